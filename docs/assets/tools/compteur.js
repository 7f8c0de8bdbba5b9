// The tally of workarounds: nothing is written on the machine before the reader asks for it.
import { copy, element } from "../page/dom.js";
import { today } from "../page/today.js";
import { add, line, prune, read } from "./counts.js";

const KEY = "faire-avec.compteur";
const tool = document.querySelector("[data-outil=compteur]");
const find = (choice) => tool.querySelector(choice);
const status = find(".etat-outil");
const rows = [...tool.querySelectorAll("[data-fiche]")];
const titles = Object.fromEntries(rows.map((row) => [row.dataset.fiche, row.dataset.titre]));
const month = today().slice(0, 7);
let counts = null;

// The browser of an administration may forbid any memory.
function memory(act) {
  try {
    return act(localStorage);
  } catch {
    status.textContent =
      "Ce navigateur refuse de garder quoi que ce soit. La feuille papier, plus bas, compte aussi bien.";
    return undefined;
  }
}

function show() {
  find("[data-etape=demander]").hidden = counts !== null;
  find("[data-etape=compter]").hidden = counts === null;
  if (counts === null) return;
  for (const row of rows) {
    const count = counts.mois[month]?.[row.dataset.fiche] ?? 0;
    row.querySelector("output").textContent = count;
    row.querySelector("[data-pas='-1']").disabled = count === 0;
  }
  find("[data-champ=ligne]").value = line(counts, month, titles);
  find("[data-champ=garde]").textContent = memory((m) => m.getItem(KEY)) ?? "rien";
  const older = Object.keys(counts.mois)
    .filter((m) => m !== month)
    .sort()
    .reverse();
  find("[data-liste=anciens]").replaceChildren(
    ...older.map((m) => element("li", "", line(counts, m, titles))),
  );
  find("[data-bloc=anciens]").hidden = older.length === 0;
}

function keep(fresh) {
  const written = memory((m) => {
    m.setItem(KEY, JSON.stringify(fresh));
    return true;
  });
  if (written) counts = fresh;
  show();
  return Boolean(written);
}

function open() {
  const machine = find("[name=poste]:checked")?.value;
  if (machine === "seul") {
    if (keep({ mois: {} })) {
      status.textContent = "Le compteur est ouvert sur ce poste.";
      find("[data-etape=compter] h2").focus();
    }
  } else {
    status.textContent =
      machine === "partage"
        ? "Pas de compteur sur un poste partagé : un collègue ou une personne reçue le verrait. Prenez la feuille papier, plus bas."
        : "Dites d'abord si d'autres se servent de ce poste.";
  }
}

let confirming = false;
function askConfirmation(wanted) {
  confirming = wanted;
  find("[data-action=effacer]").textContent = wanted
    ? "Confirmer : tout effacer"
    : "Tout effacer de ce poste";
}

function erase() {
  if (!confirming) {
    askConfirmation(true);
    status.textContent = "Appuyez une seconde fois pour effacer tous les mois de ce poste.";
    return;
  }
  memory((m) => m.removeItem(KEY));
  counts = null;
  askConfirmation(false);
  show();
  status.textContent = "Tout est effacé de ce poste. Le compteur est fermé.";
  find("[data-etape=demander] h2").focus();
}

tool.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.action === "effacer") return void erase();
  askConfirmation(false);
  if (button.dataset.pas) {
    const row = button.closest("[data-fiche]");
    const step = Number(button.dataset.pas);
    // Another tab may have counted meanwhile.
    keep(add(read(memory((m) => m.getItem(KEY)) ?? ""), month, row.dataset.fiche, step));
    status.textContent = `${row.dataset.titre} : ${row.querySelector("output").textContent} ce mois-ci.`;
    if (button.disabled) row.querySelector("[data-pas='1']").focus();
  } else if (button.dataset.action === "ouvrir") {
    open();
  } else if (button.dataset.action === "copier") {
    copy(find("[data-champ=ligne]"), status);
  }
});

function aim() {
  const row = rows.find(
    ({ dataset }) => dataset.fiche === decodeURIComponent(location.hash.slice(1)),
  );
  if (counts !== null && row) setTimeout(() => row.querySelector("[data-pas='1']").focus());
}

// Reading writes nothing: while no tally is open there is nothing to read.
const kept = memory((m) => m.getItem(KEY));
document.querySelector(".secours").classList.add("inutile");
find(".saisie").classList.add("prete");
if (typeof kept === "string") keep(prune(read(kept), month));
else show();
if (document.readyState === "complete") aim();
else addEventListener("load", aim);
addEventListener("hashchange", aim);
