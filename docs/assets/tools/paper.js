// The paper to print: empty, it is filled by hand; filled, it hides its empty lines.
import { element } from "../page/dom.js";

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
