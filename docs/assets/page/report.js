// Makes the report of a sheet: one list of its dated facts, one text to copy or mail. Nothing is
// sent from here, and nothing of the page changes until the reader opens the block.
import { button, copy, element } from "./dom.js";
import { today } from "./today.js";

const SPACES = /[\s\u00a0\u202f]+/g;

function short(text, length) {
  const clean = text.replace(SPACES, " ").trim();
  return clean.length <= length ? clean : `${clean.slice(0, length - 1).trimEnd()}…`;
}

function withoutProof(node) {
  const copy = node.cloneNode(true);
  for (const mark of copy.querySelectorAll(".preuve, .signaler-fait")) mark.remove();
  return copy.textContent;
}

// The heading above a fact: what a reader would call the field.
function headingOf(node) {
  const container = node.closest("section, .tuile");
  return container?.querySelector("h2, h3")?.textContent ?? "";
}

function factsOf(article) {
  return [...article.querySelectorAll(".preuve")].map((mark) => {
    const host = mark.closest("li, tr, .contact, dd, .tuile, p, div") ?? mark.parentElement;
    const date = mark.querySelector("time");
    return {
      mark,
      heading: short(headingOf(mark), 60),
      start: short(withoutProof(host), 80),
      proof: date ? date.dateTime : "sans date",
    };
  });
}

// The text that the page shows without script, completed: the page is read, not written again.
function compose(lines, fact) {
  const address = location.href.split(/[?#]/)[0];
  const said = {
    Adresse: () => `Adresse : ${address}`,
    "Preuve la plus fragile de la fiche": (line) =>
      fact ? `Date de la preuve affichée : ${fact.proof}` : line,
    "Passage qui ne marche plus": (line) =>
      fact ? `Passage : ${fact.heading}, « ${fact.start} »` : line,
    "Date de mon constat": () => `Date de mon constat : ${today()}`,
  };
  return lines.map((line) => said[line.split(/\s*:/)[0]]?.(line) ?? line).join("\n");
}

function field(label, entry, id) {
  const box = element("div", "champ");
  const caption = element("label", null, label);
  entry.id = id;
  caption.htmlFor = id;
  box.append(caption, entry);
  return box;
}

function build(block) {
  const written = block.querySelector(".signaler__texte");
  const lines = written.textContent.replace(/[\u00a0\u202f]/g, " ").split("\n");
  const found = factsOf(block.closest("article"));
  const choice = element("select");
  choice.append(new Option("Toute la fiche, ou autre chose", ""));
  found.forEach((fact, rank) =>
    choice.append(
      new Option(`${fact.heading} : ${short(fact.start, 60)} (${fact.proof})`, String(rank)),
    ),
  );
  const text = element("textarea");
  text.rows = 9;
  const status = element("p", "petit");
  status.setAttribute("role", "status");
  const link = block.querySelector("a[href^='mailto:']");
  const subject = `Signalement : fiche ${block.dataset.fiche}`;
  const setMail = () => {
    const body = text.value.replace(/\n/g, "\r\n");
    link.href =
      `mailto:${block.dataset.courriel}?subject=${encodeURIComponent(subject)}` +
      `&body=${encodeURIComponent(body)}`;
  };
  const choose = (rank) => {
    text.value = compose(lines, rank === "" ? null : found[Number(rank)]);
    setMail();
  };
  choice.addEventListener("change", () => choose(choice.value));
  text.addEventListener("input", setMail);
  const copyButton = button("Copier le texte", () => copy(text, status));
  written.replaceWith(
    field("Quel fait ?", choice, "signaler-fait"),
    field("Le texte à compléter", text, "signaler-texte"),
    copyButton,
    status,
  );
  found.forEach((fact, rank) => {
    const label = `Signaler : ${fact.heading}, ${fact.start}`;
    fact.mark.after(
      button(
        "Signaler",
        () => {
          choice.value = String(rank);
          choose(choice.value);
          block.open = true;
          text.focus();
        },
        { className: "signaler-fait", label },
      ),
    );
  });
  choose("");
}

// Prepares the block, and shows a button beside each fact while it is open.
export function prepareReport(block) {
  build(block);
  const toggleMark = () => block.closest("article").classList.toggle("en-signalement", block.open);
  block.addEventListener("toggle", toggleMark);
  toggleMark();
}
