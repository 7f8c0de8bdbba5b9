import assert from "node:assert/strict";
import { test } from "node:test";

import { calendar, cut, escapeText, newIdentifier } from "../../docs/assets/tools/calendar.js";

test("signs that mean something are escaped, control signs are dropped", () => {
  assert.equal(escapeText("a;b,c\\d\ne\r\nf\u0007"), "a\\;b\\,c\\\\d\\ne\\nf");
});

test("a line is cut at 75 bytes, never inside a sign, and reads the same once joined", () => {
  for (const text of ["x".repeat(200), "é".repeat(80), "😀".repeat(40), "court"]) {
    const lines = cut(text).split("\r\n");
    for (const one of lines) assert.ok(new TextEncoder().encode(one).length <= 75);
    assert.equal(lines.map((one, rank) => (rank ? one.slice(1) : one)).join(""), text);
  }
});

test("a day ends the next, a time is that of the place", () => {
  const text = calendar(
    [
      { id: "a", date: "2026-12-31", title: "Jour" },
      { id: "b", date: "2026-12-31", time: "09:30", minutes: 30, title: "Heure", reminder: true },
    ],
    new Date("2026-11-21T08:05:09.123Z"),
  );
  assert.match(text, /DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/);
  assert.match(text, /DTSTART:20261231T093000\r\nDURATION:PT30M\r\n/);
  assert.match(text, /DTSTAMP:20261121T080509Z\r\n/);
  assert.equal(text.match(/BEGIN:VALARM/g).length, 1);
});

test("identifiers are never the same", () => {
  assert.equal(new Set(Array.from({ length: 200 }, newIdentifier)).size, 200);
});
