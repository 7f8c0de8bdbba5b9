// @ts-check
// The notes of a team as a file: nothing of the page here.

/** As ``model/notebook.py`` reads them; a test holds the two together. */
export const FORMAT = "faire-avec-carnet-1";
export const FIELDS = ["texte", "dire", "ligne", "numero", "horaires", "verifie_le"];
const MOST_NOTES = 500;

/** @typedef {{fiche: string, sur: string, echelon: string, texte: string, dire: string,
 *   ligne: string, numero: string, horaires: string, verifie_le: string}} Note */

/** A note of what was typed; null when it says nothing or nowhere.
 * @param {{[name: string]: string}} values
 * @returns {Note | null} */
export function noteOf(values) {
  const [fiche, sur = ""] = (values.lieu ?? "").split("/");
  const said = values.texte || values.dire || values.numero;
  if (!fiche || !said || !values.verifie_le) return null;
  return {
    fiche,
    sur,
    echelon: sur ? (values.echelon ?? "") : "",
    texte: values.texte ?? "",
    dire: values.dire ?? "",
    ligne: values.ligne ?? "",
    numero: values.numero ?? "",
    horaires: values.horaires ?? "",
    verifie_le: values.verifie_le,
  };
}

/** The text of the file.
 * @param {string} equipe
 * @param {Note[]} notes */
export function fileOf(equipe, notes) {
  return `${JSON.stringify({ format: FORMAT, equipe, notes }, null, 2)}\n`;
}

/** What a file holds; null when it is not a notebook.
 * @param {string} text
 * @returns {{equipe: string, notes: Note[]} | null} */
export function readFile(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (data?.format !== FORMAT || !Array.isArray(data.notes)) return null;
  const known = ["fiche", "sur", "echelon", ...FIELDS];
  const isNote = (/** @type {any} */ note) =>
    note !== null && typeof note === "object" && typeof note.fiche === "string";
  const notes = data.notes
    .filter(isNote)
    .slice(0, MOST_NOTES)
    .map((/** @type {any} */ note) =>
      Object.fromEntries(known.map((name) => [name, String(note[name] ?? "")])),
    );
  return { equipe: String(data.equipe ?? ""), notes };
}
