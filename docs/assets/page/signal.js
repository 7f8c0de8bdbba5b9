// @ts-check
// A signal, without the page: its line, its message, and where the message goes.
import { SIGNAL_ENDS, SIGNAL_FIELDS } from "./shared.js";

/** One line of text, without the sign that parts the fields.
 * @param {string} text */
export function plain(text) {
  return text.replace(/\|/g, "/").replace(/\s+/g, " ").trim();
}

/** The line a signal travels as.
 * @param {Record<string, string>} fields empty ones are left out */
export function line(fields) {
  const said = SIGNAL_FIELDS.filter((name) => fields[name]).map(
    (name) => `${name}: ${plain(fields[name])}`,
  );
  return `${SIGNAL_ENDS[0]} ${said.join(" | ")} ${SIGNAL_ENDS[1]}`;
}

/** What is written to people, and read by the guide.
 * @param {Record<string, string>} fields
 * @param {{ title: string, address: string, answer?: string, said: string }} words */
export function message(fields, { title, address, answer, said }) {
  return [
    ...(fields.fiche ? [`Fiche : ${title}`, `Adresse : ${address}`] : []),
    ...(answer ? [`Réponse : ${answer}`] : []),
    `Ce que je dis : ${said}`,
    ...(fields.texte ? [`Précision : ${plain(fields.texte)}`] : []),
    "Laissez cette ligne, elle range le message :",
    line(fields),
  ].join("\n");
}

/** Address that opens a message already written, in a mail or on a forge.
 * @param {string} way
 * @param {string} address mail address, or the forge's with its blanks
 * @param {string} subject
 * @param {string} text */
export function linkTo(way, address, subject, text) {
  if (way === "forge") {
    return address
      .replace("{titre}", () => encodeURIComponent(subject))
      .replace("{texte}", () => encodeURIComponent(text));
  }
  const body = encodeURIComponent(text.replace(/\n/g, "\r\n"));
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${body}`;
}
