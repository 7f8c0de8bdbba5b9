// The exit slip: what the person takes away, and her appointment for a calendar.
import { element } from "../page/dom.js";
import { today } from "../page/today.js";
import { calendar, newIdentifier } from "./calendar.js";
import { download, fill, follow, longDate, longTime, printPapers } from "./paper.js";

const tool = document.querySelector("[data-outil=billet]");
const paper = tool.querySelector(".feuille");
const button = (name) => tool.querySelector(`[data-action=${name}]`);
const status = tool.querySelector(".etat-outil");

function show(values, started) {
  fill(
    paper,
    {
      ...values,
      date: longDate(values.date),
      "rdv-date": longDate(values["rdv-date"]),
      "rdv-heure": longTime(values["rdv-heure"]),
      "limite-date": longDate(values["limite-date"]),
    },
    started,
  );
  paper.classList.toggle("garder-vides", values.options.includes("vides"));
  button("agenda").disabled = !values["rdv-date"] && !values["limite-date"];
}

/** The appointments of the slip, in neutral words until something else is asked for. */
export function events(values) {
  const said = (name) => values.options.includes(name);
  const common = { reminder: said("rappel") };
  const list = [];
  if (values["rdv-date"]) {
    list.push({
      ...common,
      id: newIdentifier(),
      date: values["rdv-date"],
      time: values["rdv-heure"],
      minutes: 30,
      title: said("service") && values.service ? `Rendez-vous : ${values.service}` : "Rendez-vous",
      location: said("lieu") ? values["rdv-lieu"] : "",
      note: said("apporter") && values.apporter ? `À apporter : ${values.apporter}` : "",
    });
  }
  if (values["limite-date"]) {
    list.push({
      ...common,
      id: newIdentifier(),
      date: values["limite-date"],
      title:
        said("service") && values["limite-quoi"] ? values["limite-quoi"] : "Date à ne pas manquer",
    });
  }
  return list;
}

const entry = follow(tool, show);
const date = tool.querySelector("[data-saisie=date]");
date.defaultValue = date.value = today();

// « ?service=caf »: who to call, and the dates of this service to choose from.
const service = new URLSearchParams(location.search).get("service") ?? "";
const known = [...document.querySelectorAll("[data-service]")].find(
  ({ dataset }) => dataset.service === service,
);
if (known) {
  const { appeler, date: next } = known.dataset;
  const call = tool.querySelector("[data-saisie=appeler]");
  call.defaultValue = call.value = appeler;
  const dates = tool.querySelector("[data-dates]");
  dates.append(
    ...next
      .split("|")
      .filter(Boolean)
      .map((text) => {
        const line = element("button", "phrase", text);
        line.type = "button";
        line.dataset.ligne = "limite-quoi";
        return line;
      }),
  );
  dates.hidden = dates.children.length === 0;
}
entry.show();

button("imprimer").addEventListener("click", () => {
  if (!entry.firstRefusal()) printPapers([paper]);
});
button("agenda").addEventListener("click", () => {
  if (entry.firstRefusal()) return;
  download(
    "rendez-vous.ics",
    "text/calendar;charset=utf-8",
    calendar(events(entry.values()), new Date()),
  );
  status.textContent =
    "Fichier enregistré : rendez-vous.ics. Une fois transmis, supprimez-le des téléchargements.";
});
button("effacer").addEventListener("click", () => {
  entry.erase();
  status.textContent = "Tout est effacé.";
  tool.querySelector("[data-saisie=fait]").focus();
});
