// The form of one sheet type: built from its description, checked here, given back as YAML.
import { controle } from "./champs-fiche.js";
import { aujourdhui } from "./jour.js";
import { element } from "./resultats.js";

const PLUS_LONGUE_ADRESSE = 7000;
const formulaire = document.getElementById("proposer");

async function lireJson(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  return reponse.json();
}

function identifiant(titre) {
  return titre.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

function remplir(liste, lignes, cibles) {
  for (const ligne of lignes) {
    if (cibles && !cibles.includes(ligne[1])) continue;
    liste.append(new Option(ligne[ligne.length - 1], ligne[0]));
  }
}

// What checks and writes comes when the form is first used.
let outillage = null;
function outils() {
  outillage ??= Promise.all([
    import("./donnees-personnelles.js"), import("./ecrire-yaml.js"), import("./regles-fiche.js"),
    import("./reperes-fiche.js"),
  ]).then((modules) => Object.assign({}, ...modules));
  return outillage;
}

// The bibliography is heavy: fetched once, when the form is first used.
function bibliotheque(dossier, commun) {
  let attente = null;
  return () => {
    attente ??= lireJson(new URL("sources.json", dossier)).then(({ sources }) => {
      commun.sources = sources;
      const liste = document.getElementById("suggestions-sources");
      if (liste) remplir(liste, sources);
    }).catch(() => {
      attente = null;
    });
    return attente;
  };
}

function listeDeSuggestions(commun) {
  const faites = new Map();
  return (nom, cibles) => {
    const cle = [nom, ...(cibles ?? [])].join("-");
    if (!faites.has(cle)) {
      const liste = element("datalist");
      liste.id = `suggestions-${cle}`;
      remplir(liste, commun[nom] ?? [], cibles);
      document.body.append(liste);
      faites.set(cle, liste.id);
    }
    return faites.get(cle);
  };
}

// Required fields first, then each optional field in its own fold.
function monter(description, contexte) {
  const racine = description.blocs[description.racine];
  const enfants = racine.champs.map((champ) => ({ champ, un: controle(champ.forme, champ, contexte) }));
  const requis = document.getElementById("champs-obligatoires");
  const facultatifs = document.getElementById("champs-facultatifs");
  for (const enfant of enfants) {
    if (enfant.champ.requis) {
      requis.append(enfant.un.element);
    } else {
      enfant.pli = element("details", "facultatif");
      enfant.pli.append(element("summary", null, enfant.champ.titre), enfant.un.element);
      facultatifs.append(enfant.pli);
    }
  }
  return enfants;
}

function lire(enfants) {
  const donnees = {};
  for (const { champ, un } of enfants) {
    const valeur = un.lire();
    if (valeur !== undefined) donnees[champ.nom] = valeur;
  }
  return donnees;
}

function ecrire(enfants, donnees) {
  for (const { champ, un, pli } of enfants) {
    un.ecrire(donnees[champ.nom]);
    if (pli) pli.open = un.lire() !== undefined;
  }
}

function ouvrirJusqua(noeud) {
  for (let pli = noeud.closest("details"); pli; pli = pli.parentElement.closest("details")) {
    pli.open = true;
  }
}

function montrerErreurs(problemes, enfants, resume) {
  const liste = element("ul");
  for (const { lieu, message, cible } of problemes) {
    const enfant = enfants.find(({ champ }) => champ.nom === lieu[0]);
    const vise = cible ?? enfant?.un.trouver(lieu.slice(1));
    if (!vise) continue;
    vise.poser(message);
    ouvrirJusqua(vise.cible);
    const lien = element("a", null, `${enfant?.champ.titre ?? "Identifiant"} : ${message}`);
    lien.href = `#${vise.cible.id}`;
    lien.addEventListener("click", (evenement) => {
      evenement.preventDefault();
      vise.cible.focus();
    });
    const ligne = element("li");
    ligne.append(lien);
    liste.append(ligne);
  }
  const nombre = problemes.length;
  resume.replaceChildren(
    element("h2", null, nombre > 1 ? `${nombre} points à corriger` : "Un point à corriger"),
    liste,
  );
  resume.hidden = false;
  resume.focus();
}

function adresseRemplie(modele, chemin, texte) {
  const pleine = modele.replace("{chemin}", encodeURIComponent(chemin).replace(/%2F/g, "/"))
    .replace("{texte}", encodeURIComponent(texte));
  return pleine.length <= PLUS_LONGUE_ADRESSE ? pleine : null;
}

async function demarrer() {
  const { type, racine, nouveau, modifier, schema } = formulaire.dataset;
  const dossier = new URL("./formulaire/", import.meta.url);
  const [description, commun] = await Promise.all([
    lireJson(new URL(`${type}.json`, dossier)), lireJson(new URL("commun.json", dossier)),
  ]);
  const etat = document.getElementById("etat-formulaire");
  const annoncer = (texte) => {
    etat.textContent = texte;
  };
  const suggestions = listeDeSuggestions(commun);
  const enfants = monter(description, { description, commun, annoncer, suggestions });
  const lireSources = bibliotheque(dossier, commun);
  formulaire.addEventListener("focusin", () => {
    lireSources();
    outils();
  }, { once: true });
  const resume = document.getElementById("resume-erreurs");
  const resultat = document.getElementById("resultat");
  const sortie = document.getElementById("yaml");
  const nom = controle({ genre: "texte", role: "identifiant" }, {
    titre: "Identifiant", requis: true,
    aide: "L'adresse de la fiche. Elle ne changera plus. Minuscules sans accent, chiffres, tirets.",
  }, {});
  let existante = null;
  let modifie = false;

  const nomTire = () => identifiant(lire(enfants).titre ?? "");
  const { un: champTitre } = enfants.find(({ champ }) => champ.nom === "titre");
  const titre = champTitre.cible;
  champTitre.element.after(nom.element);
  let dernierTire = "";
  titre.addEventListener("input", () => {
    if (existante || ((nom.lire() ?? "") !== dernierTire)) return;
    dernierTire = nomTire();
    nom.ecrire(dernierTire);
  });
  formulaire.addEventListener("input", () => {
    modifie = true;
    resultat.hidden = true;
  });
  window.addEventListener("beforeunload", (evenement) => {
    if (modifie) evenement.preventDefault();
  });

  const problemesDuNom = () => {
    const lu = nom.lire() ?? "";
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(lu) || lu.length > 60) {
      return ["minuscules sans accent, chiffres et tirets ; 60 signes au plus"];
    }
    const pris = commun.fiches.some(([id]) => id === lu) && lu !== existante;
    return pris ? ["cet identifiant est déjà pris"] : [];
  };

  const verifier = ({ detecteur, verifierForme, verifierReperes }) => {
    for (const erreur of formulaire.querySelectorAll(".erreur-champ:not([hidden])")) {
      erreur.hidden = true;
    }
    for (const faux of formulaire.querySelectorAll("[aria-invalid]")) {
      faux.removeAttribute("aria-invalid");
    }
    resume.hidden = true;
    const donnees = lire(enfants);
    const problemes = problemesDuNom().map((message) => ({ lieu: [], message, cible: nom }));
    const forme = verifierForme(donnees, description);
    problemes.push(...forme);
    // Personal data is looked for in any case: it never leaves in a file.
    const interdit = detecteur(commun.interdits);
    const reperes = verifierReperes(donnees, description, commun, interdit, nom.lire());
    problemes.push(...reperes.filter(({ lieu }) => !forme.some((un) => `${un.lieu}` === `${lieu}`)));
    return { donnees, problemes };
  };

  formulaire.addEventListener("submit", async (evenement) => {
    evenement.preventDefault();
    const [modules] = await Promise.all([outils(), lireSources()]);
    const { donnees, problemes } = verifier(modules);
    if (problemes.length > 0) {
      resultat.hidden = true;
      montrerErreurs(problemes, enfants, resume);
      return;
    }
    const entete = existante ? [] : [`yaml-language-server: $schema=../../${schema}`];
    montrerResultat(modules.enYaml(donnees, entete));
  });

  function montrerResultat(texte) {
    const chemin = `fiches/${description.dossier}/${nom.lire()}.yml`;
    copie.textContent = "";
    sortie.value = texte;
    sortie.rows = Math.min(24, texte.split("\n").length + 1);
    document.getElementById("chemin").textContent = chemin;
    const lien = document.getElementById("telecharger");
    URL.revokeObjectURL(lien.href);
    lien.href = URL.createObjectURL(new Blob([texte], { type: "text/yaml;charset=utf-8" }));
    lien.download = `${nom.lire()}.yml`;
    preparerForge(existante ? modifier : nouveau, chemin, texte);
    resultat.hidden = false;
    resultat.focus();
  }

  function preparerForge(modele, chemin, texte) {
    const lien = document.getElementById("ouvrir-forge");
    const aide = document.getElementById("aide-forge");
    if (!lien || !modele) return;
    const remplie = modele.includes("{texte}") ? adresseRemplie(modele, chemin, texte) : null;
    lien.href = remplie ?? adresseRemplie(modele, chemin, "");
    aide.hidden = remplie !== null;
  }

  document.getElementById("telecharger").addEventListener("click", () => {
    modifie = false;
  });
  const copie = document.getElementById("etat-copie");
  document.getElementById("copier").addEventListener("click", async () => {
    sortie.select();
    try {
      await navigator.clipboard.writeText(sortie.value);
      copie.textContent = "Texte copié.";
    } catch {
      copie.textContent = "Le texte est sélectionné : copiez-le avec Ctrl+C.";
    }
  });

  async function charger(id) {
    const connue = commun.fiches.find(([un, sorte]) => un === id && sorte === type);
    if (!connue) {
      annoncer(`« ${id} » n'est pas une fiche de ce type.`);
      return;
    }
    try {
      const { fiche } = await lireJson(new URL(`${racine}api/v1/fiches/${id}.json`, location.href));
      ecrire(enfants, fiche);
    } catch {
      annoncer("La fiche n'a pas pu être lue. Réessayez, ou partez d'une fiche vide.");
      return;
    }
    existante = id;
    nom.ecrire(id);
    nom.cible.readOnly = true;
    resultat.hidden = true;
    annoncer(`Fiche chargée : ${connue[2]}. Ses commentaires, s'il y en a, ne sont pas repris.`);
    titre.focus();
  }

  const choix = document.getElementById("fiche-existante");
  choix.setAttribute("list", suggestions("fiches", [type]));
  document.getElementById("charger").addEventListener("click", () => charger(choix.value.trim()));

  ecrire(enfants, { statut: "brouillon", verifie_le: aujourdhui() });
  for (const attente of document.querySelectorAll(".sans-script")) attente.hidden = true;
  formulaire.hidden = false;
  formulaire.dataset.pret = "oui";
  const demandee = new URLSearchParams(location.search).get("fiche");
  if (demandee) await charger(demandee);
}

demarrer().catch(() => {
  document.querySelector(".place-du-formulaire").classList.add("vide");
  document.querySelector(".sans-script").prepend("Le formulaire n'a pas pu s'ouvrir. ");
});
