// Vectors that Python gives to both halves: see test_units.py.
import { readFileSync } from "node:fs";

const given = JSON.parse(readFileSync(process.env.FAIRE_AVEC_VECTORS, "utf8"));

/** The vectors of one name. */
export function shared(name) {
  if (!(name in given)) throw new Error(`no vectors named ${name}`);
  return given[name];
}
