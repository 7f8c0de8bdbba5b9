import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, slugify, words } from "../../docs/assets/page/fold.js";
import { shared } from "./shared.js";

const cases = shared("folding");

for (const { text, fold: folded, words: found, slug } of cases) {
  test(`${JSON.stringify(text)} is folded as in Python`, () => {
    assert.equal(fold(text), folded);
    assert.equal(words(text).join(" "), found);
    assert.equal(slugify(text, 60), slug);
  });
}

test("a slug is cut, and ends with no hyphen", () => {
  assert.equal(slugify("un mot puis un autre", 7), "un-mot");
  assert.equal(slugify("???", 7), "");
});
