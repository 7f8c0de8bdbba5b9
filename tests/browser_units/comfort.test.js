import assert from "node:assert/strict";
import { test } from "node:test";

import { frenchVoice, wordAt } from "../../docs/assets/comfort/voices.js";
import { letterFor } from "../../docs/assets/tools/letter.js";
import { answerFor, motives, sayLoop } from "../../docs/assets/recovery/tell.js";

test("only a French voice of this device reads", () => {
  const far = { lang: "fr-FR", localService: false };
  const english = { lang: "en-GB", localService: true };
  const canada = { lang: "fr-CA", localService: true };
  const france = { lang: "fr_FR", localService: true };
  assert.equal(frenchVoice([far, english]), null);
  assert.equal(frenchVoice([far, english, canada]), canada);
  assert.equal(frenchVoice([canada, france]), france);
  assert.equal(frenchVoice([{ lang: "fry", localService: true }]), null);
});

test("the word being read is whole", () => {
  assert.deepEqual(wordAt("Appelez l'école demain", 8), [8, 15]);
  assert.deepEqual(wordAt("Appelez", 3), [0, 7]);
  assert.deepEqual(wordAt("", 0), [0, 0]);
});

test("the letter follows the motive of the answer, or stays general", () => {
  assert.deepEqual(letterFor("code"), { obstacle: "compte-ferme", requests: ["acces", "papier"] });
  assert.deepEqual(letterFor("autre"), { obstacle: "", requests: [] });
});

test("the ladder is that of what is missing", () => {
  const answers = { a: { motive: "mot-de-passe" }, b: { motive: "numero-de-secu" } };
  const lacks = (word) => (means) => (means === word ? false : null);
  assert.equal(answerFor(answers, motives(lacks("nir-definitif")))[0], "b");
  assert.equal(answerFor(answers, motives(lacks("mot-de-passe")))[0], "a");
  assert.equal(
    answerFor(
      {},
      motives(() => null),
    ),
    null,
  );
});

test("a loop is one sentence", () => {
  const said = sayLoop([
    ["la boîte", "le mobile"],
    ["le mobile", "la boîte"],
  ]);
  assert.equal(
    said,
    "Pour ravoir la boîte, il faut le mobile ; pour ravoir le mobile, il faut la boîte.",
  );
  assert.equal(sayLoop([]), "");
});
