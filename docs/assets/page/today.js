// @ts-check
// Today, where the reader is, and the windows of dates around it: « du 28 au 15 », each month, each
// year or once.

/** Day, « 2026-11-21 », and time, « 09:30 », on the reader's clock.
 * @param {Date} [moment] */
export function now(moment = new Date()) {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** Today as AAAA-MM-JJ.
 * @param {Date} [moment] */
export function today(moment) {
  return now(moment).date;
}

/** Days from 1970 to today: what the days of review are counted in.
 * @param {Date} [moment] */
export function dayNumber(moment) {
  return Date.parse(today(moment)) / 86400000;
}

const DAY = 86_400_000;
// A line with a last day only is worth showing this long before it; with a first day only, after.
const NEAR = 21;

/** A milestone ("28", "04-10", "2026-12-31") as the day it means around a given one.
 * @param {string} text
 * @param {Date} around
 * @param {number} step 1 for the next one, -1 for the one before */
function dayOf(text, around, step) {
  const parts = text.split("-").map(Number);
  const day = new Date(around);
  const set = (/** @type {number} */ move) => {
    if (parts.length === 3) return new Date(parts[0], parts[1] - 1, parts[2]);
    if (parts.length === 2) return new Date(day.getFullYear() + move, parts[0] - 1, parts[1]);
    return new Date(day.getFullYear(), day.getMonth() + move, parts[0]);
  };
  const found = set(0);
  return (found.getTime() - around.getTime()) * step < 0 ? set(step) : found;
}

/** Days left until the end of the window, or null outside it.
 * @param {string | undefined} since
 * @param {string | undefined} until
 * @param {Date} today */
export function daysLeft(since, until, today) {
  if (until) {
    const end = dayOf(until, today, 1);
    const start = since ? dayOf(since, end, -1) : new Date(end.getTime() - NEAR * DAY);
    return start <= today && today <= end
      ? Math.round((end.getTime() - today.getTime()) / DAY)
      : null;
  }
  if (!since) return null;
  const start = dayOf(since, today, -1);
  return today.getTime() - start.getTime() <= NEAR * DAY ? NEAR : null;
}
