// What the suggestions and the page of results share: the known-item index and a line of result.
import { chercher, completer, mots, preparer } from "./connu.js";

let tete = null;
let entier = null;

function lire(nom) {
  return fetch(new URL(nom, import.meta.url)).then((reponse) => {
    if (!reponse.ok) throw new Error(`index : ${reponse.status}`);
    return reponse.json();
  });
}

// Titles and short names: enough for most searches, and the first to come on a weak network.
function indexTete() {
  tete ??= lire("./connu.json").then((index) => ({ index, prepare: preparer(index) }));
  return tete;
}

// Fetched once a page, when the search box is used.
export function indexConnu() {
  entier ??= indexTete().then(({ index, prepare }) =>
    lire("./connu-suite.json").then(
      (suite) => preparer(completer(index, suite)),
      () => prepare, // Half an index is better than none.
    ));
  return entier;
}

export async function chercherConnu(requete, maximum) {
  return chercher(await indexConnu(), requete, maximum);
}

// What can already be said: results only when the first one bears the very words of the query.
export async function chercherTete(requete, maximum) {
  const trouve = chercher((await indexTete()).prepare, requete, maximum);
  const [premier] = trouve.resultats;
  const debut = mots(requete).join(" ");
  const dit = premier && [premier.titre, premier.alias ?? ""].some((nom) =>
    mots(nom).join(" ").startsWith(debut));
  return dit || premier?.note >= 10 ? trouve : { resultats: [], corrigee: null };
}

// Ids of the sheets that readers saw change.
export async function enRetard() {
  const { fiches } = await indexConnu();
  return new Set(fiches.filter(({ revoir }) => revoir).map(({ id }) => id));
}

export function marqueRetard() {
  return element("span", "a-change", "a changé");
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
