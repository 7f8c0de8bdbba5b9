// La feuille à imprimer : vide, elle se remplit à la main ; remplie, elle cache ses lignes vides.

const plein = (valeur) => (Array.isArray(valeur) ? valeur.length > 0 : Boolean(valeur));
const lignes = (valeur) => (Array.isArray(valeur) ? valeur : (valeur ?? "").split("\n").map((l) => l.trim()).filter(Boolean));

/** Met les valeurs dans les emplacements `data-champ` et `data-liste` d'une feuille.
 * Un bloc `data-bloc="a b"` dont rien n'est rempli porte la classe « vide ».
 * @param commencee vrai quand quelqu'un a rempli quelque chose : les blocs vides se cachent alors */
export function remplir(feuille, valeurs, commencee) {
  for (const place of feuille.querySelectorAll("[data-champ]")) {
    place.textContent = valeurs[place.dataset.champ] ?? "";
  }
  for (const liste of feuille.querySelectorAll("[data-liste]")) {
    liste.vierge = liste.vierge ?? [...liste.children];
    const textes = lignes(valeurs[liste.dataset.liste]);
    liste.replaceChildren(...(textes.length === 0 ? liste.vierge : textes.map((texte) => {
      const element = document.createElement("li");
      element.textContent = texte;
      return element;
    })));
  }
  for (const bloc of feuille.querySelectorAll("[data-bloc]")) {
    bloc.classList.toggle("vide", !bloc.dataset.bloc.split(" ").some((nom) => plein(valeurs[nom])));
  }
  feuille.classList.toggle("remplie", commencee);
}

/** « 1er décembre 2026 », ou rien. */
export function dateLongue(date) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? "")) return "";
  const [annee, mois, jour] = date.split("-").map(Number);
  const texte = new Date(annee, mois - 1, jour).toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });
  return texte.replace(/^1 /, "1er ");
}

/** « 9 h 30 », ou rien. */
export function heureLongue(heure) {
  const [, h, m] = /^(\d{2}):(\d{2})/.exec(heure ?? "") ?? [];
  const minutes = m === "00" ? "" : ` ${m}`;
  return h === undefined ? "" : `${Number(h)} h${minutes}`;
}

/** Imprime ces feuilles, et elles seules. */
export function imprimer(feuilles) {
  for (const feuille of document.querySelectorAll(".feuille")) {
    feuille.classList.toggle("pas-cette-fois", !feuilles.includes(feuille));
  }
  addEventListener("afterprint", () => {
    for (const feuille of document.querySelectorAll(".feuille")) feuille.classList.remove("pas-cette-fois");
  }, { once: true });
  print();
}

/** Enregistre un texte comme fichier. */
export function telecharger(nom, type, texte) {
  const lien = document.createElement("a");
  lien.download = nom;
  lien.href = URL.createObjectURL(new Blob([texte], { type }));
  lien.click();
  setTimeout(() => URL.revokeObjectURL(lien.href), 0);
}
