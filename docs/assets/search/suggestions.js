// Suggestions under a search box while typing: the combobox pattern of WAI-ARIA 1.2.
import { element, spaced } from "../page/dom.js";
import {
  answerDetail,
  communesNamed,
  markOf,
  lineAddress,
  linesOf,
  prepared,
  searchKnown,
  searchTitles,
  shortTitle,
} from "./known.js";
import { terms } from "./terms.js";

/** @typedef {import("./recherche.js").Line} Line */

const MOST = 7;
// A shorter word begins too many others: titles and short names do.
const SHORTEST_BEGUN = 3;
let boxes = 0;

/** @param {Line} line
 * @param {number} rank
 * @param {string} prefix
 * @param {string} root */
function option(line, rank, prefix, root) {
  const [answer] = line.answers;
  const li = element("li", `t-${line.type[0]}`);
  li.id = `${prefix}-${rank}`;
  li.setAttribute("role", "option");
  li.setAttribute("aria-selected", "false");
  li.dataset.fiche = line.id;
  if (answer && answer[3] > 0) li.dataset.reponse = answer[0];
  li.dataset.adresse = lineAddress(root, line, answer?.[0]);
  const name = answer ? `${shortTitle(line.title)} · ${answer[1]}` : line.title;
  li.append(element("span", "type", line.type[1]), element("b", "", spaced(name)));
  const small = element("small", "", spaced(answer ? answerDetail(answer) : line.useful));
  small.append(markOf(line));
  li.append(small);
  return li;
}

/** @param {import("../near/communes.js").Named} commune
 * @param {number} rank
 * @param {string} prefix
 * @param {string} root */
function communeOption({ label, address, detail }, rank, prefix, root) {
  const li = element("li", "t-reseau");
  li.id = `${prefix}-c${rank}`;
  li.setAttribute("role", "option");
  li.setAttribute("aria-selected", "false");
  li.dataset.adresse = new URL(`${root}${address}`, location.href).href;
  li.append(element("span", "type", "Près d'ici"), element("b", "", label));
  li.append(element("small", "", spaced(detail)));
  return li;
}

/** @param {HTMLInputElement} field */
export function suggest(field) {
  const form = field.closest("form");
  const root = form.dataset.racine;
  const prefix = `suggestions-${(boxes += 1)}`;
  const list = element("ul", "suggestions");
  list.id = prefix;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  const announcement = element("p", "invisible");
  announcement.setAttribute("role", "status");
  form.append(list, announcement);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", prefix);
  let chosen = -1;
  let turn = 0;

  function close() {
    turn += 1; // What is still coming is for nobody.
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(rank) {
    const options = list.children;
    if (chosen >= 0) options[chosen].setAttribute("aria-selected", "false");
    chosen = rank;
    if (chosen < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    options[chosen].setAttribute("aria-selected", "true");
    options[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[chosen].id);
  }

  async function show() {
    const query = field.value.trim();
    const thisTurn = (turn += 1);
    if (query.length < 2) {
      close();
      announcement.textContent = "";
      return;
    }
    // Never move the list under the reader who is already choosing in it.
    const isCurrent = () => thisTurn === turn && chosen < 0;
    list.setAttribute("aria-busy", "true");
    try {
      const start = await linesOf(await searchTitles(query, MOST), false);
      if (isCurrent() && start.length > 0) fill(start);
      const typed = terms(query);
      if (typed.length === 1 && typed[0].length < SHORTEST_BEGUN && start.length > 0) return;
      const { results } = await searchKnown(query, { most: MOST, open: true });
      if (isCurrent()) fill(await linesOf(results, false));
      const lines = await linesOf(results, true);
      if (isCurrent()) fill(lines);
      const communes = await communesNamed(query);
      if (isCurrent() && communes.length > 0) fill(lines, communes);
    } catch {
      // Without the index the form still leads to the page of results.
    } finally {
      if (thisTurn === turn) list.setAttribute("aria-busy", "false");
    }
  }

  /** @param {Line[]} lines
   * @param {import("../near/communes.js").Named[]} [communes] */
  function fill(lines, communes = []) {
    list.replaceChildren(
      ...communes.map((one, rank) => communeOption(one, rank, prefix, root)),
      ...lines.map((line, rank) => option(line, rank, prefix, root)),
    );
    chosen = -1;
    const count = lines.length + communes.length;
    list.hidden = count === 0;
    field.setAttribute("aria-expanded", String(count > 0));
    field.removeAttribute("aria-activedescendant");
    announcement.textContent =
      count === 0
        ? "Aucune suggestion. Entrée pour chercher dans le texte des fiches."
        : `${count} suggestion${count > 1 ? "s" : ""}. Flèches pour choisir.`;
  }

  field.addEventListener("focus", () => prepared().catch(() => {}), { once: true });
  if (document.activeElement === field) prepared().catch(() => {});
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape") {
      if (!list.hidden) {
        event.preventDefault();
        close();
      }
    } else if (event.key === "ArrowDown" && count) {
      event.preventDefault();
      choose(chosen + 1 < count ? chosen + 1 : 0);
    } else if (event.key === "ArrowUp" && count) {
      event.preventDefault();
      choose(chosen > 0 ? chosen - 1 : count - 1);
    } else if (event.key === "ArrowDown" && field.value.trim()) {
      show();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.adresse);
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const target = event.target.closest("[role=option]");
    if (target) location.assign(target.dataset.adresse);
  });
  // What was typed before this script came.
  if (document.activeElement === field) show();
  field.addEventListener("blur", () => setTimeout(close, 100));
}
