// Keeps an edition of the guide, whole or not at all. Used by the page and by the service worker.
// An edition is one cache, filled beside the others; one small entry says which is in use.
import { DIGEST, FROM_SITE, leftToDo, prefixOf } from "./plan.js";

const AT_ONCE = 6; // files fetched together
const TRIES = 3;
const HEX = 32; // signs of a fingerprint
// What a kept page must still say of itself.
const HEADERS = [
  "content-type",
  "content-security-policy",
  "referrer-policy",
  "x-content-type-options",
  "cross-origin-opener-policy",
  "permissions-policy",
];

/** Why nothing more is kept: « place », « reseau », « change », « arret », « refus ». */
export class NotKept extends Error {
  constructor(kind, details = {}) {
    super(kind);
    Object.assign(this, { kind, ...details });
  }
}

async function digestOf(buffer) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", buffer));
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, HEX);
}

function failure(error) {
  if (error instanceof NotKept) return error;
  if (error?.name === "QuotaExceededError") return new NotKept("place");
  return new NotKept("refus", { cause: error });
}

/** The guide kept on this computer.
 * @param {string} root its address, with a final slash
 * @param {{ caches?: CacheStorage, fetch?: typeof fetch }} [means] */
export function keeper(root, { caches = globalThis.caches, fetch = globalThis.fetch } = {}) {
  const prefix = prefixOf(root);
  const notes = `${prefix}etat`;
  const nameOf = (edition) => prefix + edition;

  async function read(key) {
    if (!(await caches.has(notes))) return null;
    const found = await (await caches.open(notes)).match(`${root}etat/${key}`);
    return found ? found.json() : null;
  }

  async function write(key, value) {
    const cache = await caches.open(notes);
    await cache.put(`${root}etat/${key}`, new Response(JSON.stringify(value)));
  }

  /** What is kept: `current`, in use; `next`, whole and waiting; `coming`, not whole. */
  const state = () => read("editions");

  async function digests(edition) {
    const cache = await caches.open(nameOf(edition));
    const list = await cache.match(`${root}edition/${edition}.json`);
    return new Map(list ? (await list.json()).map(([address, , digest]) => [address, digest]) : []);
  }

  async function online(address, cache = "no-cache") {
    let last;
    for (let turn = 0; turn < TRIES; turn += 1) {
      try {
        const answer = await fetch(root + address, {
          cache: turn ? "reload" : cache,
          headers: { [FROM_SITE]: "1" },
        });
        if (answer.ok) return answer;
        last = new NotKept(answer.status === 404 ? "change" : "reseau");
      } catch (error) {
        last = new NotKept("reseau", { cause: error });
      }
    }
    throw last;
  }

  /** Which edition the site has now; throws when the network does not answer. */
  async function summary() {
    const answer = await fetch(`${root}edition.json`, { cache: "no-store" });
    if (!answer.ok) throw new NotKept("reseau");
    return answer.json();
  }

  // What a cache on the way gives may be older than the list: then the site itself is asked.
  async function verified(address, digest) {
    for (const how of ["no-cache", "reload"]) {
      const answer = await online(address, how);
      let buffer;
      try {
        buffer = await answer.arrayBuffer();
      } catch (error) {
        throw new NotKept("reseau", { cause: error });
      }
      if ((await digestOf(buffer)) === digest) return { buffer, headers: answer.headers };
    }
    throw new NotKept("change");
  }

  async function fetched(cache, [address, , digest]) {
    const { buffer, headers: given } = await verified(address, digest);
    const headers = new Headers({ [DIGEST]: digest });
    for (const name of HEADERS) {
      if (given.has(name)) headers.set(name, given.get(name));
    }
    await cache.put(root + address, new Response(buffer, { headers }));
  }

  /** Fills the cache of an edition; returns only when all of it is there and answers to its
   * fingerprints.
   * @param {{ edition: string }} wanted
   * @param {{ tell?: (done: number, total: number) => void, signal?: AbortSignal }} [options] */
  async function hold(wanted, { tell = () => {}, signal } = {}) {
    const name = nameOf(wanted.edition);
    let done = 0;
    let list = [];
    try {
      const listed = await online(`edition/${wanted.edition}.json`);
      list = await listed.clone().json();
      const cache = await caches.open(name);
      const held = new Map();
      for (const request of await cache.keys()) {
        const digest = (await cache.match(request)).headers.get(DIGEST);
        if (digest) held.set(request.url.slice(root.length), digest);
      }
      const current = (await state())?.current;
      const former = current ? await digests(current.edition) : new Map();
      const { fetched: missing, copied } = leftToDo(list, held, former);
      done = list.length - missing.length - copied.length;
      const old = current ? await caches.open(nameOf(current.edition)) : null;
      for (const file of copied) {
        const known = await old.match(root + file[0]);
        if (known) await cache.put(root + file[0], known);
        else missing.push(file);
        if (known) tell((done += 1), list.length);
      }
      const waiting = missing.values();
      let wrong = null;
      const work = async () => {
        for (const file of waiting) {
          if (wrong) return;
          try {
            if (signal?.aborted) throw new NotKept("arret");
            await fetched(cache, file);
            tell((done += 1), list.length);
          } catch (error) {
            wrong ??= error;
          }
        }
      };
      // All have ended before what came is erased, if it must be.
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      if (wrong) throw wrong;
      await cache.put(
        `${root}edition/${wanted.edition}.json`,
        new Response(JSON.stringify(list), { headers: { "content-type": "application/json" } }),
      );
    } catch (error) {
      const why = Object.assign(failure(error), { done, total: list.length });
      // A full disk, or files of another edition: nothing there can serve.
      if (["place", "change", "refus"].includes(why.kind))
        await caches.delete(name).catch(() => {});
      throw why;
    }
  }

  /** Keeps the edition that the site has: the first one is in use at once, another waits.
   * @param {Parameters<typeof hold>[1]} [options]
   * @returns {Promise<"kept" | "waiting" | "same">} */
  async function keep(options) {
    let wanted;
    try {
      wanted = await summary();
    } catch {
      throw new NotKept("reseau");
    }
    const before = await state();
    if (before?.current.edition === wanted.edition) return "same";
    if (before?.next?.edition === wanted.edition) return "waiting";
    if (before) await write("editions", { ...before, coming: wanted.edition });
    await hold(wanted, options);
    const now = await state();
    try {
      if (now) await write("editions", { current: now.current, next: wanted });
      else await write("editions", { current: wanted });
    } catch (error) {
      await caches.delete(nameOf(wanted.edition)).catch(() => {});
      throw failure(error);
    }
    return now ? "waiting" : "kept";
  }

  /** The edition that waits comes into use, in one write. */
  async function adopt() {
    const now = await state();
    if (!now?.next) return now;
    const after = { current: now.next };
    await write("editions", after);
    return after;
  }

  /** A kept file. */
  async function match(edition, address) {
    if (!(await caches.has(nameOf(edition)))) return undefined;
    return (await caches.open(nameOf(edition))).match(root + address, { ignoreVary: true });
  }

  /** Erases the editions that nothing uses any more.
   * @param {string[]} alive ids of the open pages */
  async function tidy(alive) {
    const now = await state();
    if (!now) return;
    const used = new Set([now.current.edition, now.next?.edition, now.coming]);
    const cache = await caches.open(notes);
    const start = `${root}etat/page/`;
    for (const request of await cache.keys()) {
      if (!request.url.startsWith(start)) continue;
      const client = request.url.slice(start.length);
      if (alive.includes(client)) used.add(await read(`page/${client}`));
      else await cache.delete(request);
    }
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix) && name !== notes && !used.has(name.slice(prefix.length))) {
        await caches.delete(name);
      }
    }
  }

  /** Names of what is kept, whole or not. */
  async function names() {
    return (await caches.keys()).filter((name) => name.startsWith(prefix));
  }

  /** Erases everything; returns what could not be. */
  async function remove() {
    // First what says that something is kept.
    for (const name of [notes, ...(await names())]) await caches.delete(name);
    return names();
  }

  return {
    adopt,
    keep,
    match,
    names,
    remove,
    state,
    summary,
    tidy,
    /** Edition that an open page is made of; empty when it came from the network. */
    editionOf: (client) => read(`page/${client}`),
    note: (client, edition) => write(`page/${client}`, edition),
    checked: async (moment) => (moment === undefined ? read("verifie") : write("verifie", moment)),
  };
}
