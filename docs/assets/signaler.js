// Makes the report of a sheet: one list of its answers and sections, one text to copy or mail.
// Nothing is sent from here, and nothing of the page changes until the reader opens the block.
import { aujourdhui } from "./jour.js";
import { element } from "./resultats.js";

const ESPACES = /[\s\u00a0\u202f]+/g;

function net(texte) {
  return texte.replace(ESPACES, " ").trim();
}

// What a reader may point at: each answer, then each fold of the page.
function passages(article) {
  return [...article.querySelectorAll("[data-reponse], .volet:not(.reponse), .pli")].map((bloc) => ({
    id: bloc.dataset.reponse ?? "",
    titre: net(bloc.querySelector("summary").firstChild.textContent),
  }));
}

function rediger(bloc, passage, dit) {
  const { fiche, titre, preuve } = bloc.dataset;
  const adresse = location.href.split(/[?#]/)[0];
  return [
    `Fiche : ${fiche} (${net(titre)})`,
    `Adresse : ${adresse}${passage?.id ? `#${passage.id}` : ""}`,
    `Passage : ${passage?.titre ?? ""}`,
    `Preuve la plus fragile de la fiche : ${preuve}`,
    `Date de mon constat : ${aujourdhui()}`,
    `Ce qui est vrai maintenant : ${net(dit)}`,
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
  const trouves = passages(bloc.closest("article"));
  const choix = element("select");
  choix.append(new Option("Toute la fiche, ou autre chose", ""));
  trouves.forEach(({ titre }, rang) => choix.append(new Option(titre, String(rang))));
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
  const choisir = (rang, dit = "") => {
    texte.value = rediger(bloc, rang === "" ? null : trouves[Number(rang)], dit);
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
    champ("Quel passage ?", choix, "signaler-fait"),
    champ("Le texte à compléter", texte, "signaler-texte"), copier, etat,
  );
  // A choice under an answer says what is true now, and of which answer.
  const dire = () => {
    const { sur, dit } = bloc.dataset;
    if (dit === undefined) return;
    choix.value = String(trouves.findIndex(({ id }) => id && id === sur));
    choisir(choix.value, dit);
    texte.focus();
  };
  choisir("");
  bloc.addEventListener("dit", dire);
  dire();
}

// Prepares the block once it is open.
export function signaler(bloc) {
  monter(bloc);
}
