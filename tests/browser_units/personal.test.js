import assert from "node:assert/strict";
import { test } from "node:test";

import { personalData } from "../../docs/assets/page/personal.js";
import { PERSONAL } from "../../docs/assets/page/shared.js";
import { shared } from "./shared.js";

test("the page refuses the personal data that the rule refuses, under the same name", () => {
  for (const { text, name } of shared("personal")) {
    assert.equal(personalData(text)?.name ?? null, name, text);
  }
});

test("only the patterns asked for are looked for", () => {
  const phone = "Appelez le 06 12 34 56 78.";
  assert.equal(personalData(phone).id, "mobile");
  assert.equal(personalData(phone, ["nir", "iban"]), null);
});

test("patterns of one id say one name", () => {
  const names = new Map(PERSONAL.map(({ id, name }) => [id, name]));
  assert.ok(names.size > 1);
  for (const { id, name } of PERSONAL) assert.equal(name, names.get(id));
});
