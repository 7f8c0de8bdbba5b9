import assert from "node:assert/strict";
import { test } from "node:test";

import { REASONS, secretKind } from "../../docs/assets/tools/secrets.js";
import { shared } from "./shared.js";

for (const { kind, text } of shared("secrets")) {
  test(`${kind ?? "nothing"}: ${text}`, () => assert.equal(secretKind(text), kind));
}

test("every kind has its reason", () => {
  for (const { kind } of shared("secrets")) if (kind) assert.ok(REASONS[kind], kind);
});
