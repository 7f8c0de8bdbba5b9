// The page of results: reads ?q=, answers from the known-item index, completes from the full text.
import {
  adresse, chercherConnu, chercherTete, element, enRetard, espacer, marqueRetard,
} from "./resultats.js";
import { contient, replier } from "./connu.js";

const MAXIMUM = 10;

function ligne({ id, type, titre, utile, revoir, alias, lien }) {
  const li = element("li", `t-${type[0]}`);
  li.dataset.fiche = id;
  const a = element("a", "", espacer(titre));
  a.href = lien;
  li.append(element("span", "type", type[1]), a);
  if (alias) li.append(element("span", "par-alias", espacer(` « ${alias} »`)));
  if (revoir) li.append(marqueRetard());
  li.append(element("span", "utile", espacer(utile)));
  return li;
}

// Pages whose text holds every word of the query.
async function pleinTexte(requete, liste) {
  const pagefind = await import(new URL(liste.dataset.pagefind, location.href).href);
  await pagefind.options({
    baseUrl: "/",
    ranking: { metaWeights: { title: 8, alias: 10, en_bref: 2 } },
  });
  await pagefind.init();
  const filtres = {};
  for (const nom of ["type", "theme"]) {
    const voulu = new URLSearchParams(location.search).get(nom);
    if (voulu) filtres[nom] = voulu;
  }
  const trouve = await pagefind.search(replier(requete), { filters: filtres });
  const pages = await Promise.all(
    trouve.results.slice(0, MAXIMUM).map((resultat) => resultat.data()),
  );
  // Pagefind shortens the words it does not know until something matches: keep what really says it.
  const justes = pages.filter(({ content, meta }) => contient(`${meta.title} ${content}`, requete));
  return justes.map(({ meta, filters, url }) => {
    const parties = url.split("/").filter(Boolean);
    return {
      id: parties.at(-1),
      type: [meta.type_id ?? "", filters.type?.[0] ?? "Page"],
      titre: meta.title,
      utile: meta.en_bref ?? "",
      lien: new URL(liste.dataset.racine + url.replace(/^\//, ""), location.href).href,
    };
  });
}

function annoncer(nombre, requete, corrigee) {
  if (nombre === 0) return `Aucun résultat pour « ${requete} ».`;
  const combien = `${nombre} résultat${nombre > 1 ? "s" : ""} pour`;
  return corrigee
    ? `${combien} « ${corrigee} » (au lieu de « ${requete} »).`
    : `${combien} « ${requete} ».`;
}

export async function afficher(liste) {
  const requete = (new URLSearchParams(location.search).get("q") ?? "").trim();
  const champ = document.getElementById("q");
  const annonce = document.getElementById("annonce");
  champ.value = requete;
  if (requete === "") {
    champ.focus();
    liste.dataset.etat = "fini";
    return;
  }
  document.title = "Recherche — Faire avec";
  let resultats = [];
  let corrigee = null;
  let panne = false;
  let exact = false;
  try {
    const situer = (trouve) => trouve.resultats.map((resultat) => ({
      ...resultat,
      lien: adresse(liste.dataset.racine, resultat.type, resultat.id),
    }));
    const debut = await chercherTete(requete, MAXIMUM);
    liste.replaceChildren(...situer(debut).map(ligne));
    const connu = await chercherConnu(requete, MAXIMUM);
    corrigee = connu.corrigee;
    exact = connu.resultats[0]?.note >= 10;
    resultats = situer(connu);
    liste.replaceChildren(...resultats.map(ligne));
  } catch (erreur) {
    panne = true;
    console.warn(erreur);
  }
  try {
    const deja = new Set(resultats.map(({ id }) => id));
    // The very name of a sheet needs no full text: spare the weak network.
    const pages = exact ? [] : await pleinTexte(corrigee ?? requete, liste);
    const retard = await enRetard().catch(() => new Set());
    const suite = pages.filter(({ id }) => !deja.has(id))
      .map((resultat) => ({ ...resultat, revoir: retard.has(resultat.id) }));
    resultats = [...resultats, ...suite].slice(0, MAXIMUM);
    liste.replaceChildren(...resultats.map(ligne));
  } catch (erreur) {
    if (panne) {
      annonce.textContent =
        "La recherche n'a pas pu se charger. La liste de A à Z marche sans elle.";
      document.getElementById("sans-reponse").hidden = false;
      liste.dataset.etat = "fini";
      return;
    }
    console.warn(erreur);
  }
  annonce.textContent = espacer(annoncer(resultats.length, requete, corrigee));
  document.getElementById("sans-reponse").hidden = resultats.length > 0;
  liste.dataset.etat = "fini";
}
