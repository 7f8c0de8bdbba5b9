// What the record and the letter say, from what is typed. Nothing here touches the page. Keys are
// those of the data attributes of the page.

/** The address of a screen, without what follows « ? »: it may identify the person.
 * @param {string} address */
export function withoutIdentity(address) {
  return address.trim().replace(/[?;].*$/, "");
}

/** @typedef {{ qui: string, quand: string, adresse: string }} Next
 * @typedef {{ organisme: string, premier: string, suites: Next[] }} Service
 * @typedef {{ qui: string, titre: string, adresse: string, avant: boolean }} Recipient */

/** Who the letter may be sent to, in order.
 * @param {Service | null} service
 * @param {string} ombudsman postal address of the Défenseur des droits
 * @returns {Recipient[]} */
export function recipients(service, ombudsman) {
  const list = [
    {
      qui: service?.premier ?? "",
      titre: service?.premier || "L'organisme",
      adresse: "",
      avant: false,
    },
  ];
  for (const { qui, quand, adresse } of service?.suites ?? []) {
    list.push({ qui, titre: `${qui}, ${quand}`, adresse, avant: true });
  }
  if (service?.organisme !== "prive") {
    const titre = service?.organisme
      ? "Défenseur des droits, après une première démarche"
      : "Défenseur des droits, si c'est un service public, après une première démarche";
    list.push({ qui: "Défenseur des droits", titre, adresse: ombudsman, avant: true });
  }
  return list;
}

/** The heading of a letter: the address when it is known, a line by part; else the name.
 * @param {{ qui: string, adresse: string }} recipient */
export function heading({ qui, adresse }) {
  return adresse ? adresse.split(", ").join("\n") : qui;
}

/** The texts to tick beforehand: those of every case, and those of the obstacles ticked.
 * @template {{ si?: string }} Text
 * @param {Text[]} texts
 * @param {string[]} obstacles */
export function usefulTexts(texts, obstacles) {
  return texts.filter(({ si }) => !si || obstacles.includes(si));
}

/** The words of each text, in a letter; a code already named is not named twice.
 * @param {{ reference: string, dit: string }[]} texts */
export function citations(texts) {
  let last = "";
  return texts.map(({ reference, dit }) => {
    const [, code, articles] = /^(.*), (articles? .*)$/.exec(reference) ?? [];
    const short = code && code === last ? `Même code, ${articles}` : reference;
    last = code ?? "";
    return `${short} : ${dit.charAt(0).toLowerCase()}${dit.slice(1)}`;
  });
}

/** @type {Record<string, [string, string[]]>} motive of an answer: obstacle, what is asked for */
const BY_MOTIVE = {
  "mot-de-passe": ["compte-ferme", ["acces", "papier"]],
  code: ["compte-ferme", ["acces", "papier"]],
  "boite-ou-telephone-perdus": ["compte-ferme", ["acces", "papier"]],
  "numero-de-secu": ["equipement", ["acces", "papier"]],
  "compte-bloque": ["compte-ferme", ["acces", "papier"]],
  "paiement-arrete": ["sans-reponse", ["reponse"]],
  "piece-demandee": ["dossier-incomplet", ["pieces"]],
  "trop-percu": ["trop-percu", ["reponse"]],
  "rendez-vous": ["rendez-vous", ["rendez-vous", "date"]],
  panne: ["panne", ["date", "papier"]],
};

/** The letter that an answer of this motive leads to.
 * @param {string} motive
 * @returns {{ obstacle: string, requests: string[] }} */
export function letterFor(motive) {
  const [obstacle, requests] = BY_MOTIVE[motive] ?? ["", []];
  return { obstacle, requests };
}
