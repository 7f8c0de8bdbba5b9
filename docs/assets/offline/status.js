// On the pages of a kept edition: says when the network is away, and when a newer edition waits.
import { button, element, spaced } from "../page/dom.js";
import { longDate } from "./age.js";
import { keeper } from "./keeper.js";

const PAUSE = 600_000; // between two checks, in milliseconds
const root = new URL("../../", import.meta.url).href;
const kept = keeper(root);

function show(line, ...content) {
  line.replaceChildren(...content);
  line.hidden = content.length === 0;
}

// One download at a time, whatever the number of open pages.
function alone(work) {
  if (!navigator.locks) return work();
  return navigator.locks.request("faire-avec", { ifAvailable: true }, (lock) => lock && work());
}

async function isThereMore(now) {
  if (Date.now() - ((await kept.checked()) ?? 0) < PAUSE) return false;
  const online = await kept.summary();
  await kept.checked(Date.now());
  return online.edition !== now.current.edition && online.edition !== now.next?.edition;
}

async function watch() {
  const now = await kept.state();
  if (!now) return;
  const style = element("link");
  Object.assign(style, { rel: "stylesheet", href: `${root}assets/style/offline.css` });
  document.head.append(style);
  const line = element("p", "copie");
  line.setAttribute("role", "status");
  line.hidden = true;
  document.querySelector(".bandeau")?.after(line);
  const day = longDate(now.current.date);
  const offer = async () => {
    const next = (await kept.state())?.next;
    if (!next) return;
    show(
      line,
      spaced(`L'édition du ${longDate(next.date)} est prête.`),
      button("L'ouvrir maintenant", async () => {
        await kept.adopt();
        location.reload();
      }),
    );
  };
  const away = () => show(line, `Hors connexion, édition du ${day}.`);
  addEventListener("offline", away);
  addEventListener("online", () => {
    show(line);
    offer();
  });
  if (!navigator.onLine) {
    away();
    return;
  }
  try {
    // Who counts their data is told on the page « Sans réseau », and chooses there.
    if ((await isThereMore(now)) && !navigator.connection?.saveData) {
      await alone(() => kept.keep());
    }
  } catch (error) {
    if (error.kind === "reseau" || error instanceof TypeError) {
      away();
      return;
    }
    console.warn(error);
  }
  await offer();
}

watch().catch((error) => console.warn(error));
