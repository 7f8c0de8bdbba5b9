import assert from "node:assert/strict";
import { test } from "node:test";

import { toYaml } from "../../docs/assets/form/yaml.js";

test("a sheet is written as by hand", () => {
  const data = {
    titre: "Un titre",
    themes: ["compte", "mail"],
    points: [{ texte: "Un point.", source: "une-source" }],
    rien: [],
    suite: null,
  };
  const text = [
    "# en-tête",
    "titre: Un titre",
    "themes: [compte, mail]",
    "points:",
    "  - texte: Un point.",
    "    source: une-source",
    "rien: []",
    "suite: null",
    "",
  ].join("\n");
  assert.equal(toYaml(data, ["en-tête"]), text);
});

for (const [value, written] of [
  ["oui", "oui"],
  ["no", '"no"'],
  ["null", '"null"'],
  ["12:30", '"12:30"'],
  ["0612", '"0612"'],
  ["2026-11-21", "2026-11-21"],
  ["a: b", '"a: b"'],
  ["a #b", '"a #b"'],
  [" a", '" a"'],
  ["a\u00adb", '"a\\u00adb"'],
  ["\u{e0001}", '"\\U000e0001"'],
  ["\ud800", '"\\ufffd"'],
  ["", '""'],
]) {
  test(`${JSON.stringify(value)} is written ${written}`, () => {
    assert.equal(toYaml({ a: value }), `a: ${written}\n`);
  });
}

test("long texts are folded, lines are kept", () => {
  assert.match(toYaml({ a: "mot ".repeat(40).trim() }), /^a: >-\n {2}mot/);
  assert.equal(toYaml({ a: "un\ndeux" }), "a: |-\n  un\n  deux\n");
});
