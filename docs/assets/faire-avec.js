// Loaded on every page; does something only where its elements are.
const champs = document.querySelectorAll(".recherche input[type=search]");
if (champs.length > 0) {
  import("./suggestions.js").then(({ suggerer }) => champs.forEach(suggerer));
}

const resultats = document.getElementById("resultats");
if (resultats) {
  import("./recherche.js").then(({ afficher }) => afficher(resultats));
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
