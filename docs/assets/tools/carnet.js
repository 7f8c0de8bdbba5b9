// The notebook of a team: notes stay in the page until they are saved as a file.
import { button, element } from "../page/dom.js";
import { personalData } from "../page/personal.js";
import { today } from "../page/today.js";
import { fileOf, noteOf, readFile } from "./notebook.js";
import { download, follow } from "./paper.js";

const tool = document.querySelector("[data-outil=carnet]");
const list = tool.querySelector("[data-notes]");
const status = tool.querySelector(".etat-outil");
const place = tool.querySelector("[data-saisie=lieu]");
const team = tool.querySelector("[data-saisie=equipe]");
const action = (name) => tool.querySelector(`[data-action=${name}]`);
let notes = [];
let unsaved = false;

function placeName({ fiche, sur, echelon }) {
  const wanted = sur ? `${fiche}/${sur}` : fiche;
  const option = [...place.options].find(({ value }) => value === wanted);
  const moment = tool.querySelector(`[data-saisie=echelon] option[value="${CSS.escape(echelon)}"]`);
  const names = [option?.parentElement.label ?? fiche, option?.textContent ?? sur];
  if (echelon && moment) names.push(moment.textContent);
  return names.filter(Boolean).join(" · ");
}

function show() {
  list.replaceChildren(
    ...notes.map((note) => {
      const line = element("li", "", element("b", "", placeName(note)), " ");
      const said = [note.texte, note.dire && `Dites : ${note.dire}`, note.ligne, note.numero];
      line.append(said.filter(Boolean).join(" · "), " ");
      line.append(
        button(
          "Retirer",
          () => {
            notes = notes.filter((one) => one !== note);
            unsaved = true;
            status.textContent = "Note retirée.";
            show();
            document.getElementById("le-carnet").focus();
          },
          { label: `Retirer la note : ${placeName(note)}` },
        ),
      );
      return line;
    }),
  );
  tool.querySelector("[data-vide]").hidden = notes.length > 0;
  action("enregistrer").disabled = notes.length === 0;
}

// A number of a service is what is noted; anything else of somebody's own is refused.
const NUMBERS = ["telephone", "mobile"];

function personalIn(note) {
  for (const name of ["texte", "dire", "ligne", "horaires"]) {
    const found = personalData(note[name]);
    if (found) return found;
  }
  const found = personalData(note.numero);
  return found && !NUMBERS.includes(found.id) ? found : null;
}

const entry = follow(tool, () => {});
const date = tool.querySelector("[data-saisie=verifie_le]");
date.defaultValue = date.value = today();

const asked = new URLSearchParams(location.search);
if (asked.has("fiche")) {
  const wanted = [asked.get("fiche"), asked.get("reponse")].filter(Boolean).join("/");
  if ([...place.options].some(({ value }) => value === wanted)) place.value = wanted;
}

action("ajouter").addEventListener("click", () => {
  if (entry.firstRefusal()) return;
  const note = noteOf(entry.values());
  if (!note) {
    status.textContent =
      "Choisissez la réponse, et dites ce qui marche : un texte, une phrase ou un numéro.";
    return;
  }
  const found = personalIn(note);
  if (found) {
    status.textContent = `La note semble contenir ${found.name}. Retirez-le : le carnet ne parle de personne.`;
    return;
  }
  notes = [...notes, note];
  unsaved = true;
  for (const name of ["texte", "dire", "ligne", "numero", "horaires"]) {
    tool.querySelector(`[data-saisie=${name}]`).value = "";
  }
  status.textContent = "Note ajoutée. Enregistrez le fichier avant de fermer la page.";
  show();
});

action("enregistrer").addEventListener("click", () => {
  if (entry.firstRefusal()) return;
  download(
    `carnet-${today()}.json`,
    "application/json;charset=utf-8",
    fileOf(team.value.trim(), notes),
  );
  unsaved = false;
  status.textContent = "Fichier enregistré. Donnez-le à qui tient le guide de l'équipe.";
});

tool.querySelector("#carnet-ouvrir").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  target.value = "";
  const found = file && readFile(await file.text());
  if (!found) {
    status.textContent = "Ce fichier n'est pas un carnet.";
    return;
  }
  notes = [...notes, ...found.notes];
  team.value = team.value || found.equipe;
  status.textContent = `Carnet ouvert : ${found.notes.length} note${found.notes.length > 1 ? "s" : ""}.`;
  show();
});

action("effacer").addEventListener("click", () => {
  entry.erase();
  notes = [];
  unsaved = false;
  status.textContent = "Tout est effacé.";
  show();
});

addEventListener("beforeunload", (event) => {
  if (!unsaved) return;
  event.preventDefault();
  event.returnValue = ""; // browsers from before 2023
});
addEventListener("pagehide", () => {
  notes = [];
  show();
});
show();
