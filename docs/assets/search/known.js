// @ts-check
// The index in the page: what the suggestions and the page of results fetch, and when.
import { today } from "../page/today.js";
import { element } from "../page/dom.js";
import { filesOf } from "./files.js";
import { terms } from "./terms.js";
import { titled } from "./titles.js";

/** @typedef {import("./index.js").Head} Head */
/** @typedef {import("./ranking.js").Found} Found */
/** @typedef {{head: Head, index: import("./index.js").Index,
 *   search: typeof import("./ranking.js").search}} Ranking */
/** @typedef {import("./recherche.js").Line} Line */

/** What opens inside a sheet: where, its title, how long it takes or whom to call, how many gestures
 * (0 for a contact).
 * @typedef {[anchor: string, title: string, detail: string, gestures: number]} Part */

/** @typedef {[id: string, type: number, title: string, useful: string, mark: number,
 *   parts: Part[]]} Row */

// A word may lead to others, in other files: as many times as this, then what is there answers.
const ROUNDS = 4;

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(new URL(address, import.meta.url));
  if (!answer.ok) throw new Error(`${address} : ${answer.status}`);
  return answer.json();
}

/** @type {Promise<Head> | null} */
let first = null;
/** @type {Promise<Ranking> | null} */
let ranking = null;
/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** Fetched once a page, when the search box is used. */
export function firstFile() {
  first ??= fetched("./known.json").catch((error) => {
    first = null;
    throw error;
  });
  return first;
}

/** The ranking and its index. Asked for while the titles show: these need it not. */
export function prepared() {
  ranking ??= Promise.all([firstFile(), import("./ranking.js")])
    .then(([head, { newIndex, search }]) => ({ head, index: newIndex(head), search }))
    .catch((error) => {
      ranking = null;
      throw error;
    });
  return ranking;
}

/** @param {Head} head
 * @param {string} name */
function file(head, name) {
  let coming = asked.get(name);
  if (!coming) {
    coming = fetched(`./index/${head.version}/${name}.json`);
    asked.set(name, coming);
    coming.catch(() => asked.delete(name));
  }
  return coming;
}

/** What can be said with titles and short names alone.
 * @param {string} query
 * @param {number} most */
export async function searchTitles(query, most) {
  const head = await firstFile();
  return titled(head, query, most);
}

/** What the index answers.
 * @param {string} query
 * @param {{most: number, open?: boolean}} options `open`: the last word is still being typed
 * @returns {Promise<Found & {partial: boolean}>} `partial`: a file did not come
 */
export async function searchKnown(query, options) {
  firstFile()
    .then((early) => filesOf(early, query).forEach((rank) => file(early, `w${rank}`)))
    .catch(() => {});
  const { head, index, search } = await prepared();
  const failed = new Set();
  for (let round = 0; ; round += 1) {
    const found = search(index, query, options);
    const missing = [...found.needed].filter((rank) => !index.has(rank) && !failed.has(rank));
    if (missing.length === 0 || round === ROUNDS) return { ...found, partial: failed.size > 0 };
    await Promise.all(
      missing.map((rank) =>
        file(head, `w${rank}`).then(
          (shard) => index.add(rank, shard),
          () => failed.add(rank),
        ),
      ),
    );
  }
}

// A pasted message names no commune, and would ask for many files.
const MOST_WORDS = 6;
const MOST_COMMUNES = 3;

/** The communes that a query names, when the guide has places: looked for only under the words that
 * the guide does not have, or has in its texts alone.
 * @param {string} query
 * @returns {Promise<import("../near/communes.js").Named[]>} */
export async function communesNamed(query) {
  const { head, index } = await prepared();
  const words = terms(query).filter((word) => !index.fillers.has(word));
  const strange = words.filter((word) => !index.isSaid(word));
  // A copy on a disk has no places.
  if (globalThis.location?.protocol === "file:") return [];
  if (!head.near || strange.length === 0 || words.length > MOST_WORDS) return [];
  const { communesIn } = await import("../near/communes.js");
  const found = (await communesIn(query, strange)).slice(0, MOST_COMMUNES);
  return found.map((one) => ({ ...one, address: `${head.near}${one.address}` }));
}

/** What a result shows: from the rows when they come, from the first file until then.
 * @param {{entry: number, parts: number[]}[]} results
 * @param {boolean} wait whether to wait for the rows
 * @returns {Promise<Line[]>} */
export async function linesOf(results, wait) {
  const head = await firstFile();
  const lines = await Promise.all(
    results.map(async ({ entry, parts }) => {
      const coming = file(head, `r${Math.floor(entry / head.rows)}`).catch(() => null);
      /** @type {Row[] | null} */
      const rows = wait ? await coming : null;
      const row = rows?.[entry % head.rows];
      if (row) return lineOf(head, row, parts);
      const known = head.entries[entry];
      return known ? lineOf(head, [known[0], known[1], known[2], "", 0, []], []) : null;
    }),
  );
  return lines.filter((line) => line !== null);
}

/** @param {Head} head
 * @param {Row} row
 * @param {number[]} parts
 * @returns {Line} */
function lineOf(head, [id, type, title, useful, mark, all], parts) {
  return {
    id,
    type: head.types[type],
    title,
    useful,
    changed: mark === 1,
    confirmed: mark > 1 && mark === Number(today().slice(0, 7).replace("-", "")),
    answers: parts.map((rank) => all[rank - 1]).filter(Boolean),
  };
}

/** The mark of a sheet that readers saw change, or confirmed this month; nothing for the others.
 * @param {Pick<Line, "changed" | "confirmed">} line */
export function markOf({ changed, confirmed }) {
  if (changed) return element("span", "a-change", "a changé");
  return confirmed ? element("span", "confirme", "confirmé ce mois-ci") : "";
}

/** @param {string} root address of the root of the site, from the page
 * @param {Pick<Line, "id" | "type">} line
 * @param {string} [anchor] */
export function lineAddress(root, { id, type }, anchor) {
  const page = new URL(`${root}${type[2]}/${id}/`, location.href).href;
  return anchor ? `${page}#${anchor}` : page;
}

/** « Caf » of « Caf — caf.fr, Mon Compte »: what stands before the name of an answer.
 * @param {string} title */
export function shortTitle(title) {
  return title.split(" — ")[0];
}

/** « 3 gestes, 3 minutes », or the number to call.
 * @param {Part} answer */
export function answerDetail([, , detail, gestures]) {
  const count = gestures > 0 ? `${gestures} geste${gestures > 1 ? "s" : ""}` : "";
  return [count, detail].filter(Boolean).join(", ");
}
