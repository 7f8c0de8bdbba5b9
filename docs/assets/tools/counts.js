// @ts-check
// Workarounds counted month by month: what is kept, and the line to copy.
// Kept as {"mois": {"2026-11": {"faire-a-la-place": 3}}}: nothing else gets in.
import { SLUG } from "../page/shared.js";

/** @typedef {{ mois: Record<string, Record<string, number>> }} Counts */

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const MONTHS_KEPT = 12;
const MONTHS_A_YEAR = 12;

/** The counts kept in a text; what has not the right shape is left aside.
 * @param {string} text
 * @returns {Counts} */
export function read(text) {
  /** @type {Counts} */
  const counts = { mois: {} };
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    return counts;
  }
  for (const [month, sheets] of Object.entries(raw?.mois ?? {})) {
    for (const [sheet, count] of Object.entries(sheets ?? {})) {
      if (MONTH.test(month) && SLUG.test(sheet) && Number.isInteger(count) && count > 0) {
        counts.mois[month] = { ...counts.mois[month], [sheet]: count };
      }
    }
  }
  return counts;
}

/** The counts after one more or one less; never below zero, a zero is not kept.
 * @param {Counts} counts
 * @param {string} month such as 2026-11
 * @param {string} sheet
 * @param {number} step 1 or -1
 * @returns {Counts} */
export function add(counts, month, sheet, step) {
  const sheets = { ...counts.mois[month] };
  sheets[sheet] = Math.max(0, (sheets[sheet] ?? 0) + step);
  if (sheets[sheet] === 0) delete sheets[sheet];
  const all = { ...counts.mois, [month]: sheets };
  if (Object.keys(sheets).length === 0) delete all[month];
  return { mois: all };
}

/** The counts without the months more than a year old.
 * @param {Counts} counts
 * @param {string} month the current one
 * @returns {Counts} */
export function prune(counts, month) {
  /** @param {string} m */
  const rank = (m) => Number(m.slice(0, 4)) * MONTHS_A_YEAR + Number(m.slice(5));
  const kept = Object.entries(counts.mois).filter(([m]) => rank(month) - rank(m) <= MONTHS_KEPT);
  return { mois: Object.fromEntries(kept) };
}

/** A line for the team's ledger: « 2026-11 ; 4 contournements ; Faire à la place : 3 ; … ».
 * @param {Counts} counts
 * @param {string} month
 * @param {Record<string, string>} titles of the sheets, by id */
export function line(counts, month, titles) {
  const sheets = Object.entries(counts.mois[month] ?? {}).sort(
    ([a, n], [b, m]) => m - n || a.localeCompare(b),
  );
  const total = sheets.reduce((sum, [, count]) => sum + count, 0);
  const words = `${total} contournement${total > 1 ? "s" : ""}`;
  return [
    month,
    words,
    ...sheets.map(([sheet, count]) => `${titles[sheet] ?? sheet} : ${count}`),
  ].join(" ; ");
}
