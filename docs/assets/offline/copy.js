// Opens a copy without a server: a page of the archive, or the single file. Gives the modules what
// the server would have: their data, their address, the pages.
import { spaced } from "../page/dom.js";
import { today } from "../page/today.js";
import { ageSentence } from "./age.js";
import { fileOf, fragmentOf, placeOf } from "./routes.js";

export function open(need, given) {
  const script = document.currentScript;
  const single = document.getElementById("copie");
  if (single) openSingle(need, given, JSON.parse(single.textContent));
  else openPage(need, given, script);
}

function sayAge() {
  const line = document.querySelector(".copie[data-edition]");
  const age = line && ageSentence(line.dataset.edition, today());
  if (!age) return;
  line.append(" ", spaced(age));
  line.classList.add("copie--agee");
}

function run(need, paths) {
  for (const path of paths) {
    try {
      need(path);
    } catch (error) {
      console.warn(error);
    }
  }
}

// What « fetch » answers.
function answer(text) {
  return { ok: true, status: 200, json: async () => JSON.parse(text) };
}

// A page of the archive: files beside one another.

function openPage(need, given, script) {
  const base = script.src.slice(0, script.src.lastIndexOf("/") + 1);
  const coming = new Map();
  globalThis.faireAvecCopie = (path, text) => coming.get(path).resolve(answer(text));
  const asked = (path) => {
    if (!coming.has(path)) {
      const one = {};
      one.promise = new Promise((resolve, reject) => Object.assign(one, { resolve, reject }));
      coming.set(path, one);
      const data = document.createElement("script");
      data.src = `${base}${path}.js`;
      data.addEventListener("error", () => one.reject(new Error(path)));
      document.head.append(data);
    }
    return coming.get(path).promise;
  };
  Object.assign(given, {
    base,
    fetch: async (address) => asked(String(address).slice(base.length)),
    location: placed(location, { assign: (address) => location.assign(fileOf(address)) }),
  });
  // Links that scripts make lead to folders.
  const follow = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && fileOf(link.href) !== link.href) link.href = fileOf(link.href);
  };
  for (const name of ["focusin", "pointerover", "pointerdown"]) {
    document.addEventListener(name, follow, true);
  }
  document.addEventListener("click", follow, true);
  sayAge();
  run(need, script.dataset.modules.split(" ").filter(Boolean));
}

// An address that scripts read and change as they would a page's own.
function placed(real, own) {
  const names = ["href", "hash", "search", "pathname", "protocol", "origin"];
  const made = Object.fromEntries(
    ["assign", "replace", "reload"].map((name) => [name, (...words) => real[name](...words)]),
  );
  for (const name of names) {
    Object.defineProperty(made, name, {
      get: () => real[name],
      set: (value) => {
        real[name] = value;
      },
      configurable: true,
    });
  }
  return Object.defineProperties(made, Object.getOwnPropertyDescriptors(own));
}

// The single file: every page packed in it, one shown at a time.

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

async function openSingle(need, given, held) {
  if (!globalThis.DecompressionStream) {
    document.getElementById("page").textContent =
      "Ce navigateur est trop ancien pour ouvrir ce fichier. Mettez-le à jour, ou demandez l'archive du guide.";
    return;
  }
  history.scrollRestoration = "manual";
  let place = placeOf(location.hash) ?? { path: "", search: "", hash: location.hash };
  if (!Object.hasOwn(held.pages, place.path)) place = { path: "", search: "", hash: "" };
  // Before anything is waited for: a reader may go on at once.
  addEventListener("hashchange", () => {
    const next = placeOf(location.hash) ?? { ...place, hash: location.hash };
    if (next.path !== place.path || next.search !== place.search) {
      location.reload();
      return;
    }
    place = next;
    history.replaceState(null, "", fragmentOf(place));
    scroll(place.hash);
  });
  const page = JSON.parse(await unpack(held.pages[place.path]));
  for (const style of document.querySelectorAll("style[data-style]")) {
    const used = page.styles.includes(style.dataset.style);
    style.media = used ? (style.dataset.media ?? "") : "not all";
  }
  document.title = page.title;
  const footer = await unpack(held.footer);
  document.getElementById("page").innerHTML = page.html;
  document.getElementById("pied").innerHTML = footer;

  const base = "copie:/";
  Object.assign(given, {
    base,
    fetch: async (address) => answer(await unpack(held.data[String(address).slice(base.length)])),
    location: placed(location, {
      get hash() {
        return place.hash;
      },
      set hash(anchor) {
        location.hash = fragmentOf({ ...place, hash: `#${anchor.replace(/^#/, "")}` });
      },
      get search() {
        return place.search;
      },
      get pathname() {
        return `/${place.path}`;
      },
    }),
    history: {
      replaceState: (state, _title, address) => {
        const hash = address.startsWith("#") ? address : "";
        place = { ...place, hash };
        history.replaceState(state, "", fragmentOf(place));
      },
    },
  });
  document.addEventListener("submit", (event) => {
    const where = event.target.getAttribute("action") ?? "";
    if (event.defaultPrevented || !where.startsWith("#/")) return;
    event.preventDefault();
    location.hash = `${where}?${new URLSearchParams(new FormData(event.target))}`;
  });
  sayAge();
  run(need, page.modules);
  scroll(place.hash);
}

function scroll(hash) {
  const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) {
    scrollTo(0, 0);
    return;
  }
  target.scrollIntoView();
  if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
}
