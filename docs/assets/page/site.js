// Loaded on every page; does something only where its elements are.
import { button, element, isTyping, keepShortcuts, shortcutsOff } from "./dom.js";

const fields = document.querySelectorAll(".recherche input[type=search]");
if (fields.length > 0) {
  import("../search/suggestions.js").then(({ suggest }) => fields.forEach(suggest));
}

const results = document.getElementById("resultats");
if (results) {
  import("../search/recherche.js").then(({ show }) => show(results));
}

// The field « votre commune »: its script comes where it shows, or when the answer that has it opens.
const places = [...document.querySelectorAll("[data-pres]")];

function bringField(block) {
  const place = places.find((one) => one.closest("details") === block);
  if (place) import("../near/field.js").then(({ showIn }) => showIn(place));
}

if (places.length > 0) {
  document.addEventListener("toggle", ({ target }) => target.open && bringField(target), true);
  bringField(null);
}

// What a reader signals: the script comes when the block is opened, or at « Signaler » under an
// answer; without it, that link leads to the block, whose text is ready.
const report = document.getElementById("signaler");
if (report) {
  const open = () => {
    if (location.hash === "#signaler") report.open = true;
  };
  report.addEventListener(
    "toggle",
    () => {
      import("./signaler.js").then(({ prepareReport }) => prepareReport(report));
    },
    { once: true },
  );
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-genre]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import("./signaler.js").then(
      ({ signalHere }) => signalHere(report, link),
      () => {
        location.hash = "signaler";
      },
    );
  });
  window.addEventListener("hashchange", open);
  open();
}

// Only where the reader asked for the guide to be kept on this computer.
if (navigator.serviceWorker?.controller) import("../offline/status.js");

// On the page of accessibility: single keys are turned off here, and on again.
const shortcuts = document.getElementById("raccourcis")?.nextElementSibling;
if (shortcuts) {
  const said = element("span", "");
  said.setAttribute("role", "status");
  const label = () => (shortcutsOff() ? "Remettre les raccourcis" : "Couper les raccourcis");
  const toggle = button(label(), () => {
    const kept = keepShortcuts(!shortcutsOff());
    const state = shortcutsOff() ? "coupés" : "actifs";
    said.textContent = kept
      ? `Raccourcis ${state} sur ce poste.`
      : "Ce navigateur ne garde rien : le choix n'a pas pu être retenu.";
    toggle.textContent = label();
  });
  shortcuts.after(element("p", "", toggle, " ", said));
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || isTyping(event)) return;
  const [field] = fields;
  if (field) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

// « Échap » twice: a blank page with a neutral title, until someone lifts it.
let lastEscape = -Infinity;
let title = "";

function hide() {
  if (document.getElementById("rideau")) return;
  title = document.title;
  document.title = "Document";
  const lift = button("Revenir", show, { className: "" });
  const curtain = element("div", "", lift);
  curtain.id = "rideau";
  for (const rest of document.body.children) rest.inert = true;
  document.body.append(curtain);
  lift.focus();
}

function show() {
  document.getElementById("rideau").remove();
  for (const rest of document.body.children) rest.inert = false;
  document.title = title;
}

document.addEventListener("cacher", hide);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  // The first may have closed a list of suggestions: it counts all the same.
  const twice = event.timeStamp - lastEscape < 800;
  lastEscape = event.timeStamp;
  if (twice && !event.defaultPrevented) hide();
});
