// @ts-check
// Names of communes as they are typed: « st denis », « LE MANS », « 72000 », « Le Mans (72) ».
import { words } from "../page/fold.js";

/** A commune, under one of its names: `key` is the word or the postcode it is filed under; `page`
 * says where its places are listed (0 nowhere, 1 with those of its intercommunality, 2 on a page of
 * its own); its approximate centre, when it is known, is in hundredths of degrees.
 * @typedef {[key: string, name: string, insee: string, postcodes: string, group: string,
 *   page: number, count: number, latitude?: number, longitude?: number]} Row */

/** @typedef {{name: string[], postcode: string, department: string}} Typed */

// Words that begin or tie many names: no commune is filed under them, if it has another word.
const TIES = new Set(
  "a au aux d de des du en et l la le les lez s saint sainte saintes saints sous sur".split(" "),
);

/** The words of a name, « st » written out.
 * @param {string} name
 * @returns {string[]} */
export function nameWords(name) {
  return words(name).map((word) => (word === "st" ? "saint" : word === "ste" ? "sainte" : word));
}

/** The word that a name is filed under: the first that tells it from others.
 * @param {string[]} name its words
 * @returns {string} empty when there is none yet */
export function keyOf(name) {
  return name.find((word) => !TIES.has(word)) ?? name.at(-1) ?? "";
}

/** What is in a field: a name, a postcode, a département, or some of them.
 * @param {string} text
 * @returns {Typed} */
export function readTyped(text) {
  const all = nameWords(text);
  const number = /^(?:\d+|2[ab])$/;
  return {
    name: all.filter((word) => !number.test(word)),
    postcode: all.find((word) => /^\d{5}$/.test(word)) ?? "",
    department: all.find((word) => /^(?:\d{2,3}|2[ab])$/.test(word)) ?? "",
  };
}

/** The département of an INSEE code, three signs overseas.
 * @param {string} insee */
export function departmentOf(insee) {
  return /^9[78]/.test(insee) ? insee.slice(0, 3) : insee.slice(0, 2);
}

/** How well a name is what was typed: 3 it is it, 2 it begins so, 1 it holds words that do, 0 no.
 * @param {string[]} name
 * @param {string[]} typed */
function strength(name, typed) {
  if (name.join(" ") === typed.join(" ")) return 3;
  const last = typed.length - 1;
  const says = (
    /** @type {string} */ word,
    /** @type {number} */ rank,
    /** @type {string} */ one,
  ) => (rank === last ? one.startsWith(word) : one === word);
  if (typed.every((word, rank) => says(word, rank, name[rank] ?? ""))) return 2;
  return typed.every((word, rank) => name.some((one) => says(word, rank, one))) ? 1 : 0;
}

/** The communes that a field may mean, best first; those that have more places before others.
 * @param {Row[]} rows those of the files asked for
 * @param {Typed} typed
 * @returns {Row[]} each commune once */
export function meant(rows, { name, postcode, department }) {
  if (name.length === 0 && postcode === "") return [];
  /** @type {Map<string, {row: Row, force: number}>} */
  const found = new Map();
  for (const row of rows) {
    const [, title, insee, postcodes] = row;
    if (postcode && !postcodes.includes(postcode)) continue;
    if (department && departmentOf(insee).toLowerCase() !== department) continue;
    const force = name.length > 0 ? strength(nameWords(title), name) : 1;
    if (force > (found.get(insee)?.force ?? 0)) found.set(insee, { row, force });
  }
  return [...found.values()]
    .sort((one, other) => other.force - one.force || other.row[6] - one.row[6])
    .map(({ row }) => row);
}

/** The communes whose whole name a sentence says; the longest names alone.
 * @param {Row[]} rows
 * @param {string} sentence
 * @returns {Row[]} */
export function said(rows, sentence) {
  const { postcode } = readTyped(sentence);
  const all = ` ${nameWords(sentence).join(" ")} `;
  /** @type {Map<string, {row: Row, length: number}>} */
  const found = new Map();
  for (const row of rows) {
    const name = nameWords(row[1]).join(" ");
    const length = all.includes(` ${name} `) ? name.length : 0;
    const named = length > 0 || (postcode !== "" && row[3].includes(postcode));
    if (named && length >= (found.get(row[2])?.length ?? 0)) found.set(row[2], { row, length });
  }
  const longest = Math.max(0, ...[...found.values()].map(({ length }) => length));
  return [...found.values()]
    .filter(({ length }) => length === longest)
    .sort((one, other) => other.row[6] - one.row[6])
    .map(({ row }) => row);
}

/** Where the places of a commune are listed, from the page of all places.
 * @param {Row} row */
export function listAddress([, , insee, , group, page, count]) {
  const department = departmentOf(insee);
  if (page === 0) return `${department}/`;
  if (page === 2) return `${department}/${insee}/`;
  const list = `${department}/${group}/`;
  return count > 0 ? `${list}#c${insee}` : list;
}

/** « Le Mans (72) ».
 * @param {Row} row */
export function label([, name, insee]) {
  return `${name} (${departmentOf(insee)})`;
}
