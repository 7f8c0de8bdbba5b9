// What looks like somebody's own number, address or account. The patterns come from the Python
// side; here they are only read the JavaScript way.
import { PERSONAL } from "./shared.js";

// \d and \w of Python know every alphabet.
function prepare({ id, name, pattern, check, caseMatters }) {
  const source = pattern
    .replace(/\[\\w/g, "[\\p{L}\\p{N}_")
    .replace(/\\w/g, "[\\p{L}\\p{N}_]")
    .replace(/\\d/g, "\\p{Nd}");
  return { id, name, check, pattern: new RegExp(source, caseMatters ? "gu" : "giu") };
}

// Digits of every script stand ten in a row, and no two rows touch.
function asDigit(sign) {
  let zero = sign.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(sign.codePointAt(0) - zero);
}

// One kind of dash and of space, ASCII digits, after NFKC: `plain_form` in Python.
function plainForm(text) {
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g, "-")
    .replace(/[^\S\n]/g, " ")
    .replace(/(?![0-9])\p{Nd}/gu, asDigit);
}

// ISO 13616: the first four signs at the end, letters as numbers, modulo 97.
function remainder97(signs) {
  const turned = [...signs.slice(4), ...signs.slice(0, 4)];
  return BigInt(turned.map((sign) => parseInt(sign, 36)).join("")) % 97n;
}

const CHECKS = {
  // Month, then key when it is there: 97 minus the number modulo 97 (Insee).
  nir(signs) {
    const month = Number(signs.slice(3, 5));
    const plausible =
      (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99);
    if (signs.length < 15 || !plausible) return plausible;
    const body = signs.slice(0, 13).replace("2A", "19").replace("2B", "18");
    return 97 - Number(BigInt(body) % 97n) === Number(signs.slice(13));
  },
  iban: (signs) => remainder97(signs) === 1n,
  // The key of a RIB makes that of its IBAN always 76.
  rib: (signs) => remainder97(`FR76${signs}`) === 1n,
  // ISO/IEC 7812.
  luhn(signs) {
    return (
      [...signs].reverse().reduce((total, sign, rank) => {
        const double = Number(sign) * (rank % 2 ? 2 : 1);
        return total + (double > 9 ? double - 9 : double);
      }, 0) %
        10 ===
      0
    );
  },
  nif: (signs) => Number(signs.slice(0, 10)) % 511 === Number(signs.slice(10)),
};

function confirmed(check, found) {
  return !check || CHECKS[check](found.replace(/[^0-9A-Za-z]/g, "").toUpperCase());
}

const ready = PERSONAL.map(prepare);

/** What of somebody's own a text seems to hold; null when nothing does.
 * @param {string} text
 * @param {string[]} [only] ids of the patterns to look for; all of them when left out
 * @returns {{ id: string, name: string } | null} */
export function personalData(text, only) {
  const plain = plainForm(text);
  for (const { id, name, pattern, check } of ready) {
    if (only && !only.includes(id)) continue;
    for (const [found] of plain.matchAll(pattern)) {
      if (confirmed(check, found)) return { id, name };
    }
  }
  return null;
}
