// Loaded on every page; does something only where its elements are.
import { button, element, isTyping } from "./dom.js";

const fields = document.querySelectorAll(".recherche input[type=search]");
if (fields.length > 0) {
  import("../search/suggestions.js").then(({ suggest }) => fields.forEach(suggest));
}

const results = document.getElementById("resultats");
if (results) {
  import("../search/recherche.js").then(({ show }) => show(results));
}

// The block that reports a change: its script comes when it is opened.
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
  window.addEventListener("hashchange", open);
  open();
}

// Only where the reader asked for the guide to be kept on this computer.
if (navigator.serviceWorker?.controller) import("../offline/status.js");

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
let lastEscape = 0;
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
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (event.timeStamp - lastEscape < 800) hide();
  lastEscape = event.timeStamp;
});
