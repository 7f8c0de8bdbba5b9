// What looks like somebody's own number, address or account. The patterns come from the Python
// side; here they are only read the JavaScript way.
import { PERSONAL } from "./shared.js";

// \d and \w of Python know every alphabet.
function prepare({ id, name, pattern, key, caseMatters }) {
  const source = pattern
    .replace(/\[\\w/g, "[\\p{L}\\p{N}_")
    .replace(/\\w/g, "[\\p{L}\\p{N}_]")
    .replace(/\\d/g, "\\p{Nd}");
  return { id, name, key, pattern: new RegExp(source, caseMatters ? "gu" : "giu") };
}

// Key of the NIR: 97 minus the number modulo 97 (Insee).
function isNir(found) {
  // Digits of another script: no number to check, so the key is taken as right.
  if (/[^0-9ab]/i.test(found.slice(1).join(""))) return true;
  const month = Number(found[3]);
  const plausible =
    (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99);
  if (found[7] === undefined || !plausible) return plausible;
  const body = found.slice(1, 7).join("").toUpperCase().replace("2A", "19").replace("2B", "18");
  return 97 - Number(BigInt(body) % 97n) === Number(found[7]);
}

const ready = PERSONAL.map(prepare);

/** What of somebody's own a text seems to hold; null when nothing does.
 * @param {string} text
 * @param {string[]} [only] ids of the patterns to look for; all of them when left out
 * @returns {{ id: string, name: string } | null} */
export function personalData(text, only) {
  for (const { id, name, pattern, key } of ready) {
    if (only && !only.includes(id)) continue;
    for (const found of text.matchAll(pattern)) {
      if (!key || isNir(found)) return { id, name };
    }
  }
  return null;
}
