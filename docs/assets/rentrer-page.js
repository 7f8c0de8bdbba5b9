// « Par où rentrer ? », the page: reads the boxes, answers at once. Nothing kept, nothing sent.
import {
  autresVoies, atteindre, boucle, decisives, ouvriraient, reseau, resoudre,
} from "./rentrer.js";
import { element, espacer } from "./resultats.js";

const PREUVES = { sure: "source officielle", secondaire: "source secondaire", "a-verifier": "à vérifier" };
const formulaire = document.getElementById("rentrer");
const racine = formulaire.dataset.racine;
const minuscule = (texte) => texte.charAt(0).toLowerCase() + texte.slice(1);
const pluriel = (nombre, mot) => `${nombre} ${mot}${nombre > 1 ? "s" : ""}`;

function nommer(donnees) {
  const guide = {
    reseau: reseau(donnees.voies, donnees.etats),
    numero: new Map(donnees.faits.map(([nom], rang) => [nom, rang])),
    entraine: new Map(donnees.coches.map(([fait, ...suite]) => [fait, suite])),
    coches: donnees.coches,
    dire: (fait) => donnees.faits[fait][1],
    nom: (fait) => donnees.faits[fait][0],
    delais: donnees.delais,
    voies: donnees.dits.map(([compte, but, precision, canal, delai, detail, comment, preuve]) => ({
      compte, but, titre: donnees.buts[but], precision, canal, delai, detail, comment, preuve,
    })),
    comptes: donnees.comptes.map(([id, nom, adresse, but, cle, ouvre, fiche]) => ({
      id, nom, adresse: racine + adresse, but, cle: cle === 1, ouvre: ouvre === 1,
      sansInternet: donnees.sans_internet[fiche],
    })),
  };
  guide.rang = new Map(guide.comptes.map(({ id }, rang) => [id, rang]));
  return guide;
}

// What the boxes say: facts held, accounts wanted.
function lire(guide) {
  const coche = (nom) => [...formulaire.querySelectorAll(`input[name=${nom}]:checked`)]
    .filter((case_) => case_.closest("[data-propres][hidden]") === null)
    .map(({ value }) => value);
  const buts = coche("but");
  const jamais = new Set(coche("jamais"));
  const existe = new Set(coche("existe"));
  const noms = [...coche("tenu")];
  for (const { id, cle } of guide.comptes) {
    const a = cle ? existe.has(id) : !jamais.has(id);
    noms.push(`${a ? "existe" : "jamais"}@${id}`);
  }
  const tenus = new Set();
  for (const nom of noms) {
    const fait = guide.numero.get(nom);
    if (fait === undefined) continue;
    tenus.add(fait);
    for (const un of guide.entraine.get(fait) ?? []) tenus.add(un);
  }
  return { tenus, comptes: buts.map((id) => guide.comptes[guide.rang.get(id)]) };
}

function calculer(guide) {
  const { tenus, comptes } = lire(guide);
  const portee = atteindre(guide.reseau, tenus);
  const lignes = comptes.map((compte) => {
    const reponse = compte.but < 0
      ? { temps: null, voies: [], exact: true, questions: [] }
      : resoudre(guide.reseau, portee, compte.but);
    const ferme = reponse.temps === null;
    return {
      compte,
      ...reponse,
      ferme,
      autres: ferme ? [] : autresVoies(guide.reseau, portee, compte.but, reponse),
      boucle: ferme && compte.but >= 0 ? boucle(guide.reseau, portee, compte.but) : [],
      suffirait: ferme && compte.but >= 0
        ? ouvriraient(guide.reseau, portee, compte.but, guide.coches) : [],
      ailleurs: ferme && compte.but >= 0 ? decisives(guide.reseau, portee, compte.but) : [],
      sans: guide.voies
        .map((voie, numero) => ({ voie, numero }))
        .filter(({ voie, numero }) => (
          guide.comptes[voie.compte] === compte && voie.but === "demarche"
          && portee.fins.has(numero)
        ))
        .sort((a, b) => (
          Number(a.voie.preuve === "a-verifier") - Number(b.voie.preuve === "a-verifier")
          || Number(portee.fins.get(a.numero) > portee.fins.get(b.numero)) * 2 - 1
        ))
        .map(({ voie }) => voie),
    };
  });
  return { lignes, portee };
}

// The slowest wait of an answer.
function direTemps(guide, temps) {
  if (temps === 0n) return "déjà ouvert";
  let rang = 0n;
  while (temps >> (20n * (rang + 1n)) > 0n) rang += 1n;
  const fois = temps >> (20n * rang);
  const mot = minuscule(guide.delais[Number(rang) + 1] ?? "délai non trouvé");
  return fois > 1n && rang > 0n ? `${mot}, ${fois} fois de suite` : mot;
}

// « Pour ravoir la boîte mail, il faut le mobile ; pour ravoir le mobile, … »
function direBoucle(guide, chemin) {
  const paires = new Set();
  chemin.forEach(([fait, numero], rang) => {
    const compte = guide.comptes[guide.voies[numero].compte];
    const pas = [guide.dire(fait), guide.dire(chemin[(rang + 1) % chemin.length][0])];
    if ((guide.nom(fait).split("@")[1] ?? "") !== compte.id) {
      pas.splice(1, 0, guide.dire(compte.but));
    }
    for (let i = 1; i < pas.length; i += 1) {
      if (pas[i - 1] !== pas[i]) paires.add(`pour ravoir ${pas[i - 1]}, il faut ${pas[i]}`);
    }
  });
  const dit = [...paires].join(" ; ");
  return `${dit.charAt(0).toUpperCase()}${dit.slice(1)}.`;
}

function paragraphe(texte, classe) {
  return element("p", classe, espacer(texte));
}

function liste(nom, items) {
  const cree = element(nom);
  cree.append(...items);
  return cree;
}

function lien(compte) {
  const a = element("a", "", espacer(compte.nom));
  a.href = `${compte.adresse}#rentrer`;
  return a;
}

function titre(niveau, texte) {
  return element(niveau, "", espacer(texte));
}

// A route: what it is, by where, how long, how.
function voie(guide, une, { avecCompte = false } = {}) {
  const li = element("li");
  const tete = element("p", "rentrer__voie");
  const fort = element("strong");
  if (avecCompte) fort.append(lien(guide.comptes[une.compte]), espacer(" : "));
  const seule = une.but === "demarche" && une.precision;
  const nom = seule ? une.precision : une.titre;
  fort.append(espacer(avecCompte ? minuscule(nom) : nom));
  tete.append(fort);
  if (une.precision && !seule) tete.append(espacer(` (${une.precision})`));
  const delai = une.detail ? `${minuscule(une.delai)} (${une.detail})` : minuscule(une.delai);
  const ou = element("p", "petit", espacer(`${une.canal}, ${delai}`));
  const doute = une.preuve === "a-verifier" ? " preuve--doute" : "";
  ou.append(" ", element("span", `preuve${doute}`, PREUVES[une.preuve]));
  li.append(tete, ou);
  if (une.comment) li.append(paragraphe(une.comment));
  return li;
}

// The steps of every account, once each, in an order that can be followed.
function etapes(guide, lignes, portee) {
  const numeros = [...new Set(lignes.flatMap(({ voies }) => voies))].sort((a, b) => {
    const [x, y] = [portee.fins.get(a), portee.fins.get(b)];
    return x < y ? -1 : Number(x > y) || a - b;
  });
  return numeros.map((numero) => {
    const li = voie(guide, guide.voies[numero], { avecCompte: true });
    const brute = guide.reseau.voies[numero];
    const pour = brute.clauses
      .map((clause) => clause.find((fait) => portee.tenus.has(fait))
        ?? clause.find((fait) => portee.temps.has(fait)))
      .filter((fait) => !guide.reseau.etats.has(fait));
    if (pour.length > 0) li.append(paragraphe(`Avec : ${pour.map(guide.dire).join(", ")}.`));
    const sert = numeros.filter((autre) => autre !== numero && guide.reseau.voies[autre].clauses
      .some((clause) => (
        !clause.some((fait) => portee.tenus.has(fait))
        && clause.some((fait) => brute.donne.includes(fait))
      )));
    const ouvre = [...new Set(sert.map((autre) => guide.comptes[guide.voies[autre].compte].nom))];
    if (ouvre.length > 0) li.append(paragraphe(`Sert ensuite à : ${ouvre.join(", ")}.`));
    return li;
  });
}

function questions(guide, ligne) {
  const blocs = [];
  if (ligne.questions.length > 0) {
    blocs.push(
      titre("h5", "À demander, sans rien promettre"),
      liste("ul", ligne.questions.map((numero) => voie(guide, guide.voies[numero]))),
    );
  }
  if (ligne.ailleurs.length > 0) {
    blocs.push(
      titre("h5", "À demander ailleurs : un oui ouvrirait aussi ce compte"),
      liste("ul", ligne.ailleurs.map((numero) => (
        voie(guide, guide.voies[numero], { avecCompte: true })
      ))),
    );
  }
  return blocs;
}

function sansCompte(guide, ligne) {
  const [voies, lignes] = ligne.compte.sansInternet;
  const bloc = element("details");
  bloc.append(element("summary", "", "Sans attendre le compte"));
  if (ligne.sans.length > 0) {
    bloc.append(
      element("p", "petit", "Avec ce qu'elle a :"),
      liste("ul", ligne.sans.map((une) => voie(guide, une))),
    );
  }
  if (voies.length > 0) bloc.append(element("p", "petit", "Sans internet :"));
  bloc.append(liste("ul", voies.map(([canal, quoi, comment, doute]) => {
    const li = element("li");
    const fort = element("strong", "", espacer(`${canal} : ${quoi}`));
    li.append(fort, espacer(`. ${comment}`));
    if (doute) li.append(" ", element("span", "preuve preuve--doute", "à vérifier"));
    return li;
  })));
  for (const [nom, numero] of lignes) {
    const p = element("p", "", espacer(`${nom} : `));
    const a = element("a", "", numero.replace(/ /g, "\u00a0"));
    a.href = `tel:${numero.replace(/[^\d+]/g, "")}`;
    p.append(a);
    bloc.append(p);
  }
  if (ligne.ferme) bloc.open = true;
  return bloc;
}

function ouvert(guide, ligne) {
  const bloc = element("section", "rentrer__issue");
  const tete = titre("h4", "");
  tete.append(lien(ligne.compte), espacer(` : ${direTemps(guide, ligne.temps)}`));
  bloc.append(tete);
  if (ligne.voies.length > 0) {
    bloc.append(paragraphe(`${pluriel(ligne.voies.length, "étape")} pour rentrer.`
      + (ligne.exact ? "" : " Un autre ordre compte peut-être moins d'étapes.")));
  }
  const egales = ligne.autres.filter(([, temps, nombre]) => (
    temps === ligne.temps && nombre === ligne.voies.length
  ));
  if (egales.length > 0) {
    bloc.append(paragraphe("Aussi rapide, en autant d'étapes : "
      + `${egales.map(([numero]) => nomDeVoie(guide, numero)).join(" ; ")}. `
      + "La source officielle passe devant, puis l'ordre de la fiche."));
  }
  const autres = ligne.autres.filter((une) => !egales.includes(une));
  if (autres.length > 0) {
    bloc.append(paragraphe(`Sinon : ${autres.map(([numero, temps, nombre]) => (
      `${nomDeVoie(guide, numero)} (${direTemps(guide, temps)}, ${pluriel(nombre, "étape")})`
    )).join(" ; ")}.`));
  }
  bloc.append(...questions(guide, ligne), sansCompte(guide, ligne));
  return bloc;
}

function nomDeVoie(guide, numero) {
  const { titre: nom, precision } = guide.voies[numero];
  return minuscule(precision || nom);
}

function ferme(guide, ligne) {
  const bloc = element("section", "rentrer__ferme");
  const tete = titre("h4", "");
  tete.append(lien(ligne.compte));
  bloc.append(tete);
  if (!ligne.compte.ouvre) {
    bloc.append(paragraphe("Pas de compte à rouvrir ici : la démarche se fait sans."));
  } else {
    if (ligne.boucle.length > 0) bloc.append(paragraphe(direBoucle(guide, ligne.boucle)));
    else if (ligne.suffirait.length > 0) {
      bloc.append(paragraphe("Il manque un moyen qu'aucun de ses comptes ne rend."));
    } else bloc.append(paragraphe("Les fiches ne connaissent aucune voie sûre avec ces moyens."));
    if (ligne.suffirait.length > 0) {
      bloc.append(paragraphe(`Il suffirait de : ${ligne.suffirait.map(guide.dire).join(" ; ")}.`));
    }
  }
  bloc.append(...questions(guide, ligne), sansCompte(guide, ligne));
  return bloc;
}

function cochees() {
  return [...formulaire.querySelectorAll("input[name=tenu]:checked, input[name=existe]:checked")]
    .filter((case_) => case_.closest("[data-propres][hidden]") === null)
    .map((case_) => {
      const texte = case_.nextElementSibling.firstChild.textContent.trim();
      const compte = case_.closest("[data-compte]");
      if (compte === null) return texte;
      const nom = compte.querySelector("legend, label span").textContent.trim();
      return case_.name === "existe" ? `un compte ${nom}` : `${texte} (${nom})`;
    });
}

// What belongs to one account shows with it.
function deplier() {
  for (const bloc of formulaire.querySelectorAll("[data-propres]")) {
    const compte = bloc.closest("[data-compte]");
    bloc.hidden = compte.querySelector("input[name=but]:checked, input[name=existe]:checked") === null;
  }
}

function montrer(guide) {
  const { lignes, portee } = calculer(guide);
  const ouverts = lignes.filter((ligne) => !ligne.ferme);
  const fermes = lignes.filter((ligne) => ligne.ferme && ligne.compte.ouvre);
  const sans = lignes.filter((ligne) => !ligne.compte.ouvre);
  const texte = document.getElementById("rentrer-texte");
  const moyens = cochees();
  const contenu = [paragraphe(
    moyens.length > 0 ? `Elle a : ${moyens.join(", ")}.` : "Rien n'est coché pour ce qu'elle a.",
    "petit",
  )];
  if (lignes.length === 0) contenu.push(paragraphe("Cochez au moins un compte à ouvrir."));
  const suite = etapes(guide, ouverts, portee);
  if (suite.length > 0) contenu.push(titre("h3", "Dans cet ordre"), liste("ol", suite));
  if (ouverts.length > 0) {
    contenu.push(titre("h3", "Ce qui rouvre"), ...ouverts.map((ligne) => ouvert(guide, ligne)));
  }
  if (fermes.length > 0) {
    contenu.push(titre("h3", "Ce que rien de sûr ne rouvre"),
      ...fermes.map((ligne) => ferme(guide, ligne)));
  }
  if (sans.length > 0) {
    contenu.push(titre("h3", "Sans compte"), ...sans.map((ligne) => ferme(guide, ligne)));
  }
  if (suite.length > 0) {
    contenu.push(paragraphe("Les attentes courent en même temps : le délai est celui de la plus "
      + "lente. Chaque compte est cherché pour lui-même ; une étape commune est montrée une fois.",
    "petit"));
  }
  texte.replaceChildren(...contenu);
  document.getElementById("rentrer-annonce").textContent = lignes.length === 0
    ? "Cochez ce qu'elle a, puis un compte."
    : espacer([
      ouverts.length > 0 ? `${pluriel(ouverts.length, "compte")} : ça rouvre` : "",
      fermes.length > 0 ? `${pluriel(fermes.length, "compte")} : rien de sûr` : "",
      sans.length > 0 ? `${sans.length} sans compte` : "",
      suite.length > 0 ? pluriel(suite.length, "étape") : "",
    ].filter(Boolean).join(" · "));
}

// Fetched once, when the form is first touched: the first view stays light.
let attente = null;
function charger() {
  if (attente === null) {
    attente = fetch(new URL("./rentrer.json", import.meta.url)).then((reponse) => {
      if (!reponse.ok) throw new Error(`graphe : ${reponse.status}`);
      return reponse.json();
    }).then(nommer);
  }
  return attente;
}

function repondre() {
  deplier();
  charger().then(montrer).catch((erreur) => {
    attente = null;
    console.warn(erreur);
    document.getElementById("rentrer-annonce").textContent =
      "La réponse n'a pas pu se charger. Le tableau plus bas marche sans elle.";
  });
}

formulaire.addEventListener("change", repondre);
formulaire.addEventListener("focusin", () => charger().catch(() => { attente = null; }));
formulaire.addEventListener("submit", (event) => event.preventDefault());
formulaire.addEventListener("reset", () => setTimeout(repondre));
document.getElementById("rentrer-imprimer").addEventListener("click", () => window.print());
document.getElementById("rentrer-sans-script").hidden = true;
document.getElementById("rentrer-reponse").hidden = false;
formulaire.hidden = false;
