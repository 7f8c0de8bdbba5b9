// The page of results: reads ?q=, answers from the known-item index, completes from the full text.
import { element, spaced } from "../page/dom.js";
import { fold } from "../page/fold.js";
import { lateMark, lateSheets, searchHead, searchKnown, sheetAddress } from "./known.js";
import { holdsWords } from "./ranking.js";

const MOST = 10;

function resultLine({ id, type, title, useful, late, alias, link }) {
  const li = element("li", `t-${type[0]}`);
  li.dataset.fiche = id;
  const a = element("a", "", spaced(title));
  a.href = link;
  li.append(element("span", "type", type[1]), a);
  if (alias) li.append(element("span", "par-alias", spaced(` « ${alias} »`)));
  if (late) li.append(lateMark());
  li.append(element("span", "utile", spaced(useful)));
  return li;
}

// Pages whose text holds every word of the query.
async function fullText(query, list) {
  const pagefind = await import(new URL(list.dataset.pagefind, location.href).href);
  await pagefind.options({
    baseUrl: "/",
    ranking: { metaWeights: { title: 8, alias: 10, en_bref: 2 } },
  });
  await pagefind.init();
  const filters = {};
  for (const name of ["type", "theme"]) {
    const wanted = new URLSearchParams(location.search).get(name);
    if (wanted) filters[name] = wanted;
  }
  const found = await pagefind.search(fold(query), { filters: filters });
  const pages = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
  // Pagefind shortens the words it does not know until something matches: keep what really says it.
  const right = pages.filter(({ content, meta }) => holdsWords(`${meta.title} ${content}`, query));
  return right.map(({ meta, filters, url }) => {
    const parts = url.split("/").filter(Boolean);
    return {
      id: parts.at(-1),
      type: [meta.type_id ?? "", filters.type?.[0] ?? "Page"],
      title: meta.title,
      useful: meta.en_bref ?? "",
      link: new URL(list.dataset.racine + url.replace(/^\//, ""), location.href).href,
    };
  });
}

function announce(count, query, corrected) {
  if (count === 0) return `Aucun résultat pour « ${query} ».`;
  const howMany = `${count} résultat${count > 1 ? "s" : ""} pour`;
  return corrected
    ? `${howMany} « ${corrected} » (au lieu de « ${query} »).`
    : `${howMany} « ${query} ».`;
}

export async function show(list) {
  const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
  const field = document.getElementById("q");
  const announcement = document.getElementById("annonce");
  field.value = query;
  if (query === "") {
    field.focus();
    list.dataset.etat = "fini";
    return;
  }
  document.title = "Recherche — Faire avec";
  let results = [];
  let corrected = null;
  let broken = false;
  let exact = false;
  try {
    const locate = (found) =>
      found.results.map((result) => ({
        ...result,
        link: sheetAddress(list.dataset.racine, result.type, result.id),
      }));
    const start = await searchHead(query, MOST);
    list.replaceChildren(...locate(start).map(resultLine));
    const known = await searchKnown(query, MOST);
    corrected = known.corrected;
    exact = known.results[0]?.score >= 10;
    results = locate(known);
    list.replaceChildren(...results.map(resultLine));
  } catch (error) {
    broken = true;
    console.warn(error);
  }
  try {
    const already = new Set(results.map(({ id }) => id));
    // The very name of a sheet needs no full text: spare the weak network.
    const pages = exact ? [] : await fullText(corrected ?? query, list);
    const late = await lateSheets().catch(() => new Set());
    const rest = pages
      .filter(({ id }) => !already.has(id))
      .map((result) => ({ ...result, late: late.has(result.id) }));
    results = [...results, ...rest].slice(0, MOST);
    list.replaceChildren(...results.map(resultLine));
  } catch (error) {
    if (broken) {
      announcement.textContent =
        "La recherche n'a pas pu se charger. La liste de A à Z marche sans elle.";
      document.getElementById("sans-reponse").hidden = false;
      list.dataset.etat = "fini";
      return;
    }
    console.warn(error);
  }
  announcement.textContent = spaced(announce(results.length, query, corrected));
  document.getElementById("sans-reponse").hidden = results.length > 0;
  list.dataset.etat = "fini";
}
