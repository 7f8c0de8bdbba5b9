// @ts-check
// Addresses in a copy. In a single file the page is in the fragment: « #/plateformes/caf/?x#y ».

/** @typedef {{ path: string, search: string, hash: string }} Place `path` from the root of the site,
 *   « plateformes/caf/ », empty for the home page; `search` and `hash` as a browser gives them */

/** The page that a fragment of the single file names; null when it names an anchor of the page.
 * @param {string} fragment what follows the address of the file, with its « # »
 * @returns {Place | null} */
export function placeOf(fragment) {
  if (fragment === "" || fragment === "#") return { path: "", search: "", hash: "" };
  const found = fragment.match(/^#\/([^?#]*)(\?[^#]*)?(#.*)?$/);
  if (!found) return null;
  const [, path, search = "", hash = ""] = found;
  return { path: path === "" || path.endsWith("/") ? path : `${path}/`, search, hash };
}

/** The fragment of a page.
 * @param {Place} place */
export function fragmentOf({ path, search, hash }) {
  return `#/${path}${search}${hash}`;
}

/** The file of a page, on a disk that does not know what the address of a folder shows.
 * @param {string} address absolute address */
export function fileOf(address) {
  if (!address.startsWith("file:")) return address;
  return address.replace(/^([^?#]*\/)(?=$|[?#])/, "$1index.html");
}
