// Ce qu'on tape dans un outil : suivi, refusé s'il le faut, effacé en partant. Rien n'est gardé.
import { RAISONS, lecteurDeSecrets } from "./secrets.js";

const TEXTES = "textarea, input[type=text]";

/** Suit les champs `data-saisie` et les cases `data-coche` d'un outil.
 * @param outil l'élément qui contient la saisie et les feuilles, et les motifs interdits
 * @param changement appelé avec les valeurs (un texte par champ, une liste par groupe de cases), et
 *   vrai si quelqu'un a rempli un champ
 * @returns `{valeurs, montrer, premierRefus, effacer}` */
export function suivre(outil, changement) {
  const secretDans = lecteurDeSecrets(JSON.parse(outil.dataset.interdits));
  const zone = outil.querySelector(".saisie");
  const refus = (champ) => document.getElementById(`refus-${champ.dataset.saisie}`);
  const champs = () => [...outil.querySelectorAll("[data-saisie]")];
  const secret = (champ) => (champ.matches(TEXTES) ? secretDans(champ.value) : null);

  function valeurs() {
    const lues = {};
    for (const champ of champs()) lues[champ.dataset.saisie] = secret(champ) ? "" : champ.value.trim();
    for (const boite of outil.querySelectorAll("[data-coche]")) {
      const groupe = boite.dataset.coche;
      lues[groupe] = [...(lues[groupe] ?? []), ...(boite.checked ? [boite.value] : [])];
    }
    return lues;
  }

  function dire(champ) {
    const genre = secret(champ);
    champ.setAttribute("aria-invalid", genre ? "true" : "false");
    refus(champ).textContent = genre ? RAISONS[genre] : "";
  }

  const ecrit = (parmi = "*") => champs().some((champ) => champ.matches(parmi) && champ.value !== (champ.defaultValue ?? ""));
  const montrer = () => changement(valeurs(), ecrit());

  function effacer() {
    for (const champ of outil.querySelectorAll("input, textarea, select")) {
      if (champ.type === "checkbox" || champ.type === "radio") champ.checked = champ.defaultChecked;
      else if (champ.tagName === "SELECT") champ.selectedIndex = 0;
      else champ.value = champ.defaultValue;
    }
    for (const champ of champs().filter((un) => un.matches(TEXTES))) dire(champ);
    montrer();
  }

  outil.addEventListener("input", ({ target }) => {
    // On ne reprend pas quelqu'un au milieu d'un mot ; mais un reproche levé s'efface aussitôt.
    if (target.matches("[data-saisie]") && target.getAttribute("aria-invalid") === "true") dire(target);
    montrer();
  });
  outil.addEventListener("focusout", ({ target, relatedTarget }) => {
    // Un message qui pousse le bouton pendant l'appui ferait manquer le clic ; le bouton le dira.
    if (target.matches("[data-saisie]") && target.matches(TEXTES) && !relatedTarget?.closest("button")) dire(target);
  });
  outil.addEventListener("change", montrer);
  addEventListener("beforeunload", (event) => {
    if (!ecrit(TEXTES)) return;
    event.preventDefault();
    event.returnValue = ""; // navigateurs d'avant 2023
  });
  // La page mise de côté par le navigateur ne garde rien pour la personne suivante.
  addEventListener("pagehide", effacer);

  zone.classList.add("prete");
  return {
    valeurs,
    montrer,
    effacer,
    premierRefus() {
      const champ = champs().find(secret);
      if (champ) {
        dire(champ);
        champ.focus();
      }
      return champ ?? null;
    },
  };
}

/** La date du jour, « 2026-11-21 », et l'heure, « 09:30 », de ce poste. */
export function maintenant(instant = new Date()) {
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60000).toISOString();
  return { date: local.slice(0, 10), heure: local.slice(11, 16) };
}
