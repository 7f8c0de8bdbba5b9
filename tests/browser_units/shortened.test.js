import assert from "node:assert/strict";
import { test } from "node:test";
import { SourceTextModule } from "node:vm";

import { shared } from "./shared.js";

for (const [name, text] of Object.entries(shared("shortened"))) {
  test(`${name} still reads once shortened`, () => {
    assert.doesNotThrow(() => new SourceTextModule(text, { identifier: name }));
  });
}
