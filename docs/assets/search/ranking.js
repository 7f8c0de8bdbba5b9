// @ts-check
// Which entries of the guide answer a query, in which order, opened on which answers.

import { Index } from "./index.js";
import { PARAMETERS } from "./parameters.js";
import { SURE, namesIn, nearIn, understand } from "./query.js";

/** @typedef {import("./query.js").Term} Term */
/** @typedef {import("./parameters.js").Parameters} Parameters */

/** What is found: how the query was read, the files of words that it needs, the words that the guide
 * does not treat, the entries that answer.
 * @typedef {object} Found
 * @property {Term[]} terms
 * @property {Set<number>} needed
 * @property {ReturnType<typeof nearIn>} near
 * @property {Scored[]} results */

export const newIndex = (/** @type {import("./index.js").Head} */ head) => new Index(head);

/** @param {Parameters} p */
function fieldWeights(p) {
  return [p.title, p.name, p.answer, p.said, p.text, p.synonymOfName, p.synonymOfSaid];
}

const PART_LIMIT = 128;
const PASSAGE_LIMIT = 1024;
const [SAID, TEXT] = [3, 4];
const FIRST = 3;
const LOOKED_AT = 60;
// A name, or a word of a name, says enough by itself from this weight.
const ENOUGH = 0.4;
// A word is said, for sure, when it is the guide's own at least this much.
const SURELY = 0.75;
// An answer that says so much of what is asked beside the name of its organism is the one wanted.
const SOLVED = 0.6;
// Other answers of a sheet are shown beside the best one when they are as near as this.
const NEAR = 0.8;

/** @typedef {{cover: Float64Array, strong: Float64Array, passage: number}} PartSeen */

/** What the terms of a query touch: for each entry, for each part, how well each term is said.
 * @param {Index} index
 * @param {Term[]} asked
 * @param {Parameters} p */
function gather(index, asked, p) {
  const fields = fieldWeights(p);
  /** @type {Map<number, PartSeen>} */
  const parts = new Map();
  /** @type {Map<number, {said: Float64Array, ranks: Int8Array, weight: number, field: number}>} */
  const passages = new Map();
  asked.forEach((term, at) => {
    // A reference or a number is a name wherever it stands.
    const isReference = /\d{3}|\dx\d/.test(term.typed);
    for (const [word, strength] of term.words) {
      index.each(word, (entry, part, field, passage, weight, rank) => {
        const owner = entry * PART_LIMIT + part;
        let seen = parts.get(owner);
        if (!seen) {
          seen = {
            cover: new Float64Array(asked.length),
            strong: new Float64Array(asked.length),
            passage: 0,
          };
          parts.set(owner, seen);
        }
        const said = strength * fields[isReference && field === TEXT ? SAID : field];
        if (said > seen.cover[at]) seen.cover[at] = said;
        if (field === TEXT && !isReference) return;
        if (strength > seen.strong[at]) seen.strong[at] = strength;
        if (field === TEXT) return;
        // A synonym stands in the passage it comes from.
        const real = field === 6 ? 3 : field === 5 ? (part === 0 ? 1 : 2) : field;
        const key = owner * PASSAGE_LIMIT + real * 64 + passage;
        let one = passages.get(key);
        if (!one) {
          one = {
            said: new Float64Array(asked.length),
            ranks: new Int8Array(asked.length).fill(-9),
            weight,
            field: real,
          };
          passages.set(key, one);
        }
        if (strength > one.said[at]) {
          one.said[at] = field > TEXT ? strength * 0.8 : strength;
          one.ranks[at] = field > TEXT ? -9 : rank;
        }
      });
    }
  });
  return { parts, passages };
}

/** How well a passage is the query: what both say, against what each says alone.
 * @param {Term[]} asked
 * @param {number} whole weight of the query
 * @param {{said: Float64Array, ranks: Int8Array, weight: number}} one
 * @param {Parameters} p */
function agreement(asked, whole, one, p) {
  let [both, follow] = [0, 0];
  for (let at = 0; at < asked.length; at += 1) {
    if (one.said[at] === 0) continue;
    both += asked[at].weight * one.said[at];
    const step = at > 0 && one.said[at - 1] > 0 ? one.ranks[at] - one.ranks[at - 1] : 0;
    if (step === 1 || step === 2) follow += Math.min(asked[at].weight, asked[at - 1].weight);
  }
  const extra = Math.max(0, one.weight - both);
  const missing = Math.max(0, whole - both);
  return (both + p.order * follow) / (both + p.extra * extra + p.missing * missing + 0.2);
}

/** @typedef {object} Called what a query calls an entry
 * @property {number} exact strength of the name that is the whole query, 0 when none is
 * @property {number} weight weight of the longest of its names there
 * @property {number} [near] how near it is to a word that the guide does not treat
 * @property {boolean} sure whether the name says enough to be looked for by itself
 * @property {Set<string>} runs the names that are sure, as typed
 * @property {Set<string>} words those of its shortest names: they call the entry, not its answers */

/** The words of a query, those that are surely misspelt being put right.
 * @param {Term[]} terms */
function putRight(terms) {
  return terms.flatMap(({ typed, read, words }) =>
    (read && (words.get(read) ?? 0) >= SURE ? read : typed).split(" "),
  );
}

/** The entries that a query calls by name.
 * @param {Index} index
 * @param {string[]} typed
 * @param {Map<number, Called>} called those known already
 * @returns {Map<number, Called>} */
function callings(index, typed, called = new Map()) {
  const names = namesIn(index, typed);
  for (const { entry, strength, start, size, whole } of names) {
    const weight = typed
      .slice(start, start + size)
      .reduce((sum, word) => sum + (index.weight(word) ?? 0), 0);
    const inLonger = names.some(
      (other) =>
        other.size > size && other.start <= start && other.start + other.size >= start + size,
    );
    const known = called.get(entry) ?? {
      exact: 0,
      weight: 0,
      sure: false,
      runs: new Set(),
      words: new Set(),
    };
    const run = typed.slice(start, start + size);
    if (size === 1 || strength > 1) for (const word of run) known.words.add(word);
    const enough = weight >= ENOUGH || (entry < index.organisms && strength > 1);
    const sure = whole || (!inLonger && enough);
    if (sure) known.runs.add(run.join(" "));
    if (whole) known.exact = Math.max(known.exact, strength);
    known.weight = Math.max(known.weight, weight);
    known.sure ||= sure;
    called.set(entry, known);
  }
  for (const { exact, words } of called.values()) {
    // « pole emploi » is all name; a longer one may say a problem, and open on its answer.
    if (exact > 0 && typed.length < 3) for (const word of typed) words.add(word);
  }
  return called;
}

/** The entries that answer a query, best first.
 * @param {Index} index
 * @param {string} query
 * @param {{most?: number, open?: boolean, p?: Parameters}} [options] `most`: how many at most;
 *   `open`: the last word is still being typed
 * @returns {Found} */
export function search(index, query, options = {}) {
  const { most = 10, open = false, p = PARAMETERS } = options;
  const { terms, typed, needed } = understand(index, query, p, open);
  const asked = terms.filter((term) => !term.filler);
  const whole = asked.reduce((sum, term) => sum + term.weight, 0);
  const { parts, passages } = gather(index, asked, p);
  const fields = fieldWeights(p);
  for (const [key, one] of passages) {
    const seen = parts.get(Math.floor(key / PASSAGE_LIMIT));
    const value = fields[one.field] * agreement(asked, whole, one, p);
    if (seen && value > seen.passage) seen.passage = value;
  }
  const called = callings(index, typed);
  if (terms.some(({ read }) => read)) callings(index, putRight(terms), called);
  const near = nearIn(index, typed);
  for (const { words, entries } of near) {
    const share = asked.reduce(
      (sum, term) => sum + (words.includes(term.typed) ? term.weight : 0),
      0,
    );
    entries.forEach((entry, rank) => {
      const known = called.get(entry) ?? { exact: 0, weight: 0, runs: new Set(), words: new Set() };
      const nearness = whole > 0 ? (p.near * share) / whole / (1 + rank / 10) : 0;
      called.set(entry, { ...known, near: Math.max(known.near ?? 0, nearness), sure: true });
    });
  }
  /** @type {Map<number, [number, PartSeen][]>} */
  const byEntry = new Map([...called].filter(([, { sure }]) => sure).map(([one]) => [one, []]));
  for (const [owner, seen] of parts) {
    const entry = Math.floor(owner / PART_LIMIT);
    const list = byEntry.get(entry);
    if (list) list.push([owner % PART_LIMIT, seen]);
    else byEntry.set(entry, [[owner % PART_LIMIT, seen]]);
  }
  const scored = [...byEntry].map(([entry, list]) =>
    scoreEntry(entry, list, asked, whole, called.get(entry), entry < index.organisms, p),
  );
  if (!holds(scored, asked, p)) return { terms, needed, near, results: [] };
  const chosen = choose(scored, asked, whole, p);
  const floor = p.tail * Math.max(...chosen.map(({ score }) => score));
  const results = chosen.filter(({ score, called: name }) => name?.sure || score >= floor);
  return { terms, needed, near, results: results.slice(0, most) };
}

/** Whether what is typed may say something alone: letters, or a number of three figures.
 * @param {string} typed */
function isFull(typed) {
  return /[a-z]{2}|\d{3}/.test(typed);
}

/** @typedef {object} Scored
 * @property {number} entry
 * @property {number} score
 * @property {Called | undefined} called
 * @property {Float64Array} cover
 * @property {number} strong how many full words it says outside plain text
 * @property {number[]} parts answers to open, best first */

/** @param {number} entry
 * @param {[number, PartSeen][]} list
 * @param {Term[]} asked
 * @param {number} whole
 * @param {Called | undefined} called
 * @param {boolean} organism
 * @param {Parameters} p
 * @returns {Scored} */
function scoreEntry(entry, list, asked, whole, called, organism, p) {
  const nothing = new Float64Array(asked.length);
  const own = list.find(([part]) => part === 0)?.[1];
  const all = new Float64Array(asked.length);
  const strong = new Float64Array(asked.length);
  for (const [, seen] of list) {
    for (let at = 0; at < asked.length; at += 1) {
      all[at] = Math.max(all[at], seen.cover[at]);
      strong[at] = Math.max(strong[at], seen.strong[at]);
    }
  }
  const value = (
    /** @type {PartSeen | undefined} */ seen,
    /** @type {Float64Array} */ other,
    /** @type {number} */ share,
  ) => {
    let sum = 0;
    for (let at = 0; at < asked.length; at += 1) {
      sum += asked[at].weight * Math.max(seen?.cover[at] ?? 0, share * other[at]);
    }
    return (sum / (whole || 1) + p.passage * (seen?.passage ?? 0)) / (1 + p.passage);
  };
  const answers = list.filter(([part]) => part > 0);
  const least = organism && !called ? p.unnamed : 1;
  const best = Math.max(
    value(own, all, p.within),
    ...answers.map(([, seen]) => least * value(seen, own?.cover ?? nothing, p.inherited)),
  );
  const open = opening(answers, asked, called, p);
  const isSolved = organism && called?.sure && open.length > 0 && open[0].said >= SOLVED;
  const bonus = called && whole > 0 ? p.called * Math.min(1, called.weight / whole) : 0;
  return {
    entry,
    parts: open.map(({ part }) => part),
    score: best + bonus + (isSolved ? p.solved : 0) + (called?.near ?? 0),
    called,
    cover: all,
    strong: asked.filter(({ typed }, at) => isFull(typed) && strong[at] >= SURELY).length,
  };
}

/** The answers to open for what the query says beside the name of their sheet, best first.
 * @param {[number, PartSeen][]} answers
 * @param {Term[]} asked
 * @param {Called | undefined} called
 * @param {Parameters} p */
function opening(answers, asked, called, p) {
  const isRest = asked.map(({ typed }) => !called?.words.has(typed));
  const rest = asked.reduce((sum, { weight }, at) => sum + (isRest[at] ? weight : 0), 0);
  if (rest === 0) return [];
  const open = answers
    .map(([part, { cover, passage }]) => {
      const said = asked.reduce(
        (sum, { weight }, at) => sum + (isRest[at] ? weight * cover[at] : 0),
        0,
      );
      return { part, said: said / rest, value: said / rest + p.passage * passage };
    })
    .filter(({ said }) => said >= p.opens)
    .sort((one, other) => other.value - one.value);
  return open.filter(({ value }) => value > NEAR * open[0].value);
}

/** Whether the guide has something to say of a query: it is called by name, or an entry says
 * enough of it, or half of its words outside plain text.
 * @param {Scored[]} scored
 * @param {Term[]} asked
 * @param {Parameters} p */
function holds(scored, asked, p) {
  if (scored.some(({ called }) => called?.sure)) return true;
  const sum = asked.reduce((all, { known, weight }) => all + (known ? weight : p.strange), 0);
  const said = scored.map(({ cover }) =>
    cover.reduce((all, strength, at) => all + strength * asked[at].weight, 0),
  );
  if (Math.max(0, ...said) >= p.least * sum) return true;
  const full = asked.filter(({ typed }) => isFull(typed)).length;
  return full > 0 && scored.some(({ strong }) => 2 * strong >= full);
}

/** Best first; the second and third, with what the ones before do not say; an entry that the query
 * calls is never after the third.
 * @param {Scored[]} scored
 * @param {Term[]} asked
 * @param {number} whole
 * @param {Parameters} p */
function choose(scored, asked, whole, p) {
  const exact = (/** @type {Scored} */ one) => one.called?.exact ?? 0;
  const left = scored.sort((a, b) => exact(b) - exact(a) || b.score - a.score);
  const kept = left.splice(0, 1);
  if (whole === 0) return [...kept, ...left].filter(exact);
  const said = Float64Array.from(kept[0].cover);
  while (kept.length < FIRST && left.length > 0) {
    let [best, rank] = [-1, 0];
    left.slice(0, LOOKED_AT).forEach((one, at) => {
      const brings = one.cover.reduce(
        (sum, strength, t) => sum + asked[t].weight * Math.max(0, strength - said[t]),
        0,
      );
      const value = exact(one) + one.score + (p.complement * brings) / whole;
      if (value > best) [best, rank] = [value, at];
    });
    const [next] = left.splice(rank, 1);
    kept.push(next);
    next.cover.forEach((strength, t) => {
      said[t] = Math.max(said[t], strength);
    });
  }
  return withCalled(kept, left);
}

/** Whether a result is the only one of the first to own a name that the query says.
 * @param {Scored} one
 * @param {Scored[]} kept */
function isAlone(one, kept) {
  const others = new Set(
    kept.filter((other) => other !== one).flatMap(({ called }) => [...(called?.runs ?? [])]),
  );
  return [...(one.called?.runs ?? [])].some((run) => !others.has(run));
}

/** The first results, with an owner of each name that the query says, and the others after.
 * @param {Scored[]} kept
 * @param {Scored[]} left */
function withCalled(kept, left) {
  const runsOf = (/** @type {Scored} */ { called }) => [...(called?.runs ?? [])];
  const there = new Set(kept.flatMap(runsOf));
  const away = left.filter(({ called }) => called?.sure).sort((a, b) => b.score - a.score);
  let room = kept.length - 1;
  for (const one of away) {
    const brings = runsOf(one).filter((run) => !there.has(run));
    if (brings.length === 0) continue;
    // A result gives its place unless it is the only owner of a name.
    while (room > 0 && isAlone(kept[room], kept)) room -= 1;
    if (room <= 0) break;
    left.splice(left.indexOf(one), 1);
    left.unshift(...kept.splice(room, 1, one));
    for (const run of brings) there.add(run);
    room -= 1;
  }
  return [...kept, ...left];
}
