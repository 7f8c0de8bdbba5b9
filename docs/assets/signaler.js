// Makes the report of a sheet: one list of its dated facts, one text to copy or mail. Nothing is
// sent from here, and nothing of the page changes until the reader opens the block.
import { aujourdhui } from "./jour.js";
import { element } from "./resultats.js";

const ESPACES = /[\s\u00a0\u202f]+/g;

function court(texte, longueur) {
  const net = texte.replace(ESPACES, " ").trim();
  return net.length <= longueur ? net : `${net.slice(0, longueur - 1).trimEnd()}…`;
}

function sansPreuve(noeud) {
  const copie = noeud.cloneNode(true);
  for (const marque of copie.querySelectorAll(".preuve, .signaler-fait")) marque.remove();
  return copie.textContent;
}

// The heading above a fact: what a reader would call the field.
function rubrique(noeud) {
  const conteneur = noeud.closest("section, .tuile");
  return conteneur?.querySelector("h2, h3")?.textContent ?? "";
}

function faits(article) {
  return [...article.querySelectorAll(".preuve")].map((marque) => {
    const hote = marque.closest("li, tr, .contact, dd, .tuile, p, div") ?? marque.parentElement;
    const date = marque.querySelector("time");
    return {
      marque,
      rubrique: court(rubrique(marque), 60),
      debut: court(sansPreuve(hote), 80),
      preuve: date ? date.dateTime : "sans date",
    };
  });
}

function rediger(bloc, fait) {
  const { fiche, titre, preuve } = bloc.dataset;
  const adresse = location.href.split(/[?#]/)[0];
  return [
    `Fiche : ${fiche} (${titre.replace(ESPACES, " ")})`,
    `Adresse : ${adresse}`,
    fait ? `Passage : ${fait.rubrique}, « ${fait.debut} »` : "Passage qui ne marche plus : ",
    fait ? `Date de la preuve affichée : ${fait.preuve}`
      : `Preuve la plus fragile de la fiche : ${preuve}`,
    `Date de mon constat : ${aujourdhui()}`,
    "Ce qui est vrai maintenant : ",
    "Comment je le sais : ",
  ].join("\n");
}

function champ(etiquette, saisie, id) {
  const boite = element("div", "champ");
  const libelle = element("label", null, etiquette);
  saisie.id = id;
  libelle.htmlFor = id;
  boite.append(libelle, saisie);
  return boite;
}

function monter(bloc) {
  const trouves = faits(bloc.closest("article"));
  const choix = element("select");
  choix.append(new Option("Toute la fiche, ou autre chose", ""));
  trouves.forEach((fait, rang) => choix.append(
    new Option(`${fait.rubrique} : ${court(fait.debut, 60)} (${fait.preuve})`, String(rang)),
  ));
  const texte = element("textarea");
  texte.rows = 9;
  const etat = element("p", "petit");
  etat.setAttribute("role", "status");
  const lien = bloc.querySelector("a[href^='mailto:']");
  const objet = `Signalement : fiche ${bloc.dataset.fiche}`;
  const adresser = () => {
    const corps = texte.value.replace(/\n/g, "\r\n");
    lien.href = `mailto:${bloc.dataset.courriel}?subject=${encodeURIComponent(objet)}`
      + `&body=${encodeURIComponent(corps)}`;
  };
  const choisir = (rang) => {
    texte.value = rediger(bloc, rang === "" ? null : trouves[Number(rang)]);
    adresser();
  };
  choix.addEventListener("change", () => choisir(choix.value));
  texte.addEventListener("input", adresser);
  const copier = element("button", "bouton", "Copier le texte");
  copier.type = "button";
  copier.addEventListener("click", async () => {
    texte.select();
    try {
      await navigator.clipboard.writeText(texte.value);
      etat.textContent = "Texte copié.";
    } catch {
      etat.textContent = "Le texte est sélectionné : copiez-le avec Ctrl+C.";
    }
  });
  bloc.querySelector(".signaler__texte").replaceWith(
    champ("Quel fait ?", choix, "signaler-fait"),
    champ("Le texte à compléter", texte, "signaler-texte"), copier, etat,
  );
  trouves.forEach((fait, rang) => {
    const bouton = element("button", "signaler-fait", "Signaler");
    bouton.type = "button";
    bouton.setAttribute("aria-label", `Signaler : ${fait.rubrique}, ${fait.debut}`);
    bouton.addEventListener("click", () => {
      choix.value = String(rang);
      choisir(choix.value);
      bloc.open = true;
      texte.focus();
    });
    fait.marque.after(bouton);
  });
  choisir("");
}

// Prepares the block, and shows a button beside each fact while it is open.
export function signaler(bloc) {
  monter(bloc);
  const marquer = () => bloc.closest("article").classList.toggle("en-signalement", bloc.open);
  bloc.addEventListener("toggle", marquer);
  marquer();
}
