// Un agenda au format iCalendar (RFC 5545).
const OCTETS = new TextEncoder();

/** Une valeur de texte : barre oblique inverse, virgule, point-virgule et retour à la ligne (3.3.11). */
export function echapper(texte) {
  return texte
    .replace(/\r\n?/g, "\n")
    // Aucun signe de commande n'est permis, sauf la tabulation.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

/** Une ligne pliée à 75 octets au plus, jamais au milieu d'un signe (3.1). */
export function plier(ligne) {
  const morceaux = [""];
  let longueur = 0;
  for (const signe of ligne) {
    const taille = OCTETS.encode(signe).length;
    if (longueur + taille > 75) {
      morceaux.push(" ");
      longueur = 1;
    }
    morceaux[morceaux.length - 1] += signe;
    longueur += taille;
  }
  return morceaux.join("\r\n");
}

const jour = (date) => date.replace(/-/g, "");
const instant = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

function lendemain(date) {
  const suivant = new Date(`${date}T00:00:00Z`);
  suivant.setUTCDate(suivant.getUTCDate() + 1);
  return jour(suivant.toISOString().slice(0, 10));
}

function evenement({ identifiant, date, heure, minutes, titre, lieu, note, rappel }, maintenant) {
  // Heure sans fuseau : celle de l'endroit où se trouve la personne (3.3.5, forme 1).
  const quand = heure
    ? [`DTSTART:${jour(date)}T${heure.replace(":", "")}00`, `DURATION:PT${minutes}M`]
    : [`DTSTART;VALUE=DATE:${jour(date)}`, `DTEND;VALUE=DATE:${lendemain(date)}`];
  return [
    "BEGIN:VEVENT", `UID:${identifiant}`, `DTSTAMP:${instant(maintenant)}`, ...quand,
    `SUMMARY:${echapper(titre)}`,
    ...(lieu ? [`LOCATION:${echapper(lieu)}`] : []),
    ...(note ? [`DESCRIPTION:${echapper(note)}`] : []),
    "CLASS:PRIVATE",
    ...(rappel ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${echapper(titre)}`, "TRIGGER:-P1D", "END:VALARM"] : []),
    "END:VEVENT",
  ];
}

/** Le texte d'un fichier .ics.
 * @param evenements `{identifiant, date: "2026-11-21", heure?: "09:30", minutes?, titre, lieu?, note?, rappel?}`
 * @param maintenant l'instant de la création */
export function calendrier(evenements, maintenant) {
  const lignes = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Faire avec//Billet de sortie//FR",
    ...evenements.flatMap((un) => evenement(un, maintenant)),
    "END:VCALENDAR",
  ];
  return lignes.map((ligne) => `${plier(ligne)}\r\n`).join("");
}

/** Un identifiant que rien ne relie à personne (RFC 7986, 5.3). */
export function identifiantNeuf() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
}
