// @ts-check
// Reading aloud: which voice, and which word. Nothing here touches the page.

/** @typedef {{ lang: string, localService: boolean, default?: boolean, name?: string }} Voice */

/** The French voice of this device; a voice of a distant server would be sent what is read.
 * @template {Voice} V
 * @param {V[]} voices
 * @returns {V | null} */
export function frenchVoice(voices) {
  const here = voices.filter(({ lang, localService }) => localService && /^fr([-_]|$)/i.test(lang));
  const best = here.find(({ lang }) => /^fr[-_]FR$/i.test(lang));
  return here.find((one) => one.default) ?? best ?? here[0] ?? null;
}

/** The bounds of the word that begins at, or holds, a place of a text.
 * @param {string} text
 * @param {number} place
 * @returns {[number, number]} */
export function wordAt(text, place) {
  const isWord = (/** @type {number} */ at) =>
    at < text.length && /[\p{L}\p{N}'’-]/u.test(text[at]);
  let start = place;
  while (start > 0 && isWord(start - 1)) start -= 1;
  let end = place;
  while (isWord(end)) end += 1;
  return [start, Math.max(end, start)];
}

/** The paces one may choose, from slow to fast; 1 is that of the voice. */
export const PACES = [0.7, 0.9, 1.1];
