// What the suggestions and the page of results share: the known-item index and a line of result.
import { element } from "../page/dom.js";
import { words } from "../page/fold.js";
import { complete, prepare, search } from "./ranking.js";

let head = null;
let whole = null;

function fetchIndex(name) {
  return fetch(new URL(name, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`index : ${answer.status}`);
    return answer.json();
  });
}

// Titles and short names: enough for most searches, and the first to come on a weak network.
function headIndex() {
  head ??= fetchIndex("./known.json").then((index) => ({ index, prepared: prepare(index) }));
  return head;
}

// Fetched once a page, when the search box is used. Which sheets are late is known with the rest.
export function knownIndex() {
  whole ??= headIndex().then(({ index, prepared }) =>
    Promise.all([fetchIndex("./known-rest.json"), import("../page/today.js")]).then(
      ([rest, { dayNumber }]) => prepare(complete(index, rest), dayNumber()),
      () => prepared, // Half an index is better than none.
    ),
  );
  return whole;
}

export async function searchKnown(query, most) {
  return search(await knownIndex(), query, most);
}

// What can already be said: results only when the first one bears the very words of the query.
export async function searchHead(query, most) {
  const found = search((await headIndex()).prepared, query, most);
  const [first] = found.results;
  const start = words(query).join(" ");
  const said =
    first &&
    [first.title, first.alias ?? ""].some((name) => words(name).join(" ").startsWith(start));
  return said || first?.score >= 10 ? found : { results: [], corrected: null };
}

// Ids of the sheets that readers saw change.
export async function lateSheets() {
  const { sheets } = await knownIndex();
  return new Set(sheets.filter(({ late }) => late).map(({ id }) => id));
}

/** The mark of a sheet that readers saw change. */
export function lateMark() {
  return element("span", "a-change", "a changé");
}

/** @param {string} root address of the root of the site, from the page
 * @param {[string, string, string]} type id, label and folder of a sheet type
 * @param {string} id */
export function sheetAddress(root, type, id) {
  return new URL(`${root}${type[2]}/${id}/`, location.href).href;
}
