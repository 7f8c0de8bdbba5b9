// @ts-check
// A calendar in the iCalendar format (RFC 5545).

/** @typedef {{ id: string, date: string, time?: string, minutes?: number, title: string,
 *   location?: string, note?: string, reminder?: boolean }} Meeting date such as 2026-11-21, time
 *   such as 09:30 */

const BYTES = new TextEncoder();

/** A text value: backslash, comma, semicolon and line feed escaped (3.3.11).
 * @param {string} text */
export function escapeText(text) {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // No control sign is allowed but the tabulation.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n")
  );
}

/** A line cut at 75 bytes at most, never inside a sign (3.1).
 * @param {string} line */
export function cut(line) {
  const pieces = [""];
  let length = 0;
  for (const sign of line) {
    const size = BYTES.encode(sign).length;
    if (length + size > 75) {
      pieces.push(" ");
      length = 1;
    }
    pieces[pieces.length - 1] += sign;
    length += size;
  }
  return pieces.join("\r\n");
}

/** @param {string} date */
const day = (date) => date.replace(/-/g, "");
/** @param {Date} date */
const moment = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

/** @param {string} date */
function dayAfter(date) {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return day(next.toISOString().slice(0, 10));
}

/** @param {Meeting} meeting
 * @param {Date} now */
function event({ id, date, time, minutes, title, location, note, reminder }, now) {
  // A time without zone: that of the place where the person is (3.3.5, form 1).
  const when = time
    ? [`DTSTART:${day(date)}T${time.replace(":", "")}00`, `DURATION:PT${minutes}M`]
    : [`DTSTART;VALUE=DATE:${day(date)}`, `DTEND;VALUE=DATE:${dayAfter(date)}`];
  return [
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${moment(now)}`,
    ...when,
    `SUMMARY:${escapeText(title)}`,
    ...(location ? [`LOCATION:${escapeText(location)}`] : []),
    ...(note ? [`DESCRIPTION:${escapeText(note)}`] : []),
    "CLASS:PRIVATE",
    ...(reminder
      ? [
          "BEGIN:VALARM",
          "ACTION:DISPLAY",
          `DESCRIPTION:${escapeText(title)}`,
          "TRIGGER:-P1D",
          "END:VALARM",
        ]
      : []),
    "END:VEVENT",
  ];
}

/** The text of an .ics file.
 * @param {Meeting[]} events
 * @param {Date} now the moment it is made */
export function calendar(events, now) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Faire avec//Billet de sortie//FR",
    ...events.flatMap((one) => event(one, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${cut(line)}\r\n`).join("");
}

/** An identifier that nothing ties to anybody (RFC 7986, 5.3). */
export function newIdentifier() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((n) => n.toString(16).padStart(2, "0"))
    .join("");
}
