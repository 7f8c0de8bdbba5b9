// What the measures of the search share: an index read whole, queries, and how a query fared.
import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";

import { Index } from "../../../docs/assets/search/index.js";
import { search } from "../../../docs/assets/search/ranking.js";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The index of a folder that holds `known.json` and `index/<version>/`. */
export function loadIndex(folder) {
  const head = read(join(folder, "known.json"));
  const file = (name) => join(folder, "index", head.version, `${name}.json`);
  const index = new Index(head);
  head.shards.split(" ").forEach((_, rank) => index.add(rank, read(file(`w${rank}`))));
  const rows = [];
  for (let rank = 0; existsSync(file(`r${rank}`)); rank += 1) rows.push(...read(file(`r${rank}`)));
  return { index, rows };
}

/** Lines of a table of queries: what is typed, the ids that answer it, its kind. */
export function queries(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line) => {
      const [text, ids = "", kind = ""] = line.split("\t");
      return { text, ids: ids.split("|"), kind };
    });
}

/** Rank of the first id that answers each query, from 0; -1 when none does. */
export function ask({ index, rows }, list, p) {
  return list.map(({ text, ids, kind, part }) => {
    const { results } = search(index, text, { p });
    const rank = results.findIndex(({ entry }) => ids.includes(rows[entry][0]));
    const opened = results[rank]?.parts[0];
    return { text, ids, kind, rank, count: results.length, opened, right: opened === part };
  });
}
