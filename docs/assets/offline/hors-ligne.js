// The page « Sans réseau »: keeps the guide on this computer, says what is kept, takes it away.
// Nothing is kept nor registered before the reader asks.
import { button, element, spaced } from "../page/dom.js";
import { longDate, megabytes } from "./age.js";
import { keeper, NotKept } from "./keeper.js";
import { failureSentence, updateSentence } from "./plan.js";

const root = new URL("../../", import.meta.url).href;
const box = document.getElementById("garder");
const ROOM = 1.2; // a browser counts more than the bytes of the files

function say(...content) {
  box.replaceChildren(...content.flat().filter(Boolean));
}

const line = (text, className) => element("p", className, spaced(text));
const actions = (...buttons) => element("p", "actions", ...buttons);
const strong = { className: "bouton bouton--plein" };

function canKeep() {
  try {
    return Boolean(window.isSecureContext && navigator.serviceWorker && window.caches);
  } catch {
    return false;
  }
}

async function room(bytes) {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage > bytes * ROOM;
}

async function registrations() {
  return (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => scope === root);
}

async function start() {
  const kept = keeper(root);
  const removal = () => button("Tout retirer de ce poste", () => remove(kept));
  try {
    const now = await kept.state();
    if (now) await showKept(kept, now, removal);
    else if ((await kept.names()).length > 0) {
      say(
        line("Un téléchargement s'était arrêté en route. Le guide n'est pas gardé."),
        actions(
          button("Reprendre", () => keep(kept), strong),
          removal(),
        ),
      );
    } else await offer(kept);
  } catch (error) {
    say(line(failureSentence({})));
    console.warn(error);
  }
}

async function offer(kept) {
  let online = null;
  try {
    online = await kept.summary();
  } catch {
    say(
      line("Rien n'est gardé sur ce poste. Sans connexion, le guide ne peut pas être téléchargé."),
    );
    return;
  }
  say(
    line(
      `Rien n'est gardé sur ce poste. Le guide et sa recherche y prendraient ${megabytes(online.octets)}.`,
    ),
    actions(button("Garder le guide sur ce poste", () => keep(kept), strong)),
  );
}

async function showKept(kept, now, removal, more = "") {
  const { current, next } = now;
  // What was kept without its guardian, after a crash, gets it back.
  if ((await registrations()).length === 0) await register();
  say(
    line(
      `Gardé sur ce poste : le guide entier et sa recherche, édition du ${longDate(current.date)}, ` +
        `${current.fichiers} fichiers, ${megabytes(current.octets)}. Les PDF, les cours et les données ouvertes n'y sont pas.`,
    ),
    next &&
      line(
        `L'édition du ${longDate(next.date)} est arrivée entière. Elle s'ouvrira à la prochaine visite.`,
      ),
    more && line(more),
    actions(
      next &&
        button(
          "L'ouvrir maintenant",
          async () => {
            await kept.adopt();
            location.reload();
          },
          strong,
        ),
      button("Chercher une édition plus récente", () => keep(kept)),
      removal(),
    ),
  );
}

function register() {
  return navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
}

async function keep(kept) {
  const bar = element("progress");
  bar.setAttribute("aria-label", "Téléchargement du guide");
  const told = line("Téléchargement…");
  const stop = new AbortController();
  const removal = () => button("Tout retirer de ce poste", () => remove(kept));
  say(told, bar, actions(button("Arrêter", () => stop.abort())));
  const tell = (done, total) => {
    Object.assign(bar, { max: total, value: done });
    // Said now and then: a screen reader reads each change.
    if (done === total || done % 100 === 0) told.textContent = `${done} fichiers sur ${total}.`;
  };
  try {
    const online = await kept.summary().catch(() => null);
    if (online && !(await room(online.octets))) throw new NotKept("place");
    const given = await kept.keep({ tell, signal: stop.signal });
    const now = await kept.state();
    if (given === "kept") {
      try {
        await register();
      } catch (error) {
        await kept.remove();
        throw error;
      }
      await navigator.storage?.persist?.();
    }
    const more = given === "same" ? "C'est l'édition la plus récente." : "";
    await showKept(kept, now, removal, more);
  } catch (error) {
    console.warn(error);
    const now = await kept.state().catch(() => null);
    if (now) {
      await showKept(kept, now, removal, updateSentence(error));
      return;
    }
    const partial = ["reseau", "arret"].includes(error.kind) && (await kept.names()).length > 0;
    const kind = error.kind ?? "refus";
    say(
      line(failureSentence({ ...error, kind })),
      actions(
        button(partial ? "Reprendre" : "Réessayer", () => keep(kept), strong),
        partial && removal(),
      ),
    );
  }
}

async function remove(kept) {
  const left = await kept.remove();
  for (const one of await registrations()) await one.unregister();
  const guards = await registrations();
  const nothing = left.length === 0 && guards.length === 0;
  say(
    line(
      nothing
        ? "Retiré. Vérifié : plus aucun fichier du guide ni son programme ne restent sur ce poste."
        : "Tout n'a pas pu être retiré. Effacez les données de ce site dans les réglages du navigateur.",
    ),
    nothing && actions(button("Garder le guide sur ce poste", () => keep(kept))),
  );
  box.focus();
}

if (document.querySelector(".copie[data-edition]")) {
  say(line("Vous lisez déjà une copie : elle marche sans réseau."));
} else if (!canKeep()) {
  say(
    line(
      "Ce navigateur ne permet pas de garder le guide : navigation privée, réglage du service, ou adresse qui ne commence pas par https. Prenez l'archive ou le fichier unique.",
    ),
  );
} else {
  start();
}
