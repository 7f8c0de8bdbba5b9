// @ts-check
// Every number the ranking depends on; docs/developing/search.md says what each one means, and
// tests/measure/fit_search.mjs chose their values by cross-validation.

/** @typedef {typeof PARAMETERS} Parameters */

export const PARAMETERS = {
  // How much a word says according to where it stands: the fields of passages.py, in its order.
  title: 1,
  name: 0.95,
  answer: 0.9,
  said: 0.7,
  text: 0.4,
  synonymOfName: 0.55,
  synonymOfSaid: 0.55,
  // How sure a typed word is one of the guide's.
  inflected: 0.93,
  begun: 0.75,
  soundsLike: 0.85,
  perError: 0.14,
  swapped: 0.8,
  // Below this, a word that resembles is another word.
  resembles: 0.55,
  // What an unknown word weighs, between 0 and 1 as the known ones.
  unknown: 0.4,
  // The best passage of an entry, beside all that it says.
  passage: 0.9,
  // In a passage, what it says more than the query, and what it leaves unsaid.
  extra: 0.3,
  missing: 0.25,
  // Words of a passage that follow each other as in the query.
  order: 0.2,
  // A sheet, for what only its answers say; an answer, for what only its sheet says.
  within: 0.75,
  inherited: 0.7,
  // An answer of an organism that the query does not name.
  unnamed: 0.8,
  // An entry that the query calls by one of its names.
  called: 0.2,
  // An organism that the query names, with an answer for the rest of it.
  solved: 0.3,
  // An entry near to a word that the guide does not treat.
  near: 0.6,
  // How much of what is asked an answer must say for its sheet to open on it.
  opens: 0.42,
  // The second and third results, for what the ones before do not say.
  complement: 0.5,
  // How much of a query an entry must say when nothing calls it, and how near the first one the
  // others must be.
  least: 0.4,
  strange: 1,
  tail: 0.35,
};
