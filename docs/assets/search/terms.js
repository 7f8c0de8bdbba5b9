// @ts-check
// The terms a search compares, and how near one word is to another. The first half is the same as
// language/terms.py, which tests hold to the same cases.

import { fold } from "../page/fold.js";

const SHORTEST_NUMBER = 4;
const LONGEST_NUMBER = 10;

/** The terms of a text, in order: folded words, references of law and numbers written one way.
 * @param {string} text
 * @returns {string[]} */
export function terms(text) {
  return (
    fold(text)
      .replace(
        /\b([lrd])(?:\. ?| )?(\d{1,4}(?:-\d{1,3})+)\b|\b([lrd])(?:\. ?)?(\d{3,4})\b/g,
        (_, letter, parts, other, digits) =>
          ` ${letter ?? other}${(parts ?? digits).replaceAll("-", "x")} `,
      )
      .replace(/\b\d{1,3}(?:[ .\u00a0\u202f]\d{2,3})+\b/g, (found) => {
        const digits = found.replace(/\D/g, "");
        const isNumber = digits.length >= SHORTEST_NUMBER && digits.length <= LONGEST_NUMBER;
        return isNumber ? digits : found;
      })
      .match(/[a-z0-9]+\+?|%/g) ?? []
  );
}

/** The first sound of a word, then its consonants: what a misspelling seldom changes.
 * @param {string} word */
export function skeleton(word) {
  if (!/^[a-z]/.test(word)) return word;
  const written = word
    .replace(/ph/g, "f")
    .replace(/qu|ck|[qk]/g, "k")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c/g, "k")
    .replace(/g(?=[eiy])/g, "j")
    .replace(/z/g, "s")
    .replace(/w/g, "v")
    .replace(/m/g, "n")
    .replace(/h/g, "")
    .replace(/^(?:eau|au)/, "o")
    .replace(/^(?:ai|ei)/, "e")
    .replace(/^y/, "i");
  if (written === "") return word;
  const kept = written[0] + written.slice(1).replace(/[aeiouy+]/g, "");
  return kept.replace(/(.)\1+/g, "$1");
}

const LEAST_ROOT = 4;

/** A word without the endings of number, gender and verb.
 * @param {string} word */
export function stem(word) {
  let root = word.replace(/\+$/, "");
  if (root.length < 4 || /\d/.test(root)) return root;
  root = root.replace(/aux$/, "al").replace(/([^s])[sx]$/, "$1");
  const cut = root.replace(/(?:ation|ement|ante?|ees?|e|er|ez|ent)$/, "");
  return cut.length >= LEAST_ROOT ? cut : root;
}

/** What a French word may sound like, roughly.
 * @param {string} word
 * @returns {string} */
export function sound(word) {
  const letters = word.replace(/[^a-z]/g, "");
  if (letters.length < 3) return letters;
  const heard = letters
    .replace(/ph/g, "f")
    .replace(/th/g, "t")
    .replace(/s?ch/g, "ç")
    .replace(/s?c(?=[eiy])/g, "s")
    .replace(/([aeiouy])s(?=[aeiouy])/g, "$1z")
    .replace(/ti(?=on|el|eu|a)/g, "si")
    .replace(/ss/g, "s")
    .replace(/qu|ck|q|c|k/g, "k")
    .replace(/x/g, "ks")
    .replace(/g(?=[eiy])/g, "j")
    .replace(/gu(?=[eiy])/g, "g")
    .replace(/h/g, "")
    .replace(/y/g, "i")
    .replace(/eau|au/g, "o")
    .replace(/(ai|ei|ay|ey)(?![nml])/g, "e")
    .replace(/(ain|ein|in|im|un|ym|yn)(?![aeiouynm])/g, "1")
    .replace(/(an|am|en|em)(?![aeiouynm])/g, "2")
    .replace(/(on|om)(?![aeiouynm])/g, "3")
    .replace(/oe/g, "e")
    .replace(/w/g, "v")
    .replace(/z/g, "s")
    .replace(/(.)\1+/g, "$1");
  const ended = heard.replace(/e[zr]?s?$/, "").replace(/[stdxpr]+$/, "");
  return ended.length < 3 ? heard : ended;
}

/** Bounded Damerau-Levenshtein (neighbours may swap); beyond the bound, bound + 1.
 * @param {string} a
 * @param {string} b
 * @param {number} bound */
export function distance(a, b, bound) {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  /** @type {number[]} */
  let previous2 = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d = Math.min(d, previous2[j - 2] + 1);
      }
      row.push(d);
      if (d < least) least = d;
    }
    if (least > bound) return bound + 1;
    previous2 = previous;
    previous = row;
  }
  return previous[b.length];
}
