// Suggestions under a search box while typing: the combobox pattern of WAI-ARIA 1.2.
import {
  adresse, chercherConnu, chercherTete, element, espacer, indexConnu, marqueRetard,
} from "./resultats.js";

const MAXIMUM = 7;
let numero = 0;

function option(resultat, rang, prefixe, racine) {
  const li = element("li", `t-${resultat.type[0]}`);
  li.id = `${prefixe}-${rang}`;
  li.setAttribute("role", "option");
  li.setAttribute("aria-selected", "false");
  li.dataset.fiche = resultat.id;
  li.dataset.adresse = adresse(racine, resultat.type, resultat.id);
  const titre = element("b", "", espacer(resultat.titre));
  li.append(element("span", "type", resultat.type[1]), titre);
  const utile = resultat.alias ? `« ${resultat.alias} » · ${resultat.utile}` : resultat.utile;
  const petit = element("small", "", espacer(utile));
  if (resultat.revoir) petit.append(marqueRetard());
  li.append(petit);
  return li;
}

export function suggerer(champ) {
  const formulaire = champ.closest("form");
  const racine = formulaire.dataset.racine;
  const prefixe = `suggestions-${(numero += 1)}`;
  const liste = element("ul", "suggestions");
  liste.id = prefixe;
  liste.hidden = true;
  liste.setAttribute("role", "listbox");
  liste.setAttribute("aria-label", "Suggestions");
  const annonce = element("p", "invisible");
  annonce.setAttribute("role", "status");
  formulaire.append(liste, annonce);
  champ.setAttribute("role", "combobox");
  champ.setAttribute("aria-autocomplete", "list");
  champ.setAttribute("aria-expanded", "false");
  champ.setAttribute("aria-controls", prefixe);
  let choisi = -1;
  let tour = 0;
  let complet = false;

  function fermer() {
    liste.hidden = true;
    choisi = -1;
    champ.setAttribute("aria-expanded", "false");
    champ.removeAttribute("aria-activedescendant");
  }

  function choisir(rang) {
    const options = liste.children;
    if (choisi >= 0) options[choisi].setAttribute("aria-selected", "false");
    choisi = rang;
    if (choisi < 0) {
      champ.removeAttribute("aria-activedescendant");
      return;
    }
    options[choisi].setAttribute("aria-selected", "true");
    options[choisi].scrollIntoView({ block: "nearest" });
    champ.setAttribute("aria-activedescendant", options[choisi].id);
  }

  async function montrer() {
    const requete = champ.value.trim();
    const ceTour = (tour += 1);
    if (requete.length < 2) {
      fermer();
      annonce.textContent = "";
      return;
    }
    try {
      if (!complet) {
        const { resultats } = await chercherTete(requete, MAXIMUM);
        if (ceTour === tour && resultats.length > 0) remplir(resultats);
      }
      const { resultats } = await chercherConnu(requete, MAXIMUM);
      complet = true;
      // Never move the list under the reader who is already choosing in it.
      if (ceTour === tour && choisi < 0) remplir(resultats);
    } catch {
      // Without the index the form still leads to the page of results.
    }
  }

  function remplir(resultats) {
    liste.replaceChildren(
      ...resultats.map((resultat, rang) => option(resultat, rang, prefixe, racine)),
    );
    choisi = -1;
    liste.hidden = resultats.length === 0;
    champ.setAttribute("aria-expanded", String(resultats.length > 0));
    champ.removeAttribute("aria-activedescendant");
    const nombre = resultats.length;
    annonce.textContent = nombre === 0
      ? "Aucune suggestion. Entrée pour chercher dans le texte des fiches."
      : `${nombre} suggestion${nombre > 1 ? "s" : ""}. Flèches pour choisir.`;
  }

  champ.addEventListener("focus", () => indexConnu().catch(() => {}), { once: true });
  if (document.activeElement === champ) indexConnu().catch(() => {});
  champ.addEventListener("input", montrer);
  champ.addEventListener("keydown", (event) => {
    const nombre = liste.hidden ? 0 : liste.children.length;
    if (event.key === "Escape") {
      if (!liste.hidden) {
        event.preventDefault();
        fermer();
      }
    } else if (event.key === "ArrowDown" && nombre) {
      event.preventDefault();
      choisir(choisi + 1 < nombre ? choisi + 1 : 0);
    } else if (event.key === "ArrowUp" && nombre) {
      event.preventDefault();
      choisir(choisi > 0 ? choisi - 1 : nombre - 1);
    } else if (event.key === "ArrowDown" && champ.value.trim()) {
      montrer();
    } else if (event.key === "Enter" && choisi >= 0) {
      event.preventDefault();
      location.assign(liste.children[choisi].dataset.adresse);
    }
  });
  liste.addEventListener("pointerdown", (event) => event.preventDefault());
  liste.addEventListener("click", (event) => {
    const cible = event.target.closest("[role=option]");
    if (cible) location.assign(cible.dataset.adresse);
  });
  // What was typed before this script came.
  if (document.activeElement === champ) montrer();
  champ.addEventListener("blur", () => setTimeout(fermer, 100));
}
