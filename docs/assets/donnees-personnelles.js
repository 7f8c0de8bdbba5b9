// What looks like somebody's own number, address or account. The patterns come from the Python
// side, in `commun.json`; here they are only read the JavaScript way.

// \d and \w of Python know every alphabet.
function preparer({ nom, motif, cle, casse }) {
  const source = motif.replace(/\[\\w/g, "[\\p{L}\\p{N}_").replace(/\\w/g, "[\\p{L}\\p{N}_]")
    .replace(/\\d/g, "\\p{Nd}");
  return { nom, cle, motif: new RegExp(source, casse ? "gu" : "giu") };
}

// Digits of every script stand ten in a row, and no two rows touch.
function enChiffre(signe) {
  let zero = signe.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(signe.codePointAt(0) - zero);
}

// One kind of dash and of space, ASCII digits, after NFKC: `plain_form` in Python.
function formeSimple(texte) {
  return texte.normalize("NFKC").replace(/[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g, "-")
    .replace(/[^\S\n]/g, " ").replace(/(?![0-9])\p{Nd}/gu, enChiffre);
}

// ISO 13616: the first four signs at the end, letters as numbers, modulo 97.
function reste97(signes) {
  const tournes = [...signes.slice(4), ...signes.slice(0, 4)];
  return BigInt(tournes.map((signe) => parseInt(signe, 36)).join("")) % 97n;
}

const CLES = {
  // Month, then key when it is there: 97 minus the number modulo 97 (Insee).
  nir(signes) {
    const mois = Number(signes.slice(3, 5));
    const plausible = (mois >= 1 && mois <= 12) || (mois >= 20 && mois <= 42)
      || (mois >= 50 && mois <= 99);
    if (signes.length < 15 || !plausible) return plausible;
    const corps = signes.slice(0, 13).replace("2A", "19").replace("2B", "18");
    return 97 - Number(BigInt(corps) % 97n) === Number(signes.slice(13));
  },
  iban: (signes) => reste97(signes) === 1n,
  // The key of a RIB makes that of its IBAN always 76.
  rib: (signes) => reste97(`FR76${signes}`) === 1n,
  // ISO/IEC 7812.
  luhn(signes) {
    return [...signes].reverse().reduce((somme, signe, rang) => {
      const double = Number(signe) * (rang % 2 ? 2 : 1);
      return somme + (double > 9 ? double - 9 : double);
    }, 0) % 10 === 0;
  },
  nif: (signes) => Number(signes.slice(0, 10)) % 511 === Number(signes.slice(10)),
};

function confirme(cle, trouve) {
  if (!cle) return true;
  const signes = trouve.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  return CLES[cle](signes);
}

// A function that names what of somebody's own a text seems to hold, or gives null.
export function detecteur(interdits) {
  const prets = interdits.map(preparer);
  return (texte) => {
    const simple = formeSimple(texte);
    for (const { nom, motif, cle } of prets) {
      for (const [trouve] of simple.matchAll(motif)) {
        if (confirme(cle, trouve)) return nom;
      }
    }
    return null;
  };
}
