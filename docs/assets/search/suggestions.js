// Suggestions under a search box while typing: the combobox pattern of WAI-ARIA 1.2.
import { element, spaced } from "../page/dom.js";
import { knownIndex, lateMark, searchHead, searchKnown, sheetAddress } from "./known.js";

const MOST = 7;
let boxes = 0;

function option(result, rank, prefix, root) {
  const li = element("li", `t-${result.type[0]}`);
  li.id = `${prefix}-${rank}`;
  li.setAttribute("role", "option");
  li.setAttribute("aria-selected", "false");
  li.dataset.fiche = result.id;
  li.dataset.adresse = sheetAddress(root, result.type, result.id);
  const title = element("b", "", spaced(result.title));
  li.append(element("span", "type", result.type[1]), title);
  const useful = result.alias ? `« ${result.alias} » · ${result.useful}` : result.useful;
  const small = element("small", "", spaced(useful));
  if (result.late) small.append(lateMark());
  li.append(small);
  return li;
}

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
  let whole = false;

  function close() {
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
    try {
      if (!whole) {
        const { results } = await searchHead(query, MOST);
        if (thisTurn === turn && results.length > 0) fill(results);
      }
      const { results } = await searchKnown(query, MOST);
      whole = true;
      // Never move the list under the reader who is already choosing in it.
      if (thisTurn === turn && chosen < 0) fill(results);
    } catch {
      // Without the index the form still leads to the page of results.
    }
  }

  function fill(results) {
    list.replaceChildren(...results.map((result, rank) => option(result, rank, prefix, root)));
    chosen = -1;
    list.hidden = results.length === 0;
    field.setAttribute("aria-expanded", String(results.length > 0));
    field.removeAttribute("aria-activedescendant");
    const count = results.length;
    announcement.textContent =
      count === 0
        ? "Aucune suggestion. Entrée pour chercher dans le texte des fiches."
        : `${count} suggestion${count > 1 ? "s" : ""}. Flèches pour choisir.`;
  }

  field.addEventListener("focus", () => knownIndex().catch(() => {}), { once: true });
  if (document.activeElement === field) knownIndex().catch(() => {});
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
