// A sheet has two sides: the professional's, and the person's, on the same screen.
const racine = document.documentElement;
const section = document.getElementById("personne");
const actions = document.querySelector(".minute__actions");
const titres = { page: document.title, section: section?.querySelector("h2").textContent };
let barre = null;
let retour = null;

function bouton(texte, touche, action, classe = "bouton") {
  const cree = document.createElement("button");
  cree.type = "button";
  cree.className = classe;
  cree.textContent = texte;
  if (touche) {
    const kbd = document.createElement("kbd");
    kbd.textContent = touche;
    cree.append(" ", kbd);
  }
  cree.addEventListener("click", action);
  return cree;
}

function tournee() {
  return section !== null && location.hash === "#personne";
}

// The address says which side shows, so that « back », a bookmark and a reload behave.
function suivreAdresse() {
  const face = tournee();
  if (face === racine.classList.contains("face")) return;
  racine.classList.toggle("face", face);
  document.title = face ? "Pour vous" : titres.page;
  const titre = section.querySelector("h2");
  titre.textContent = face ? "Pour vous" : titres.section;
  if (face) {
    barre = document.createElement("div");
    barre.className = "barre-face";
    barre.append(
      Object.assign(document.createElement("strong"), { textContent: "Faire avec" }),
      bouton("Retour", "V", tourner),
      bouton("Imprimer", null, () => window.print()),
      bouton("Cacher", "Échap 2 fois", () => document.dispatchEvent(new Event("cacher"))),
    );
    section.before(barre);
    scrollTo(0, 0);
    titre.focus({ preventScroll: true });
  } else {
    barre.remove();
    (retour ?? actions.querySelector("a"))?.focus();
  }
}

function tourner() {
  if (tournee()) {
    history.replaceState(null, "", location.pathname + location.search);
    suivreAdresse();
  } else {
    retour = document.activeElement === document.body ? null : document.activeElement;
    location.hash = "personne";
  }
}

if (section) {
  const lien = actions.querySelector("a");
  lien.querySelector("kbd").hidden = false;
  lien.setAttribute("aria-keyshortcuts", "V");
  addEventListener("hashchange", suivreAdresse);
  document.addEventListener("keydown", (event) => {
    const dansUnChamp = event.target.closest("input, textarea, select, [contenteditable]");
    const combine = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key.toLowerCase() === "v" && !dansUnChamp && !combine) tourner();
  });
  suivreAdresse();
}
const imprimer = actions.querySelector(".imprimer");
imprimer.hidden = false;
imprimer.addEventListener("click", () => window.print());
