// @ts-check
// What is kept of the site: names, addresses, what is left to fetch. Pure.

/** A file of an edition: its address from the root, its bytes, its fingerprint.
 * @typedef {[address: string, size: number, digest: string]} File */

/** Header under which the fingerprint of a kept file is written. */
export const DIGEST = "x-empreinte";

/** Header of a request that the service worker lets go to the network. */
export const FROM_SITE = "x-du-site";

/** How the caches of this guide are named: two guides of one host do not meet.
 * @param {string} root address of the guide */
export function prefixOf(root) {
  return `faire-avec ${new URL(root).pathname} `;
}

/** Address of a file from the root, without query; null when it is not of this guide.
 * @param {string} url
 * @param {string} root */
export function addressOf(url, root) {
  const bare = url.split(/[?#]/)[0];
  if (!bare.startsWith(root)) return null;
  return bare.slice(root.length).replace(/(^|\/)index\.html$/, "$1");
}

/** Whether an address is always asked of the network: it says what the network has.
 * @param {string} address */
export function isOnlineOnly(address) {
  return address === "edition.json" || address.startsWith("edition/") || address === "sw.js";
}

/** Files still to fetch, and those that another edition holds the same.
 * @param {File[]} wanted
 * @param {Map<string, string>} held fingerprints by address, in the edition that is coming
 * @param {Map<string, string>} former fingerprints by address, in the edition there is
 * @returns {{ fetched: File[], copied: File[] }} */
export function leftToDo(wanted, held, former) {
  const left = wanted.filter(([address, , digest]) => held.get(address) !== digest);
  const isKnown = (/** @type {File} */ [address, , digest]) => former.get(address) === digest;
  return { fetched: left.filter((one) => !isKnown(one)), copied: left.filter(isKnown) };
}

/** What a failure is called for the reader.
 * @param {{ kind?: string, done?: number, total?: number }} failure */
export function failureSentence({ kind, done = 0, total = 0 }) {
  switch (kind) {
    case "place":
      return "Il n'y a pas assez de place sur ce poste. Rien n'est gardé : ce qui était arrivé est effacé.";
    case "reseau":
      if (total === 0)
        return "Le site ne répond pas. Rien n'est gardé : réessayez avec une connexion.";
      return `Le téléchargement s'est arrêté à ${done} fichiers sur ${total}. Le guide n'est pas encore gardé ; ce qui est arrivé servira à la reprise.`;
    case "change":
      return "Le site a changé pendant le téléchargement. Le guide n'est pas encore gardé : recommencez.";
    case "arret":
      return `Arrêté à ${done} fichiers sur ${total}. Le guide n'est pas encore gardé.`;
    default:
      return "Ce navigateur refuse de garder des fichiers : navigation privée, ou réglage du service. Rien n'est gardé.";
  }
}

/** The same, when an edition is kept already: it stays.
 * @param {{ kind?: string }} failure */
export function updateSentence({ kind }) {
  const stays = "L'édition gardée reste en place, entière.";
  switch (kind) {
    case "place":
      return `Il n'y a pas assez de place pour la nouvelle édition. ${stays}`;
    case "reseau":
      return `Le site ne répond pas : la nouvelle édition n'est pas arrivée. ${stays}`;
    case "change":
      return `Le site a changé pendant le téléchargement. ${stays} Réessayez.`;
    case "arret":
      return `Arrêté. ${stays}`;
    default:
      return `Ce navigateur a refusé de garder la nouvelle édition. ${stays}`;
  }
}
