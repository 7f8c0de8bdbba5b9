import assert from "node:assert/strict";
import { test } from "node:test";

import { daysLeft } from "../../docs/assets/page/today.js";

const WINDOWS = [
  ["28", "15", "2026-01-10", 5],
  ["28", "15", "2026-01-28", 18],
  ["28", "15", "2026-01-20", null],
  ["04-10", "06-05", "2026-04-10", 56],
  ["04-10", "06-05", "2026-06-05", 0],
  ["04-10", "06-05", "2026-06-06", null],
  ["12-15", "01-10", "2026-01-03", 7],
  ["12-15", "01-10", "2026-12-20", 21],
  [undefined, "09-01", "2026-08-20", 12],
  [undefined, "09-01", "2026-07-01", null],
  ["09-01", undefined, "2026-09-10", 21],
  ["2026-01-05", "2026-02-01", "2026-01-20", 12],
  ["2026-01-05", "2026-02-01", "2027-01-20", null],
];

for (const [since, until, today, left] of WINDOWS) {
  test(`from ${since} to ${until}, on ${today}: ${left} days left`, () => {
    const [year, month, day] = today.split("-").map(Number);
    assert.equal(daysLeft(since, until, new Date(year, month - 1, day)), left);
  });
}
