// Known-item search: titles, aliases, acronyms, old names. Knows nothing of the page.
//
// A query is compared with every name of every sheet, word by word: exact, prefix, same sound,
// one or two typing errors. Rare words weigh more, spoken filler almost nothing. When a query says
// two things (« mdp caf oublié »), the second sheet is the one that covers what the first does not.

const FILLER = new Set(
  `a ai alors apres as au aux avec avoir c ca ce ces cet cette ci comme comment d dans de des dit
  donc du elle elles en es est et etre eu eux fait faire fait faut ici il ils j je l la le les leur
  leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par parce pour qu quand que quel
  quelle quels qui quoi s sa se ses si son sont sur t ta te tes toi ton toujours tout tres tu un une
  va vers veut voir vos votre vous y monsieur madame mme mr dame usager usagere personne quelqu
  beneficiaire gens toujours encore deja combien merci bonjour svp quelle peut peux dois doit plusieurs`
    .split(/\s+/),
);
// They change the meaning, so they keep a little weight.
const NEGATION = new Set(["pas", "plus", "sans", "jamais", "aucun", "aucune", "ni", "non"]);
const FILLER_WEIGHT = 0.04;
const NEGATION_WEIGHT = 0.3;
// A word the site never uses says little of what is looked for, but it says something.
const UNKNOWN_WEIGHT = 0.45;

export function replier(texte) {
  return texte
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
}

export function mots(texte) {
  return replier(texte).match(/[a-z0-9]+\+?|%/g) ?? [];
}

// What a French word may sound like, roughly: enough to bring « iletrisme » to « illettrisme ».
export function son(mot) {
  let s = mot.replace(/[^a-z]/g, "");
  if (s.length < 3) return [s];
  s = s
    .replace(/ph/g, "f")
    .replace(/th/g, "t")
    .replace(/(sc|c)h?(?=[eiy])|ç/g, (trouve) => (trouve.includes("h") ? "ch" : "s"))
    .replace(/([aeiouy])s(?=[aeiouy])/g, "$1z")
    .replace(/ti(?=on|el|eu|a)/g, "si")
    .replace(/ss/g, "s")
    .replace(/ch/g, "ç")
    .replace(/qu|ck|q|c|k/g, "k")
    .replace(/x/g, "ks")
    .replace(/g(?=[eiy])/g, "j")
    .replace(/gu(?=[eiy])/g, "g")
    .replace(/h/g, "")
    .replace(/y/g, "i")
    .replace(/eau|au/g, "o")
    .replace(/(ai|ei|ay|ey)(?![nml])/g, "e")
    .replace(/(ain|ein|in|im|un|ym|yn)(?![aeiouynm])/g, "1")
    .replace(/(an|am|en|em)(?![aeiouynm])/g, "2")
    .replace(/(on|om)(?![aeiouynm])/g, "3")
    .replace(/oe/g, "e")
    .replace(/w/g, "v")
    .replace(/(.)\1+/g, "$1");
  // With its last consonant, and without: « frans » may be « france » as well as « franc ».
  const long = s.replace(/e[zr]?s?$|ent$/, "");
  const court = long.replace(/[stdxpr]+$/, "");
  return long.length < 2 ? [s] : court.length < 3 || court === long ? [long] : [long, court];
}

// A word without its usual endings.
function racine(mot) {
  if (mot.length < 5) return mot;
  const coupe = mot.replace(/(?:ements?|ations?|iques?|ives?|ifs?|ees?|es|er|ez|ent|e|s|x)$/, "");
  return coupe.length >= 4 ? coupe : mot;
}

// Whether a text holds every full word of a query, up to its endings.
export function contient(texte, requete) {
  const suite = ` ${mots(texte).join(" ")} `;
  const pleins = mots(requete).filter((mot) => !FILLER.has(mot) && !NEGATION.has(mot));
  return pleins.length > 0 && pleins.every((mot) => suite.includes(` ${racine(mot)}`));
}

// Bounded Damerau-Levenshtein (neighbours may swap); more than the bound is reported as bound + 1.
export function distance(a, b, borne) {
  if (Math.abs(a.length - b.length) > borne) return borne + 1;
  let avant2 = [];
  let avant = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const ligne = [i];
    let moindre = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cout = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(avant[j] + 1, ligne[j - 1] + 1, avant[j - 1] + cout);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d = Math.min(d, avant2[j - 2] + 1);
      }
      ligne.push(d);
      if (d < moindre) moindre = d;
    }
    if (moindre > borne) return borne + 1;
    avant2 = avant;
    avant = ligne;
  }
  return avant[b.length];
}

function borneDe(mot) {
  if (mot.length < 4) return 0;
  if (mot.length < 6) return 1;
  return mot.length < 10 ? 2 : 3;
}

// How well a typed word is one of the site's own, from 0 to 1.
function ressemblance(tape, connu, sons) {
  if (tape === connu) return 1;
  if (/\d/.test(tape)) return 0;
  if (tape.length >= 3 && connu.startsWith(tape)) {
    return 0.75 + 0.2 * (tape.length / connu.length);
  }
  if (racine(tape) === racine(connu)) return 0.93;
  if (tape.length < 4 || connu.length < 3) return 0;
  const sonTape = sons.get(tape);
  const sonConnu = sons.get(connu);
  if (sonTape.some((un) => un.length >= 3 && sonConnu.includes(un))) {
    return sonTape[0] === sonConnu[0] ? 0.88 : 0.82;
  }
  const borne = Math.min(borneDe(tape), borneDe(connu));
  if (borne === 0) return 0;
  const d = distance(tape, connu, borne);
  // People seldom miss the first letter: two errors and another first sound are another word.
  const permute = d === 1 && tape.length === connu.length
    && [...tape].sort().join("") === [...connu].sort().join("");
  const memeDebut = sonTape[0][0] === sonConnu[0][0];
  const parLettre = d <= borne && (memeDebut || d < 2)
    ? 0.88 - (0.5 * d) / Math.min(tape.length, connu.length) - 0.06 * d + (permute ? 0.1 : 0)
    : 0;
  let parSon = 0;
  const [a, b] = [sonTape[0], sonConnu[0]];
  if (memeDebut && a.length >= 4 && b.length >= 4) {
    const borneSon = Math.min(a.length, b.length) >= 7 ? 2 : 1;
    const ds = distance(a, b, borneSon);
    if (ds <= borneSon) parSon = 0.8 - (0.7 * ds) / Math.min(a.length, b.length);
  }
  return Math.max(parLettre, parSon, 0);
}

// The index made whole: long names, useful lines, days of review, in the same order as the sheets.
export function completer(index, suite) {
  return {
    ...index,
    synonymes: suite.synonymes,
    fiches: index.fiches.map(([id, type, titre, alias], rang) => {
      const [utile, longs, jusqua] = suite.fiches[rang];
      return [id, type, titre, [...alias, ...longs], utile, jusqua];
    }),
  };
}

export function preparer(index) {
  const aujourdhui = Math.floor(Date.now() / 86400000);
  const fiches = index.fiches.map(([id, type, titre, alias, utile = "", jusqua = Infinity]) => {
    const noms = [titre, ...apresDeuxPoints(titre), ...alias];
    const duTitre = noms.length - alias.length;
    return {
      id,
      type: index.types[type],
      titre,
      utile,
      revoir: aujourdhui > jusqua,
      noms: noms.map((texte, rang) => ({
        texte,
        mots: mots(texte),
        sac: new Set(mots(texte)),
        titre: rang < duTitre,
        rang: rang === 0 ? 3 : rang < duTitre ? 2 : 1,
      })),
    };
  });
  const presence = new Map();
  for (const fiche of fiches) {
    fiche.nomsSeuls = new Set(
      fiche.noms.filter((nom) => nom.mots.length === 1).map((nom) => nom.mots[0]),
    );
    fiche.sac = new Set(fiche.noms.flatMap((nom) => nom.mots));
    for (const mot of fiche.sac) presence.set(mot, (presence.get(mot) ?? 0) + 1);
  }
  const vocabulaire = [...presence.keys()];
  const poids = new Map(
    vocabulaire.map((mot) => [mot, poidsDe(mot, presence.get(mot), fiches.length)]),
  );
  const sons = new Map(vocabulaire.map((mot) => [mot, son(mot)]));
  const exact = new Map();
  for (const fiche of fiches) {
    for (const nom of fiche.noms) {
      const cle = nom.mots.join(" ");
      const liste = exact.get(cle) ?? [];
      liste.push({ fiche, nom, rang: nom.rang });
      exact.set(cle, liste);
    }
  }
  const synonymes = new Map(
    Object.entries(index.synonymes ?? {}).map(([de, vers]) => [mots(de).join(" "), vers.map(mots)]),
  );
  return { fiches, vocabulaire, poids, sons, exact, synonymes, colles: colles(fiches), proches: new Map() };
}

function apresDeuxPoints(titre) {
  const place = titre.search(/[:—]/);
  return place > 0 ? [titre.slice(0, place).trim(), titre.slice(place + 1).trim()] : [];
}

function poidsDe(mot, presence, total) {
  if (NEGATION.has(mot)) return NEGATION_WEIGHT;
  if (FILLER.has(mot) || mot.length < 2) return FILLER_WEIGHT;
  return Math.log(1 + total / presence) / Math.log(1 + total);
}

// Two or three neighbouring words of a name, written as one.
function colles(fiches) {
  const trouve = new Map();
  for (const { noms } of fiches) {
    for (const nom of noms) {
      for (let taille = 2; taille <= 4; taille += 1) {
        for (let i = 0; i + taille <= nom.mots.length; i += 1) {
          const suite = nom.mots.slice(i, i + taille);
          const ensemble = suite.join("");
          const pleins = suite.filter((mot) => !FILLER.has(mot) && mot.length > 2);
          if (pleins.length >= 2) trouve.set(ensemble, suite);
        }
      }
    }
  }
  return trouve;
}

// The query as the words to look for: synonyms opened, glued words split, split words glued.
function lire(prepare, requete) {
  const { synonymes, poids, colles: connus } = prepare;
  const tapes = mots(requete);
  const lus = [];
  for (let i = 0; i < tapes.length; i += 1) {
    let pris = 0;
    for (let taille = Math.min(4, tapes.length - i); taille >= 1 && !pris; taille -= 1) {
      const vers = synonymes.get(tapes.slice(i, i + taille).join(" "));
      if (vers) {
        lus.push({ tape: tapes.slice(i, i + taille).join(" "), choix: [tapes.slice(i, i + taille), ...vers] });
        pris = taille;
      }
    }
    if (!pris && i + 1 < tapes.length && poids.has(tapes[i] + tapes[i + 1])) {
      const ensemble = tapes[i] + tapes[i + 1];
      if (ensemble.length >= 5 || /^\d{4}$/.test(ensemble)) {
        lus.push({ tape: `${tapes[i]} ${tapes[i + 1]}`, choix: [[ensemble], [tapes[i], tapes[i + 1]]] });
        pris = 2;
      }
    }
    if (!pris) {
      const suite = poids.has(tapes[i]) ? undefined : decoller(connus, tapes[i]);
      lus.push({ tape: tapes[i], choix: suite ? [suite, [tapes[i]]] : [[tapes[i]]] });
      pris = 1;
    }
    i += pris - 1;
  }
  return lus;
}

// Words written as one, perhaps with an error.
function decoller(connus, mot) {
  const juste = connus.get(mot);
  if (juste || mot.length < 8) return juste;
  const sonMot = son(mot)[0];
  let meilleur;
  for (const [ensemble, suite] of connus) {
    if (Math.abs(ensemble.length - mot.length) > 2 || ensemble[0] !== mot[0]) continue;
    const d = distance(mot, ensemble, 2);
    if (d <= 2 && d < (meilleur?.d ?? 9)) meilleur = { d, suite };
    else if (!meilleur && son(ensemble)[0] === sonMot) meilleur = { d: 2, suite };
  }
  return meilleur?.suite;
}

// For each typed word, the site's words it may be, with how well.
function rapprocher(prepare, mot) {
  const { vocabulaire, sons } = prepare;
  const trouve = new Map();
  if (!sons.has(mot)) sons.set(mot, son(mot));
  const filler = FILLER.has(mot) || NEGATION.has(mot);
  for (const connu of vocabulaire) {
    if (filler && connu !== mot) continue;
    const force = ressemblance(mot, connu, sons);
    if (force > 0.5) trouve.set(connu, force);
  }
  return trouve;
}

function poidsTape(prepare, mot, proches) {
  if (NEGATION.has(mot)) return NEGATION_WEIGHT;
  if (FILLER.has(mot)) return FILLER_WEIGHT;
  const connu = prepare.poids.get(mot);
  if (connu !== undefined) return connu;
  let meilleur = 0;
  let poids = UNKNOWN_WEIGHT;
  for (const [proche, force] of proches) {
    if (force > meilleur) {
      meilleur = force;
      poids = prepare.poids.get(proche);
    }
  }
  return poids;
}

// How much of a query the words of a name say, and how much of the name the query says.
function comparer(termes, sac, poids) {
  let demande = 0;
  let couvert = 0;
  const employes = new Map();
  const parTerme = [];
  for (const terme of termes) {
    demande += terme.poids;
    let meilleur = 0;
    let lequel = null;
    for (const choix of terme.choix) {
      let somme = 0;
      let total = 0;
      const vus = [];
      for (const { poids: p, proches } of choix) {
        total += p;
        let force = 0;
        let celui = null;
        for (const [mot, f] of proches) {
          if (f > force && sac.has(mot)) {
            force = f;
            celui = mot;
          }
        }
        somme += p * force;
        if (celui) vus.push([celui, force]);
      }
      // Half of a phrase is worth less than half: « carte » is not yet « carte Vitale ».
      const part = total ? (somme / total) ** (choix.length > 1 ? 2 : 1) : 0;
      if (part > meilleur) {
        meilleur = part;
        lequel = vus;
      }
    }
    parTerme.push(meilleur);
    couvert += terme.poids * meilleur;
    for (const [mot, force] of lequel ?? []) {
      employes.set(mot, Math.max(force, employes.get(mot) ?? 0));
    }
  }
  let entier = 0;
  let employe = 0;
  for (const mot of sac) {
    const p = poids.get(mot) ?? 0;
    entier += p;
    employe += p * (employes.get(mot) ?? 0);
  }
  return {
    requete: demande ? couvert / demande : 0,
    nom: entier ? employe / entier : 0,
    parTerme,
    employes,
  };
}

const SEUIL = 0.52;
const SEUIL_BAS = 0.28;
// From this force on, a typed word is taken for one of the site's own.
const RECONNU = 0.71;
const POIDS_RARE = 0.4;

export function chercher(prepare, requete, maximum = 10) {
  const lus = lire(prepare, requete);
  if (lus.length === 0) return { resultats: [], corrigee: null };
  const proches = (mot) => {
    if (!prepare.proches.has(mot)) prepare.proches.set(mot, rapprocher(prepare, mot));
    return prepare.proches.get(mot);
  };
  const termes = lus.map(({ tape, choix }) => {
    const detail = choix.map((suite) =>
      suite.map((mot) => ({ mot, proches: proches(mot), poids: poidsTape(prepare, mot, proches(mot)) })),
    );
    const poids = Math.max(...detail.map((suite) => Math.max(...suite.map((un) => un.poids))));
    const plein = poids > NEGATION_WEIGHT;
    const connu = detail.some((suite) =>
      suite.some((un) => [...un.proches.values()].some((force) => force >= RECONNU)));
    return { tape, choix: detail, poids, inconnu: plein && !connu };
  });
  const cle = mots(requete).join(" ");
  const exacts = new Map();
  for (const { fiche, nom, rang } of prepare.exact.get(cle) ?? []) {
    if ((exacts.get(fiche)?.rang ?? 0) < rang) exacts.set(fiche, { rang, nom });
  }
  const notes = [];
  for (const fiche of prepare.fiches) {
    let meilleur = null;
    for (const nom of fiche.noms) {
      const compare = comparer(termes, nom.sac, prepare.poids);
      const note = compare.requete * (0.55 + 0.45 * compare.nom) + (nom.titre ? 0.015 : 0);
      if (!meilleur || note > meilleur.note) meilleur = { note, nom, compare };
    }
    const sac = comparer(termes, fiche.sac, prepare.poids);
    const exact = exacts.get(fiche);
    const duTitre = comparer(termes, fiche.noms[0].sac, prepare.poids);
    const note = exact
      ? 10 + exact.rang + 0.9 * duTitre.requete
      : Math.max(meilleur.note, 0.8 * sac.requete) + 0.12 * sac.requete;
    notes.push({ fiche, note, nom: exact?.nom ?? meilleur.nom, sac, nomSeul: meilleur.compare });
  }
  notes.sort((a, b) => b.note - a.note);
  const retenus = choisir(notes, termes, maximum);
  return {
    resultats: retenus.map(({ fiche, note, nom }) => ({
      id: fiche.id,
      type: fiche.type,
      titre: fiche.titre,
      utile: fiche.utile,
      revoir: fiche.revoir,
      alias: nom.titre || fiche.titre.includes(nom.texte) ? null : nom.texte,
      note,
    })),
    corrigee: corriger(lus, termes, retenus),
  };
}

// Best first; then the organism named in the query, and what covers the rest of it; then the
// others, while they hold.
function choisir(notes, termes, maximum) {
  const premier = notes[0];
  const total = termes.reduce((somme, terme) => somme + terme.poids, 0);
  if (!premier || total === 0) return [];
  const reste = termes.map((terme, i) => terme.poids * (1 - premier.sac.parTerme[i]));
  const manque = reste.reduce((somme, poids) => somme + poids, 0);
  const retenus = [];
  if (premier.note < 10 && !tient(premier, termes)) {
    // Neither alone says half of the query: two sheets may, together.
    return ensemble(notes, termes, total);
  }
  retenus.push(premier);
  if (premier.note < 10 && manque > 0.12 * total) {
    const second = notes
      .slice(1)
      .map((candidat) => ({
        candidat,
        apport: candidat.sac.parTerme.reduce((somme, force, i) => somme + force * reste[i], 0)
          * (0.6 + 0.4 * candidat.nomSeul.nom),
      }))
      .sort((a, b) => b.apport - a.apport)[0];
    if (second && second.apport > 0.08 * total) retenus.push(second.candidat);
  }
  const nomme = notes.find(
    ({ fiche }) => fiche.type[0] === "plateforme" && termes.some((terme) =>
      terme.poids > NEGATION_WEIGHT && fiche.nomsSeuls.has(terme.tape)),
  );
  if (nomme && premier.note < 10 && !retenus.includes(nomme)) retenus.splice(1, 0, nomme);
  const plancher = premier.note >= 10 ? 0.45 : Math.max(0.4, premier.note * 0.5);
  for (const note of notes) {
    if (retenus.length >= maximum) break;
    if (!retenus.includes(note) && note.note >= plancher) retenus.push(note);
  }
  return retenus;
}

// Whether a sheet says enough of the query: half of it, or less when most words are the site's.
function tient({ sac, nomSeul }, termes) {
  const dits = termes.filter((t, i) => t.poids > NEGATION_WEIGHT && sac.parTerme[i] >= RECONNU);
  const inconnus = termes.filter((terme) => terme.inconnu).length;
  if (inconnus > dits.length) return false;
  if (sac.requete >= SEUIL) return true;
  if (inconnus > 0 || sac.requete < SEUIL_BAS) return false;
  const justes = termes.filter((t, i) => t.poids >= POIDS_RARE && sac.parTerme[i] >= 0.86);
  const pleins = termes.filter((terme) => terme.poids > NEGATION_WEIGHT).length;
  const nomEntier = nomSeul.nom >= 0.85 && justes.some((terme) => terme.poids >= 0.6);
  return justes.length >= 1 && (2 * dits.length >= pleins || nomEntier);
}

function ensemble(notes, termes, total) {
  const [un] = notes;
  if (un.sac.requete < 0.3 || un.nomSeul.nom < 0.6) return [];
  let meilleur = null;
  for (const autre of notes.slice(1, 40)) {
    const couvert = termes.reduce(
      (somme, terme, i) =>
        somme + terme.poids * Math.max(un.sac.parTerme[i], autre.sac.parTerme[i]),
      0,
    );
    if (couvert / total >= 0.6 && (!meilleur || couvert > meilleur.couvert)) {
      meilleur = { autre, couvert };
    }
  }
  if (!meilleur) return [];
  const dits = termes.filter((terme, i) => terme.poids > NEGATION_WEIGHT
    && Math.max(un.sac.parTerme[i], meilleur.autre.sac.parTerme[i]) >= RECONNU).length;
  const inconnus = termes.filter((terme) => terme.inconnu).length;
  return 2 * inconnus < dits ? [un, meilleur.autre] : [];
}

// The query with the site's own words, when a typed word is only known by resemblance.
function corriger(lus, termes, retenus) {
  if (retenus.length === 0) return null;
  let change = false;
  const phrase = lus.map(({ tape }, rang) => {
    const [suite] = termes[rang].choix;
    if (termes[rang].choix.length > 1 || suite.length > 1) return tape;
    const { mot, proches, poids } = suite[0];
    if (poids <= NEGATION_WEIGHT || proches.get(mot) === 1) return tape;
    let meilleur = null;
    for (const connu of retenus[0].fiche.sac) {
      const force = proches.get(connu) ?? 0;
      if (!connu.startsWith(mot) && force > (meilleur?.force ?? 0)) meilleur = { connu, force };
    }
    if (!meilleur || meilleur.force >= 0.93) return tape;
    change = true;
    return meilleur.connu;
  });
  return change ? phrase.join(" ") : null;
}
