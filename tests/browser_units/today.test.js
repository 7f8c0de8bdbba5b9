import assert from "node:assert/strict";
import { test } from "node:test";

import { dayNumber, now, today } from "../../docs/assets/page/today.js";

// Late in the evening where the reader is, whatever the zone this test runs in.
const evening = new Date(2026, 10, 21, 23, 59);

test("the day is the reader's, not that of Greenwich", () => {
  assert.equal(today(evening), "2026-11-21");
  assert.deepEqual(now(evening), { date: "2026-11-21", time: "23:59" });
  assert.equal(today(new Date(2026, 0, 1, 0, 0)), "2026-01-01");
});

test("days are counted as Python counts them", () => {
  assert.equal(dayNumber(evening), 20778);
});
