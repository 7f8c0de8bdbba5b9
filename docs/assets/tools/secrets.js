// What a paper given or kept never bears: password, code, social security number, card, IBAN. The
// patterns of social security numbers and French IBANs are those of the sheets: see shared.js.
import { personalData } from "../page/personal.js";

const PERSONAL = ["nir", "iban"];
const GAP = "[ .\\-\u00a0\u202f]?";
const FOREIGN_IBAN = new RegExp(
  `(?<![0-9A-Z])[A-Z]{2}\\d{2}(?:${GAP}[0-9A-Z]){11,30}(?![0-9A-Z])`,
  "g",
);
const CARD = new RegExp(
  `(?<!\\d${GAP})(?:3${GAP}[47](?:${GAP}\\d){13}|[2-6](?:${GAP}\\d){15})(?!${GAP}\\d)`,
  "g",
);

// ISO 13616: the four first signs at the end, letters as numbers, remainder 1.
function isIban([text]) {
  const signs = text.replace(/[^0-9A-Z]/g, "");
  const digits = [...signs.slice(4), ...signs.slice(0, 4)].map((s) => parseInt(s, 36)).join("");
  return signs.length >= 15 && BigInt(digits) % 97n === 1n;
}

// Luhn's formula (ISO/IEC 7812).
function isCard([text]) {
  const digits = [...text.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((total, n, rank) => {
    const double = rank % 2 ? n * 2 : n;
    return total + (double > 9 ? double - 9 : double);
  }, 0);
  return sum % 10 === 0;
}

const ANNOUNCED =
  /(?:mots? de passe|\bmdp|\bpassword|\bpasswd)(?![\p{L}\d])([^:=\n.;,]{0,30}?)(:|=|\best\b|→)\s*(.*)/giu;
const ORDINARY_WORD =
  /^(?:à|a|au|aux|aucun|aucune|avec|chez|dans|de|elle|en|fait|il|inconnue?|la|le|les|mis|non|oui|par|pas|plus|pour|refait|remis|sa|sans|ses|son|sur|trop|un|une|voir|(?:in)?(?:correct|valid|connu|exact)e?s?|majuscules?|minuscules?|chiffres?|lettres?|signes?|faux|fausse|erroné|.*(?:és?|ées?|[eio]r|re|ue?s?|ile|nt))$/iu;
const LOST = /perdu|oubli|bloqu|refus|expir/i;
const CODE =
  /(?<!\p{L})(code|pin|puk)s?(?![\p{L}\d])([^.,;|\n\d]{0,40}?)(?<!\p{L})(\d(?:[ \u00a0-]?\d){3,})(?![ \u00a0-]?\d|\/)/giu;
const OTHER_CODE =
  /cerfa|postal|civil|pénal|travail|erreur|article|\bape\b|\bnaf\b|insee|dossier|départ|poste|caisse|agence|n°|perdu|oubli|bloqu|chang|(?:\b(?:le|du|au|en|depuis|vers|à|par))\s*$/iu;
const NUMBERED_NAME =
  /^(?:annexe|android|apparts?|appt|article|b[aâ]t|bureau|bus|cerfa|chrome|covid|edge|[eé]tage|firefox|formulaire|ligne|lot|office|page|porte|poste|quai|rdv|salle|tram|windows)-?\d+$/iu;
const HOURS = /^\d{1,2}h(?:\d{2})?(?:[-–àa]\d{1,2}h(?:\d{2})?)?$/i;
const TOO_WELL_KNOWN =
  /^(?:azerty\w*|qwerty\w*|motdepasse\d+|password\d+|0{6,}|123456|12345678|abc123)$/i;

const STRONG_SIGNS = /[@#$%&*!?_=^~]/;
const TWO_SIGNS = /[@#$%&*!?^~].*[@#$%&*!?^~]/;

function mixes(word) {
  const runs = word.match(/\p{L}+|\d+/gu) || [];
  const letters = (word.match(/\p{L}/gu) || []).length;
  const digits = (word.match(/\d/g) || []).length;
  const sign = STRONG_SIGNS.test(word);
  const lower = /\p{Ll}/u.test(word);
  const mixed = lower && /\p{L}\p{Lu}|^\p{Lu}\p{Ll}/u.test(word);
  if (word.length < 6 || letters < 2) return false;
  if (sign && (digits > 0 || TWO_SIGNS.test(word))) return true;
  if (digits === 0) return false;
  if (word.length >= 8 && mixed) return true;
  if (word.length >= 7 && /^\p{Ll}{3,}\d{2,}$/u.test(word)) return true;
  return word.length >= 8 && lower && letters > 2 && digits > 2 && runs.length > 3;
}

function suspectWord(raw) {
  if (/:\/\/|^www\.|^[^\s@]+@[^\s@]+\.[a-z]{2,}|\.(?:fr|com|net|org|eu)\b/i.test(raw)) return false;
  return raw.split(/[/|'’()[\]«»"“”,;:…]+/).some((part) => {
    const word = part.replace(/^[.?!*_-]+|[.?*_-]+$/g, "").replace(/(\p{L})!+$/u, "$1");
    if (HOURS.test(word) || NUMBERED_NAME.test(word) || /^\p{L}{1,2}[.-]?\d[\d*.-]*$/u.test(word))
      return false;
    return TOO_WELL_KNOWN.test(word) || mixes(word);
  });
}

function announcedWord(text) {
  for (const [, middle, , rest] of text.matchAll(ANNOUNCED)) {
    if (LOST.test(middle)) continue;
    const words = rest
      .split(/\s+/)
      .map((word) => word.replace(/^[«"'“*]+/, ""))
      .filter((word) => /[\p{L}\d]/u.test(word));
    if (words.length === 0) continue;
    const first = words[0].replace(/[.,;:»"”'!?…*]+$/, "");
    if (first.length < 3 || ORDINARY_WORD.test(first)) continue;
    if (/\d/.test(first) || STRONG_SIGNS.test(first) || /\p{Ll}\p{Lu}/u.test(first)) return true;
    if (words.length === 1 || /[.,;»"”]$/.test(words[0])) return true;
  }
  return false;
}

function announcedCode(text) {
  for (const [, announcement, middle, found] of text.matchAll(CODE)) {
    const digits = found.replace(/\D/g, "");
    const year =
      /^(?:19|20)\d\d$/.test(digits) && !/[:=]/.test(middle) && !/p[iu]/i.test(announcement);
    const day = /^(?:19|20)\d\d-\d\d-\d\d$/.test(found);
    if (digits.length <= 8 && !year && !day && !OTHER_CODE.test(middle)) return true;
  }
  return false;
}

const found = (text, pattern, check) => [...text.matchAll(pattern)].some(check);

/** Why a text is not written on a paper; null when it may be.
 * @param {string} text
 * @returns {"nir" | "iban" | "carte" | "code" | "mot-de-passe" | null} */
export function secretKind(text) {
  const personal = personalData(text, PERSONAL);
  if (personal) return personal.id;
  if (found(text, FOREIGN_IBAN, isIban)) return "iban";
  if (found(text, CARD, isCard)) return "carte";
  if (announcedCode(text)) return "code";
  return announcedWord(text) || text.split(/\s+/).some(suspectWord) ? "mot-de-passe" : null;
}

/** What is said to who has just written it. */
export const REASONS = {
  nir: "Cela ressemble à un numéro de Sécurité sociale. Un papier se perd : écrivez plutôt « son numéro de Sécu », elle l'a sur sa carte.",
  iban: "Cela ressemble à un numéro de compte bancaire. Écrivez plutôt « son RIB » : il se recopie du relevé, pas d'ici.",
  carte:
    "Cela ressemble à un numéro de carte bancaire. Il ne s'écrit nulle part. Pour un paiement, la personne garde sa carte en main.",
  code: "Cela ressemble à un code. Un code sert une fois, ou se garde secret : écrivez par où il arrive (mail, SMS), pas le code.",
  "mot-de-passe":
    "Cela ressemble à un mot de passe. Un papier se perd et se lit de loin : écrivez plutôt où la personne le garde. Si c'est autre chose, mettez une espace entre les lettres et les chiffres.",
};
