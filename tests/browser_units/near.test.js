import assert from "node:assert/strict";
import { test } from "node:test";

import { isOld, judged, saidOf, summary } from "../../docs/assets/near/filters.js";
import {
  keyOf,
  label,
  listAddress,
  meant,
  nameWords,
  readTyped,
  said,
} from "../../docs/assets/near/names.js";
import { distance, nearest, ofNetwork } from "../../docs/assets/near/nearest.js";
import { shared } from "./shared.js";

const { names, around } = shared("near");

test("names are filed under the same word as in Python", () => {
  for (const { name, key } of names) assert.equal(keyOf(nameWords(name)), key, name);
});

const row = (key, name, insee, postcodes, group = "1", page = 1, count = 0) => [
  key,
  name,
  insee,
  postcodes,
  group,
  page,
  count,
];
const LE_MANS = row("mans", "Le Mans", "72181", "72000 72100", "72", 2, 40);
const DENIS = row("denis", "Saint-Denis", "93066", "93200", "75", 2, 12);
const REUNION = row("denis", "Saint-Denis", "97411", "97400", "", 2, 8);
const ORQUES = row("denis", "Saint-Denis-d'Orques", "72278", "72350", "72", 1, 1);
const ROWS = [ORQUES, DENIS, REUNION, LE_MANS];
const insees = (rows) => rows.map(([, , insee]) => insee);
const mean = (text) => insees(meant(ROWS, readTyped(text)));

test("a name is understood as it is typed", () => {
  assert.deepEqual(mean("le mans"), ["72181"]);
  assert.deepEqual(mean("LE MANS (72)"), ["72181"]);
  assert.deepEqual(mean("Le Man"), ["72181"]);
  assert.deepEqual(mean("mans le"), ["72181"]);
  assert.deepEqual(mean("st denis"), ["93066", "97411", "72278"]);
  assert.deepEqual(mean("saint denis 974"), ["97411"]);
  assert.deepEqual(mean("st-denis d orques"), ["72278"]);
  assert.deepEqual(mean("72100"), ["72181"]);
  assert.deepEqual(mean("72100 saint denis"), []);
  assert.deepEqual(mean("lemans"), []);
  assert.deepEqual(mean(""), []);
  assert.deepEqual(readTyped("Ajaccio (2A)"), {
    name: ["ajaccio"],
    postcode: "",
    department: "2a",
  });
});

test("a sentence says a whole name, the longest one", () => {
  const found = (text) => insees(said(ROWS, text));
  assert.deepEqual(found("mission locale le mans"), ["72181"]);
  assert.deepEqual(found("caf de saint denis d'orques"), ["72278"]);
  assert.deepEqual(found("st denis"), ["93066", "97411"]);
  assert.deepEqual(found("72000"), ["72181"]);
  assert.deepEqual(found("mans"), []);
  assert.deepEqual(found("saint"), []);
});

test("a commune leads to the page of its places", () => {
  assert.equal(listAddress(LE_MANS), "72/72181/");
  assert.equal(listAddress(ORQUES), "72/72/#c72278");
  assert.equal(listAddress(row("x", "X", "72001", "72000")), "72/1/");
  assert.equal(listAddress(row("x", "X", "72001", "72000", "", 0)), "72/");
  assert.equal(label(REUNION), "Saint-Denis (974)");
});

test("silence is never taken for no", () => {
  assert.equal(saidOf("services", "", "demarches"), "?");
  assert.equal(saidOf("services", "outils acces", "acces"), "oui");
  assert.equal(saidOf("services", "outils", "acces"), "non");
  assert.equal(saidOf("frais", "sous-condition", "gratuit"), "?");
  assert.equal(saidOf("frais", "payant", "gratuit"), "non");
  assert.equal(saidOf("acces", "rdv telephoner", "venir"), "non");
  // No file says that a place has not a label, or does not receive a need.
  assert.equal(saidOf("programmes", "france-services", "aidants-connect"), "?");
  assert.equal(saidOf("besoins", "surdite", "vue"), "?");
});

const FREE = { field: "frais", word: "gratuit", name: "gratuit" };
const CONNECT = { field: "programmes", word: "aidants-connect", name: "Aidants Connect" };

test("a place says all, says nothing of some, or says no", () => {
  assert.deepEqual(judged({}, []), { said: "oui", unsaid: [] });
  assert.deepEqual(judged({ frais: "gratuit" }, [FREE, CONNECT]), {
    said: "?",
    unsaid: ["Aidants Connect"],
  });
  assert.equal(judged({ frais: "payant" }, [FREE, CONNECT]).said, "non");
  assert.equal(
    judged({ frais: "gratuit", programmes: "aidants-connect" }, [FREE, CONNECT]).said,
    "oui",
  );
});

test("the count tells those that say, those that do not, those put aside", () => {
  const all = ["oui", "?", "?", "non"];
  assert.equal(summary(all, false, false), "4 lieux.");
  assert.equal(
    summary(all, false, true),
    "1 lieu le dit, 2 ne disent rien : à demander. 1 écarté.",
  );
  assert.equal(summary(all, true, true), "1 lieu le dit. 3 écartés.");
  assert.equal(summary(["oui", "oui"], false, true), "2 lieux le disent.");
});

test("a date is old after twelve months, as in Python", () => {
  assert.equal(isOld("2025-11-20", "2026-11-21"), true);
  assert.equal(isOld("2025-11-21", "2026-11-21"), false);
  assert.equal(isOld("", "2026-11-21"), false);
});

test("places come in the same order as in Python", () => {
  assert.ok(Math.abs(distance([48, 0.2], [48.01, 0.2]) - 1.112) < 0.01);
  for (const { commune, places, homes, expected } of around) {
    const found = nearest(commune, places, homes).map(({ id }) => id);
    assert.deepEqual(found, expected, commune.insee);
  }
});

test("a network shows its own places, then completes with those that do not say", () => {
  const place = (id, ...networks) => ({ id, networks });
  const all = [place("a"), place("b", "x"), place("c"), place("d", "x"), place("e", "x")];
  const shown = (network) =>
    ofNetwork(all, network, 4).map(({ place: one, unsaid }) => `${one.id}${unsaid ? "?" : ""}`);
  assert.deepEqual(shown(""), ["a", "b", "c", "d"]);
  assert.deepEqual(shown("x"), ["b", "d", "e"]);
  assert.deepEqual(shown("y"), ["a?", "b?", "c?", "d?"]);
});
