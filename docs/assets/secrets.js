// Ce qu'un papier remis ou gardé ne porte jamais : mot de passe, code, numéro de Sécu, carte, IBAN.
// Les motifs du numéro de Sécu et de l'IBAN viennent de Python, par la page : une seule définition.
import { detecteur } from "./donnees-personnelles.js";

const GENRES = { "un numéro de Sécurité sociale": "nir", "un IBAN": "iban" };
const ESPACE = "[ .\\-\u00a0\u202f]?";
const IBAN_ETRANGER = new RegExp(`(?<![0-9A-Z])[A-Z]{2}\\d{2}(?:${ESPACE}[0-9A-Z]){11,30}(?![0-9A-Z])`, "g");
const CARTE = new RegExp(`(?<!\\d${ESPACE})(?:3${ESPACE}[47](?:${ESPACE}\\d){13}|[2-6](?:${ESPACE}\\d){15})(?!${ESPACE}\\d)`, "g");

// Norme ISO 13616 : les quatre premiers signes à la fin, les lettres en nombres, reste 1.
function estUnIban([texte]) {
  const signes = texte.replace(/[^0-9A-Z]/g, "");
  const chiffres = [...signes.slice(4), ...signes.slice(0, 4)].map((s) => parseInt(s, 36)).join("");
  return signes.length >= 15 && BigInt(chiffres) % 97n === 1n;
}

// Formule de Luhn (ISO/IEC 7812).
function estUneCarte([texte]) {
  const chiffres = [...texte.replace(/\D/g, "")].reverse().map(Number);
  const somme = chiffres.reduce((total, n, rang) => {
    const double = rang % 2 ? n * 2 : n;
    return total + (double > 9 ? double - 9 : double);
  }, 0);
  return somme % 10 === 0;
}

const ANNONCE = /(?:mots? de passe|\bmdp|\bpassword|\bpasswd)(?![\p{L}\d])([^:=\n.;,]{0,30}?)(:|=|\best\b|→)\s*(.*)/giu;
const MOT_ORDINAIRE = /^(?:à|a|au|aux|aucun|aucune|avec|chez|dans|de|elle|en|fait|il|inconnue?|la|le|les|mis|non|oui|par|pas|plus|pour|refait|remis|sa|sans|ses|son|sur|trop|un|une|voir|.*(?:és?|ées?|[eio]r|re|ue?s?|ile|nt))$/iu;
const PERDU = /perdu|oubli|bloqu|refus|expir/i;
const CODE = /(?<!\p{L})(code|pin|puk)s?(?![\p{L}\d])([^.,;|\n\d]{0,40}?)(?<!\p{L})(\d(?:[ \u00a0-]?\d){3,})(?![ \u00a0-]?\d|\/)/giu;
const AUTRE_CODE = /postal|civil|pénal|travail|erreur|article|\bape\b|\bnaf\b|insee|dossier|départ|poste|caisse|agence|n°|perdu|oubli|bloqu|chang|(?:\b(?:le|du|au|en|depuis|vers|à|par))\s*$/iu;
const NOM_NUMEROTE = /^(?:annexe|android|apparts?|appt|article|b[aâ]t|bureau|bus|cerfa|chrome|covid|edge|[eé]tage|firefox|formulaire|ligne|lot|office|page|porte|poste|quai|rdv|salle|tram|windows)-?\d+$/iu;
const HEURES = /^\d{1,2}h(?:\d{2})?(?:[-–àa]\d{1,2}h(?:\d{2})?)?$/i;
const TROP_CONNUS = /^(?:azerty\w*|qwerty\w*|motdepasse\d+|password\d+|0{6,}|123456|12345678|abc123)$/i;

const SIGNES_FORTS = /[@#$%&*!?_=^~]/;
const DEUX_SIGNES = /[@#$%&*!?^~].*[@#$%&*!?^~]/;

function mele(mot) {
  const suites = mot.match(/\p{L}+|\d+/gu) || [];
  const lettres = (mot.match(/\p{L}/gu) || []).length;
  const chiffres = (mot.match(/\d/g) || []).length;
  const signe = SIGNES_FORTS.test(mot);
  const minuscule = /\p{Ll}/u.test(mot);
  const melange = minuscule && /\p{L}\p{Lu}|^\p{Lu}\p{Ll}/u.test(mot);
  if (mot.length < 6 || lettres < 2) return false;
  if (signe && (chiffres > 0 || DEUX_SIGNES.test(mot))) return true;
  if (chiffres === 0) return false;
  if (mot.length >= 8 && melange) return true;
  if (mot.length >= 7 && /^\p{Ll}{3,}\d{2,}$/u.test(mot)) return true;
  return mot.length >= 8 && minuscule && lettres > 2 && chiffres > 2 && suites.length > 3;
}

function motSuspect(brut) {
  if (/:\/\/|^www\.|^[^\s@]+@[^\s@]+\.[a-z]{2,}|\.(?:fr|com|net|org|eu)\b/i.test(brut)) return false;
  return brut.split(/[/|'’()[\]«»"“”,;:…]+/).some((partie) => {
    const mot = partie.replace(/^[.?!*_-]+|[.?*_-]+$/g, "").replace(/(\p{L})!+$/u, "$1");
    if (HEURES.test(mot) || NOM_NUMEROTE.test(mot) || /^\p{L}{1,2}[.-]?\d[\d*.-]*$/u.test(mot)) return false;
    return TROP_CONNUS.test(mot) || mele(mot);
  });
}

function motAnnonce(texte) {
  for (const [, milieu, , suite] of texte.matchAll(ANNONCE)) {
    if (PERDU.test(milieu)) continue;
    const mots = suite.split(/\s+/).map((mot) => mot.replace(/^[«"'“*]+/, "")).filter((mot) => /[\p{L}\d]/u.test(mot));
    if (mots.length === 0) continue;
    const premier = mots[0].replace(/[.,;:»"”'!?…*]+$/, "");
    if (premier.length < 3 || MOT_ORDINAIRE.test(premier)) continue;
    if (/\d/.test(premier) || SIGNES_FORTS.test(premier) || /\p{Ll}\p{Lu}/u.test(premier)) return true;
    if (mots.length === 1 || /[.,;»"”]$/.test(mots[0])) return true;
  }
  return false;
}

function codeAnnonce(texte) {
  for (const [, annonce, milieu, trouve] of texte.matchAll(CODE)) {
    const chiffres = trouve.replace(/\D/g, "");
    const annee = /^(?:19|20)\d\d$/.test(chiffres) && !/[:=]/.test(milieu) && !/p[iu]/i.test(annonce);
    const jour = /^(?:19|20)\d\d-\d\d-\d\d$/.test(trouve);
    if (chiffres.length <= 8 && !annee && !jour && !AUTRE_CODE.test(milieu)) return true;
  }
  return false;
}

/** Une fonction qui dit pourquoi un texte ne s'écrit pas sur un papier : « nir », « iban », « carte »,
 * « code », « mot-de-passe », ou null s'il peut s'écrire.
 * @param interdits les motifs de données personnelles, tels que la page les donne */
export function lecteurDeSecrets(interdits) {
  const personnel = detecteur(interdits.filter(({ nom }) => nom in GENRES));
  const trouve = (texte, motif, verifie) => [...texte.matchAll(motif)].some(verifie);
  return (texte) => {
    const nom = personnel(texte);
    if (nom) return GENRES[nom];
    if (trouve(texte, IBAN_ETRANGER, estUnIban)) return "iban";
    if (trouve(texte, CARTE, estUneCarte)) return "carte";
    if (codeAnnonce(texte)) return "code";
    return motAnnonce(texte) || texte.split(/\s+/).some(motSuspect) ? "mot-de-passe" : null;
  };
}

/** Ce qu'on dit à qui vient de l'écrire. */
export const RAISONS = {
  "nir": "Cela ressemble à un numéro de Sécurité sociale. Un papier se perd : écrivez plutôt « son numéro de Sécu », elle l'a sur sa carte.",
  "iban": "Cela ressemble à un numéro de compte bancaire. Écrivez plutôt « son RIB » : il se recopie du relevé, pas d'ici.",
  "carte": "Cela ressemble à un numéro de carte bancaire. Il ne s'écrit nulle part. Pour un paiement, la personne garde sa carte en main.",
  "code": "Cela ressemble à un code. Un code sert une fois, ou se garde secret : écrivez par où il arrive (mail, SMS), pas le code.",
  "mot-de-passe": "Cela ressemble à un mot de passe. Un papier se perd et se lit de loin : écrivez plutôt où la personne le garde. Si c'est autre chose, mettez une espace entre les lettres et les chiffres.",
};
