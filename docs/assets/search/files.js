// @ts-check
// Which files of words a query needs: known before the ranking comes.
import { skeleton, terms } from "./terms.js";

/** Rank of the file where a skeleton is, or would be.
 * @param {string[]} bounds first skeletons of the files, in order
 * @param {string} key */
export function fileAt(bounds, key) {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bounds[middle] <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Ranks of the files of the full words of a query.
 * @param {import("./index.js").Head} head
 * @param {string} query
 * @returns {Set<number>} */
export function filesOf(head, query) {
  const bounds = head.shards.split(" ");
  const fillers = new Set(head.fillers.split(" "));
  const full = terms(query).filter((word) => !fillers.has(word));
  return new Set(full.map((word) => fileAt(bounds, skeleton(word))));
}
