// What the checker says beyond the form of a sheet, as far as a page can know it: the words of
// the vocabularies, the names cited, personal data. Same codes as the rules.
import { BRIEF_LONGEST } from "../page/shared.js";
import { treeProblems, unofficial } from "./beyond.js";
import { texts } from "./rules.js";

const LINK = /\[\[([^[\]|\n]+)(?:\|[^[\]\n]+)?\]\]/g;

function unknown(shape, text, known) {
  if (shape.role === "terme" && !known.words(shape.vocabulaire).has(text)) {
    return ["FA106", `« ${text} » n'est pas dans le vocabulaire « ${shape.vocabulaire} »`];
  }
  if (shape.role === "source" && known.sources && !known.sources.has(text)) {
    return ["FA104", `la source « ${text} » n'est pas dans la bibliographie`];
  }
  if (shape.role === "contact" && !known.contacts.has(text)) {
    return ["FA105", `le contact « ${text} » n'est pas dans la table des contacts`];
  }
  if (shape.role !== "fiche") return null;
  const type = known.sheets.get(text);
  if (type === undefined) return ["FA102", `« ${text} » ne mène à aucune fiche`];
  if (shape.cibles && !shape.cibles.includes(type)) {
    return ["FA103", `il faut ici une fiche ${shape.cibles.join(" ou ")}`];
  }
  return null;
}

function knownOf(common, id) {
  const words = new Map();
  for (const [name, list] of Object.entries(common.vocabulaires)) {
    words.set(name, new Set(list.map(([word]) => word)));
  }
  const sheets = new Map(common.fiches.map(([name, type]) => [name, type]));
  return {
    words: (name) => words.get(name) ?? new Set(),
    // Unknown when the bibliography could not be fetched: the checker will say.
    sources: common.sources && new Set(common.sources.map(([name]) => name)),
    domains: new Map((common.domaines ?? []).map(([name, alone]) => [name, Boolean(alone)])),
    contacts: new Set(common.contacts.map(([name]) => name)),
    sheets: id && !sheets.has(id) ? sheets.set(id, common.type) : sheets,
  };
}

// Problems of a sheet whose form is right.
export function checkReferences(data, description, common, personalData, id) {
  const known = knownOf({ ...common, type: description.type }, id);
  const found = [];
  for (const { text, shape, place } of texts(data, description)) {
    const personal = ["texte", "prose"].includes(shape.role) ? personalData(text) : null;
    if (personal) {
      found.push({
        place,
        code: "FA118",
        message: `le texte contient ${personal.name} : décrivez sa forme sans le donner`,
      });
    }
    const refusal = unknown(shape, text, known);
    if (refusal) found.push({ place, code: refusal[0], message: refusal[1] });
    for (const url of unofficial(text, shape, known.domains)) {
      found.push({
        place,
        code: "FA107",
        message: `le site de « ${url.slice(0, 60)} » n'est pas un site officiel connu du guide`,
      });
    }
    for (const [, target] of shape.role === "prose" ? text.matchAll(LINK) : []) {
      if (!known.sheets.has(target.trim())) {
        found.push({ place, code: "FA102", message: `« [[${target}]] » ne mène à aucune fiche` });
      }
    }
  }
  if ([...(data.en_bref ?? "")].length > BRIEF_LONGEST) {
    found.push({ place: ["en_bref"], code: "FA113", message: `${BRIEF_LONGEST} signes au plus` });
  }
  return [...found, ...treeProblems(data)];
}
