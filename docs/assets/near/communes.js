// @ts-check
// The communes and the places that the guide knows: fetched a few kilobytes at a time, when asked.
import { fileAt } from "../search/files.js";
import { departmentOf, keyOf, label, listAddress, nameWords, readTyped, said } from "./names.js";

/** @typedef {import("./names.js").Row} Row */

/** What the first file says: `bounds` are the first words of each file of communes, one space apart;
 * by département, its name, how many places it has, and 1 when they are invented.
 * @typedef {object} Head
 * @property {string} version
 * @property {string} bounds
 * @property {{[department: string]: [name: string, count: number, invented: number]}} departements */

// Files that hold the words that begin alike: as many as this.
const MOST_FILES = 2;

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** @param {string} address */
function fetched(address) {
  let coming = asked.get(address);
  if (!coming) {
    coming = fetch(new URL(address, import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(`${address} : ${answer.status}`);
      return answer.json();
    });
    asked.set(address, coming);
    coming.catch(() => asked.delete(address));
  }
  return coming;
}

/** @returns {Promise<Head>} */
export function communesHead() {
  return fetched("./communes.json");
}

/** The communes filed under what begins so.
 * @param {string} key
 * @param {boolean} whole whether the word is whole
 * @returns {Promise<Row[]>} */
async function filed(key, whole) {
  const head = await communesHead();
  const bounds = head.bounds.split(" ");
  const first = fileAt(bounds, key);
  const last = whole ? first : Math.min(fileAt(bounds, `${key}~`), first + MOST_FILES - 1);
  const ranks = Array.from({ length: last - first + 1 }, (_, step) => first + step);
  const files = await Promise.all(
    ranks.map((rank) => fetched(`./index/${head.version}/c${rank}.json`)),
  );
  return files.flat().filter(([word]) => (whole ? word === key : word.startsWith(key)));
}

/** The communes that what is in a field may be the beginning of.
 * @param {string} text
 * @returns {Promise<Row[]>} */
export async function begunBy(text) {
  const { name, postcode } = readTyped(text);
  const key = keyOf(name);
  if (postcode) return filed(postcode, true);
  return key.length > 1 ? filed(key, false) : [];
}

/** A commune that a query names: its name, the words of it, where its places are listed, and how many
 * there are.
 * @typedef {{label: string, words: string[], address: string, detail: string}} Named */

/** The communes that a query names.
 * @param {string} query
 * @param {string[]} words those of the query that may be of a name
 * @returns {Promise<Named[]>} */
export async function communesIn(query, words) {
  const keys = new Set(words.flatMap((word) => nameWords(word)));
  const found = await Promise.all([...keys].map((key) => filed(key, true)));
  const { departements } = await communesHead();
  return said(found.flat(), query).map((row) => {
    const [, name, insee, postcodes, , , count] = row;
    const invented = departements[departmentOf(insee)][2] === 1 ? "Exemple inventé : " : "";
    const places = count > 0 ? `${count} lieu${count > 1 ? "x" : ""}` : "aucun lieu, voir autour";
    return {
      label: label(row),
      words: [...nameWords(name), ...postcodes.split(" ")],
      address: listAddress(row),
      detail: `${invented}${places}`,
    };
  });
}

/** The places of a département.
 * @param {string} department
 * @returns {Promise<import("./field.js").File>} */
export async function placesOf(department) {
  const { version } = await communesHead();
  return fetched(`./index/${version}/d${department}.json`);
}
