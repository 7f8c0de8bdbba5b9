import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { ageSentence, longDate, megabytes, monthsBetween } from "../../docs/assets/offline/age.js";
import { keeper } from "../../docs/assets/offline/keeper.js";
import {
  addressOf,
  failureSentence,
  leftToDo,
  prefixOf,
  updateSentence,
} from "../../docs/assets/offline/plan.js";
import { fileOf, fragmentOf, placeOf } from "../../docs/assets/offline/routes.js";

test("a fragment names a page, its query and its anchor", () => {
  for (const fragment of [
    "#/",
    "#/plateformes/caf/",
    "#/plateformes/caf/#code-non-recu",
    "#/outils/par-ou-rentrer/?compte=caf",
    "#/recherche/?q=a%23b&type=x#y",
  ]) {
    assert.equal(fragmentOf(placeOf(fragment)), fragment);
  }
  assert.deepEqual(placeOf(""), { path: "", search: "", hash: "" });
  assert.equal(placeOf("#/plateformes/caf").path, "plateformes/caf/");
  assert.equal(placeOf("#code-non-recu"), null);
});

test("only a folder of a disk gets the name of its file", () => {
  assert.equal(fileOf("file:///E:/a/?x=1#y"), "file:///E:/a/index.html?x=1#y");
  assert.equal(fileOf("file:///E:/a/"), "file:///E:/a/index.html");
  assert.equal(fileOf("file:///E:/a/index.html#y"), "file:///E:/a/index.html#y");
  assert.equal(fileOf("file:///E:/a/x.html?q=b/"), "file:///E:/a/x.html?q=b/");
  assert.equal(fileOf("https://exemple.fr/a/"), "https://exemple.fr/a/");
});

test("the age of a copy is in whole months, and says nothing at first", () => {
  assert.equal(monthsBetween("2026-11-28", "2026-12-27"), 0);
  assert.equal(monthsBetween("2026-11-28", "2026-12-28"), 1);
  assert.equal(monthsBetween("2026-11-28", "2025-01-01"), 0);
  assert.equal(ageSentence("2026-11-28", "2026-12-01"), "");
  assert.match(ageSentence("2026-11-28", "2027-03-28"), /^Cette copie a 4 mois\. /);
  assert.match(ageSentence("2026-11-28", "2028-11-28"), /^Cette copie a 2 ans\. /);
  assert.equal(longDate("2026-12-01"), "1er décembre 2026");
  assert.equal(megabytes(16_857_660), "16,9 Mo");
});

test("two guides of one host do not share their caches", () => {
  assert.notEqual(prefixOf("https://x.fr/guide/"), prefixOf("https://x.fr/"));
  assert.equal(addressOf("https://x.fr/guide/a/index.html?q#z", "https://x.fr/guide/"), "a/");
  assert.equal(addressOf("https://x.fr/guide/index.html", "https://x.fr/guide/"), "");
  assert.equal(addressOf("https://x.fr/autre/", "https://x.fr/guide/"), null);
});

test("what is held is not fetched, what another edition holds is copied", () => {
  const wanted = [
    ["a", 1, "A"],
    ["b", 1, "B"],
    ["c", 1, "C"],
  ];
  const { fetched, copied } = leftToDo(wanted, new Map([["a", "A"]]), new Map([["b", "B"]]));
  assert.deepEqual([fetched, copied], [[["c", 1, "C"]], [["b", 1, "B"]]]);
});

test("each failure has its sentence", () => {
  const said = ["place", "reseau", "change", "arret", "refus"].map((kind) =>
    failureSentence({ kind, done: 3, total: 9 }),
  );
  assert.equal(new Set(said).size, 5);
  assert.match(failureSentence({ kind: "reseau" }), /ne répond pas/);
  for (const kind of ["place", "reseau", "change", "arret", "refus"]) {
    assert.match(updateSentence({ kind }), /L'édition gardée reste en place/);
  }
  assert.match(said[1], /3 fichiers sur 9/);
});

// A cache that holds what it is given, and may be full.
function fakeCaches(room = Infinity) {
  const all = new Map();
  let left = room;
  const open = async (name) => {
    if (!all.has(name)) all.set(name, new Map());
    const held = all.get(name);
    const key = (one) => one.url ?? one;
    return {
      keys: async () => [...held.keys()].map((url) => ({ url })),
      match: async (one) => held.get(key(one))?.clone(),
      delete: async (one) => held.delete(key(one)),
      put: async (one, answer) => {
        if ((left -= 1) < 0)
          throw Object.assign(new Error("plein"), { name: "QuotaExceededError" });
        held.set(key(one), answer.clone());
      },
    };
  };
  return {
    open,
    has: async (name) => all.has(name),
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
  };
}

const ROOT = "https://exemple.fr/guide/";
const digest = (text) => createHash("sha256").update(text).digest("hex").slice(0, 32);

// A site of one edition; `asked` counts what is fetched, `broken` says when the network goes.
function fakeSite(edition, files) {
  const site = { edition, files, asked: [], broken: () => false };
  site.fetch = async (url) => {
    const address = String(url).slice(ROOT.length);
    site.asked.push(address);
    if (site.broken(address)) throw new TypeError("plus de réseau");
    if (address === "edition.json") return Response.json({ edition: site.edition, date: "x" });
    if (address === `edition/${site.edition}.json`) {
      return Response.json(
        Object.entries(site.files).map(([name, text]) => [name, text.length, digest(text)]),
      );
    }
    const text = site.files[address];
    return text === undefined ? new Response("", { status: 404 }) : new Response(text);
  };
  return site;
}

const FILES = Object.fromEntries(Array.from({ length: 30 }, (_, rank) => [`f${rank}`, `t${rank}`]));

test("an edition is kept whole, then another waits beside it", async () => {
  const site = fakeSite("un", { ...FILES });
  const caches = fakeCaches();
  const kept = keeper(ROOT, { caches, fetch: site.fetch });
  assert.equal(await kept.keep(), "kept");
  assert.equal(await kept.keep(), "same");
  Object.assign(site, { edition: "deux", files: { ...FILES, f3: "neuf" }, asked: [] });
  assert.equal(await kept.keep(), "waiting");
  assert.deepEqual(site.asked, ["edition.json", "edition/deux.json", "f3"]);
  const text = async (edition) => (await kept.match(edition, "f3")).text();
  assert.deepEqual([await text("un"), await text("deux")], ["t3", "neuf"]);
  assert.equal((await kept.state()).current.edition, "un");
  // A page still open on the first one keeps it.
  await kept.note("page-1", "un");
  await kept.adopt();
  await kept.tidy(["page-1"]);
  assert.equal(await text("un"), "t3");
  await kept.tidy([]);
  assert.equal(await kept.match("un", "f3"), undefined);
  assert.equal((await kept.state()).current.edition, "deux");
  assert.deepEqual(await kept.remove(), []);
  assert.deepEqual(await caches.keys(), []);
});

test("cut in the middle, nothing is in use; resumed, only the rest is fetched", async () => {
  const site = fakeSite("un", FILES);
  const kept = keeper(ROOT, { caches: fakeCaches(), fetch: site.fetch });
  site.broken = (address) => address === "f20";
  await assert.rejects(kept.keep(), ({ kind, total }) => kind === "reseau" && total === 30);
  assert.equal(await kept.state(), null);
  assert.equal((await kept.names()).length, 1);
  Object.assign(site, { broken: () => false, asked: [] });
  assert.equal(await kept.keep(), "kept");
  assert.ok(site.asked.length < 20, site.asked.join());
});

test("a full disk leaves nothing", async () => {
  const caches = fakeCaches(12);
  const kept = keeper(ROOT, { caches, fetch: fakeSite("un", FILES).fetch });
  await assert.rejects(kept.keep(), ({ kind }) => kind === "place");
  assert.deepEqual(await caches.keys(), []);
});

test("a full disk during an update leaves the edition there is", async () => {
  const site = fakeSite("un", FILES);
  const caches = fakeCaches(45);
  const kept = keeper(ROOT, { caches, fetch: site.fetch });
  await kept.keep();
  const files = Object.fromEntries(Object.keys(FILES).map((name) => [name, `n${name}`]));
  Object.assign(site, { edition: "deux", files });
  await assert.rejects(kept.keep(), ({ kind }) => kind === "place");
  assert.equal((await kept.state()).current.edition, "un");
  assert.equal(await (await kept.match("un", "f3")).text(), "t3");
});

test("a file that is not the one listed stops all", async () => {
  const site = fakeSite("un", FILES);
  const other = async (url) =>
    String(url).endsWith("/f7") ? new Response("autre") : site.fetch(url);
  const caches = fakeCaches();
  await assert.rejects(
    keeper(ROOT, { caches, fetch: other }).keep(),
    ({ kind }) => kind === "change",
  );
  assert.deepEqual(await caches.keys(), []);
});

test("a browser that refuses is said so", async () => {
  const refusing = {
    has: async () => {
      throw Object.assign(new Error("privé"), { name: "SecurityError" });
    },
  };
  const kept = keeper(ROOT, { caches: refusing, fetch: fakeSite("un", FILES).fetch });
  await assert.rejects(kept.state(), /privé/);
});
