// A tool: what is typed is followed, refused when it must be, erased on leaving; nothing is kept. What
// is printed is a paper: empty, it is filled by hand; filled, it hides its empty lines. One file, for
// weak networks.
import { element } from "../page/dom.js";
import { REASONS, secretKind } from "./secrets.js";

const TEXT_FIELDS = "textarea, input[type=text]";

/** Follows the fields `data-saisie` and the boxes `data-coche` of a tool.
 * @param {HTMLElement} tool holds the fields and the papers
 * @param onChange called with the values (a text by field, a list by group of boxes), and whether
 *   somebody filled a field
 * @returns `{values, show, erase, firstRefusal}` */
export function follow(tool, onChange) {
  const zone = tool.querySelector(".saisie");
  const refusal = (field) => document.getElementById(`refus-${field.dataset.saisie}`);
  const fields = () => [...tool.querySelectorAll("[data-saisie]")];
  const secret = (field) => (field.matches(TEXT_FIELDS) ? secretKind(field.value) : null);

  function values() {
    const found = {};
    for (const field of fields())
      found[field.dataset.saisie] = secret(field) ? "" : field.value.trim();
    for (const box of tool.querySelectorAll("[data-coche]")) {
      const group = box.dataset.coche;
      found[group] = [...(found[group] ?? []), ...(box.checked ? [box.value] : [])];
    }
    return found;
  }

  function say(field) {
    const kind = secret(field);
    field.setAttribute("aria-invalid", kind ? "true" : "false");
    refusal(field).textContent = kind ? REASONS[kind] : "";
  }

  const written = (among = "*") =>
    fields().some((field) => field.matches(among) && field.value !== (field.defaultValue ?? ""));
  const show = () => onChange(values(), written());

  function erase() {
    for (const field of tool.querySelectorAll("input, textarea, select")) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
      else if (field.tagName === "SELECT") field.selectedIndex = 0;
      else field.value = field.defaultValue;
    }
    for (const field of fields().filter((one) => one.matches(TEXT_FIELDS))) say(field);
    show();
  }

  tool.addEventListener("input", ({ target }) => {
    // Nobody is corrected in the middle of a word; but what is put right is forgiven at once.
    if (target.matches("[data-saisie]") && target.getAttribute("aria-invalid") === "true")
      say(target);
    show();
  });
  tool.addEventListener("focusout", ({ target, relatedTarget }) => {
    // A message that moves the button during the press would miss the click; the button will say.
    if (
      target.matches("[data-saisie]") &&
      target.matches(TEXT_FIELDS) &&
      !relatedTarget?.closest("button")
    )
      say(target);
  });
  tool.addEventListener("change", show);
  // A ready line: added to a field of several lines, or the whole of a field of one.
  tool.addEventListener("click", ({ target }) => {
    const line = target.closest("[data-ligne]");
    if (!line) return;
    const field = tool.querySelector(`[data-saisie="${line.dataset.ligne}"]`);
    const said = lines(field.value);
    if (said.includes(line.textContent)) return;
    const several = field.tagName === "TEXTAREA";
    field.value = [...(several ? said : []), line.textContent].join("\n");
    show();
  });
  addEventListener("beforeunload", (event) => {
    if (!written(TEXT_FIELDS)) return;
    event.preventDefault();
    event.returnValue = ""; // browsers from before 2023
  });
  // A page that the browser puts aside keeps nothing for the next person.
  addEventListener("pagehide", erase);

  document.querySelector(".secours").classList.add("inutile");
  zone.classList.add("prete");
  return {
    values,
    show,
    erase,
    firstRefusal() {
      const field = fields().find(secret);
      if (field) {
        say(field);
        field.focus();
      }
      return field ?? null;
    },
  };
}

const full = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
const lines = (value) =>
  Array.isArray(value)
    ? value
    : (value ?? "")
        .split("\n")
        .map((l) => l.trim())
        .filter(Boolean);

/** Puts values in the places `data-champ` and `data-liste` of a paper.
 * A block `data-bloc="a b"` of which nothing is filled bears the class « vide ».
 * @param {boolean} started whether somebody filled anything: empty blocks then hide */
export function fill(paper, values, started) {
  for (const place of paper.querySelectorAll("[data-champ]")) {
    place.textContent = values[place.dataset.champ] ?? "";
  }
  for (const list of paper.querySelectorAll("[data-liste]")) {
    list.blank = list.blank ?? [...list.children];
    const texts = lines(values[list.dataset.liste]);
    list.replaceChildren(
      ...(texts.length === 0 ? list.blank : texts.map((text) => element("li", "", text))),
    );
  }
  for (const block of paper.querySelectorAll("[data-bloc]")) {
    block.classList.toggle(
      "vide",
      !block.dataset.bloc.split(" ").some((name) => full(values[name])),
    );
  }
  paper.classList.toggle("remplie", started);
}

/** « 1er décembre 2026 », or nothing.
 * @param {string | undefined} date such as 2026-12-01 */
export function longDate(date) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? "")) return "";
  const [year, month, day] = date.split("-").map(Number);
  const text = new Date(year, month - 1, day).toLocaleDateString("fr-FR", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return text.replace(/^1 /, "1er ");
}

/** « 9 h 30 », or nothing.
 * @param {string | undefined} time such as 09:30 */
export function longTime(time) {
  const [, h, m] = /^(\d{2}):(\d{2})/.exec(time ?? "") ?? [];
  const minutes = m === "00" ? "" : ` ${m}`;
  return h === undefined ? "" : `${Number(h)} h${minutes}`;
}

/** Prints these papers, and them only. */
export function printPapers(papers) {
  for (const paper of document.querySelectorAll(".feuille")) {
    paper.classList.toggle("pas-cette-fois", !papers.includes(paper));
  }
  addEventListener(
    "afterprint",
    () => {
      for (const paper of document.querySelectorAll(".feuille"))
        paper.classList.remove("pas-cette-fois");
    },
    { once: true },
  );
  print();
}

/** Saves a text as a file. */
export function download(name, type, text) {
  const link = element("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
