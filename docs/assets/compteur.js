// Compteur d'auto-mandat : rien ne s'écrit sur le poste avant que le lecteur l'ait demandé.
import { ajouter, elaguer, lire, ligne } from "./decompte.js";
import { maintenant } from "./saisie.js";

const CLE = "faire-avec.compteur";
const outil = document.querySelector("[data-outil=compteur]");
const trouver = (choix) => outil.querySelector(choix);
const etat = trouver(".etat-outil");
const rangs = [...outil.querySelectorAll("[data-fiche]")];
const titres = Object.fromEntries(rangs.map((rang) => [rang.dataset.fiche, rang.dataset.titre]));
const mois = maintenant().date.slice(0, 7);
let compte = null;

// Un navigateur d'administration peut interdire toute mémoire.
function memoire(agir) {
  try {
    return agir(localStorage);
  } catch {
    etat.textContent = "Ce navigateur refuse de garder quoi que ce soit. La feuille papier, plus bas, compte aussi bien.";
    return undefined;
  }
}

function montrer() {
  trouver("[data-etape=demander]").hidden = compte !== null;
  trouver("[data-etape=compter]").hidden = compte === null;
  if (compte === null) return;
  for (const rang of rangs) {
    const nombre = compte.mois[mois]?.[rang.dataset.fiche] ?? 0;
    rang.querySelector("output").textContent = nombre;
    rang.querySelector("[data-pas='-1']").disabled = nombre === 0;
  }
  trouver("[data-champ=ligne]").value = ligne(compte, mois, titres);
  trouver("[data-champ=garde]").textContent = memoire((m) => m.getItem(CLE)) ?? "rien";
  const anciens = Object.keys(compte.mois).filter((m) => m !== mois).sort().reverse();
  trouver("[data-liste=anciens]").replaceChildren(...anciens.map((m) => {
    const element = document.createElement("li");
    element.textContent = ligne(compte, m, titres);
    return element;
  }));
  trouver("[data-bloc=anciens]").hidden = anciens.length === 0;
}

function garder(nouveau) {
  const ecrit = memoire((m) => {
    m.setItem(CLE, JSON.stringify(nouveau));
    return true;
  });
  if (ecrit) compte = nouveau;
  montrer();
  return Boolean(ecrit);
}

function ouvrir() {
  const poste = trouver("[name=poste]:checked")?.value;
  if (poste === "seul") {
    if (garder({ mois: {} })) {
      etat.textContent = "Le compteur est ouvert sur ce poste.";
      trouver("[data-etape=compter] h2").focus();
    }
  } else {
    etat.textContent = poste === "partage"
      ? "Pas de compteur sur un poste partagé : un collègue ou une personne reçue le verrait. Prenez la feuille papier, plus bas."
      : "Dites d'abord si d'autres se servent de ce poste.";
  }
}

let confirmer = false;
function demanderConfirmation(voulu) {
  confirmer = voulu;
  trouver("[data-action=effacer]").textContent = voulu ? "Confirmer : tout effacer" : "Tout effacer de ce poste";
}

function effacer() {
  if (!confirmer) {
    demanderConfirmation(true);
    etat.textContent = "Appuyez une seconde fois pour effacer tous les mois de ce poste.";
    return;
  }
  memoire((m) => m.removeItem(CLE));
  compte = null;
  demanderConfirmation(false);
  montrer();
  etat.textContent = "Tout est effacé de ce poste. Le compteur est fermé.";
  trouver("[data-etape=demander] h2").focus();
}

outil.addEventListener("click", ({ target }) => {
  const bouton = target.closest("button");
  if (!bouton) return;
  if (bouton.dataset.action === "effacer") return void effacer();
  demanderConfirmation(false);
  if (bouton.dataset.pas) {
    const rang = bouton.closest("[data-fiche]");
    const pas = Number(bouton.dataset.pas);
    // Un autre onglet a pu compter entre-temps.
    garder(ajouter(lire(memoire((m) => m.getItem(CLE)) ?? ""), mois, rang.dataset.fiche, pas));
    etat.textContent = `${rang.dataset.titre} : ${rang.querySelector("output").textContent} ce mois-ci.`;
    if (bouton.disabled) rang.querySelector("[data-pas='1']").focus();
  } else if (bouton.dataset.action === "ouvrir") {
    ouvrir();
  } else if (bouton.dataset.action === "copier") {
    const champ = trouver("[data-champ=ligne]");
    champ.select();
    navigator.clipboard?.writeText(champ.value).catch(() => {});
    etat.textContent = "La ligne est copiée, ou sélectionnée : Ctrl + C.";
  }
});

function viser() {
  const rang = rangs.find(({ dataset }) => dataset.fiche === decodeURIComponent(location.hash.slice(1)));
  if (compte !== null && rang) setTimeout(() => rang.querySelector("[data-pas='1']").focus());
}

// Lire n'écrit rien : sans compteur ouvert, il n'y a rien à lire.
const garde = memoire((m) => m.getItem(CLE));
trouver(".saisie").classList.add("prete");
if (typeof garde === "string") garder(elaguer(lire(garde), mois));
else montrer();
if (document.readyState === "complete") viser();
else addEventListener("load", viser);
addEventListener("hashchange", viser);
