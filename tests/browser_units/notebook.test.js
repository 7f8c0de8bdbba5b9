import assert from "node:assert/strict";
import { test } from "node:test";

import { FORMAT, fileOf, noteOf, readFile } from "../../docs/assets/tools/notebook.js";

const typed = {
  lieu: "caf/mot-de-passe-oublie",
  echelon: "guichet",
  texte: "Sans rendez-vous le mardi.",
  verifie_le: "2026-11-30",
};

test("a note names its sheet, its answer and its rung", () => {
  const note = noteOf(typed);
  assert.deepEqual([note.fiche, note.sur, note.echelon], ["caf", "mot-de-passe-oublie", "guichet"]);
  assert.equal(noteOf({ ...typed, lieu: "caf" }).echelon, "");
});

test("a note that says nothing, nowhere or at no date is none", () => {
  assert.equal(noteOf({ ...typed, lieu: "" }), null);
  assert.equal(noteOf({ ...typed, texte: "" }), null);
  assert.equal(noteOf({ ...typed, verifie_le: "" }), null);
});

test("a file that was saved is read again", () => {
  const note = noteOf(typed);
  assert.deepEqual(readFile(fileOf("Équipe", [note])), { equipe: "Équipe", notes: [note] });
});

test("another file is refused, strange notes are left out", () => {
  assert.equal(readFile("{"), null);
  assert.equal(readFile('{"format": "autre", "notes": []}'), null);
  const odd = { format: FORMAT, notes: [null, 3, { fiche: "caf", texte: 4, intrus: "x" }] };
  const { notes } = readFile(JSON.stringify(odd));
  assert.equal(notes.length, 1);
  assert.equal(notes[0].texte, "4");
  assert.ok(!("intrus" in notes[0]));
});
