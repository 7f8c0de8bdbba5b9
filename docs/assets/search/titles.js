// @ts-check
// What the first file alone can say: whose title or short name is what is typed, or begins so.
import { terms } from "./terms.js";

/** @typedef {import("./index.js").Head} Head */

/** @param {Head} head
 * @param {string} query
 * @param {number} most
 * @returns {{entry: number, parts: number[]}[]} */
export function titled(head, query, most) {
  const typed = terms(query).join(" ");
  if (typed === "") return [];
  /** @type {{entry: number, parts: number[], strength: number}[]} */
  const found = [];
  head.entries.forEach(([, , title, names], entry) => {
    const known = [...title.split(" — "), ...names.split(" | ")].map((one) => terms(one).join(" "));
    const strength = known.includes(typed) ? 2 : known.some((one) => one.startsWith(typed)) ? 1 : 0;
    if (strength > 0) found.push({ entry, parts: [], strength });
  });
  return found.sort((one, other) => other.strength - one.strength).slice(0, most);
}
