// Makes the report of a sheet: one list of its answers and sections, one text to copy or mail.
// Nothing is sent from here, and nothing of the page changes until the reader opens the block.
import { button, copy, element } from "./dom.js";
import { today } from "./today.js";

const SPACES = /[\s\u00a0\u202f]+/g;

function clean(text) {
  return text.replace(SPACES, " ").trim();
}

// What a reader may point at: each answer, then each fold of the page.
function passagesOf(article) {
  return [...article.querySelectorAll("[data-reponse], .volet:not(.reponse), .pli")].map(
    (block) => ({
      id: block.dataset.reponse ?? "",
      title: clean(block.querySelector("summary").firstChild.textContent),
    }),
  );
}

// The text that the page shows without script, completed: the page is read, not written again.
function compose(lines, passage, seen) {
  const page = location.href.split(/[?#]/)[0];
  const anchor = passage?.id ? `#${passage.id}` : "";
  // The address of a copy on a key, or of a single file, says whose computer it is.
  const online = location.protocol !== "file:";
  const said = {
    Adresse: (line) => (online ? `Adresse : ${page}` : line) + anchor,
    Passage: () => `Passage : ${passage?.title ?? ""}`,
    "Date de mon constat": () => `Date de mon constat : ${today()}`,
    "Ce qui est vrai maintenant": () => `Ce qui est vrai maintenant : ${clean(seen)}`,
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
  const found = passagesOf(block.closest("article"));
  const choice = element("select");
  choice.append(new Option("Toute la fiche, ou autre chose", ""));
  found.forEach(({ title }, rank) => choice.append(new Option(title, String(rank))));
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
  const choose = (rank, seen = "") => {
    text.value = compose(lines, rank === "" ? null : found[Number(rank)], seen);
    setMail();
  };
  choice.addEventListener("change", () => choose(choice.value));
  text.addEventListener("input", setMail);
  const copyButton = button("Copier le texte", () => copy(text, status));
  written.replaceWith(
    field("Quel passage ?", choice, "signaler-fait"),
    field("Le texte à compléter", text, "signaler-texte"),
    copyButton,
    status,
  );
  // A choice under an answer says what is true now, and of which answer.
  const say = () => {
    const { sur, dit } = block.dataset;
    if (dit === undefined) return;
    choice.value = String(found.findIndex(({ id }) => id && id === sur));
    choose(choice.value, dit);
    text.focus();
  };
  choose("");
  block.addEventListener("dit", say);
  say();
}

// Prepares the block once it is open.
export function prepareReport(block) {
  build(block);
}
