// What the suggestions and the page of results share: the known-item index and a line of result.
import { chercher, preparer } from "./connu.js";

let attente = null;

// Fetched once a page, when the search box is used.
export function indexConnu() {
  attente ??= fetch(new URL("./connu.json", import.meta.url))
    .then((reponse) => {
      if (!reponse.ok) throw new Error(`index : ${reponse.status}`);
      return reponse.json();
    })
    .then(preparer);
  return attente;
}

export async function chercherConnu(requete, maximum) {
  return chercher(await indexConnu(), requete, maximum);
}

export function adresse(racine, type, id) {
  return new URL(`${racine}${type[2]}/${id}/`, location.href).href;
}

export function element(nom, classe, texte) {
  const cree = document.createElement(nom);
  if (classe) cree.className = classe;
  if (texte) cree.textContent = texte;
  return cree;
}

// The typographic no-break spaces of a French text.
export function espacer(texte) {
  return texte.replace(/ (?=[;!?»])|(?<=«) /g, "\u202f").replace(/ (?=:)/g, "\u00a0");
}
