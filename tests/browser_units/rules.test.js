import assert from "node:assert/strict";
import { test } from "node:test";

import { checkReferences } from "../../docs/assets/form/references.js";
import { checkShape, isDay, texts } from "../../docs/assets/form/rules.js";
import { shared } from "./shared.js";

const descriptions = shared("descriptions");

// The same cases as the Python models: place and code.
test("each sheet of the cases has the problems that the models find", () => {
  const cases = shared("shapes");
  assert.ok(cases.length > 50, `${cases.length} cases`);
  for (const { type, data, problems } of cases) {
    const found = checkShape(data, descriptions[type])
      .map(({ place, code }) => JSON.stringify([place, code]))
      .sort();
    assert.deepEqual(found, problems.map((one) => JSON.stringify(one)).sort());
  }
});

test("a day exists or not", () => {
  for (const day of ["2026-02-28", "2024-02-29", "2000-02-29"]) assert.ok(isDay(day), day);
  for (const day of ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-1-1", ""]) {
    assert.ok(!isDay(day), day);
  }
});

const description = {
  type: "notion",
  racine: "Notion",
  blocs: {
    Notion: {
      champs: [
        { nom: "en_bref", forme: { genre: "texte", role: "texte" } },
        { nom: "theme", forme: { genre: "texte", role: "terme", vocabulaire: "themes" } },
        { nom: "voir", forme: { genre: "liste", de: { genre: "texte", role: "fiche" } } },
        { nom: "dit", forme: { genre: "texte", role: "prose" } },
        { nom: "preuve", forme: { genre: "texte", role: "source" } },
      ],
    },
  },
};
const common = {
  vocabulaires: { themes: [["compte", "Le compte"]] },
  fiches: [["caf", "plateforme", "Caf"]],
  contacts: [],
  sources: [["une-source", "Une source"]],
};
const codes = (data, personal = () => null) =>
  checkReferences(data, description, common, personal, "moi").map(({ place, code }) => [
    place.join("."),
    code,
  ]);

test("names that lead nowhere are told, with the code of the rule", () => {
  assert.deepEqual(
    codes({ theme: "compte", voir: ["caf", "moi"], dit: "[[caf]] [[moi|ici]]" }),
    [],
  );
  assert.deepEqual(codes({ theme: "x" }), [["theme", "FA106"]]);
  assert.deepEqual(codes({ voir: ["caf", "x"] }), [["voir.1", "FA102"]]);
  assert.deepEqual(codes({ dit: "[[x]]" }), [["dit", "FA102"]]);
  assert.deepEqual(codes({ preuve: "x" }), [["preuve", "FA104"]]);
});

test("a brief is 160 signs long at most, and personal data is refused", () => {
  assert.deepEqual(codes({ en_bref: "😀".repeat(160) }), []);
  assert.deepEqual(codes({ en_bref: "x".repeat(161) }), [["en_bref", "FA113"]]);
  assert.deepEqual(
    codes({ dit: "x" }, () => ({ id: "nir", name: "un NIR" })),
    [["dit", "FA118"]],
  );
});

test("every text is given with its place", () => {
  const found = [...texts({ voir: ["a"], dit: " b " }, description)];
  assert.deepEqual(
    found.map(({ text, place }) => [text, place.join(".")]),
    [
      ["a", "voir.0"],
      ["b", "dit"],
    ],
  );
});
