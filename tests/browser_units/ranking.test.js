import assert from "node:assert/strict";
import { test } from "node:test";

import { fileAt, filesOf } from "../../docs/assets/search/files.js";
import { holdsWords } from "../../docs/assets/search/fulltext.js";
import { Index } from "../../docs/assets/search/index.js";
import { PARAMETERS } from "../../docs/assets/search/parameters.js";
import { likeness, understand } from "../../docs/assets/search/query.js";
import { search } from "../../docs/assets/search/ranking.js";
import { distance, skeleton, sound, stem, terms } from "../../docs/assets/search/terms.js";
import { titled } from "../../docs/assets/search/titles.js";
import { announced, lookedFor, understood } from "../../docs/assets/search/words.js";
import { shared } from "./shared.js";

const { head, files, cases } = shared("search");
const index = new Index(head);
head.shards.split(" ").forEach((_, rank) => index.add(rank, files[`w${rank}`]));
const rows = Object.keys(files)
  .filter((name) => name.startsWith("r"))
  .sort((a, b) => a.slice(1) - b.slice(1))
  .flatMap((name) => files[name]);

/** What a query gives, as « sheet » or « sheet#answer ». */
function found(query, options) {
  return search(index, query, options).results.map(({ entry, parts }) => {
    const [id, , , , , all] = rows[entry];
    return parts.length > 0 ? `${id}#${all[parts[0] - 1][0]}` : id;
  });
}
const sheets = (query, options) => found(query, options).map((one) => one.split("#")[0]);

test("terms and skeletons are those of the engine", () => {
  for (const one of cases) {
    assert.deepEqual(terms(one.text), one.terms, one.text);
    for (const [rank, word] of one.terms.entries()) {
      assert.equal(skeleton(word), one.skeletons[rank], word);
    }
  }
});

test("a reference or a number is one term, however it is typed", () => {
  for (const typed of ["R262-33", "R. 262-33", "r 262-33", "article R.262-33"]) {
    assert.ok(terms(typed).includes("r262x33"), typed);
  }
  assert.deepEqual(terms("39 49"), ["3949"]);
  assert.deepEqual(terms("09 69.39 00 00"), ["0969390000"]);
  assert.deepEqual(terms("7 ou 8"), ["7", "ou", "8"]);
});

test("number, gender and verb endings fall; short words keep theirs", () => {
  for (const [one, other] of [
    ["versement", "versements"],
    ["interrompu", "interrompue"],
    ["bloque", "bloquer"],
    ["code", "codes"],
    ["journal", "journaux"],
  ]) {
    assert.equal(stem(one), stem(other), one);
  }
  assert.notEqual(stem("pas"), stem("passe"));
  assert.notEqual(stem("caf"), stem("cafe"));
});

test("words that sound alike sound the same", () => {
  for (const [one, other] of [
    ["iletrisme", "illettrisme"],
    ["alofone", "allophone"],
    ["vizale", "visale"],
    ["kulture", "culture"],
  ]) {
    assert.equal(sound(one), sound(other), one);
    assert.equal(skeleton(one), skeleton(other), one);
  }
  assert.notEqual(sound("caf"), sound("cpam"));
});

test("errors are counted up to a bound, a swap being one", () => {
  assert.equal(distance("mail", "mail", 2), 0);
  assert.equal(distance("mail", "mial", 2), 1);
  assert.equal(distance("mail", "courriel", 2), 3);
});

test("a short word is only read as one whose letters changed places", () => {
  assert.ok(likeness("mdhp", "mdph", PARAMETERS) > 0);
  for (const [typed, word] of [
    ["savs", "sans"],
    ["cvec", "avec"],
    ["spip", "spi"],
    ["ime", "mie"],
  ]) {
    assert.equal(likeness(typed, word, PARAMETERS), 0, typed);
  }
});

test("a stop word answers nobody, and nobody is read as one", () => {
  const { terms: read } = understand(index, "avec sans vers CVEC SAVS versements", PARAMETERS);
  for (const { typed, filler, words } of read) {
    if (filler) assert.equal(words.size, 0, typed);
    for (const word of words.keys()) assert.ok(!index.fillers.has(word), `${typed} : ${word}`);
  }
});

test("the file of a word is the last one that begins before it", () => {
  const bounds = ["", "b", "kf", "s"];
  assert.deepEqual(
    ["a", "b", "ka", "kf", "z"].map((key) => fileAt(bounds, key)),
    [0, 1, 1, 2, 3],
  );
  assert.equal(filesOf(head, "de la").size, 0);
  assert.deepEqual([...filesOf(head, "la caf")], [index.shardOf("caf")]);
});

test("what a query needs is asked for, then answers", () => {
  const empty = new Index(head);
  let round = 0;
  for (let needed = [...search(empty, "motdepasse caf").needed]; needed.length > 0; round += 1) {
    assert.ok(round < 4);
    for (const rank of needed) empty.add(rank, files[`w${rank}`]);
    needed = [...search(empty, "motdepasse caf").needed].filter((rank) => !empty.has(rank));
  }
  const ids = search(empty, "motdepasse caf").results.map(({ entry }) => rows[entry][0]);
  assert.deepEqual(ids, sheets("motdepasse caf"));
});

// Inputs that once gave nothing, or something else; the sheet that has to be among the first three.
const INPUTS = [
  ["caf clôturé", "caf"],
  ["rsa clôturé", "caf"],
  ["antai retard paiement 35", "amendes"],
  ["info antai retard paiement 35", "amendes"],
  ["CVEC", "crous"],
  ["SAVS", "mdph"],
  ["versements interrompus", "droit-coupe"],
  ["versements interrompu", "droit-coupe"],
  ["R262-33", "caf"],
  ["je ne suis pas un robot", "rdv-prefecture"],
  ["acte de cautionnement visale", "action-logement-visale"],
  ["aripa", "caf"],
  ["39 49", "france-travail"],
  ["3949", "france-travail"],
];

test("the inputs that failed answer", () => {
  for (const [query, id] of INPUTS) {
    const three = search(index, query).results.slice(0, 3);
    const shown = three.map(({ entry }) => rows[entry][0]);
    const contacts = three.flatMap(({ entry }) => rows[entry][5].map(([, title]) => title));
    const isThere = shown.includes(id) || (id === "caf" && contacts.join(" ").includes("Aripa"));
    assert.ok(isThere, `${query} : ${shown.join(", ")}`);
  }
});

test("a word that the guide does not treat leads near, and says so", () => {
  for (const query of ["SAVS", "AEMO", "ime"]) {
    const one = search(index, query);
    assert.ok(one.results.length > 0, query);
    assert.match(understood(one)[0], /n'a pas de fiche pour/, query);
  }
});

test("a problem opens on its answer", () => {
  assert.equal(found("caf mot de passe oublié")[0], "caf#mot-de-passe-oublie");
  assert.equal(found("caf")[0], "caf");
});

test("a whole message, pasted among others, finds its answer", () => {
  const pasted =
    "Bonjour, voici ce qui s'affiche sur mon écran depuis ce matin : « Votre compte est " +
    "verrouillé à la suite de plusieurs tentatives infructueuses » que dois-je faire ? Merci";
  assert.ok(
    sheets(pasted)
      .slice(0, 3)
      .some((id) => ["compte-bloque", "mot-de-passe-oublie"].includes(id)),
  );
});

test("every title and every name finds one of its sheets first", () => {
  const owners = new Map();
  for (const { names } of Object.values(files)) {
    for (const [name, codes] of Object.entries(names ?? {})) {
      if (terms(name).join(" ") !== name) continue; // Not as it was written.
      owners.set(
        name,
        codes.map((code) => rows[code >> 2][0]),
      );
    }
  }
  assert.ok(owners.size > rows.length);
  const wrong = [...owners].filter(([name, ids]) => !ids.includes(sheets(name)[0]));
  assert.deepEqual(wrong, []);
});

test("a name stays in the first three, whatever else is typed", () => {
  const organisms = rows.slice(0, head.organisms).map(([id]) => id);
  for (const { names } of Object.values(files)) {
    for (const [name, codes] of Object.entries(names ?? {})) {
      const titles = codes.filter((code) => (code & 3) > 1 && code >> 2 < head.organisms);
      if (titles.length === 0 || name.split(" ").length > 3) continue;
      const ids = titles.map((code) => organisms[code >> 2]);
      for (const rest of ["zorglub", "bulgroz retard 35", "courrier reçu hier"]) {
        const shown = sheets(`${name} ${rest}`).slice(0, 3);
        assert.ok(
          shown.some((id) => ids.includes(id)),
          `${name} ${rest} : ${shown}`,
        );
      }
    }
  }
});

test("nothing is answered to nothing, nor to nonsense", () => {
  for (const query of ["", "  ", "???!!", "qsdfghjklm", "748392017", "xxzzqqwv", "de la"]) {
    assert.deepEqual(found(query), [], query);
  }
});

test("while a word is being typed, what it may become shows", () => {
  assert.equal(sheets("amél", { open: true })[0], "ameli");
  assert.ok(sheets("surendett", { open: true }).includes("banque-de-france-surendettement"));
});

test("titles and short names answer alone", () => {
  const names = (query) => titled(head, query, 3).map(({ entry }) => head.entries[entry][0]);
  assert.equal(names("caf")[0], "caf");
  assert.equal(names("rsa").includes("caf"), true);
  assert.deepEqual(names("zorglub"), []);
});

test("a text holds the full words of a query, up to their endings", () => {
  const { fillers } = index;
  assert.ok(holdsWords("Les comptes bloqués de la Caf", "compte de la caf", fillers));
  assert.ok(!holdsWords("Les comptes bloqués", "compte caf", fillers));
  assert.ok(!holdsWords("Les comptes", "le la les", fillers));
});

test("a broken part is said, and never taken for an absence", () => {
  const state = { query: "x", count: 0, known: true, whole: true };
  assert.match(announced(state, null), /^Aucun résultat/);
  for (const broken of [{ known: false }, { whole: false }, { known: false, whole: false }]) {
    assert.doesNotMatch(announced({ ...state, ...broken }, null), /Aucun résultat/);
    const some = announced({ ...state, ...broken, count: 2 }, null);
    assert.match(some, /n'a pas pu/, JSON.stringify(broken));
  }
});

test("what was read, and what is not known, are said", () => {
  const one = search(index, "doctolybe zorglub");
  assert.equal(lookedFor(one.terms, "doctolybe zorglub"), "doctolib zorglub");
  assert.match(understood(one).join(" "), /ne connaît pas : « zorglub »/);
  assert.deepEqual(understood(search(index, "caf")), []);
});
