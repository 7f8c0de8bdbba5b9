// The record of a dead end: two papers, filled at once.
import { element } from "../page/dom.js";
import { now } from "../page/today.js";
import {
  citations,
  heading,
  letterFor,
  recipients,
  usefulTexts,
  withoutIdentity,
} from "./letter.js";
import { download, fill, follow, longDate, longTime, printPapers } from "./paper.js";

const tool = document.querySelector("[data-outil=constat]");
const [record, letter] = tool.querySelectorAll(".feuille");
const status = tool.querySelector(".etat-outil");
const ombudsman = document.getElementById("defenseur-des-droits")?.dataset.adresse ?? "";
const field = (name) => tool.querySelector(`[data-saisie="${name}"]`);
const choicesOf = (name) => tool.querySelector(`[data-choix=${name}]`);

// Services and their legal texts are those of the list that follows, in the page.
function serviceOf(serviceId) {
  const section = [...tool.querySelectorAll(".voie-reclamation")].find(
    ({ id }) => id === serviceId,
  );
  if (!section?.dataset.organisme) return null;
  return {
    ...section.dataset,
    suites: [...section.querySelectorAll("[data-qui]")].map(({ dataset }) => ({ ...dataset })),
  };
}
const textsOf = (organism) =>
  [...tool.querySelectorAll(`[data-pour~="${organism}"]`)].map(({ dataset }) => ({ ...dataset }));

function choice(type, group, title, ticked) {
  const box = element("input");
  Object.assign(box, {
    type,
    name: type === "radio" ? group : "",
    checked: ticked,
    autocomplete: "off",
  });
  return element("label", "case", box, " ", element("span", "", title));
}

let shown = null;
let possible = [];
let texts = [];

function offer(values) {
  if (shown !== values.service) {
    shown = values.service;
    const service = serviceOf(shown);
    possible = shown ? recipients(service, ombudsman) : [];
    texts = service ? textsOf(service.organisme).map((text) => ({ ...text, touche: false })) : [];
    setChoices(
      "destinataires",
      possible.map(({ titre: title }, rank) => choice("radio", "destinataire", title, rank === 0)),
    );
    setChoices(
      "textes",
      texts.map((text) => {
        const box = choice("checkbox", "textes", `${text.dit} (${text.reference})`, false);
        box.firstChild.addEventListener("input", () => {
          text.touche = true;
        });
        return box;
      }),
    );
  }
  const useful = usefulTexts(texts, values.obstacles);
  choicesOf("textes")
    .querySelectorAll("input")
    .forEach((box, rank) => {
      if (!texts[rank].touche) box.checked = useful.includes(texts[rank]);
    });
  tool.querySelector("[data-seulement=autre]").hidden = shown !== "autre";
}

function setChoices(name, boxes) {
  choicesOf(name)
    .querySelectorAll(".case")
    .forEach((one) => one.remove());
  choicesOf(name).append(...boxes);
  choicesOf(name).hidden = !shown;
  const help = choicesOf(name).querySelector(".aide");
  if (help) help.hidden = boxes.length > 0;
  tool.querySelector("[data-attend]").hidden = Boolean(shown);
}

const words = (group, value) =>
  tool.querySelector(`[data-coche=${group}][value="${value}"] + span`).textContent.trim();

function show(values, started) {
  offer(values);
  const ticked = (name) =>
    [...choicesOf(name).querySelectorAll("input")].flatMap((box, rank) =>
      box.checked ? [rank] : [],
    );
  const to = possible[ticked("destinataires")[0]];
  const list = (group) => values[group].map((value) => words(group, value));
  const option = field("service").selectedOptions[0];
  const said = {
    ...values,
    service: shown === "autre" ? values.autre : shown ? option.text : "",
    date: longDate(values.date),
    heure: longTime(values.heure),
    // A letter never holds a sentence with a hole.
    demarche: values.demarche || (started ? "utiliser ce service en ligne" : ""),
    ecran: withoutIdentity(values.ecran),
    limite: longDate(values.limite),
    obstacles: list("obstacles"),
    presents: list("presents"),
    demandes: [...list("demandes"), ...(values.demande ? [values.demande] : [])],
    jointes: list("jointes"),
    "a-qui": to ? heading(to) : "",
    avant: to?.avant ? "oui" : "",
    textes: citations(ticked("textes").map((rank) => texts[rank])),
  };
  for (const paper of [record, letter]) {
    fill(paper, said, started);
    paper.classList.toggle("garder-vides", values.options.includes("vides"));
  }
}

const entry = follow(tool, show);
const { date, time } = now();
Object.assign(field("date"), { defaultValue: date, value: date });
Object.assign(field("heure"), { defaultValue: time, value: time });

// « ?service=caf&motif=code » from an answer, or « #caf »: the service, then what its answer says
// of the dead end, which the reader may undo.
function chooseFromAddress() {
  const asked = new URLSearchParams(location.search);
  const wanted = asked.get("service") ?? decodeURIComponent(location.hash.slice(1));
  if (!wanted || ![...field("service").options].some(({ value }) => value === wanted)) return;
  field("service").value = wanted;
  const { obstacle, requests } = letterFor(asked.get("motif") ?? "");
  for (const [group, values] of [
    ["obstacles", obstacle ? [obstacle] : []],
    ["demandes", requests],
  ]) {
    for (const value of values) {
      tool.querySelector(`[data-coche=${group}][value="${value}"]`).checked = true;
    }
  }
  entry.show();
  // The browser goes to the section of the service first; here the form was wanted.
  setTimeout(() => {
    tool.scrollIntoView();
    field("service").focus();
  });
}
entry.show();
if (document.readyState === "complete") chooseFromAddress();
else addEventListener("load", chooseFromAddress);
addEventListener("hashchange", chooseFromAddress);

const actions = {
  tout: () => printPapers([record, letter]),
  constat: () => printPapers([record]),
  lettre: () => printPapers([letter]),
  texte() {
    download(
      "constat.txt",
      "text/plain;charset=utf-8",
      `\ufeff${record.innerText}\n\n\n${letter.innerText}\n`,
    );
    status.textContent =
      "Fichier enregistré : constat.txt. Une fois repris ailleurs, supprimez-le des téléchargements.";
  },
};
for (const [name, act] of Object.entries(actions)) {
  tool.querySelector(`[data-action=${name}]`).addEventListener("click", () => {
    if (!entry.firstRefusal()) act();
  });
}
tool.querySelector("[data-action=effacer]").addEventListener("click", () => {
  entry.erase();
  status.textContent = "Tout est effacé.";
  field("service").focus();
});
