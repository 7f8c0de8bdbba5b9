// « Par où rentrer ? », the solver: no DOM, nothing kept. Twin of scripts/faire_avec/recovery/;
// the specification is the docstring of that package. Facts and routes are numbers.

const BITS = 20n;
const ESSAIS = 1000;
const PROFONDEUR = 100;

const poids = (delai) => 1n << (BITS * BigInt(delai - 1));
const sure = (voie) => voie.rang < 2;

// The routes, with what each fact meets, who gives it, and the questions about each goal.
// voies: [clauses, gives, delay from 1, grade 0-2, goal of the question or -1].
export function reseau(voies, etats = []) {
  const fait = {
    voies: voies.map(([clauses, donne, delai, rang, but]) => (
      { clauses, donne, poids: poids(delai), rang, but }
    )),
    etats: new Set(etats),
    sert: new Map(),
    donneurs: new Map(),
    demandes: new Map(),
  };
  const ranger = (table, cle, valeur) => {
    const liste = table.get(cle);
    if (liste === undefined) table.set(cle, [valeur]);
    else liste.push(valeur);
  };
  fait.voies.forEach((voie, numero) => {
    voie.clauses.forEach((clause, rang) => {
      for (const un of clause) ranger(fait.sert, un, [numero, rang]);
    });
    if (!sure(voie) && voie.but >= 0) ranger(fait.demandes, voie.but, numero);
  });
  for (const rang of [0, 1]) {
    fait.voies.forEach((voie, numero) => {
      if (voie.rang === rang) {
        for (const un of new Set(voie.donne)) ranger(fait.donneurs, un, numero);
      }
    });
  }
  return fait;
}

// A heap of [time, fact].
function empiler(tas, temps, fait) {
  let place = tas.push([temps, fait]) - 1;
  while (place > 0) {
    const haut = (place - 1) >> 1;
    if (tas[haut][0] <= temps) break;
    [tas[haut], tas[place]] = [tas[place], tas[haut]];
    place = haut;
  }
}

function depiler(tas) {
  const premier = tas[0];
  const dernier = tas.pop();
  if (tas.length > 0) {
    tas[0] = dernier;
    let place = 0;
    for (;;) {
      const gauche = 2 * place + 1;
      if (gauche >= tas.length) break;
      const droite = gauche + 1;
      const bas = droite < tas.length && tas[droite][0] < tas[gauche][0] ? droite : gauche;
      if (tas[place][0] <= tas[bas][0]) break;
      [tas[place], tas[bas]] = [tas[bas], tas[place]];
      place = bas;
    }
  }
  return premier;
}

// Least time of each fact, and of each route whose demands can be met.
export function atteindre(reseau, tenus, sans = new Set()) {
  const trouve = { tenus: new Set(tenus), temps: new Map(), fins: new Map() };
  const manque = reseau.voies.map((voie) => voie.clauses.length);
  const remplies = reseau.voies.map((voie) => new Uint8Array(voie.clauses.length));
  const tas = [];
  for (const fait of trouve.tenus) empiler(tas, 0n, fait);
  const finir = (numero, debut) => {
    if (sans.has(numero)) return;
    const voie = reseau.voies[numero];
    const fin = debut + voie.poids;
    trouve.fins.set(numero, fin);
    if (!sure(voie)) return;
    for (const fait of voie.donne) if (!trouve.temps.has(fait)) empiler(tas, fin, fait);
  };
  manque.forEach((nombre, numero) => {
    if (nombre === 0) finir(numero, 0n);
  });
  while (tas.length > 0) {
    const [temps, fait] = depiler(tas);
    if (trouve.temps.has(fait)) continue;
    trouve.temps.set(fait, temps);
    for (const [numero, rang] of reseau.sert.get(fait) ?? []) {
      if (remplies[numero][rang]) continue;
      remplies[numero][rang] = 1;
      manque[numero] -= 1;
      if (manque[numero] === 0) finir(numero, temps);
    }
  }
  return trouve;
}

class Epuise extends Error {}

// Fewest routes that meet some clauses: [[clause, deadline, facts it serves]…].
class Recherche {
  constructor(reseau, portee) {
    this.reseau = reseau;
    this.portee = portee;
    this.essais = 0;
  }

  moindre(voulu, premieres) {
    const secours = this.plusVite(voulu, premieres);
    this.essais = 0;
    try {
      for (let taille = premieres.length; taille <= secours.length; taille += 1) {
        const trouve = this.etendre(voulu, premieres, new Map(), taille, 0);
        if (trouve !== null) return [trouve, true];
      }
    } catch (erreur) {
      if (!(erreur instanceof Epuise)) throw erreur;
    }
    return [secours, false];
  }

  plusVite(voulu, premieres) {
    const { temps, fins, tenus } = this.portee;
    const choisies = [...premieres];
    const clauses = voulu.map(([clause]) => clause);
    while (clauses.length > 0) {
      const fait = premierMoindre(clauses.shift(), temps);
      if (tenus.has(fait)) continue;
      const numero = premierMoindre(this.reseau.donneurs.get(fait), fins);
      if (choisies.includes(numero)) continue;
      choisies.push(numero);
      clauses.push(...this.reseau.voies[numero].clauses);
    }
    return choisies;
  }

  etendre(voulu, choisies, promis, taille, profondeur) {
    this.essais += 1;
    if (this.essais > ESSAIS || profondeur > PROFONDEUR) throw new Epuise();
    let debut = 0;
    while (debut < voulu.length && this.rempli(voulu[debut], promis)) debut += 1;
    if (debut === voulu.length) return choisies;
    const [clause, limite, servis] = voulu[debut];
    const suite = voulu.slice(debut + 1);
    for (const [fait, numero] of this.options(clause, limite, choisies, taille)) {
      if (servis.has(fait)) continue;
      const voie = this.reseau.voies[numero];
      const sert = new Set(servis).add(fait);
      const trouve = this.etendre(
        [...suite, ...voie.clauses.map((une) => [une, limite - voie.poids, sert])],
        choisies.includes(numero) ? choisies : [...choisies, numero],
        new Map(promis).set(fait, limite),
        taille,
        profondeur + 1,
      );
      if (trouve !== null) return trouve;
    }
    return null;
  }

  rempli([clause, limite], promis) {
    return clause.some((fait) => (
      this.portee.tenus.has(fait) || (promis.has(fait) && promis.get(fait) <= limite)
    ));
  }

  options(clause, limite, choisies, taille) {
    const deja = [];
    const neuves = [];
    for (const fait of clause) {
      for (const numero of this.reseau.donneurs.get(fait) ?? []) {
        const fin = this.portee.fins.get(numero);
        if (fin === undefined || fin > limite) continue;
        (choisies.includes(numero) ? deja : neuves).push([fait, numero]);
      }
    }
    return choisies.length < taille ? [...deja, ...neuves] : deja;
  }
}

function premierMoindre(candidats, valeurs) {
  let choisi;
  for (const un of candidats) {
    const valeur = valeurs.get(un);
    if (valeur !== undefined && (choisi === undefined || valeur < valeurs.get(choisi))) {
      choisi = un;
    }
  }
  return choisi;
}

const ordre = (a, b) => (a < b ? -1 : Number(a > b));

// When each of a few routes ends, if only they are taken.
function finsDe(reseau, tenus, choisies) {
  const temps = new Map();
  const fins = new Map();
  const connu = (fait) => (tenus.has(fait) ? 0n : temps.get(fait));
  for (let change = true; change;) {
    change = false;
    for (const numero of choisies) {
      const voie = reseau.voies[numero];
      const debut = attente(voie, connu);
      if (debut === null || fins.get(numero) === debut + voie.poids) continue;
      const fin = debut + voie.poids;
      fins.set(numero, fin);
      for (const fait of voie.donne) {
        if (!temps.has(fait) || fin < temps.get(fait)) temps.set(fait, fin);
      }
      change = true;
    }
  }
  return fins;
}

// When the demands of a route are all met; null: never.
function attente(voie, connu) {
  let debut = 0n;
  for (const clause of voie.clauses) {
    let tot = null;
    for (const fait of clause) {
      const temps = connu(fait);
      if (temps !== undefined && (tot === null || temps < tot)) tot = temps;
    }
    if (tot === null) return null;
    if (tot > debut) debut = tot;
  }
  return debut;
}

// The answer for one goal: { temps, voies, exact, questions }; temps null: out of reach.
export function resoudre(reseau, portee, but) {
  const questions = (reseau.demandes.get(but) ?? [])
    .filter((numero) => portee.fins.has(numero))
    .sort((a, b) => ordre(portee.fins.get(a), portee.fins.get(b)) || a - b);
  const temps = portee.temps.get(but) ?? null;
  if (temps === null || temps === 0n) return { temps, voies: [], exact: true, questions };
  const recherche = new Recherche(reseau, portee);
  const [choisies, exact] = recherche.moindre([[[but], temps, new Set()]], []);
  const fins = finsDe(reseau, portee.tenus, choisies);
  const voies = [...choisies].sort((a, b) => ordre(fins.get(a), fins.get(b)) || a - b);
  return { temps, voies, exact, questions };
}

// Other last steps that do not need the goal itself, best first: [route, time, number of steps].
export function autresVoies(reseau, portee, but, reponse) {
  const donneurs = reseau.donneurs.get(but) ?? [];
  if (reponse.voies.length === 0 || donneurs.length < 2) return [];
  const derniere = reponse.voies.find((numero) => reseau.voies[numero].donne.includes(but));
  const ailleurs = atteindre(reseau, portee.tenus, new Set(donneurs));
  const recherche = new Recherche(reseau, ailleurs);
  const trouvees = [];
  for (const numero of donneurs) {
    const voie = reseau.voies[numero];
    const debut = attente(voie, (fait) => ailleurs.temps.get(fait));
    if (numero === derniere || debut === null) continue;
    const voulu = voie.clauses.map((clause) => [clause, debut, new Set([but])]);
    trouvees.push([numero, debut + voie.poids, recherche.moindre(voulu, [numero])[0].length]);
  }
  return trouvees.sort((a, b) => (
    ordre(a[1], b[1]) || a[2] - b[2]
    || reseau.voies[a[0]].rang - reseau.voies[b[0]].rang || a[0] - b[0]
  ));
}

// What would help to have a fact out of reach: [fact, route it serves].
function manquants(reseau, portee, fait) {
  const trouves = new Map();
  for (const numero of reseau.donneurs.get(fait) ?? []) {
    const vides = reseau.voies[numero].clauses.filter(
      (clause) => !clause.some((un) => portee.temps.has(un)),
    );
    if (vides.some((clause) => clause.every((un) => reseau.etats.has(un)))) continue;
    for (const clause of vides) {
      for (const un of clause) if (!trouves.has(un)) trouves.set(un, numero);
    }
  }
  return [...trouves];
}

function necessaires(reseau, portee, but) {
  const ordonnes = new Set([but]);
  for (const fait of ordonnes) {
    for (const [un] of manquants(reseau, portee, fait)) ordonnes.add(un);
  }
  return ordonnes;
}

// The nearest loop: [fact, route that needs the next fact]…, the last needing the first.
export function boucle(reseau, portee, but) {
  for (const fait of necessaires(reseau, portee, but)) {
    const avant = new Map();
    const file = [fait];
    while (file.length > 0 && !avant.has(fait)) {
      const ici = file.shift();
      for (const [un, numero] of manquants(reseau, portee, ici)) {
        if (avant.has(un)) continue;
        avant.set(un, [ici, numero]);
        file.push(un);
      }
    }
    if (!avant.has(fait)) continue;
    const chemin = [avant.get(fait)];
    while (chemin[chemin.length - 1][0] !== fait) chemin.push(avant.get(chemin[chemin.length - 1][0]));
    return chemin.reverse();
  }
  return [];
}

// First facts of the sets that, held on top of the rest, put the goal within reach.
export function ouvriraient(reseau, portee, but, ensembles) {
  const proches = necessaires(reseau, portee, but);
  return ensembles
    .filter((ensemble) => (
      ensemble.some((fait) => proches.has(fait))
      && atteindre(reseau, [...portee.tenus, ...ensemble]).temps.has(but)
    ))
    .map(([premier]) => premier);
}

// Doubtful routes to something else that, if they held, would put the goal within reach.
export function decisives(reseau, portee, but) {
  const proches = necessaires(reseau, portee, but);
  return reseau.voies
    .map((voie, numero) => ({ voie, numero }))
    .filter(({ voie, numero }) => (
      !sure(voie) && portee.fins.has(numero) && voie.but >= 0 && voie.but !== but
      && voie.donne.some((fait) => proches.has(fait))
      && atteindre(reseau, [...portee.tenus, ...voie.donne]).temps.has(but)
    ))
    .map(({ numero }) => numero)
    .sort((a, b) => ordre(portee.fins.get(a), portee.fins.get(b)) || a - b);
}
