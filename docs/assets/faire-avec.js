// Loaded on every page; does something only where its elements are.
const champs = document.querySelectorAll(".recherche input[type=search]");
if (champs.length > 0) {
  import("./suggestions.js").then(({ suggerer }) => champs.forEach(suggerer));
}

const resultats = document.getElementById("resultats");
if (resultats) {
  import("./recherche.js").then(({ afficher }) => afficher(resultats));
}

// The block that reports a change: its script comes when it is opened.
const signalement = document.getElementById("signaler");
if (signalement) {
  const ouvrir = () => {
    if (location.hash === "#signaler") signalement.open = true;
  };
  signalement.addEventListener("toggle", () => {
    import("./signaler.js").then(({ signaler }) => signaler(signalement));
  }, { once: true });
  window.addEventListener("hashchange", ouvrir);
  ouvrir();
}

document.addEventListener("keydown", (event) => {
  const dansUnChamp = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || dansUnChamp || event.ctrlKey || event.metaKey || event.altKey) return;
  const [champ] = champs;
  if (champ) {
    event.preventDefault();
    champ.focus();
    champ.select();
  }
});

// « Échap » twice: a blank page with a neutral title, until someone lifts it.
let echap = 0;
let titre = "";

function cacher() {
  if (document.getElementById("rideau")) return;
  titre = document.title;
  document.title = "Document";
  const rideau = document.createElement("div");
  rideau.id = "rideau";
  const lever = document.createElement("button");
  lever.type = "button";
  lever.textContent = "Revenir";
  lever.addEventListener("click", montrer);
  rideau.append(lever);
  for (const reste of document.body.children) reste.inert = true;
  document.body.append(rideau);
  lever.focus();
}

function montrer() {
  document.getElementById("rideau").remove();
  for (const reste of document.body.children) reste.inert = false;
  document.title = titre;
}

document.addEventListener("cacher", cacher);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (event.timeStamp - echap < 800) cacher();
  echap = event.timeStamp;
});
