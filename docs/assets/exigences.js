// Filters and sorts the matrix. The whole table is already in the page.
const MARQUES_DIACRITIQUES = /[\u0300-\u036f]/g;

function plier(texte) {
  return texte.normalize("NFD").replace(MARQUES_DIACRITIQUES, "").replace(/[’']/g, " ").toLowerCase();
}

function installer(tableau, formulaire, compte) {
  const corps = tableau.tBodies[0];
  const lignes = [...corps.rows];
  const noms = new Map(lignes.map((ligne) => [ligne, plier(ligne.cells[0].querySelector("a").textContent)]));
  const entetes = [...tableau.tHead.rows[0].cells];
  const texte = formulaire.querySelector("input");
  const choix = formulaire.querySelector("select");
  let tri = "";

  function annoncer() {
    const montrees = lignes.filter((ligne) => !ligne.hidden).length;
    const pluriel = montrees > 1 ? "s" : "";
    const phrase = montrees === 0
      ? "Aucun service ne répond à ces deux filtres."
      : `${montrees} service${pluriel} sur ${lignes.length}`;
    compte.textContent = tri && montrees ? `${phrase}, ${tri}.` : phrase;
  }

  function filtrer() {
    const mots = plier(texte.value).split(/\s+/).filter(Boolean);
    const marque = choix.value;
    for (const ligne of lignes) {
      const nom = noms.get(ligne);
      const marques = ligne.dataset.marques.split(" ");
      ligne.hidden = !mots.every((mot) => nom.includes(mot)) || (marque !== "" && !marques.includes(marque));
    }
    annoncer();
  }

  function trier(entete, sens) {
    const colonne = entetes.indexOf(entete);
    const valeur = (ligne) => Number(ligne.cells[colonne].dataset.tri ?? 0);
    const alphabet = (a, b) => noms.get(a).localeCompare(noms.get(b), "fr");
    const signe = sens === "ascending" ? 1 : -1;
    lignes.sort((a, b) => (colonne === 0
      ? signe * alphabet(a, b)
      : signe * (valeur(a) - valeur(b)) || alphabet(a, b)));
    for (const autre of entetes) autre.removeAttribute("aria-sort");
    entete.setAttribute("aria-sort", sens);
    corps.append(...lignes);
    tri = `par ${entete.querySelector("button").textContent}${signe < 0 ? ", ordre inverse" : ""}`;
    annoncer();
  }

  for (const entete of entetes) {
    if ("sansTri" in entete.dataset) continue;
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.append(...entete.childNodes);
    bouton.addEventListener("click", () => trier(
      entete, entete.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending",
    ));
    // On paper, a browser repeats the text of a heading on every page, never a button.
    const imprime = document.createElement("span");
    imprime.className = "sur-papier";
    imprime.append(...[...bouton.childNodes].map((noeud) => noeud.cloneNode(true)));
    entete.append(bouton, imprime);
  }
  entetes[0].setAttribute("aria-sort", "ascending");
  texte.addEventListener("input", filtrer);
  choix.addEventListener("change", filtrer);
  formulaire.addEventListener("submit", (event) => event.preventDefault());
  formulaire.addEventListener("reset", () => {
    texte.value = "";
    choix.value = "";
    filtrer();
  });
  formulaire.hidden = false;
  filtrer();
}

installer(
  document.querySelector(".matrice"), document.querySelector(".filtre"), document.getElementById("compte"),
);
