// Loaded on every page; does something only where its elements are.
const resultats = document.getElementById("resultats");
if (resultats) {
  const { afficher } = await import("./recherche.js");
  await afficher(resultats);
}
document.addEventListener("keydown", (event) => {
  const dansUnChamp = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || dansUnChamp || event.ctrlKey || event.metaKey || event.altKey) return;
  const champ = document.querySelector(".recherche input[type=search]");
  if (champ) {
    event.preventDefault();
    champ.focus();
    champ.select();
  }
});
