// Checks a sheet against the description of its type, the way the Python models do: same place,
// same code. Data is what the YAML reader gives: objects, lists, texts and null.

// White space as the Python side trims it; JavaScript's own \s differs by two characters.
const BLANC = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BORDS = new RegExp(`^[${BLANC}]+|[${BLANC}]+$`, "g");
const motifs = new Map();

export function rogner(texte) {
  return texte.replace(BORDS, "");
}

function motif(source) {
  if (!motifs.has(source)) motifs.set(source, new RegExp(source.replace(/\\s/g, BLANC)));
  return motifs.get(source);
}

function estBloc(valeur) {
  return valeur !== null && typeof valeur === "object" && !Array.isArray(valeur);
}

function possede(objet, cle) {
  return Object.prototype.hasOwnProperty.call(objet, cle);
}

function dit(valeur) {
  if (typeof valeur !== "string") return Array.isArray(valeur) ? "une liste" : "un bloc";
  const court = valeur.length > 40 ? `${valeur.slice(0, 37)}…` : valeur;
  return `« ${court} »`;
}

function jourExiste(annee, mois, jour) {
  if (annee < 1 || mois < 1 || mois > 12 || jour < 1) return false;
  const bissextile = (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0;
  return jour <= [31, bissextile ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][mois - 1];
}

export function estUnJour(texte) {
  const trouve = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(texte);
  return trouve !== null && jourExiste(...trouve.slice(1).map(Number));
}

function estUneDatePartielle(texte) {
  const trouve = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(texte);
  return trouve !== null && jourExiste(...trouve.slice(1).map((part) => Number(part ?? 1)));
}

const FORMES = {
  texte(valeur, forme) {
    if (typeof valeur !== "string") return ["FA013", vide(valeur) ?? "il faut un texte"];
    const texte = rogner(valeur);
    const signes = [...texte].length;
    if (forme.max && signes > forme.max) {
      return ["FA015", `${signes} signes : la limite est de ${forme.max}`];
    }
    if (forme.min && signes < forme.min) return ["FA015", "ce texte est vide"];
    if (!forme.motif || motif(forme.motif).test(texte)) return null;
    if (forme.role === "adresse") {
      return ["FA018", "une adresse commence par https:// et ne contient ni espace ni guillemet"];
    }
    if (valeur.includes("\n") && ["texte", "identifiant"].includes(forme.role)) {
      return ["FA019", "ce texte tient sur une seule ligne"];
    }
    return ["FA017", `${dit(valeur)} n'est pas un identifiant : minuscules sans accent, chiffres `
      + "et tirets"];
  },
  choix(valeur, forme) {
    return forme.mots.includes(valeur) ? null : ["FA014", `choisissez : ${forme.mots.join(", ")}`];
  },
  date(valeur) {
    if (valeur === null) return ["FA013", "il faut une date"];
    const juste = typeof valeur === "string" && estUnJour(valeur);
    return juste ? null : ["FA016", "écrivez une date AAAA-MM-JJ, par exemple 2026-11-21"];
  },
  "date-partielle"(valeur) {
    if (typeof valeur !== "string") return ["FA013", "il faut une date"];
    return estUneDatePartielle(valeur) ? null : ["FA016", "écrivez AAAA, AAAA-MM ou AAAA-MM-JJ"];
  },
  "oui-non"(valeur) {
    if (valeur === null) return ["FA013", "répondez oui ou non"];
    const mots = ["oui", "non", "true", "false"];
    const juste = typeof valeur === "string" && mots.includes(valeur.toLowerCase());
    return juste ? null : ["FA021", "répondez oui ou non"];
  },
  nombre(valeur) {
    if (valeur === null) return ["FA013", "il faut un nombre entier"];
    const juste = typeof valeur === "string" && /^[1-9][0-9]{0,4}$/.test(valeur);
    return juste ? null : ["FA020", "il faut un nombre entier, de 1 à 99999"];
  },
};

function vide(valeur) {
  return valeur === null ? "ce champ est vide" : null;
}

function* dansLaValeur(valeur, forme, lieu, description) {
  if (valeur === null && forme.vide) return;
  if (forme.genre === "liste") {
    yield* dansLaListe(valeur, forme, lieu, description);
  } else if (forme.genre === "bloc") {
    yield* dansLeBloc(valeur, forme.bloc, lieu, description);
  } else if (forme.genre === "texte-ou-bloc") {
    const choisie = typeof valeur === "string" ? forme.texte : { genre: "bloc", bloc: forme.bloc };
    yield* dansLaValeur(valeur, choisie, lieu, description);
  } else {
    const refus = FORMES[forme.genre](valeur, forme);
    if (refus) yield { lieu, code: refus[0], message: refus[1] };
  }
}

function* dansLaListe(valeur, forme, lieu, description) {
  if (!Array.isArray(valeur)) {
    yield { lieu, code: "FA013", message: vide(valeur) ?? "il faut une liste" };
    return;
  }
  if (forme.max && valeur.length > forme.max) {
    yield { lieu, code: "FA015", message: `${forme.max} éléments au plus` };
    return;
  }
  let justes = true;
  for (const [rang, element] of valeur.entries()) {
    for (const probleme of dansLaValeur(element, forme.de, [...lieu, rang], description)) {
      justes = false;
      yield probleme;
    }
  }
  if (justes && forme.min && valeur.length < forme.min) {
    const nombre = forme.min === 1 ? "un élément" : `${forme.min} éléments`;
    yield { lieu, code: "FA015", message: `il faut au moins ${nombre}` };
  }
}

function* dansLeBloc(valeur, nom, lieu, description) {
  const bloc = description.blocs[nom];
  if (typeof valeur === "string" && bloc.texte_seul) {
    yield* dansLeBloc({ [bloc.texte_seul]: valeur }, nom, lieu, description);
    return;
  }
  if (!estBloc(valeur)) {
    yield { lieu, code: "FA013", message: vide(valeur) ?? "il faut un bloc de champs" };
    return;
  }
  for (const champ of bloc.champs) {
    if (possede(valeur, champ.nom)) {
      yield* dansLaValeur(valeur[champ.nom], champ.forme, [...lieu, champ.nom], description);
    } else if (champ.requis) {
      yield { lieu: [...lieu, champ.nom], code: "FA011", message: "ce champ est obligatoire" };
    }
  }
  const connus = new Set(bloc.champs.map((champ) => champ.nom));
  for (const cle of Object.keys(valeur)) {
    if (!connus.has(cle)) {
      yield { lieu: [...lieu, cle], code: "FA012", message: "ce champ n'existe pas ici" };
    }
  }
}

// Every problem of the sheet's form: `lieu` (names and ranks), `code`, `message`.
export function verifierForme(donnees, description) {
  return [...dansLeBloc(donnees, description.racine, [], description)];
}

// Every text with its form and place, in a sheet whose form is right.
export function* textes(donnees, description) {
  yield* textesDuBloc(donnees, description.racine, [], description);
}

function* textesDuBloc(valeur, nom, lieu, description) {
  const bloc = description.blocs[nom];
  const champs = typeof valeur === "string" ? { [bloc.texte_seul]: valeur } : valeur ?? {};
  for (const champ of bloc.champs) {
    if (possede(champs, champ.nom)) {
      yield* textesDe(champs[champ.nom], champ.forme, [...lieu, champ.nom], description);
    }
  }
}

function* textesDe(valeur, forme, lieu, description) {
  if (valeur === null || valeur === undefined) return;
  if (forme.genre === "liste" && Array.isArray(valeur)) {
    for (const [rang, element] of valeur.entries()) {
      yield* textesDe(element, forme.de, [...lieu, rang], description);
    }
  } else if (forme.genre === "bloc" && (estBloc(valeur) || typeof valeur === "string")) {
    yield* textesDuBloc(valeur, forme.bloc, lieu, description);
  } else if (forme.genre === "texte-ou-bloc") {
    const choisie = typeof valeur === "string" ? forme.texte : { genre: "bloc", bloc: forme.bloc };
    yield* textesDe(valeur, choisie, lieu, description);
  } else if (forme.genre === "texte" && typeof valeur === "string") {
    yield { texte: rogner(valeur), forme, lieu };
  }
}
