// A sheet has two sides: the professional's, and the person's, on the same screen.
import { button, element, isTyping } from "./dom.js";

const page = document.documentElement;
const section = document.getElementById("personne");
const actions = document.querySelector(".minute__actions");
const titles = { page: document.title, section: section?.querySelector("h2").textContent };
let bar = null;
let returnTo = null;

/** A button that shows the keys that do the same. */
function keyButton(text, key, action) {
  const made = button(text, action);
  made.append(" ", element("kbd", "", key));
  return made;
}

function isTurned() {
  return section !== null && location.hash === "#personne";
}

// The address says which side shows, so that « back », a bookmark and a reload behave.
function followAddress() {
  const turned = isTurned();
  if (turned === page.classList.contains("face")) return;
  page.classList.toggle("face", turned);
  document.title = turned ? "Pour vous" : titles.page;
  const title = section.querySelector("h2");
  title.textContent = turned ? "Pour vous" : titles.section;
  if (turned) {
    bar = element(
      "div",
      "barre-face",
      element("strong", "", "Faire avec"),
      keyButton("Retour", "V", turn),
      button("Imprimer", () => window.print()),
      keyButton("Cacher", "Échap 2 fois", () => document.dispatchEvent(new Event("cacher"))),
    );
    section.before(bar);
    scrollTo(0, 0);
    title.focus({ preventScroll: true });
  } else {
    bar.remove();
    (returnTo ?? actions.querySelector("a"))?.focus();
  }
}

function turn() {
  if (isTurned()) {
    history.replaceState(null, "", location.pathname + location.search);
    followAddress();
  } else {
    returnTo = document.activeElement === document.body ? null : document.activeElement;
    location.hash = "personne";
  }
}

if (section) {
  const link = actions.querySelector("a");
  link.querySelector("kbd").hidden = false;
  link.setAttribute("aria-keyshortcuts", "V");
  addEventListener("hashchange", followAddress);
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "v" && !isTyping(event)) turn();
  });
  followAddress();
}
const printButton = actions.querySelector(".imprimer");
printButton.hidden = false;
printButton.addEventListener("click", () => window.print());
