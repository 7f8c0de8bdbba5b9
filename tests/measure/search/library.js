// A ready-made library on the same texts: node library.js MINISEARCH DOCUMENTS QUERIES... NONSENSE.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { fold } from "../../../docs/assets/page/fold.js";
import { queries } from "./data.js";

const [library, documents, ...tables] = process.argv.slice(2);
const main = join(library, "dist", "es", "index.js");
const { default: MiniSearch } = await import(pathToFileURL(main).href);
const engine = new MiniSearch({
  fields: ["title", "names", "said", "text"],
  processTerm: (term) => fold(term),
  searchOptions: { boost: { title: 4, names: 4, said: 2 }, fuzzy: 0.2, prefix: true },
});
engine.addAll(JSON.parse(readFileSync(documents, "utf8")));
const nonsense = tables.pop();
const judged = tables.flatMap((table, file) =>
  queries(table)
    .filter(({ ids }) => !ids.includes("aucune"))
    .map(({ text, ids, kind }) => {
      const found = engine.search(text).slice(0, 10);
      return {
        file,
        kind,
        rank: found.findIndex(({ id }) => ids.includes(id)),
        count: found.length,
      };
    }),
);
const wrong = queries(nonsense).filter(({ text }) => engine.search(text).length > 0).length;
process.stdout.write(JSON.stringify({ judged, false: wrong }));
