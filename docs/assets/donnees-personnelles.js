// What looks like somebody's own number, address or account. The patterns come from the Python
// side, in `commun.json`; here they are only read the JavaScript way.

// \d and \w of Python know every alphabet.
function preparer({ nom, motif, cle, casse }) {
  const source = motif.replace(/\[\\w/g, "[\\p{L}\\p{N}_").replace(/\\w/g, "[\\p{L}\\p{N}_]")
    .replace(/\\d/g, "\\p{Nd}");
  return { nom, cle, motif: new RegExp(source, casse ? "gu" : "giu") };
}

// Key of the NIR: 97 minus the number modulo 97 (Insee).
function estUnNir(trouve) {
  // Digits of another script: no number to check, so the key is taken as right.
  if (/[^0-9ab]/i.test(trouve.slice(1).join(""))) return true;
  const mois = Number(trouve[3]);
  const plausible = (mois >= 1 && mois <= 12) || (mois >= 20 && mois <= 42)
    || (mois >= 50 && mois <= 99);
  if (trouve[7] === undefined || !plausible) return plausible;
  const corps = trouve.slice(1, 7).join("").toUpperCase().replace("2A", "19").replace("2B", "18");
  return 97 - Number(BigInt(corps) % 97n) === Number(trouve[7]);
}

// A function that names what of somebody's own a text seems to hold, or gives null.
export function detecteur(interdits) {
  const prets = interdits.map(preparer);
  return (texte) => {
    for (const { nom, motif, cle } of prets) {
      for (const trouve of texte.matchAll(motif)) {
        if (!cle || estUnNir(trouve)) return nom;
      }
    }
    return null;
  };
}
