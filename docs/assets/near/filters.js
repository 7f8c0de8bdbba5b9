// @ts-check
// What a place says of each wish: yes, no, or nothing. Nothing is never taken for no.

/** @typedef {"oui" | "non" | "?"} Said */

/** What is asked: a field of the places, the word looked for in it, and its name in the page.
 * @typedef {{field: string, word: string, name: string}} Wish */

// Lists of what a place has: no file says that one has not what its list does not name.
const OPEN = new Set(["programmes", "besoins"]);
// Free for some only: neither yes nor no, it is to be asked.
const HALF = new Map([["gratuit", "sous-condition"]]);

/** What a field of a place says of a word.
 * @param {string} field its name
 * @param {string} words its words, one space apart; empty when the place says nothing
 * @param {string} word
 * @returns {Said} */
export function saidOf(field, words, word) {
  const all = words.split(" ").filter(Boolean);
  if (all.includes(word)) return "oui";
  if (all.length === 0 || OPEN.has(field)) return "?";
  const half = HALF.get(word);
  return half && all.includes(half) ? "?" : "non";
}

/** What a place says of all that is asked, and which wishes it says nothing of.
 * @param {{[field: string]: string | undefined}} place
 * @param {Wish[]} wishes
 * @returns {{said: Said, unsaid: string[]}} */
export function judged(place, wishes) {
  const found = wishes.map(({ field, word }) => saidOf(field, place[field] ?? "", word));
  const unsaid = wishes.filter((_, rank) => found[rank] === "?").map(({ name }) => name);
  return { said: found.includes("non") ? "non" : unsaid.length > 0 ? "?" : "oui", unsaid };
}

/** What the page says once it is filtered.
 * @param {Said[]} all
 * @param {boolean} strict whether those that say nothing were put aside too
 * @param {boolean} asked whether something is asked */
export function summary(all, strict, asked) {
  const count = (/** @type {Said} */ one) => all.filter((said) => said === one).length;
  const plural = (/** @type {number} */ number) => `${number} lieu${number > 1 ? "x" : ""}`;
  if (!asked) return `${plural(all.length)}.`;
  const [yes, unknown, no] = [count("oui"), count("?"), count("non")];
  const says = `${plural(yes)} le di${yes > 1 ? "sen" : ""}t`;
  const silent = `${unknown} ne di${unknown > 1 ? "sen" : ""}t rien : à demander`;
  const kept = strict || unknown === 0 ? says : `${says}, ${silent}`;
  const aside = strict ? no + unknown : no;
  if (aside === 0) return `${kept}.`;
  return `${kept}. ${aside} écarté${aside > 1 ? "s" : ""}.`;
}

/** Whether a day is more than twelve months before another, both as AAAA-MM-JJ.
 * @param {string} day
 * @param {string} today */
export function isOld(day, today) {
  return day !== "" && `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` < today;
}
