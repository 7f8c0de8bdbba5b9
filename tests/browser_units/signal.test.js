import assert from "node:assert/strict";
import { test } from "node:test";

import { GENRES } from "../../docs/assets/page/shared.js";
import { line, linkTo, message, plain } from "../../docs/assets/page/signal.js";
import { shared } from "./shared.js";

test("the page writes the line that the engine writes", () => {
  for (const { fields, line: expected } of shared("signals")) assert.equal(line(fields), expected);
});

test("a text stays in its field", () => {
  assert.equal(plain(" a | fin\n\tb "), "a / fin b");
  assert.equal(
    line({ genre: "ecran-change", fiche: "caf", mois: "2026-12", texte: "x | fin | genre: y" }),
    "faire-avec signal | genre: ecran-change | fiche: caf | mois: 2026-12 | " +
      "texte: x / fin / genre: y | fin",
  );
});

test("the message is read by people, and ends with the line", () => {
  const fields = { genre: "ecran-change", fiche: "caf", reponse: "code", mois: "2026-12" };
  const words = { title: "Caf", address: "https://x/caf/#code", answer: "Code", said: "Oui" };
  assert.deepEqual(message(fields, words).split("\n"), [
    "Fiche : Caf",
    "Adresse : https://x/caf/#code",
    "Réponse : Code",
    "Ce que je dis : Oui",
    "Laissez cette ligne, elle range le message :",
    "faire-avec signal | genre: ecran-change | fiche: caf | reponse: code | mois: 2026-12 | fin",
  ]);
  const organism = { genre: "organisme-manquant", mois: "2026-12", texte: "Mutuelle" };
  assert.ok(!message(organism, { title: "x", address: "y", said: "z" }).includes("Fiche"));
});

test("the message goes to a mail or to a forge, whatever it holds", () => {
  assert.equal(
    linkTo("courriel", "a@exemple.fr", "Un &", "a\nb#"),
    "mailto:a@exemple.fr?subject=Un%20%26&body=a%0D%0Ab%23",
  );
  assert.equal(
    linkTo("forge", "https://f/new?title={titre}&body={texte}", "$& {texte}", "$1"),
    "https://f/new?title=%24%26%20%7Btexte%7D&body=%241",
  );
});

test("every genre has its words", () => {
  assert.equal(Object.keys(GENRES).length, 6);
});
