// @ts-check
// The full text of the pages: Pagefind, when the index has little to say or did not come.
import { fold } from "../page/fold.js";
import { stem, terms } from "./terms.js";

/** @typedef {import("./recherche.js").Line} Line */

/** Whether a text holds every full word of a query, up to its endings.
 * @param {string} text
 * @param {string} query
 * @param {Set<string>} fillers */
export function holdsWords(text, query, fillers) {
  const said = new Set(terms(text).map(stem));
  const full = terms(query).filter((word) => !fillers.has(word));
  return full.length > 0 && full.every((word) => said.has(stem(word)));
}

/** Pages whose text holds every word of a query.
 * @param {string} query
 * @param {HTMLElement} list where the addresses of Pagefind and of the site are
 * @param {Set<string>} fillers
 * @param {number} most
 * @returns {Promise<(Line & {link: string})[]>} */
export async function fullText(query, list, fillers, most) {
  const pagefind = await import(new URL(list.dataset.pagefind ?? "", location.href).href);
  await pagefind.options({
    baseUrl: "/",
    ranking: { metaWeights: { title: 8, alias: 10, en_bref: 2 } },
  });
  await pagefind.init();
  /** @type {{[name: string]: string}} */
  const filters = {};
  for (const name of ["type", "theme"]) {
    const wanted = new URLSearchParams(location.search).get(name);
    if (wanted) filters[name] = wanted;
  }
  const found = await pagefind.search(fold(query), { filters });
  const pages = await Promise.all(
    found.results.slice(0, most).map((/** @type {any} */ result) => result.data()),
  );
  // Pagefind shortens the words it does not know until something matches: keep what really says it.
  return pages
    .filter(({ content, meta }) => holdsWords(`${meta.title} ${content}`, query, fillers))
    .map(({ meta, filters: its, url }) => {
      const parts = url.split("/").filter(Boolean);
      return {
        id: parts.at(-1),
        type: [meta.type_id ?? "", its.type?.[0] ?? "Page", parts.at(-2) ?? ""],
        title: meta.title,
        useful: meta.en_bref ?? "",
        changed: false,
        confirmed: false,
        answers: [],
        link: new URL((list.dataset.racine ?? "") + url.replace(/^\//, ""), location.href).href,
      };
    });
}
