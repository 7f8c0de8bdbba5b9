// What helps to read, one gesture away and kept nowhere: aloud, in large letters, with more contrast.
// On the person's side and on the gestures of each answer. And the quick way out.
import { button, element } from "../page/dom.js";
import { frenchVoice, PACES, wordAt } from "./voices.js";

const page = document.documentElement;
const speech = globalThis.speechSynthesis;
const NO_VOICE =
  "Cet appareil n'a pas de voix française. On peut en ajouter une dans ses réglages, « synthèse vocale ».";

let stop = null; // ends the reading under way
let pace = 1; // rank in PACES

// Voices come late on some devices.
function voices() {
  if (!speech) return Promise.resolve([]);
  const now = speech.getVoices();
  if (now.length > 0) return Promise.resolve(now);
  return new Promise((done) => {
    const late = () => done(speech.getVoices());
    speech.addEventListener("voiceschanged", late, { once: true });
    setTimeout(late, 800);
  });
}

// Shows the word being read, where the browser can; the sentence everywhere.
function mark(piece, start, end) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  const range = new Range();
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = node.data.length;
    if (start >= before && start < before + size) range.setStart(node, start - before);
    if (end > before && end <= before + size) {
      range.setEnd(node, end - before);
      CSS.highlights.set("lu", new Highlight(range));
      return;
    }
    before += size;
  }
}

function read(pieces, voice, onEnd) {
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    stop = null;
    speech.cancel();
    globalThis.CSS?.highlights?.delete("lu");
    for (const piece of pieces) piece.classList.remove("lit");
    onEnd();
  };
  stop?.();
  stop = end;
  const next = (rank) => {
    if (ended) return;
    for (const piece of pieces) piece.classList.remove("lit");
    if (rank >= pieces.length) {
      end();
      return;
    }
    const piece = pieces[rank];
    const text = piece.textContent;
    const said = new SpeechSynthesisUtterance(text);
    Object.assign(said, { voice, lang: voice.lang, rate: PACES[pace] });
    said.addEventListener("boundary", ({ charIndex, name }) => {
      if (name === "word") mark(piece, ...wordAt(text, charIndex));
    });
    said.addEventListener("end", () => next(rank + 1));
    said.addEventListener("error", end);
    piece.classList.add("lit");
    speech.speak(said);
  };
  next(0);
}

// A button that reads some pieces of the page, and stops.
function reader(piecesOf) {
  const status = element("span", "confort__dit");
  status.setAttribute("role", "status");
  const start = button("Lire à voix haute", async () => {
    if (start.getAttribute("aria-pressed") === "true") {
      stop?.();
      return;
    }
    const voice = frenchVoice(await voices());
    status.textContent = voice ? "" : NO_VOICE;
    if (!voice) return;
    start.setAttribute("aria-pressed", "true");
    start.textContent = "Arrêter";
    read(piecesOf(), voice, () => {
      start.setAttribute("aria-pressed", "false");
      start.textContent = "Lire à voix haute";
    });
  });
  start.setAttribute("aria-pressed", "false");
  return [start, status];
}

function paces() {
  const names = ["Lentement", "Vitesse normale", "Plus vite"];
  const made = button(names[pace], () => {
    pace = (pace + 1) % PACES.length;
    for (const one of document.querySelectorAll(".confort__vitesse")) {
      one.textContent = names[pace];
    }
  });
  made.classList.add("confort__vitesse");
  return made;
}

function toggle(text, name) {
  const made = button(text, () => {
    const on = page.classList.toggle(name);
    for (const one of document.querySelectorAll(`[data-confort=${name}]`)) {
      one.setAttribute("aria-pressed", String(on));
    }
  });
  made.dataset.confort = name;
  made.setAttribute("aria-pressed", "false");
  return made;
}

function row(piecesOf) {
  const [start, status] = reader(piecesOf);
  const made = element(
    "div",
    "confort",
    start,
    paces(),
    toggle("Gros caractères", "gros"),
    toggle("Contraste", "contraste"),
    status,
  );
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", "Pour mieux lire");
  made.dataset.pagefindIgnore = "";
  return made;
}

const person = document.getElementById("personne");
if (person) {
  const sentences = () => [...person.querySelectorAll("ol > li > span, .appel")];
  person.querySelector("h2").after(row(sentences));
}
for (const actions of document.querySelectorAll(".reponse__actions")) {
  const answer = actions.closest(".volet__corps");
  actions.append(...reader(() => [...answer.querySelectorAll("ol.gestes > li")]));
}
addEventListener("pagehide", () => stop?.());
addEventListener("hashchange", () => stop?.());

// The way out takes the page out of the history of the tab, then leaves to a neutral one.
for (const way of document.querySelectorAll("[data-quitter]")) {
  way.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    document.title = "Météo";
    location.replace(way.href);
  });
}
