// @ts-check
// The page of results: reads ?q=, answers from the index, completes from the full text, and says
// what it understood, what it did not, and what did not work.
import { copy, element, spaced } from "../page/dom.js";
import {
  answerDetail,
  communesNamed,
  markOf,
  firstFile,
  lineAddress,
  linesOf,
  searchKnown,
  searchTitles,
  shortTitle,
} from "./known.js";
import { announced, lookedFor, understood } from "./words.js";

/** A result, ready to be shown.
 * @typedef {object} Line
 * @property {string} id
 * @property {[string, string, string]} type id, label and folder
 * @property {string} title
 * @property {string} useful
 * @property {boolean} changed
 * @property {boolean} confirmed
 * @property {import("./known.js").Part[]} answers those to open, best first
 * @property {string} [link] */

const MOST = 10;
const OTHER_ANSWERS = 2;
// From so many results, the full text would only bring looser ones, and weigh on a weak network.
const ENOUGH = 3;

/** @param {Line} line
 * @param {string} root */
function resultItem(line, root) {
  const { id, type, title, useful, answers } = line;
  const li = element("li", `t-${type[0]}`);
  li.dataset.fiche = id;
  const [answer, ...others] = answers;
  const name = answer ? `${shortTitle(title)} · ${answer[1]}` : title;
  const link = element("a", "", spaced(name));
  link.href = line.link ?? lineAddress(root, line, answer?.[0]);
  li.append(element("span", "type", type[1]), link);
  li.append(markOf(line));
  if (!answer) {
    li.append(element("span", "utile", spaced(useful)));
    return li;
  }
  const isContact = answer[3] === 0;
  if (!isContact) li.dataset.reponse = answer[0];
  const detail = answerDetail(answer);
  li.append(element("span", "utile", spaced(isContact ? detail || useful : `→ ${detail}`)));
  if (others.length > 0) {
    const more = element("span", "autres-reponses");
    for (const other of others.slice(0, OTHER_ANSWERS)) {
      const one = element("a", "", spaced(other[1]));
      one.href = lineAddress(root, line, other[0]);
      more.append(one);
    }
    li.append(more);
  }
  return li;
}

/** @param {string} id */
function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id}`);
  return found;
}

/** @param {HTMLElement} list */
export async function show(list) {
  const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
  part("sans-moteur").remove();
  const field = /** @type {HTMLInputElement} */ (part("q"));
  field.value = query;
  if (query === "") {
    field.focus();
    list.dataset.etat = "fini";
    return;
  }
  document.title = "Recherche — Faire avec";
  const root = list.dataset.racine ?? "";
  /** @param {Line[]} lines */
  const fill = (lines) => list.replaceChildren(...lines.map((line) => resultItem(line, root)));
  /** @type {Awaited<ReturnType<typeof searchKnown>> | null} */
  let known = null;
  /** @type {Line[]} */
  let lines = [];
  try {
    const coming = searchKnown(query, { most: MOST });
    coming.catch(() => {}); // Said below, where it is waited for.
    fill(await linesOf(await searchTitles(query, MOST), false));
    known = await coming;
    fill(await linesOf(known.results, false));
    lines = await linesOf(known.results, true);
    fill(lines);
  } catch (error) {
    console.warn(error);
  }
  let whole = true;
  if (lines.length < ENOUGH && !known?.results[0]?.called?.exact) {
    try {
      const { fullText } = await import("./fulltext.js");
      const fillers = new Set((await firstFile().catch(() => null))?.fillers.split(" "));
      const already = new Set(lines.map(({ id }) => id));
      const pages = await fullText(lookedFor(known?.terms ?? null, query), list, fillers, MOST);
      lines = [...lines, ...pages.filter(({ id }) => !already.has(id))].slice(0, MOST);
      fill(lines);
    } catch (error) {
      whole = false;
      console.warn(error);
    }
  }
  const communes = await communesNamed(query).catch(() => []);
  showCommunes(communes, root, list);
  const state = {
    query,
    count: lines.length,
    known: known !== null && !known.partial,
    whole,
    communes: communes.length,
  };
  part("annonce").textContent = spaced(announced(state, known?.terms ?? null));
  const notes = understood(
    known,
    communes.flatMap(({ words }) => words),
  );
  part("compris").replaceChildren(...notes.map((note) => element("p", null, spaced(note))));
  part("compris").hidden = notes.length === 0;
  showWaysOn(lines.length === 0 && communes.length === 0, notes, query);
  list.dataset.etat = "fini";
}

/** The places of the communes that the query names, before the sheets.
 * @param {import("../near/communes.js").Named[]} communes
 * @param {string} root
 * @param {HTMLElement} list */
function showCommunes(communes, root, list) {
  if (communes.length === 0) return;
  const items = communes.map(({ label, address, detail }) => {
    const link = element("a", "", label);
    link.href = `${root}${address}`;
    return element(
      "li",
      "t-reseau",
      element("span", "type", "Près d'ici"),
      link,
      element("span", "utile", spaced(detail)),
    );
  });
  list.before(element("ul", "cartes", ...items));
}

/** The ways on: in full when nothing was found, folded otherwise.
 * @param {boolean} nothing
 * @param {string[]} notes
 * @param {string} query */
function showWaysOn(nothing, notes, query) {
  part("sans-reponse").hidden = !nothing;
  part("autrement").hidden = nothing;
  const text = /** @type {HTMLTextAreaElement} */ (part("cherche"));
  text.value = spaced([`J'ai cherché « ${query} » dans Faire avec.`, ...notes].join("\n"));
  // One text to copy, where the reader is.
  part(nothing ? "dire-sans-reponse" : "dire-autrement").append(part("dire"));
  part("copier-cherche").addEventListener("click", () => copy(text, part("cherche-copie")));
}
