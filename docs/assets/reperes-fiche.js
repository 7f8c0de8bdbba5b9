// What the checker says beyond the form of a sheet, as far as a page can know it: the words of
// the vocabularies, the names cited, personal data. Same codes as the rules.
import { textes } from "./regles-fiche.js";

const LIEN = /\[\[([^[\]|\n]+)(?:\|[^[\]\n]+)?\]\]/g;

function inconnu(forme, texte, connus) {
  if (forme.role === "terme" && !connus.mots(forme.vocabulaire).has(texte)) {
    return ["FA106", `« ${texte} » n'est pas dans le vocabulaire « ${forme.vocabulaire} »`];
  }
  if (forme.role === "source" && connus.sources && !connus.sources.has(texte)) {
    return ["FA104", `la source « ${texte} » n'est pas dans la bibliographie`];
  }
  if (forme.role === "contact" && !connus.contacts.has(texte)) {
    return ["FA105", `le contact « ${texte} » n'est pas dans la table des contacts`];
  }
  if (forme.role !== "fiche") return null;
  const type = connus.fiches.get(texte);
  if (type === undefined) return ["FA102", `« ${texte} » ne mène à aucune fiche`];
  if (forme.cibles && !forme.cibles.includes(type)) {
    return ["FA103", `il faut ici une fiche ${forme.cibles.join(" ou ")}`];
  }
  return null;
}

function connusDe(commun, id) {
  const mots = new Map();
  for (const [nom, liste] of Object.entries(commun.vocabulaires)) {
    mots.set(nom, new Set(liste.map(([mot]) => mot)));
  }
  const fiches = new Map(commun.fiches.map(([nom, type]) => [nom, type]));
  return {
    mots: (nom) => mots.get(nom) ?? new Set(),
    // Unknown when the bibliography could not be fetched: the checker will say.
    sources: commun.sources && new Set(commun.sources.map(([nom]) => nom)),
    contacts: new Set(commun.contacts.map(([nom]) => nom)),
    fiches: id && !fiches.has(id) ? fiches.set(id, commun.type) : fiches,
  };
}

// Problems of a sheet whose form is right.
export function verifierReperes(donnees, description, commun, interdit, id) {
  const connus = connusDe({ ...commun, type: description.type }, id);
  const trouves = [];
  for (const { texte, forme, lieu } of textes(donnees, description)) {
    const personnel = ["texte", "prose"].includes(forme.role) ? interdit(texte) : null;
    if (personnel) {
      trouves.push({ lieu, code: "FA118",
        message: `le texte contient ${personnel} : décrivez sa forme sans le donner` });
    }
    const refus = inconnu(forme, texte, connus);
    if (refus) trouves.push({ lieu, code: refus[0], message: refus[1] });
    for (const [, cible] of forme.role === "prose" ? texte.matchAll(LIEN) : []) {
      if (!connus.fiches.has(cible.trim())) {
        trouves.push({ lieu, code: "FA102", message: `« [[${cible}]] » ne mène à aucune fiche` });
      }
    }
  }
  if ([...(donnees.en_bref ?? "")].length > 160) {
    trouves.push({ lieu: ["en_bref"], code: "FA113", message: "160 signes au plus" });
  }
  return trouves;
}
