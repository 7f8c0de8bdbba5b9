// @ts-check
// « Par où rentrer ? », the words: which answer of the sheet holds, what its ladder says. No DOM.

/** @typedef {{ text?: string, say?: string, bring?: string[], ask?: string[], sheet?: string[],
 *   line?: string[] }} Rung
 * @typedef {{ title: string, motive: string, rungs: Record<string, Rung> }} Answer
 * @typedef {Record<string, Answer>} Answers by id */

/** @param {string} text */
export const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** The motives an answer may have, the likeliest first, from what the person lacks.
 * @param {(means: string) => boolean | null} has null: no route of the account asks for it
 * @returns {string[]} */
export function motives(has) {
  return [
    has("nir-definitif") === false ? "numero-de-secu" : "",
    has("courriel") === false || has("mobile") === false ? "boite-ou-telephone-perdus" : "",
    has("mot-de-passe") === false ? "mot-de-passe" : "",
    "code",
    "mot-de-passe",
    "compte-bloque",
    "boite-ou-telephone-perdus",
  ].filter(Boolean);
}

/** The answer of a sheet whose ladder is shown.
 * @param {Answers} answers
 * @param {string[]} wanted motives, the likeliest first
 * @returns {[string, Answer] | null} its id and itself */
export function answerFor(answers, wanted) {
  for (const motive of wanted) {
    const found = Object.entries(answers).find(([, one]) => one.motive === motive);
    if (found) return found;
  }
  return null;
}

/** « Pour ravoir la boîte mail, il faut le mobile ; pour ravoir le mobile, … »
 * @param {[string, string][]} pairs each needs the other */
export function sayLoop(pairs) {
  const told = [...new Set(pairs.map(([here, there]) => `pour ravoir ${here}, il faut ${there}`))];
  const said = told.join(" ; ");
  return said ? `${said.charAt(0).toUpperCase()}${said.slice(1)}.` : "";
}
