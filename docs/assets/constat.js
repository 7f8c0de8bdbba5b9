// Constat de blocage : deux feuilles, remplies d'un coup.
import { dateLongue, heureLongue, imprimer, remplir, telecharger } from "./feuille.js";
import { citations, destinataires, entete, sansIdentite, textesUtiles } from "./lettre.js";
import { maintenant, suivre } from "./saisie.js";

const outil = document.querySelector("[data-outil=constat]");
const [constat, lettre] = outil.querySelectorAll(".feuille");
const etat = outil.querySelector(".etat-outil");
const defenseur = document.getElementById("defenseur-des-droits")?.dataset.adresse ?? "";
const champ = (nom) => outil.querySelector(`[data-saisie="${nom}"]`);
const zone = (nom) => outil.querySelector(`[data-choix=${nom}]`);

// Les services et leurs textes sont ceux de la liste qui suit, dans la page.
function serviceDe(identifiant) {
  const section = [...outil.querySelectorAll(".voie-reclamation")].find(({ id }) => id === identifiant);
  if (!section?.dataset.organisme) return null;
  return {
    ...section.dataset,
    suites: [...section.querySelectorAll("[data-qui]")].map(({ dataset }) => ({ ...dataset })),
  };
}
const textesDe = (organisme) =>
  [...outil.querySelectorAll(`[data-pour~="${organisme}"]`)].map(({ dataset }) => ({ ...dataset }));

function choix(type, groupe, titre, coche) {
  const etiquette = document.createElement("label");
  const boite = document.createElement("input");
  const mots = document.createElement("span");
  Object.assign(boite, { type, name: type === "radio" ? groupe : "", checked: coche, autocomplete: "off" });
  mots.textContent = titre;
  etiquette.className = "case";
  etiquette.append(boite, " ", mots);
  return etiquette;
}

let affiche = null;
let possibles = [];
let textes = [];

function proposer(valeurs) {
  if (affiche !== valeurs.service) {
    affiche = valeurs.service;
    const service = serviceDe(affiche);
    possibles = affiche ? destinataires(service, defenseur) : [];
    textes = service ? textesDe(service.organisme).map((texte) => ({ ...texte, touche: false })) : [];
    garnir("destinataires", possibles.map(({ titre }, rang) => choix("radio", "destinataire", titre, rang === 0)));
    garnir("textes", textes.map((texte) => {
      const boite = choix("checkbox", "textes", `${texte.dit} (${texte.reference})`, false);
      boite.firstChild.addEventListener("input", () => { texte.touche = true; });
      return boite;
    }));
  }
  const utiles = textesUtiles(textes, valeurs.obstacles);
  zone("textes").querySelectorAll("input").forEach((boite, rang) => {
    if (!textes[rang].touche) boite.checked = utiles.includes(textes[rang]);
  });
  outil.querySelector("[data-seulement=autre]").hidden = affiche !== "autre";
}

function garnir(nom, boites) {
  const aide = zone(nom).querySelector(".aide");
  zone(nom).querySelectorAll(".case").forEach((une) => une.remove());
  zone(nom).append(...boites);
  aide.textContent = affiche ? "Aucun texte précis pour ce service : la lettre reste générale." : "Choisissez d'abord le service.";
  aide.hidden = boites.length > 0;
}

const mots = (groupe, valeur) => outil.querySelector(`[data-coche=${groupe}][value="${valeur}"] + span`).textContent.trim();

function montrer(valeurs, commencee) {
  proposer(valeurs);
  const coche = (nom) => [...zone(nom).querySelectorAll("input")].flatMap((boite, rang) => (boite.checked ? [rang] : []));
  const a = possibles[coche("destinataires")[0]];
  const liste = (groupe) => valeurs[groupe].map((valeur) => mots(groupe, valeur));
  const option = champ("service").selectedOptions[0];
  const dit = {
    ...valeurs,
    "service": affiche === "autre" ? valeurs.autre : affiche ? option.text : "",
    "date": dateLongue(valeurs.date),
    "heure": heureLongue(valeurs.heure),
    "ecran": sansIdentite(valeurs.ecran),
    "limite": dateLongue(valeurs.limite),
    "obstacles": liste("obstacles"),
    "presents": liste("presents"),
    "demandes": [...liste("demandes"), ...(valeurs.demande ? [valeurs.demande] : [])],
    "jointes": liste("jointes"),
    "a-qui": a ? entete(a) : "",
    "avant": a?.avant ? "oui" : "",
    "textes": citations(coche("textes").map((rang) => textes[rang])),
  };
  for (const feuille of [constat, lettre]) {
    remplir(feuille, dit, commencee);
    feuille.classList.toggle("garder-vides", valeurs.options.includes("vides"));
  }
}

const saisie = suivre(outil, montrer);
const { date, heure } = maintenant();
Object.assign(champ("date"), { defaultValue: date, value: date });
Object.assign(champ("heure"), { defaultValue: heure, value: heure });

function choisirDansLAdresse() {
  const voulu = [...champ("service").options].find(({ value }) => value && value === decodeURIComponent(location.hash.slice(1)));
  if (!voulu) return;
  champ("service").value = voulu.value;
  saisie.montrer();
  // Le navigateur va d'abord à la section du service ; ici, c'est le formulaire qu'on voulait.
  setTimeout(() => {
    outil.scrollIntoView();
    champ("service").focus();
  });
}
saisie.montrer();
if (document.readyState === "complete") choisirDansLAdresse();
else addEventListener("load", choisirDansLAdresse);
addEventListener("hashchange", choisirDansLAdresse);

const actions = {
  tout: () => imprimer([constat, lettre]),
  constat: () => imprimer([constat]),
  lettre: () => imprimer([lettre]),
  texte() {
    telecharger("constat.txt", "text/plain;charset=utf-8", `\ufeff${constat.innerText}\n\n\n${lettre.innerText}\n`);
    etat.textContent = "Fichier enregistré : constat.txt. Une fois repris ailleurs, supprimez-le des téléchargements.";
  },
};
for (const [nom, agir] of Object.entries(actions)) {
  outil.querySelector(`[data-action=${nom}]`).addEventListener("click", () => {
    if (!saisie.premierRefus()) agir();
  });
}
outil.querySelector("[data-action=effacer]").addEventListener("click", () => {
  saisie.effacer();
  etat.textContent = "Tout est effacé.";
  champ("service").focus();
});
