// Chooses the parameters of the ranking: coordinate descent over the queries for development, judged
// by cross-validation. node fit.js INDEX HELD_INDEX HELD QUERIES [--fit]: JSON on the output.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { PARAMETERS } from "../../../docs/assets/search/parameters.js";
import { ask, loadIndex, queries } from "./data.js";

const FOLDS = 5;
const STEPS = [0.75, 1.3];
const HIGHEST = { passage: 3, complement: 2, strange: 1, order: 1, extra: 2, missing: 2 };
// One sentence in so many, of those kept out of the index: the rest would not change the choice.
const STRIDE = 6;

const [whole, apart, sentences, folder, option] = process.argv.slice(2);
const full = loadIndex(whole);
const without = loadIndex(apart);
const held = JSON.parse(readFileSync(sentences, "utf8"))
  .filter((_, rank) => rank % STRIDE === 0)
  .flatMap(([text, id, part]) => [
    { text, ids: [id], part },
    { text: `${id.replaceAll("-", " ")} ${text}`, ids: [id], part, called: true },
  ]);
const ids = new Set(full.rows.map(([id]) => id));
const known = (list) => list.filter((one) => one.ids.some((id) => ids.has(id)));
const files = ["requetes-dev", "requetes-reelles"].map((name) =>
  known(queries(join(folder, `${name}.tsv`))),
);
const nonsense = queries(join(folder, "requetes-sans-reponse.tsv"));
const aside = queries(join(folder, "requetes-hors-sujet.tsv"));

const worth = ({ rank }) => (rank < 0 ? 0 : (rank < 3 ? 0.7 : 0) + (rank === 0 ? 0.3 : 0));

/** What a set of parameters is worth on queries: right sheets, right answers, no false one. */
function value(p, list) {
  const mean = (all) => all.reduce((sum, one) => sum + one, 0) / (all.length || 1);
  const sheets = mean(ask(full, list, p).map((one) => worth(one) + 0.1 / (one.rank + 2)));
  const outside = ask(without, held, p);
  const found = mean(outside.map(worth));
  const opened = mean(
    outside
      .filter((_, at) => held[at].called)
      .map((one) => (one.right ? 1 : one.opened ? -0.5 : 0)),
  );
  const shown = (all) => all.filter(({ count }) => count > 0).length;
  const wrong = shown(ask(full, nonsense, p)) + shown(ask(full, aside, p)) / 20;
  const drift = Object.entries(PARAMETERS).reduce(
    (sum, [name, start]) => sum + Math.abs(Math.log(p[name] / start)),
    0,
  );
  return sheets + 0.5 * found + 0.2 * opened - 0.02 * wrong - 0.0005 * drift;
}

/** The best parameters near those given, for these queries. */
function fit(list, start, rounds) {
  let best = { p: { ...start }, value: value(start, list) };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(start)) {
      for (const step of STEPS) {
        const moved = Math.min(HIGHEST[name] ?? 1, best.p[name] * step);
        const p = { ...best.p, [name]: moved };
        const its = value(p, list);
        if (its > best.value + 1e-4) {
          best = { p, value: its };
          break;
        }
      }
    }
    process.stderr.write(`${round + 1} : ${best.value.toFixed(4)}\n`);
  }
  return best.p;
}

const all = files.flat();
const fold = (at) => at % FOLDS;
const judged = [];
for (let k = 0; k < FOLDS; k += 1) {
  const train = all.filter((_, at) => fold(at) !== k);
  const p = fit(train, PARAMETERS, 1);
  files.forEach((list, file) => {
    const offset = file === 0 ? 0 : files[0].length;
    const kept = list.filter((_, at) => fold(at + offset) === k);
    for (const one of ask(full, kept, p)) judged.push({ file, ...one });
  });
}
const answer = { crossValidated: judged };
if (option === "--fit") answer.parameters = fit(all, PARAMETERS, 2);
process.stdout.write(JSON.stringify(answer));
