// @ts-check
// Made by « make schema » from scripts/faire_avec/browser.py: change it there.

/** Id of a sheet. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Signs of an id, at most. */
export const SLUG_LONGEST = 60;

/** Signs of « en_bref », at most. */
export const BRIEF_LONGEST = 160;

/** How sure a statement is, in words.
 * @type {Record<string, string>} */
export const CERTAINTY = {
  "sure": "source officielle",
  "secondaire": "source secondaire",
  "a-verifier": "à vérifier"
};

/** What looks like somebody's own data, in the order it is looked for.
 * @type {{ id: string, name: string, pattern: string, key: boolean, caseMatters: boolean }[]} */
export const PERSONAL = [
  {
    "id": "nir",
    "name": "un numéro de Sécurité sociale",
    "pattern": "(?<!\\d)([12378])[ .\\-\u00a0\u202f]?(\\d{2})[ .\\-\u00a0\u202f]?(\\d{2})[ .\\-\u00a0\u202f]?(\\d{2}|2[AB])[ .\\-\u00a0\u202f]?(\\d{3})[ .\\-\u00a0\u202f]?(\\d{3})(?:[ .\\-\u00a0\u202f]?(\\d{2}))?(?!\\d)",
    "key": true,
    "caseMatters": false
  },
  {
    "id": "mobile",
    "name": "un numéro de mobile",
    "pattern": "(?<!\\d)(?:(?:\\+|00)33[ .\\-\u00a0\u202f]?(?:\\(0\\)[ .\\-\u00a0\u202f]?)?[67]|0[ .\\-\u00a0\u202f]?[67])(?:[ .\\-\u00a0\u202f]?\\d){8}(?!\\d)",
    "key": false,
    "caseMatters": true
  },
  {
    "id": "mail",
    "name": "une adresse mail personnelle",
    "pattern": "[\\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|laposte|orange|wanadoo|free|sfr|neuf|bbox|aol|proton|protonmail|gmx)\\.[a-z]{2,4}(?!\\w)",
    "key": false,
    "caseMatters": false
  },
  {
    "id": "iban",
    "name": "un IBAN",
    "pattern": "(?<!\\w)FR\\d{2}(?:[ .\\-\u00a0\u202f]?[0-9A-Z]{4}){5}[ .\\-\u00a0\u202f]?[0-9A-Z]{3}(?!\\w)",
    "key": false,
    "caseMatters": false
  }
];
