// @ts-check
// The index as far as it has come: words and names of the files loaded. Fetches nothing itself.

import { fileAt } from "./files.js";
import { skeleton, sound, stem } from "./terms.js";

// How a place of a term is written, as in postings.py.
const [PASSAGES, WEIGHTS, RANKS, FIELDS] = [64, 32, 16, 8];
const WEIGHT_STEP = 4;
const [TITLE, TEXT] = [0, 4];
// Files of words to look through for the beginning of one.
const MOST_FILES = 3;

/** What the first file says: `shards` are the first skeletons of each file of words, one space
 * apart; the first `organisms` entries are organisms, the others are not; `rows` entries stand in
 * each file of rows; `entries` are the titles and the short names of the first entries.
 * @typedef {object} Head
 * @property {string} version
 * @property {[string, string, string][]} types id, label and folder of each type
 * @property {number} organisms
 * @property {number} rows
 * @property {string} fillers
 * @property {string} shards
 * @property {[id: string, type: number, title: string, names: string][]} entries */

/** A file of words: for each, its weight in hundredths, then runs of places (step to the next
 * entry, how many places, the places); the names whose first full word is among them; the words the
 * guide does not treat, with what they mean and the nearest entries.
 * @typedef {object} Shard
 * @property {{[word: string]: number[]}} words
 * @property {{[name: string]: number[]}} names
 * @property {{[name: string]: [string, number[]]}} near */

export class Index {
  /** @param {Head} head */
  constructor(head) {
    this.bounds = head.shards.split(" ");
    this.fillers = new Set(head.fillers.split(" "));
    this.organisms = head.organisms;
    /** @type {Map<number, Shard>} */
    this.shards = new Map();
    /** @type {Map<number, {words: string[], roots: Map<string, string[]>}>} */
    this.vocabularies = new Map();
    /** @type {Map<string, string>} */
    this.sounds = new Map();
    /** @type {Map<string, boolean>} */
    this.said = new Map();
  }

  /** @param {number} rank
   * @param {Shard} shard */
  add(rank, shard) {
    this.shards.set(rank, shard);
    const words = Object.keys(shard.words);
    const roots = new Map();
    for (const word of words) {
      const root = stem(word);
      const list = roots.get(root);
      if (list) list.push(word);
      else roots.set(root, [word]);
    }
    this.vocabularies.set(rank, { words, roots });
  }

  /** Whether a file of words has come.
   * @param {number} rank */
  has(rank) {
    return this.shards.has(rank);
  }

  /** Rank of the file that holds a word.
   * @param {string} word */
  shardOf(word) {
    return this.shardAt(skeleton(word));
  }

  /** Ranks of the files that hold the words that begin so; the first ones, if they are many.
   * @param {string} start */
  shardsFrom(start) {
    const key = skeleton(start);
    const first = this.shardAt(key);
    const last = Math.min(this.shardAt(`${key}~`), first + MOST_FILES - 1);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  }

  /** @param {string} key */
  shardAt(key) {
    return fileAt(this.bounds, key);
  }

  /** @param {string} word */
  places(word) {
    const words = this.shards.get(this.shardOf(word))?.words;
    return words && Object.hasOwn(words, word) ? words[word] : undefined;
  }

  /** How much a word says, from 0 to 1; undefined when the guide does not have it.
   * @param {string} word */
  weight(word) {
    const places = this.places(word);
    return places && places[0] / 100;
  }

  /** Words of the file where a word is, or would be.
   * @param {string} word */
  neighbours(word) {
    return this.vocabularies.get(this.shardOf(word))?.words ?? [];
  }

  /** Words that begin so, in the files there are.
   * @param {string} start */
  beginningWith(start) {
    return this.shardsFrom(start).flatMap((rank) =>
      (this.vocabularies.get(rank)?.words ?? []).filter((word) => word.startsWith(start)),
    );
  }

  /** Words of one root, in the file where a word is.
   * @param {string} word */
  ofRoot(word) {
    return this.vocabularies.get(this.shardOf(word))?.roots.get(stem(word)) ?? [];
  }

  /** What a word sounds like, worked out once.
   * @param {string} word */
  sound(word) {
    let heard = this.sounds.get(word);
    if (heard === undefined) this.sounds.set(word, (heard = sound(word)));
    return heard;
  }

  /** Whether a word stands elsewhere than in plain text: in a name, in what people say.
   * @param {string} word */
  isSaid(word) {
    let said = this.said.get(word);
    if (said === undefined && this.places(word)) {
      said = false;
      this.each(word, (_entry, _part, field) => {
        if (field !== TEXT) said = true;
      });
      this.said.set(word, said);
    }
    return said ?? false;
  }

  /** Whether a word stands in a title.
   * @param {string} word */
  isTitle(word) {
    let found = false;
    this.each(word, (_entry, _part, field) => {
      if (field === TITLE) found = true;
    });
    return found;
  }

  /** @param {string[]} words */
  fileOf(words) {
    const key = words.find((word) => !this.fillers.has(word)) ?? words[0] ?? "";
    return this.shards.get(this.shardOf(key));
  }

  /** What a word that the guide does not treat means, and the entries nearest to it.
   * @param {string[]} words
   * @returns {{means: string, entries: number[]} | null} */
  near(words) {
    const near = this.fileOf(words)?.near;
    const name = words.join(" ");
    if (!near || !Object.hasOwn(near, name)) return null;
    return { means: near[name][0], entries: near[name][1] };
  }

  /** Entries of this very name: `strength` is 3 for a title, 2 for a side of it, 1 otherwise.
   * @param {string[]} words
   * @returns {{entry: number, strength: number}[]} */
  named(words) {
    const names = this.fileOf(words)?.names;
    const name = words.join(" ");
    if (!names || !Object.hasOwn(names, name)) return [];
    return names[name].map((code) => ({ entry: code >> 2, strength: code & 3 }));
  }

  /** Calls back with each place of a word.
   * @param {string} word
   * @param {(entry: number, part: number, field: number, passage: number, weight: number,
   *   rank: number) => void} visit */
  each(word, visit) {
    const list = this.places(word) ?? [];
    let entry = 0;
    for (let at = 1; at < list.length;) {
      entry += list[at];
      const end = at + 2 + list[at + 1];
      for (at += 2; at < end; at += 1) {
        const code = list[at];
        const place = Math.floor(code / (WEIGHTS * RANKS));
        const owner = Math.floor(place / PASSAGES);
        visit(
          entry,
          Math.floor(owner / FIELDS),
          owner % FIELDS,
          place % PASSAGES,
          (Math.floor(code / RANKS) % WEIGHTS) / WEIGHT_STEP,
          code % RANKS,
        );
      }
    }
  }
}
