// Ce que le constat et la lettre disent, à partir de la saisie. Rien ici ne touche la page.

/** L'adresse d'un écran, sans ce qui suit un « ? » : cela peut identifier la personne. */
export function sansIdentite(adresse) {
  return adresse.trim().replace(/[?;].*$/, "");
}

/** À qui la lettre peut partir, dans l'ordre.
 * @param service `{organisme, premier, suites: [{qui, quand, adresse}]}` ou null
 * @param defenseur l'adresse postale du Défenseur des droits */
export function destinataires(service, defenseur) {
  const liste = [{ qui: service?.premier ?? "", titre: service?.premier || "L'organisme", adresse: "", avant: false }];
  for (const suite of service?.suites ?? []) {
    liste.push({ qui: suite.qui, titre: `${suite.qui}, ${suite.quand}`, adresse: suite.adresse, avant: true });
  }
  if (service?.organisme !== "prive") {
    const titre = service?.organisme
      ? "Défenseur des droits, après une première démarche"
      : "Défenseur des droits, si c'est un service public, après une première démarche";
    liste.push({ qui: "Défenseur des droits", titre, adresse: defenseur, avant: true });
  }
  return liste;
}

/** L'en-tête d'une lettre : l'adresse si elle est connue, une ligne par partie ; sinon le nom. */
export function entete({ qui, adresse }) {
  return adresse ? adresse.split(", ").join("\n") : qui;
}

/** Les textes à cocher d'avance : ceux de tous les cas, et ceux des obstacles cochés. */
export function textesUtiles(textes, obstacles) {
  return textes.filter(({ si }) => !si || obstacles.includes(si));
}

/** Les mots de chaque texte, dans une lettre ; un code déjà nommé ne l'est pas deux fois. */
export function citations(textes) {
  let dernier = "";
  return textes.map(({ reference, dit }) => {
    const [, code, articles] = /^(.*), (articles? .*)$/.exec(reference) ?? [];
    const courte = code && code === dernier ? `Même code, ${articles}` : reference;
    dernier = code ?? "";
    return `${courte} : ${dit.charAt(0).toLowerCase()}${dit.slice(1)}`;
  });
}
