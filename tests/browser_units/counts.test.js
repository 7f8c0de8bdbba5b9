import assert from "node:assert/strict";
import { test } from "node:test";

import { add, line, prune, read } from "../../docs/assets/tools/counts.js";

test("what has not the right shape is left aside", () => {
  const nothing = { mois: {} };
  for (const text of ["", "null", "[1]", "{", '{"mois": 3}', '{"mois": {"2026-13": {"a": 1}}}']) {
    assert.deepEqual(read(text), nothing, text);
  }
  const kept = read(
    '{"mois": {"2026-11": {"a-b": 2, "A": 1, "c": 0, "d": 1.5, "e": "3"}}, "x": 1}',
  );
  assert.deepEqual(kept, { mois: { "2026-11": { "a-b": 2 } } });
});

test("one more, one less, never below zero, and a zero is not kept", () => {
  const empty = { mois: {} };
  const one = add(empty, "2026-11", "a", 1);
  assert.deepEqual(one, { mois: { "2026-11": { a: 1 } } });
  assert.deepEqual(add(one, "2026-11", "a", -1), empty);
  assert.deepEqual(add(empty, "2026-11", "a", -1), empty);
  assert.deepEqual(empty, { mois: {} });
});

test("what is read back is what was counted", () => {
  const counts = add(add({ mois: {} }, "2026-10", "a", 1), "2026-11", "b", 1);
  assert.deepEqual(read(JSON.stringify(counts)), counts);
});

test("a month is kept a year", () => {
  const counts = { mois: { "2025-10": { a: 1 }, "2025-11": { a: 1 }, "2026-11": { a: 1 } } };
  assert.deepEqual(Object.keys(prune(counts, "2026-11").mois), ["2025-11", "2026-11"]);
});

test("the line has the most frequent first, by title", () => {
  const counts = { mois: { "2026-11": { b: 1, a: 1, c: 3 } } };
  const titles = { c: "Faire à la place" };
  assert.equal(
    line(counts, "2026-11", titles),
    "2026-11 ; 5 contournements ; Faire à la place : 3 ; a : 1 ; b : 1",
  );
  assert.equal(line({ mois: {} }, "2026-11", titles), "2026-11 ; 0 contournement");
});
