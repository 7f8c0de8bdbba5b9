// @ts-check
// What the page of results says: of what it found, of what it understood, of what did not work.

/** @typedef {import("./query.js").Term} Term */

/** The query with the guide's own words, where a typed word is only known by resemblance.
 * @param {Term[] | null} terms
 * @param {string} query */
export function lookedFor(terms, query) {
  if (!terms?.some(({ read }) => read)) return query;
  return terms.map(({ typed, read }) => read ?? typed).join(" ");
}

/** @param {{query: string, count: number, known: boolean, whole: boolean, communes?: number}} state
 *   `known`: the index came; `whole`: the full text came, or was not needed; `communes`: those named
 * @param {Term[] | null} terms */
export function announced({ query, count, known, whole, communes = 0 }, terms) {
  const asked = `« ${query} »`;
  if (count === 0 && communes > 0) {
    return `Aucune fiche pour ${asked}, mais des lieux près d'ici.`;
  }
  if (count === 0) {
    if (!known && !whole) {
      return "La recherche n'a pas pu se charger. La liste de A à Z marche sans elle.";
    }
    if (!whole) {
      return `Aucune fiche ne porte ce nom. Le texte des fiches n'a pas pu être cherché : ${asked} y est peut-être.`;
    }
    if (!known) {
      return `Le texte des fiches ne dit pas ${asked}. Les noms et les réponses n'ont pas pu être cherchés.`;
    }
    return `Aucun résultat pour ${asked}.`;
  }
  const read = lookedFor(terms, query);
  const what = read === query ? asked : `« ${read} » (au lieu de ${asked})`;
  const found = `${count} résultat${count > 1 ? "s" : ""} pour ${what}.`;
  if (!known) return `${found} Une partie de la recherche n'a pas pu se charger.`;
  return whole ? found : `${found} Le texte des fiches n'a pas pu être cherché.`;
}

/** What the guide does not treat or does not know of a query, one sentence each.
 * @param {{terms: Term[], near: {words: string[], means: string}[]} | null} found
 * @param {string[]} [names] words of the communes that it names */
export function understood(found, names = []) {
  if (!found) return [];
  const treated = new Set([...found.near.flatMap(({ words }) => words), ...names]);
  const notes = found.near.map(({ words, means }) => {
    const typed = words.join(" ");
    const name = typed.length < SHORT ? typed.toUpperCase() : typed;
    const explained = means.startsWith(typed) ? "" : ` (${means})`;
    return `Le guide n'a pas de fiche pour « ${name} »${explained}. Voici le plus proche.`;
  });
  const unknown = found.terms.filter(({ known, typed }) => !known && !treated.has(typed));
  const known = found.terms.filter(({ known: its, filler }) => its && !filler);
  if (unknown.length > 0 && known.length > 0) {
    const list = unknown.map(({ typed }) => `« ${typed} »`).join(", ");
    notes.push(`Mot${unknown.length > 1 ? "s" : ""} que le guide ne connaît pas : ${list}.`);
  }
  return notes;
}

// Signs of an acronym.
const SHORT = 7;
