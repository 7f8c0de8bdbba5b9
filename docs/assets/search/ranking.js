// Known-item search: titles, aliases, acronyms, old names. Knows nothing of the page.
//
// A query is compared with every name of every sheet, word by word: exact, prefix, same sound,
// one or two typing errors. Rare words weigh more, spoken filler almost nothing. When a query says
// two things (« mdp caf oublié »), the second sheet is the one that covers what the first does not.

import { words } from "../page/fold.js";

const FILLER = new Set(
  `a ai alors apres as au aux avec avoir c ca ce ces cet cette ci comme comment d dans de des dit
  donc du elle elles en es est et etre eu eux fait faire fait faut ici il ils j je l la le les leur
  leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par parce pour qu quand que quel
  quelle quels qui quoi s sa se ses si son sont sur t ta te tes toi ton toujours tout tres tu un une
  va vers veut voir vos votre vous y monsieur madame mme mr dame usager usagere personne quelqu
  beneficiaire gens toujours encore deja combien merci bonjour svp quelle peut peux dois doit plusieurs`.split(
    /\s+/,
  ),
);
// They change the meaning, so they keep a little weight.
const NEGATION = new Set(["pas", "plus", "sans", "jamais", "aucun", "aucune", "ni", "non"]);
const FILLER_WEIGHT = 0.04;
const NEGATION_WEIGHT = 0.3;
// A word the site never uses says little of what is looked for, but it says something.
const UNKNOWN_WEIGHT = 0.45;

// What a French word may sound like, roughly: enough to bring « iletrisme » to « illettrisme ».
export function sound(word) {
  let s = word.replace(/[^a-z]/g, "");
  if (s.length < 3) return [s];
  s = s
    .replace(/ph/g, "f")
    .replace(/th/g, "t")
    .replace(/(sc|c)h?(?=[eiy])|ç/g, (found) => (found.includes("h") ? "ch" : "s"))
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
  const short = long.replace(/[stdxpr]+$/, "");
  return long.length < 2 ? [s] : short.length < 3 || short === long ? [long] : [long, short];
}

// A word without its usual endings.
function stem(word) {
  if (word.length < 5) return word;
  const cut = word.replace(/(?:ements?|ations?|iques?|ives?|ifs?|ees?|es|er|ez|ent|e|s|x)$/, "");
  return cut.length >= 4 ? cut : word;
}

// Whether a text holds every full word of a query, up to its endings.
export function holdsWords(text, query) {
  const said = ` ${words(text).join(" ")} `;
  const fullWords = words(query).filter((word) => !FILLER.has(word) && !NEGATION.has(word));
  return fullWords.length > 0 && fullWords.every((word) => said.includes(` ${stem(word)}`));
}

// Bounded Damerau-Levenshtein (neighbours may swap); more than the bound is reported as bound + 1.
export function distance(a, b, bound) {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let previous2 = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d = Math.min(d, previous2[j - 2] + 1);
      }
      row.push(d);
      if (d < least) least = d;
    }
    if (least > bound) return bound + 1;
    previous2 = previous;
    previous = row;
  }
  return previous[b.length];
}

function boundOf(word) {
  if (word.length < 4) return 0;
  if (word.length < 6) return 1;
  return word.length < 10 ? 2 : 3;
}

// How well a typed word is one of the site's own, from 0 to 1.
function likeness(typed, known, sounds) {
  if (typed === known) return 1;
  if (/\d/.test(typed)) return 0;
  if (typed.length >= 3 && known.startsWith(typed)) {
    return 0.75 + 0.2 * (typed.length / known.length);
  }
  if (stem(typed) === stem(known)) return 0.93;
  if (typed.length < 4 || known.length < 3) return 0;
  const typedSound = sounds.get(typed);
  const knownSound = sounds.get(known);
  if (typedSound.some((one) => one.length >= 3 && knownSound.includes(one))) {
    return typedSound[0] === knownSound[0] ? 0.88 : 0.82;
  }
  const bound = Math.min(boundOf(typed), boundOf(known));
  if (bound === 0) return 0;
  const d = distance(typed, known, bound);
  // People seldom miss the first letter: two errors and another first sound are another word.
  const swapped =
    d === 1 &&
    typed.length === known.length &&
    [...typed].sort().join("") === [...known].sort().join("");
  const sameStart = typedSound[0][0] === knownSound[0][0];
  const byLetter =
    d <= bound && (sameStart || d < 2)
      ? 0.88 - (0.5 * d) / Math.min(typed.length, known.length) - 0.06 * d + (swapped ? 0.1 : 0)
      : 0;
  let bySound = 0;
  const [a, b] = [typedSound[0], knownSound[0]];
  if (sameStart && a.length >= 4 && b.length >= 4) {
    const soundBound = Math.min(a.length, b.length) >= 7 ? 2 : 1;
    const soundDistance = distance(a, b, soundBound);
    if (soundDistance <= soundBound)
      bySound = 0.8 - (0.7 * soundDistance) / Math.min(a.length, b.length);
  }
  return Math.max(byLetter, bySound, 0);
}

/** A row of known.json: `type` is the rank of its type, `alias` its short names. Python says the
 * order, as HEAD_ROW of known_items.py.
 * @typedef {[id: string, type: number, title: string, alias: string[]]} HeadRow */

/** A row of known-rest.json, in the same order of sheets: `until` is its last day before it is late,
 * in days since 1970. Python says the order, as REST_ROW of known_items.py.
 * @typedef {[useful: string, longNames: string[], until: number]} RestRow */

// The index made whole: long names, useful lines, days of review, in the same order as the sheets.
export function complete(index, rest) {
  return {
    ...index,
    synonyms: rest.synonyms,
    sheets: index.sheets.map(([id, type, title, alias], rank) => {
      const [useful, longNames, until] = rest.sheets[rank];
      return [id, type, title, [...alias, ...longNames], useful, until];
    }),
  };
}

/** The index, ready to be searched.
 * @param index what known.json gives, alone or completed
 * @param {number} today days since 1970, to tell what is late */
export function prepare(index, today = 0) {
  const sheets = index.sheets.map(([id, type, title, alias, useful = "", until = Infinity]) => {
    const names = [title, ...partsOfTitle(title), ...alias];
    const ofTitle = names.length - alias.length;
    return {
      id,
      type: index.types[type],
      title,
      useful,
      late: today > until,
      names: names.map((text, rank) => ({
        text,
        words: words(text),
        bag: new Set(words(text)),
        title: rank < ofTitle,
        rank: rank === 0 ? 3 : rank < ofTitle ? 2 : 1,
      })),
    };
  });
  const presence = new Map();
  for (const sheet of sheets) {
    sheet.singleNames = new Set(
      sheet.names.filter((name) => name.words.length === 1).map((name) => name.words[0]),
    );
    sheet.bag = new Set(sheet.names.flatMap((name) => name.words));
    for (const word of sheet.bag) presence.set(word, (presence.get(word) ?? 0) + 1);
  }
  const vocabulary = [...presence.keys()];
  const weight = new Map(
    vocabulary.map((word) => [word, weightOf(word, presence.get(word), sheets.length)]),
  );
  const sounds = new Map(vocabulary.map((word) => [word, sound(word)]));
  const exact = new Map();
  for (const sheet of sheets) {
    for (const name of sheet.names) {
      const key = name.words.join(" ");
      const list = exact.get(key) ?? [];
      list.push({ sheet, name, rank: name.rank });
      exact.set(key, list);
    }
  }
  const synonyms = new Map(
    Object.entries(index.synonyms ?? {}).map(([from, meanings]) => [
      words(from).join(" "),
      meanings.map(words),
    ]),
  );
  return {
    sheets,
    vocabulary,
    weight,
    sounds,
    exact,
    synonyms,
    glued: glued(sheets),
    near: new Map(),
  };
}

function partsOfTitle(title) {
  const place = title.search(/[:—]/);
  return place > 0 ? [title.slice(0, place).trim(), title.slice(place + 1).trim()] : [];
}

function weightOf(word, presence, total) {
  if (NEGATION.has(word)) return NEGATION_WEIGHT;
  if (FILLER.has(word) || word.length < 2) return FILLER_WEIGHT;
  return Math.log(1 + total / presence) / Math.log(1 + total);
}

// Two or three neighbouring words of a name, written as one.
function glued(sheets) {
  const found = new Map();
  for (const { names } of sheets) {
    for (const name of names) {
      for (let size = 2; size <= 4; size += 1) {
        for (let i = 0; i + size <= name.words.length; i += 1) {
          const run = name.words.slice(i, i + size);
          const together = run.join("");
          const fullWords = run.filter((word) => !FILLER.has(word) && word.length > 2);
          if (fullWords.length >= 2) found.set(together, run);
        }
      }
    }
  }
  return found;
}

// The query as the words to look for: synonyms opened, glued words split, split words glued.
function readQuery(prepared, query) {
  const { synonyms, weight, glued: known } = prepared;
  const typed = words(query);
  const readTerms = [];
  for (let i = 0; i < typed.length; i += 1) {
    let taken = 0;
    for (let size = Math.min(4, typed.length - i); size >= 1 && !taken; size -= 1) {
      const meanings = synonyms.get(typed.slice(i, i + size).join(" "));
      if (meanings) {
        readTerms.push({
          typed: typed.slice(i, i + size).join(" "),
          choices: [typed.slice(i, i + size), ...meanings],
        });
        taken = size;
      }
    }
    if (!taken && i + 1 < typed.length && weight.has(typed[i] + typed[i + 1])) {
      const together = typed[i] + typed[i + 1];
      if (together.length >= 5 || /^\d{4}$/.test(together)) {
        readTerms.push({
          typed: `${typed[i]} ${typed[i + 1]}`,
          choices: [[together], [typed[i], typed[i + 1]]],
        });
        taken = 2;
      }
    }
    if (!taken) {
      const run = weight.has(typed[i]) ? undefined : unglue(known, typed[i]);
      readTerms.push({ typed: typed[i], choices: run ? [run, [typed[i]]] : [[typed[i]]] });
      taken = 1;
    }
    i += taken - 1;
  }
  return readTerms;
}

// Words written as one, perhaps with an error.
function unglue(known, word) {
  const exact = known.get(word);
  if (exact || word.length < 8) return exact;
  const wordSound = sound(word)[0];
  let best;
  for (const [together, run] of known) {
    if (Math.abs(together.length - word.length) > 2 || together[0] !== word[0]) continue;
    const d = distance(word, together, 2);
    if (d <= 2 && d < (best?.d ?? 9)) best = { d, run };
    else if (!best && sound(together)[0] === wordSound) best = { d: 2, run };
  }
  return best?.run;
}

// For each typed word, the site's words it may be, with how well.
function nearWords(prepared, word) {
  const { vocabulary, sounds } = prepared;
  const found = new Map();
  if (!sounds.has(word)) sounds.set(word, sound(word));
  const filler = FILLER.has(word) || NEGATION.has(word);
  for (const known of vocabulary) {
    if (filler && known !== word) continue;
    const strength = likeness(word, known, sounds);
    if (strength > 0.5) found.set(known, strength);
  }
  return found;
}

function typedWeight(prepared, word, near) {
  if (NEGATION.has(word)) return NEGATION_WEIGHT;
  if (FILLER.has(word)) return FILLER_WEIGHT;
  const known = prepared.weight.get(word);
  if (known !== undefined) return known;
  let best = 0;
  let weight = UNKNOWN_WEIGHT;
  for (const [neighbour, strength] of near) {
    if (strength > best) {
      best = strength;
      weight = prepared.weight.get(neighbour);
    }
  }
  return weight;
}

// How much of a query the words of a name say, and how much of the name the query says.
function coverage(terms, bag, weight) {
  let asked = 0;
  let covered = 0;
  const used = new Map();
  const byTerm = [];
  for (const term of terms) {
    asked += term.weight;
    let best = 0;
    let which = null;
    for (const choice of term.choices) {
      let sum = 0;
      let total = 0;
      const seen = [];
      for (const { weight: p, near } of choice) {
        total += p;
        let strength = 0;
        let nearest = null;
        for (const [word, f] of near) {
          if (f > strength && bag.has(word)) {
            strength = f;
            nearest = word;
          }
        }
        sum += p * strength;
        if (nearest) seen.push([nearest, strength]);
      }
      // Half of a phrase is worth less than half: « carte » is not yet « carte Vitale ».
      const part = total ? (sum / total) ** (choice.length > 1 ? 2 : 1) : 0;
      if (part > best) {
        best = part;
        which = seen;
      }
    }
    byTerm.push(best);
    covered += term.weight * best;
    for (const [word, strength] of which ?? []) {
      used.set(word, Math.max(strength, used.get(word) ?? 0));
    }
  }
  let whole = 0;
  let usedWeight = 0;
  for (const word of bag) {
    const p = weight.get(word) ?? 0;
    whole += p;
    usedWeight += p * (used.get(word) ?? 0);
  }
  return {
    query: asked ? covered / asked : 0,
    name: whole ? usedWeight / whole : 0,
    byTerm,
    used,
  };
}

const THRESHOLD = 0.52;
const LOW_THRESHOLD = 0.28;
// From this force on, a typed word is taken for one of the site's own.
const RECOGNISED = 0.71;
const RARE_WEIGHT = 0.4;

export function search(prepared, query, most = 10) {
  const readTerms = readQuery(prepared, query);
  if (readTerms.length === 0) return { results: [], corrected: null };
  const near = (word) => {
    if (!prepared.near.has(word)) prepared.near.set(word, nearWords(prepared, word));
    return prepared.near.get(word);
  };
  const terms = readTerms.map(({ typed, choices }) => {
    const detail = choices.map((run) =>
      run.map((word) => ({
        word,
        near: near(word),
        weight: typedWeight(prepared, word, near(word)),
      })),
    );
    const weight = Math.max(...detail.map((run) => Math.max(...run.map((one) => one.weight))));
    const isFull = weight > NEGATION_WEIGHT;
    const known = detail.some((run) =>
      run.some((one) => [...one.near.values()].some((strength) => strength >= RECOGNISED)),
    );
    return { typed, choices: detail, weight, unknown: isFull && !known };
  });
  const key = words(query).join(" ");
  const exactOnes = new Map();
  for (const { sheet, name, rank } of prepared.exact.get(key) ?? []) {
    if ((exactOnes.get(sheet)?.rank ?? 0) < rank) exactOnes.set(sheet, { rank, name });
  }
  const scores = [];
  for (const sheet of prepared.sheets) {
    let best = null;
    for (const name of sheet.names) {
      const compare = coverage(terms, name.bag, prepared.weight);
      const score = compare.query * (0.55 + 0.45 * compare.name) + (name.title ? 0.015 : 0);
      if (!best || score > best.score) best = { score, name, compare };
    }
    const bag = coverage(terms, sheet.bag, prepared.weight);
    const exact = exactOnes.get(sheet);
    const ofTitle = coverage(terms, sheet.names[0].bag, prepared.weight);
    const score = exact
      ? 10 + exact.rank + 0.9 * ofTitle.query
      : Math.max(best.score, 0.8 * bag.query) + 0.12 * bag.query;
    scores.push({ sheet, score, name: exact?.name ?? best.name, bag, nameAlone: best.compare });
  }
  scores.sort((a, b) => b.score - a.score);
  const kept = choose(scores, terms, most);
  return {
    results: kept.map(({ sheet, score, name }) => ({
      id: sheet.id,
      type: sheet.type,
      title: sheet.title,
      useful: sheet.useful,
      late: sheet.late,
      alias: name.title || sheet.title.includes(name.text) ? null : name.text,
      score,
    })),
    corrected: correct(readTerms, terms, kept),
  };
}

// Best first; then the organism named in the query, and what covers the rest of it; then the
// others, while they hold.
function choose(scores, terms, most) {
  const first = scores[0];
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  if (!first || total === 0) return [];
  const rest = terms.map((term, i) => term.weight * (1 - first.bag.byTerm[i]));
  const missing = rest.reduce((sum, weight) => sum + weight, 0);
  const kept = [];
  if (first.score < 10 && !standsAlone(first, terms)) {
    // Neither alone says half of the query: two sheets may, together.
    return together(scores, terms, total);
  }
  kept.push(first);
  if (first.score < 10 && missing > 0.12 * total) {
    const second = scores
      .slice(1)
      .map((candidate) => ({
        candidate,
        brings:
          candidate.bag.byTerm.reduce((sum, strength, i) => sum + strength * rest[i], 0) *
          (0.6 + 0.4 * candidate.nameAlone.name),
      }))
      .sort((a, b) => b.brings - a.brings)[0];
    if (second && second.brings > 0.08 * total) kept.push(second.candidate);
  }
  const named = scores.find(
    ({ sheet }) =>
      sheet.type[0] === "plateforme" &&
      terms.some((term) => term.weight > NEGATION_WEIGHT && sheet.singleNames.has(term.typed)),
  );
  if (named && first.score < 10 && !kept.includes(named)) kept.splice(1, 0, named);
  const floor = first.score >= 10 ? 0.45 : Math.max(0.4, first.score * 0.5);
  for (const score of scores) {
    if (kept.length >= most) break;
    if (!kept.includes(score) && score.score >= floor) kept.push(score);
  }
  return kept;
}

// Whether a sheet says enough of the query: half of it, or less when most words are the site's.
function standsAlone({ bag, nameAlone }, terms) {
  const said = terms.filter((t, i) => t.weight > NEGATION_WEIGHT && bag.byTerm[i] >= RECOGNISED);
  const unknown = terms.filter((term) => term.unknown).length;
  if (unknown > said.length) return false;
  if (bag.query >= THRESHOLD) return true;
  if (unknown > 0 || bag.query < LOW_THRESHOLD) return false;
  const rare = terms.filter((t, i) => t.weight >= RARE_WEIGHT && bag.byTerm[i] >= 0.86);
  const fullWords = terms.filter((term) => term.weight > NEGATION_WEIGHT).length;
  const wholeName = nameAlone.name >= 0.85 && rare.some((term) => term.weight >= 0.6);
  return rare.length >= 1 && (2 * said.length >= fullWords || wholeName);
}

function together(scores, terms, total) {
  const [one] = scores;
  if (one.bag.query < 0.3 || one.nameAlone.name < 0.6) return [];
  let best = null;
  for (const other of scores.slice(1, 40)) {
    const covered = terms.reduce(
      (sum, term, i) => sum + term.weight * Math.max(one.bag.byTerm[i], other.bag.byTerm[i]),
      0,
    );
    if (covered / total >= 0.6 && (!best || covered > best.covered)) {
      best = { other, covered };
    }
  }
  if (!best) return [];
  const said = terms.filter(
    (term, i) =>
      term.weight > NEGATION_WEIGHT &&
      Math.max(one.bag.byTerm[i], best.other.bag.byTerm[i]) >= RECOGNISED,
  ).length;
  const unknown = terms.filter((term) => term.unknown).length;
  return 2 * unknown < said ? [one, best.other] : [];
}

// The query with the site's own words, when a typed word is only known by resemblance.
function correct(readTerms, terms, kept) {
  if (kept.length === 0) return null;
  let changed = false;
  const sentence = readTerms.map(({ typed }, rank) => {
    const [run] = terms[rank].choices;
    if (terms[rank].choices.length > 1 || run.length > 1) return typed;
    const { word, near, weight } = run[0];
    if (weight <= NEGATION_WEIGHT || near.get(word) === 1) return typed;
    let best = null;
    for (const known of kept[0].sheet.bag) {
      const strength = near.get(known) ?? 0;
      if (!known.startsWith(word) && strength > (best?.strength ?? 0)) best = { known, strength };
    }
    if (!best || best.strength >= 0.93) return typed;
    changed = true;
    return best.known;
  });
  return changed ? sentence.join(" ") : null;
}
