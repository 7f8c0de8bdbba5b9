// « Citer cette fiche » : complète les adresses, ajoute un bouton qui copie.
for (const lien of document.querySelectorAll("[data-a-completer]")) {
  lien.textContent = lien.href;
}
for (const adresse of document.querySelectorAll("[data-adresse]")) {
  adresse.textContent = new URL(adresse.dataset.adresse, document.baseURI).href;
}
for (const note of document.querySelectorAll("[data-sans-script]")) note.remove();

// Le presse-papiers n'est ouvert qu'aux adresses sûres ; ailleurs, la sélection fait l'affaire.
async function copier(element) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(element.textContent.trim());
    return;
  }
  const choix = window.getSelection();
  choix.selectAllChildren(element);
  if (!document.execCommand("copy")) throw new Error("copie refusée");
}

for (const texte of document.querySelectorAll("[data-citation]")) {
  const ligne = document.createElement("p");
  ligne.className = "citer__copie";
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "bouton";
  bouton.textContent = "Copier";
  bouton.setAttribute("aria-label", `Copier : ${texte.dataset.citation}`);
  const reponse = document.createElement("span");
  reponse.setAttribute("role", "status");
  bouton.addEventListener("click", () => {
    copier(texte).then(
      () => { reponse.textContent = "Copié."; },
      () => { reponse.textContent = "Sélectionnez le texte, puis Ctrl+C."; },
    );
  });
  ligne.append(bouton, " ", reponse);
  texte.after(ligne);
}
