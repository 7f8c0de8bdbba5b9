// The page of results: reads ?q=, asks the full-text index, settles the list.
const MAXIMUM = 10;

// Pagefind neither folds ’ to ' nor œ to oe; the index was folded the same way.
function replier(texte) {
  return texte
    .replace(/[’ʼ]/g, "'")
    .replace(/œ/g, "oe")
    .replace(/Œ/g, "OE")
    .replace(/æ/g, "ae")
    .replace(/Æ/g, "AE");
}

function ligne(resultat, racine) {
  const { meta, filters, url } = resultat;
  const fiche = url.split("/").filter(Boolean).at(-1);
  const dossier = url.split("/").filter(Boolean).at(-2) ?? "";
  const li = document.createElement("li");
  li.dataset.fiche = fiche;
  li.className = `t-${(meta.type_id ?? dossier).toLowerCase()}`;
  const type = document.createElement("span");
  type.className = "type";
  type.textContent = filters.type?.[0] ?? "Page";
  const lien = document.createElement("a");
  lien.href = new URL(url.replace(/^\//, ""), new URL(racine, location.href)).href;
  lien.textContent = meta.title;
  const utile = document.createElement("span");
  utile.className = "utile";
  utile.textContent = meta.en_bref ?? "";
  li.append(type, lien, utile);
  return li;
}

export async function chercher(requete, adresse) {
  const pagefind = await import(new URL(adresse, location.href).href);
  await pagefind.options({
    baseUrl: "/",
    ranking: { metaWeights: { title: 8, alias: 10, en_bref: 2 } },
  });
  await pagefind.init();
  const trouve = await pagefind.search(replier(requete));
  return Promise.all(trouve.results.slice(0, MAXIMUM).map((resultat) => resultat.data()));
}

function annoncer(nombre, requete) {
  if (nombre === 0) return `Aucun résultat pour « ${requete} ».`;
  return `${nombre} résultat${nombre > 1 ? "s" : ""} pour « ${requete} ».`;
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
  document.title = `${requete} — Recherche — Faire avec`;
  try {
    const trouves = await chercher(requete, liste.dataset.pagefind);
    liste.replaceChildren(...trouves.map((resultat) => ligne(resultat, liste.dataset.racine)));
    annonce.textContent = annoncer(trouves.length, requete);
    document.getElementById("sans-reponse").hidden = trouves.length > 0;
  } catch (erreur) {
    console.error(erreur);
    annonce.textContent = "La recherche n'a pas pu se charger. La liste de A à Z marche sans elle.";
    document.getElementById("sans-reponse").hidden = false;
  }
  liste.dataset.etat = "fini";
}
