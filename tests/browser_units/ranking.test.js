import assert from "node:assert/strict";
import { test } from "node:test";

import {
  complete,
  distance,
  holdsWords,
  prepare,
  search,
  sound,
} from "../../docs/assets/search/ranking.js";
import { shared } from "./shared.js";

test("errors are counted up to a bound, a swap being one", () => {
  assert.equal(distance("mail", "mail", 2), 0);
  assert.equal(distance("mail", "mial", 2), 1);
  assert.equal(distance("mail", "main", 2), 1);
  assert.equal(distance("mail", "courriel", 2), 3);
});

test("words that sound alike have a sound in common", () => {
  const alike = (a, b) => sound(a).some((one) => sound(b).includes(one));
  assert.ok(alike("iletrisme", "illettrisme"));
  assert.ok(alike("frans", "france"));
  assert.ok(!alike("caf", "cpam"));
});

test("a text holds the full words of a query, up to their endings", () => {
  assert.ok(holdsWords("Les comptes bloqués de la Caf", "compte de la caf"));
  assert.ok(!holdsWords("Les comptes bloqués", "compte caf"));
  assert.ok(!holdsWords("Les comptes", "le la les"));
});

const index = {
  types: [
    ["plateforme", "Plateforme", "plateformes"],
    ["situation", "Situation", "situations"],
  ],
  sheets: [
    ["caf", 0, "Caf", ["msa"]],
    ["mot-de-passe", 1, "Mot de passe oublié", ["mdp"]],
    ["pas-de-mail", 1, "Pas de mail", []],
  ],
};
const rest = {
  sheets: [
    ["Ligne utile", ["allocations familiales"], 100],
    ["Autre ligne", [], 200],
    ["", [], 300],
  ],
  synonyms: { courriel: ["mail"] },
};
const ids = (prepared, query) => search(prepared, query).results.map(({ id }) => id);

test("a name, a short name, a synonym, an error lead to the sheet", () => {
  const prepared = prepare(complete(index, rest));
  for (const [query, id] of [
    ["caf", "caf"],
    ["MSA", "caf"],
    ["allocations familiale", "caf"],
    ["mot de pase oublié", "mot-de-passe"],
    ["pas de courriel", "pas-de-mail"],
  ]) {
    assert.equal(ids(prepared, query)[0], id, query);
  }
});

test("two needs in one query give two sheets", () => {
  const found = ids(prepare(complete(index, rest)), "caf mot de passe oublié");
  assert.deepEqual(found.slice(0, 2).sort(), ["caf", "mot-de-passe"]);
});

test("nothing is answered to nothing, nor to what the guide does not know", () => {
  const prepared = prepare(complete(index, rest));
  assert.deepEqual(search(prepared, "  "), { results: [], corrected: null });
  assert.deepEqual(ids(prepared, "recette de la tarte"), []);
});

test("a sheet is late the day after its last day", () => {
  const late = (day) => search(prepare(complete(index, rest), day), "caf").results[0].late;
  assert.equal(late(100), false);
  assert.equal(late(101), true);
  assert.equal(search(prepare(index), "caf").results[0].late, false);
});

test("every sheet of the guide is found first, or close, by its own title", () => {
  const { head, tail } = shared("known");
  const prepared = prepare(complete(head, tail));
  for (const [id, , title] of head.sheets) {
    assert.ok(ids(prepared, title).slice(0, 3).includes(id), title);
  }
});
