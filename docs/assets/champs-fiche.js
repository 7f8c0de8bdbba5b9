// The controls of the form: one function per form of value. A control has `element`, `lire()`
// (undefined when empty), `ecrire(valeur)` and `trouver(lieu)`, the control an error belongs to.
import { element } from "./resultats.js";

let numero = 0;

function nouvelId() {
  numero += 1;
  return `champ-${numero}`;
}

function attributs(noeud, valeurs) {
  for (const [nom, valeur] of Object.entries(valeurs)) {
    if (valeur !== undefined && valeur !== false) noeud.setAttribute(nom, valeur);
  }
  return noeud;
}

export function bouton(texte, action, nomComplet) {
  const cree = attributs(element("button", "bouton bouton--petit", texte), { type: "button" });
  if (nomComplet) cree.setAttribute("aria-label", nomComplet);
  cree.addEventListener("click", action);
  return cree;
}

// What the data holds as text: a loaded sheet may give booleans and numbers.
function enTexte(valeur) {
  if (valeur === true) return "oui";
  if (valeur === false) return "non";
  return valeur === null || valeur === undefined ? "" : String(valeur);
}

// The place of an error, tied to what it speaks of.
function erreurDe(cible, aides) {
  const zone = attributs(element("p", "erreur-champ"), { id: nouvelId(), hidden: "" });
  const poser = (message) => {
    zone.textContent = message ? `À corriger : ${message}` : "";
    zone.hidden = !message;
    const decrit = [...aides, ...(message ? [zone.id] : [])].join(" ");
    if (decrit) cible.setAttribute("aria-describedby", decrit);
    else cible.removeAttribute("aria-describedby");
    if (message) cible.setAttribute("aria-invalid", "true");
    else cible.removeAttribute("aria-invalid");
  };
  poser("");
  return { zone, poser };
}

function titreDe(champ) {
  return champ.requis ? `${champ.titre} (obligatoire)` : champ.titre;
}

// A label, a help and an error around one native control.
function habiller(saisie, champ, lire, ecrire) {
  const boite = element("div", "champ");
  saisie.id = nouvelId();
  const etiquette = attributs(element("label", null, titreDe(champ)), { for: saisie.id });
  const aides = [];
  boite.append(etiquette);
  if (champ.aide) {
    const aide = attributs(element("p", "aide-champ", champ.aide), { id: nouvelId() });
    aides.push(aide.id);
    boite.append(aide);
  }
  const { zone, poser } = erreurDe(saisie, aides);
  boite.append(saisie, zone);
  const controle = { element: boite, cible: saisie, poser, lire, ecrire, trouver: () => controle };
  return controle;
}

function saisieSimple(saisie, champ) {
  const lire = () => (saisie.value.trim() === "" ? undefined : saisie.value.trim());
  const ecrire = (valeur) => {
    const texte = enTexte(valeur).trim();
    saisie.value = texte === champ.defaut ? "" : texte;
  };
  return habiller(saisie, champ, lire, ecrire);
}

function liste(mots, champ, libelles = {}) {
  const choix = element("select");
  const absent = champ.defaut ? `Non précisé (vaut : ${champ.defaut})` : "Choisir…";
  choix.append(new Option(absent, ""));
  for (const mot of mots) choix.append(new Option(libelles[mot] ?? mot, mot));
  const controle = saisieSimple(choix, champ);
  const { ecrire } = controle;
  controle.ecrire = (valeur) => {
    const texte = enTexte(valeur);
    // A word that is no longer in the list stays visible: it is the check that refuses it.
    if (texte && ![...choix.options].some((option) => option.value === texte)) {
      choix.append(new Option(texte, texte));
    }
    ecrire(valeur);
  };
  return controle;
}

function reference(forme, champ, contexte) {
  const noms = { fiche: "fiches", source: "sources", contact: "contacts" };
  const saisie = attributs(element("input"), {
    type: "text", autocomplete: "off", spellcheck: "false",
    list: contexte.suggestions(noms[forme.role], forme.cibles),
  });
  return saisieSimple(saisie, champ);
}

function texte(forme, champ, contexte) {
  if (["fiche", "source", "contact"].includes(forme.role)) {
    return reference(forme, champ, contexte);
  }
  if (forme.role === "terme") {
    const mots = contexte.commun.vocabulaires[forme.vocabulaire] ?? [];
    return liste(mots.map(([mot]) => mot), champ, Object.fromEntries(mots));
  }
  if (forme.role === "prose") {
    return saisieSimple(attributs(element("textarea"), { rows: 2, spellcheck: "true" }), champ);
  }
  const adresse = forme.role === "adresse";
  return saisieSimple(attributs(element("input"), {
    type: "text", autocomplete: "off", inputmode: adresse ? "url" : undefined,
    spellcheck: adresse || forme.role === "identifiant" ? "false" : "true",
  }), champ);
}

function uneParLigne(forme, champ) {
  const saisie = attributs(element("textarea"), { rows: 3, spellcheck: "true" });
  const aide = `${champ.aide} Un par ligne.`;
  const lire = () => {
    const lignes = saisie.value.split("\n").map((ligne) => ligne.trim()).filter(Boolean);
    return lignes.length > 0 ? lignes : undefined;
  };
  const ecrire = (valeur) => {
    saisie.value = (valeur ?? []).map(enTexte).join("\n");
  };
  return habiller(saisie, { ...champ, aide }, lire, ecrire);
}

function groupe(champ, nom = "fieldset") {
  const boite = element(nom, "groupe");
  const legende = element("legend", null, titreDe(champ));
  boite.append(legende);
  const aides = [];
  if (champ.aide) {
    const aide = attributs(element("p", "aide-champ", champ.aide), { id: nouvelId() });
    aides.push(aide.id);
    boite.append(aide);
  }
  attributs(boite, { tabindex: "-1" });
  const { zone, poser } = erreurDe(boite, aides);
  boite.append(zone);
  return { boite, legende, poser };
}

function cases(forme, champ, contexte) {
  const { boite, poser } = groupe(champ);
  const grille = element("div", "cases");
  boite.append(grille);
  let ordre = [];
  const ajouterCase = (mot, libelle) => {
    const coche = attributs(element("input"), { type: "checkbox", value: mot, id: nouvelId() });
    const ligne = element("div", "case");
    ligne.append(coche, attributs(element("label", null, libelle), { for: coche.id }));
    coche.addEventListener("change", () => {
      ordre = ordre.filter((un) => un !== mot);
      if (coche.checked) ordre.push(mot);
    });
    grille.append(ligne);
    return coche;
  };
  const coches = new Map(
    (contexte.commun.vocabulaires[forme.de.vocabulaire] ?? [])
      .map(([mot, libelle]) => [mot, ajouterCase(mot, libelle)]),
  );
  const controle = {
    element: boite,
    cible: boite,
    poser,
    lire: () => (ordre.length > 0 ? [...ordre] : undefined),
    ecrire: (valeur) => {
      ordre = (valeur ?? []).map(enTexte);
      for (const mot of ordre) if (!coches.has(mot)) coches.set(mot, ajouterCase(mot, mot));
      for (const [mot, coche] of coches) coche.checked = ordre.includes(mot);
    },
    trouver: () => controle,
  };
  return controle;
}

function suite(forme, champ, contexte) {
  const { boite, poser } = groupe(champ);
  const rangs = element("ol", "elements");
  let elements = [];
  let lus = [];

  const numeroter = () => elements.forEach((un, rang) => un.numeroter(rang, elements.length));

  const deplacer = (un, pas) => {
    const rang = elements.indexOf(un);
    const voisin = elements[rang + pas];
    if (!voisin) return;
    elements.splice(rang, 1);
    elements.splice(rang + pas, 0, un);
    if (pas < 0) voisin.ligne.before(un.ligne);
    else voisin.ligne.after(un.ligne);
    numeroter();
    (pas < 0 ? un.haut : un.bas).focus();
    contexte.annoncer(`${champ.titre} : élément passé en position ${rang + pas + 1}.`);
  };

  const retirer = (un) => {
    const rang = elements.indexOf(un);
    elements.splice(rang, 1);
    un.ligne.remove();
    numeroter();
    const suivant = elements[Math.min(rang, elements.length - 1)];
    (suivant ? suivant.fin : plus).focus();
    contexte.annoncer(`${champ.titre} : élément ${rang + 1} retiré.`);
  };

  const ajouter = (valeur) => {
    const nom = `${champ.titre}, élément`;
    const interieur = controle(forme.de, { titre: nom, aide: "", requis: false }, contexte);
    const ligne = element("li", "element");
    const un = { ligne, interieur };
    un.haut = bouton("Monter", () => deplacer(un, -1));
    un.bas = bouton("Descendre", () => deplacer(un, 1));
    un.fin = bouton("Retirer", () => retirer(un));
    un.numeroter = (rang, total) => {
      const etiquette = interieur.element.querySelector("legend, label");
      etiquette.textContent = `${champ.titre}, élément ${rang + 1}`;
      for (const [action, cle] of [["Monter", "haut"], ["Descendre", "bas"], ["Retirer", "fin"]]) {
        un[cle].setAttribute("aria-label", `${action} : ${champ.titre}, élément ${rang + 1}`);
      }
      un.haut.disabled = rang === 0;
      un.bas.disabled = rang === total - 1;
    };
    const actions = element("div", "actions-element");
    actions.append(un.haut, un.bas, un.fin);
    ligne.append(interieur.element, actions);
    rangs.append(ligne);
    elements.push(un);
    if (valeur !== undefined) interieur.ecrire(valeur);
    numeroter();
    return un;
  };

  const plus = bouton("Ajouter", () => {
    const un = ajouter();
    un.interieur.element.querySelector("input, select, textarea")?.focus();
    contexte.annoncer(`${champ.titre} : élément ${elements.length} ajouté.`);
  }, `Ajouter : ${champ.titre}`);
  boite.append(rangs, plus);

  const ici = {
    element: boite,
    cible: boite,
    poser,
    lire: () => {
      lus = elements.filter((un) => un.interieur.lire() !== undefined);
      return lus.length > 0 ? lus.map((un) => un.interieur.lire()) : undefined;
    },
    ecrire: (valeur) => {
      elements = [];
      rangs.replaceChildren();
      for (const une of valeur ?? []) ajouter(une);
    },
    trouver: ([rang, ...reste]) => lus[rang]?.interieur.trouver(reste) ?? ici,
  };
  return ici;
}

// Fields that prove a statement, or complete a bare text, are folded until they are used.
function repli(titre, enfants) {
  const boite = element("details", "precisions");
  boite.append(element("summary", null, titre), ...enfants.map((un) => un.element));
  return boite;
}

function bloc(forme, champ, contexte) {
  const description = contexte.description.blocs[forme.bloc];
  const { boite, poser } = groupe(champ);
  const enfants = description.champs.map((un) => [un, controle(un.forme, un, contexte)]);
  const secondaire = (un) => !un.requis && (un.preuve || description.texte_seul);
  const visibles = enfants.filter(([un]) => !secondaire(un));
  const plies = enfants.filter(([un]) => secondaire(un));
  boite.append(...visibles.map(([, un]) => un.element));
  const details = plies.length > 0
    ? repli(description.texte_seul ? "Précisions et preuve" : "Preuve : source, date, certitude",
      plies.map(([, un]) => un))
    : null;
  if (details) boite.append(details);
  const ici = {
    element: boite,
    cible: boite,
    poser,
    lire: () => {
      const lu = {};
      for (const [un, enfant] of enfants) {
        const valeur = enfant.lire();
        if (valeur !== undefined) lu[un.nom] = valeur;
      }
      const cles = Object.keys(lu);
      if (cles.length === 0) return champ.requis ? {} : undefined;
      const seul = description.texte_seul;
      return seul && cles.length === 1 && cles[0] === seul ? lu[seul] : lu;
    },
    ecrire: (valeur) => {
      const champs = typeof valeur === "string" ? { [description.texte_seul]: valeur } : valeur;
      for (const [un, enfant] of enfants) enfant.ecrire((champs ?? {})[un.nom]);
      if (details) details.open = plies.some(([, enfant]) => enfant.lire() !== undefined);
    },
    trouver: ([nom, ...reste]) => {
      const trouve = enfants.find(([un]) => un.nom === nom);
      return trouve ? trouve[1].trouver(reste) : ici;
    },
  };
  return ici;
}

// An id, or the same thing written in full: the reader chooses which.
function texteOuBloc(forme, champ, contexte) {
  const { boite, poser } = groupe(champ);
  const court = controle(forme.texte, { titre: "Déjà dans la bibliographie", aide:
    "Tapez un mot du titre, puis choisissez.", requis: false }, contexte);
  const long = controle({ genre: "bloc", bloc: forme.bloc }, { titre: "Ou une nouvelle source",
    aide: contexte.description.blocs[forme.bloc].aide, requis: false }, contexte);
  const details = repli("Écrire une nouvelle source", [long]);
  boite.append(court.element, details);
  const ici = {
    element: boite,
    cible: boite,
    poser,
    lire: () => long.lire() ?? court.lire(),
    ecrire: (valeur) => {
      const enBloc = valeur !== null && typeof valeur === "object";
      court.ecrire(enBloc ? "" : valeur);
      long.ecrire(enBloc ? valeur : undefined);
      details.open = enBloc;
    },
    trouver: (lieu) => {
      if (lieu.length > 0) return long.trouver(lieu);
      return long.lire() === undefined ? court.trouver(lieu) : ici;
    },
  };
  return ici;
}

// The control of a value of this form.
export function controle(forme, champ, contexte) {
  switch (forme.genre) {
    case "liste":
      if (forme.de.role === "terme") return cases(forme, champ, contexte);
      if (forme.de.role === "texte") return uneParLigne(forme, champ);
      return suite(forme, champ, contexte);
    case "bloc": return bloc(forme, champ, contexte);
    case "texte-ou-bloc": return texteOuBloc(forme, champ, contexte);
    case "choix": return liste(forme.mots, champ);
    case "oui-non": return liste(["oui", "non"], champ);
    case "date": return saisieSimple(attributs(element("input"), { type: "date" }), champ);
    case "nombre": return saisieSimple(attributs(element("input"),
      { type: "text", inputmode: "numeric" }), champ);
    case "date-partielle": return saisieSimple(attributs(element("input"),
      { type: "text", placeholder: "AAAA-MM-JJ" }), champ);
    default: return texte(forme, champ, contexte);
  }
}
