// Le compte des contournements, mois par mois : ce qui est gardé, et la ligne à recopier.
// Forme gardée : {"mois": {"2026-11": {"faire-a-la-place": 3}}}. Rien d'autre n'y entre.
const MOIS = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const FICHE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ANNEE = 12;

/** Le compte gardé dans un texte ; ce qui n'a pas la bonne forme est laissé de côté. */
export function lire(texte) {
  const compte = { mois: {} };
  let brut;
  try {
    brut = JSON.parse(texte);
  } catch {
    return compte;
  }
  for (const [mois, fiches] of Object.entries(brut?.mois ?? {})) {
    for (const [fiche, nombre] of Object.entries(fiches ?? {})) {
      if (MOIS.test(mois) && FICHE.test(fiche) && Number.isInteger(nombre) && nombre > 0) {
        compte.mois[mois] = { ...compte.mois[mois], [fiche]: nombre };
      }
    }
  }
  return compte;
}

/** Le compte après un de plus ou un de moins ; jamais sous zéro, un zéro ne se garde pas. */
export function ajouter(compte, mois, fiche, pas) {
  const fiches = { ...compte.mois[mois] };
  fiches[fiche] = Math.max(0, (fiches[fiche] ?? 0) + pas);
  if (fiches[fiche] === 0) delete fiches[fiche];
  const tous = { ...compte.mois, [mois]: fiches };
  if (Object.keys(fiches).length === 0) delete tous[mois];
  return { mois: tous };
}

/** Le compte sans les mois de plus d'un an. */
export function elaguer(compte, mois) {
  const rang = (m) => Number(m.slice(0, 4)) * ANNEE + Number(m.slice(5));
  const gardes = Object.entries(compte.mois).filter(([m]) => rang(mois) - rang(m) <= ANNEE);
  return { mois: Object.fromEntries(gardes) };
}

/** Une ligne pour le registre de l'équipe : « 2026-11 ; 4 contournements ; Faire à la place : 3 ; … ».
 * @param titres le titre de chaque fiche */
export function ligne(compte, mois, titres) {
  const fiches = Object.entries(compte.mois[mois] ?? {}).sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  const total = fiches.reduce((somme, [, nombre]) => somme + nombre, 0);
  const mots = `${total} contournement${total > 1 ? "s" : ""}`;
  return [mois, mots, ...fiches.map(([fiche, nombre]) => `${titres[fiche] ?? fiche} : ${nombre}`)].join(" ; ");
}
