// The service worker: answers from the kept edition. Registered only when a reader asked for it.
// A page and all that it loads come from one edition, even when another comes into use meanwhile.
import { keeper } from "./keeper.js";
import { addressOf, FROM_SITE, isOnlineOnly } from "./plan.js";

const root = self.registration.scope;
const kept = keeper(root);

const AWAY = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Hors connexion — Faire avec</title>
<h1>Cette page n'est pas gardée sur ce poste</h1>
<p>Elle demande une connexion. Le guide gardé est ici : <a href="${root}">Faire avec</a>.</p></html>`;

async function openPages(event) {
  const pages = await self.clients.matchAll({ type: "window" });
  return pages.map(({ id }) => id).filter((id) => id !== event.resultingClientId);
}

async function page(event, address) {
  let now = await kept.state();
  if (!now) return fetch(event.request);
  // The next visit begins when no page is open any more.
  if (now.next && (await openPages(event)).length === 0) now = await kept.adopt();
  const { edition } = now.current;
  const found = await kept.match(edition, address);
  if (found) {
    await kept.note(event.resultingClientId, edition);
    event.waitUntil(tidy(event));
    return found;
  }
  try {
    const answer = await fetch(event.request);
    await kept.note(event.resultingClientId, "");
    return answer;
  } catch {
    return new Response(AWAY, {
      status: 503,
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  }
}

async function tidy(event) {
  await kept.tidy([...(await openPages(event)), event.resultingClientId]);
}

async function part(event, address) {
  const now = await kept.state();
  const edition = now && ((await kept.editionOf(event.clientId)) ?? now.current.edition);
  const found = edition && (await kept.match(edition, address));
  return found || fetch(event.request);
}

self.addEventListener("fetch", (event) => {
  const { headers, method, mode, url } = event.request;
  const address = addressOf(url, root);
  if (method !== "GET" || address === null || isOnlineOnly(address)) return;
  if (headers.has(FROM_SITE)) return;
  event.respondWith(mode === "navigate" ? page(event, address) : part(event, address));
});
