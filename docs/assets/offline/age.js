// @ts-check
// How old a copy is, in words.

/** Whole months from one day to another, both AAAA-MM-JJ; never less than zero.
 * @param {string} since
 * @param {string} until */
export function monthsBetween(since, until) {
  const [year, month, day] = since.split("-").map(Number);
  const [lastYear, lastMonth, lastDay] = until.split("-").map(Number);
  const months = (lastYear - year) * 12 + (lastMonth - month) - (lastDay < day ? 1 : 0);
  return Math.max(0, months);
}

/** « Cette copie a 4 mois. » and what to do about it; empty in its first month.
 * @param {string} since day of the edition
 * @param {string} today */
export function ageSentence(since, today) {
  const months = monthsBetween(since, today);
  if (months === 0) return "";
  const age = months < 24 ? `${months} mois` : `${Math.floor(months / 12)} ans`;
  return `Cette copie a ${age}. Vérifiez un numéro ou un écran avant de vous y fier.`;
}

/** « 28 novembre 2026 ».
 * @param {string} day AAAA-MM-JJ */
export function longDate(day) {
  const [year, month, date] = day.split("-").map(Number);
  const told = `${date === 1 ? "1er" : date} ${MONTHS[month - 1]} ${year}`;
  return told;
}

const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** « 4,2 Mo ».
 * @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} Mo`;
}
