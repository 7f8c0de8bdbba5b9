// @ts-check
// What a query is understood to say: each typed word, and the guide's own words it may be.

import { distance, sound, terms } from "./terms.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./parameters.js").Parameters} Parameters */

/** A word of a query. `words` are the guide's own words it may be, with how surely; `read` is the
 * one it is taken for, when that is not what was typed.
 * @typedef {object} Term
 * @property {string} typed
 * @property {number} weight
 * @property {boolean} filler
 * @property {boolean} known
 * @property {string | null} read
 * @property {Map<string, number>} words */

// Words of a name in the middle of a query; a longer name has to be the whole of it.
const LONGEST_JOINED = 4;
const LONGEST_NAME = 12;
const SHORTEST_GLUED = 7;
const MOST_BEGUN = 8;
const SHORTEST_MISSPELT = 5;
// From here a word that resembles is taken for it, before anything else is tried.
export const SURE = 0.8;

/** @param {string} word */
function allowedErrors(word) {
  if (word.length < 6) return 1;
  return word.length < 10 ? 2 : 3;
}

/** How surely an unknown word is one of the guide's, from 0 to 1.
 * @param {string} typed
 * @param {string} word
 * @param {Parameters} p
 * @param {(word: string) => string} hear */
export function likeness(typed, word, p, hear = sound) {
  if (/\d/.test(typed) || /\d/.test(word) || typed.length < 4 || word.length < 4) return 0;
  // Of a short word, only two letters that changed places: « savs » is neither « sans » nor « sais ».
  if (typed.length < SHORTEST_MISSPELT) {
    const swapped = typed.length === word.length && distance(typed, word, 1) === 1;
    return swapped && [...typed].sort().join() === [...word].sort().join() ? p.swapped : 0;
  }
  const [heard, other] = [hear(typed), hear(word)];
  const sameStart = heard[0] === other[0];
  const bound = Math.min(allowedErrors(typed), allowedErrors(word));
  const errors = distance(typed, word, bound);
  const byLetters =
    errors <= bound && (sameStart || errors < 2)
      ? 1 - p.perError * errors - errors / (2 * Math.max(typed.length, word.length))
      : 0;
  const shortest = Math.min(heard.length, other.length);
  const far = shortest < 5 ? 0 : shortest < 8 ? 1 : 2;
  const heardErrors = sameStart && shortest >= 3 ? distance(heard, other, far) : 99;
  const byEar = heardErrors <= far ? p.soundsLike - p.perError * heardErrors : 0;
  return Math.max(byEar, byLetters);
}

/** The words the guide has for a word it knows: itself, and its other endings.
 * @param {Index} index
 * @param {string} word
 * @param {Parameters} p */
function inflections(index, word, p) {
  const found = new Map();
  if (index.places(word)) found.set(word, 1);
  for (const other of index.ofRoot(word)) if (other !== word) found.set(other, p.inflected);
  return found;
}

/** @param {Index} index
 * @param {string} word
 * @param {Parameters} p
 * @param {boolean} open */
function beginnings(index, word, p, open) {
  const found = new Map();
  if (word.length < (open ? 2 : 4)) return found;
  // The start of a word may be that of hundreds: names first, then what is said most often.
  const size = (/** @type {string} */ other) => index.places(other)?.length ?? 0;
  const isName = (/** @type {string} */ other) => Number(index.named([other]).length > 0);
  const likely = index
    .beginningWith(word)
    .map((other) => ({ other, name: isName(other), size: size(other) }))
    .sort((a, b) => b.name - a.name || b.size - a.size);
  for (const { other } of likely.slice(0, MOST_BEGUN)) {
    found.set(other, p.begun + (1 - p.begun) * (word.length / other.length));
  }
  return found;
}

/** @param {Index} index
 * @param {string} word
 * @param {Parameters} p */
function lookalikes(index, word, p) {
  const found = new Map();
  let best = 0;
  const hear = (/** @type {string} */ one) => index.sound(one);
  for (const other of index.neighbours(word)) {
    const strength = likeness(word, other, p, hear);
    if (strength < p.resembles || !index.isSaid(other)) continue;
    found.set(other, strength);
    if (strength > best) best = strength;
  }
  // Only the nearest: a word read as ten others says nothing.
  for (const [other, strength] of found) if (strength < best - 0.12) found.delete(other);
  return found;
}

const LINKS = ["de", "du", "des", "d", ""];

/** The known words that a word written as one is made of.
 * @param {Index} index
 * @param {string} word
 * @param {Parameters} p
 * @param {Set<number>} needed files of words to look for the second half in
 * @param {boolean} exact whether both must be as the guide writes them
 * @returns {string[] | null} */
function unglue(index, word, p, needed, exact) {
  if (word.length < SHORTEST_GLUED || /\d/.test(word)) return null;
  const least = exact ? 3 : 5;
  for (let size = word.length - least; size >= least; size -= 1) {
    const start = word.slice(0, size);
    needed.add(index.shardOf(start));
    if (!index.isSaid(start)) continue;
    for (const link of LINKS) {
      if (!word.startsWith(link, size)) continue;
      const rest = word.slice(size + link.length);
      if (rest.length < least || (start.length < 4 && rest.length < 4)) continue;
      needed.add(index.shardOf(rest));
      const found = exact ? index.isSaid(rest) : lookalikes(index, rest, p).size > 0;
      if (found) return [start, rest];
    }
  }
  return null;
}

/** @param {Index} index
 * @param {Map<string, number>} words */
function weightOf(index, words) {
  let [best, weight] = [0, 0];
  for (const [word, strength] of words) {
    const its = index.weight(word) ?? 0;
    if (strength > best || (strength === best && its > weight)) [best, weight] = [strength, its];
  }
  return weight;
}

/** @param {Index} index
 * @param {string} typed
 * @param {Parameters} p
 * @param {boolean} open whether the word is still being typed
 * @returns {Term} */
function readWord(index, typed, p, open) {
  let words = inflections(index, typed, p);
  let read = null;
  if (open) {
    for (const [word, strength] of beginnings(index, typed, p, true)) {
      if (!words.has(word)) words.set(word, strength);
    }
  }
  if (words.size === 0) words = beginnings(index, typed, p, open);
  if (words.size === 0) {
    words = lookalikes(index, typed, p);
    // Of those that sound the same: a word of a title, then the one that is written most alike.
    const score = (/** @type {string} */ word) =>
      Number(!index.isTitle(word)) * typed.length + distance(typed, word, typed.length);
    const sorted = [...words].sort((a, b) => b[1] - a[1] || score(a[0]) - score(b[0]));
    read = sorted[0]?.[0] ?? null;
  }
  const known = words.size > 0;
  const weight = known ? weightOf(index, words) : p.unknown;
  return { typed, weight, filler: false, known, read, words };
}

/** Two words written as one, perhaps with an error: « motdepasse », « aidantsconect ».
 * @param {Index} index
 * @param {Term} one
 * @param {Parameters} p
 * @param {Set<number>} needed */
function apart(index, { typed, known, read, words }, p, needed) {
  const written = read ?? typed;
  if (known && index.named([written]).length > 0) return null;
  if (known && !read) return null;
  const sureness = read ? (words.get(read) ?? 0) : 0;
  if (sureness >= SURE) return unglue(index, written, p, needed, true);
  const exact = unglue(index, typed, p, needed, true);
  return exact ?? (sureness > 0 ? null : unglue(index, typed, p, needed, false));
}

/** One word written as two: « france connect », « frans conect ».
 * @param {Index} index
 * @param {string} word
 * @param {string} next
 * @param {Parameters} p
 * @param {Set<number>} needed
 * @returns {Term | null} */
function join(index, word, next, p, needed) {
  const together = word + next;
  if (together.length < 5 || index.fillers.has(word) || index.fillers.has(next)) return null;
  const both = index.places(word) && index.places(next);
  needed.add(index.shardOf(together));
  if (index.places(together) && (!both || index.named([together]).length > 0)) {
    const one = readWord(index, together, p, false);
    for (const [other, strength] of inflections(index, word, p)) {
      if (!one.words.has(other)) one.words.set(other, strength * p.begun);
    }
    return { ...one, typed: `${word} ${next}` };
  }
  if (both || together.length < SHORTEST_GLUED) return null;
  // « franse travail » is a name once put right: nothing to join.
  const right = (/** @type {string} */ one) =>
    index.places(one) ? [one] : [...lookalikes(index, one, p).keys()];
  for (const one of right(word)) {
    if (right(next).some((other) => index.named([one, other]).length > 0)) return null;
  }
  const close = lookalikes(index, together, p);
  const [best] = [...close].sort((one, other) => other[1] - one[1]);
  if (!best || best[1] < p.begun - 0.1) return null;
  return {
    typed: `${word} ${next}`,
    weight: weightOf(index, close),
    filler: false,
    known: true,
    read: best[0],
    words: close,
  };
}

/** Reads a query with the files there are.
 * @param {Index} index
 * @param {string} query
 * @param {Parameters} p
 * @param {boolean} [open] whether its last word is still being typed
 * @returns {{terms: Term[], typed: string[], needed: Set<number>}} `needed`: the files to have
 *   first; when one is missing, load it and read again */
export function understand(index, query, p, open = false) {
  const typed = terms(query);
  const needed = new Set();
  /** @type {Term[]} */
  const read = [];
  const isFiller = (/** @type {string} */ word) => index.fillers.has(word);
  for (const word of typed) if (!isFiller(word)) needed.add(index.shardOf(word));
  if (typed.length > 0 && typed.every(isFiller)) needed.add(index.shardOf(typed[0]));
  if (open && typed.length > 0) {
    for (const rank of index.shardsFrom(typed[typed.length - 1])) needed.add(rank);
  }
  for (let i = 0; i < typed.length; i += 1) {
    const word = typed[i];
    const next = typed[i + 1];
    const joined = next && join(index, word, next, p, needed);
    if (joined) {
      read.push(joined);
      i += 1;
      continue;
    }
    if (isFiller(word)) {
      read.push({
        typed: word,
        weight: 0,
        filler: true,
        known: true,
        read: null,
        words: new Map(),
      });
      continue;
    }
    const last = open && i === typed.length - 1;
    const one = readWord(index, word, p, last);
    const parts = apart(index, one, p, needed);
    if (parts) {
      const pieces = parts.map((part) => readWord(index, part, p, false));
      for (const piece of pieces) read.push({ ...piece, read: piece.read ?? piece.typed });
    } else {
      read.push(one);
    }
  }
  return { terms: read, typed, needed };
}

/** The runs of words of a query, the longest first: those that a name may be.
 * @param {string[]} typed
 * @returns {{start: number, size: number, words: string[]}[]} */
function runs(typed) {
  const found = [];
  for (let size = Math.min(typed.length, LONGEST_NAME); size >= 1; size -= 1) {
    if (size > LONGEST_JOINED && size < typed.length) continue;
    for (let start = 0; start + size <= typed.length; start += 1) {
      found.push({ start, size, words: typed.slice(start, start + size) });
    }
  }
  return found;
}

/** The names of entries that a query holds, the longest first.
 * @param {Index} index
 * @param {string[]} typed */
export function namesIn(index, typed) {
  return runs(typed).flatMap(({ start, size, words }) =>
    index.named(words).map((name) => ({ ...name, start, size, whole: size === typed.length })),
  );
}

/** The words of a query that the guide does not treat, but knows something near of.
 * @param {Index} index
 * @param {string[]} typed
 * @returns {{words: string[], means: string, entries: number[]}[]} */
export function nearIn(index, typed) {
  return runs(typed).flatMap(({ words }) => {
    const near = index.near(words);
    return near ? [{ words, ...near }] : [];
  });
}
