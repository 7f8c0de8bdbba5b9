// @ts-check
// Today, where the reader is.

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
