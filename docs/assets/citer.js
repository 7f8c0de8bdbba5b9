// « Citer cette fiche » : complète les adresses, ajoute un bouton qui copie.
for (const lien of document.querySelectorAll("[data-a-completer]")) {
  lien.textContent = lien.href;
}
for (const adresse of document.querySelectorAll("[data-adresse]")) {
  adresse.textContent = new URL(adresse.dataset.adresse, document.baseURI).href;
}
for (const note of document.querySelectorAll("[data-sans-script]")) {
  note.textContent = "L'adresse est celle où vous lisez cette page. ";
}

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

// Le bouton tient dans la place que la mise en forme lui garde : rien ne bouge.
for (const bloc of document.querySelectorAll("[data-citation]")) {
  const texte = document.createElement("span");
  texte.append(...bloc.childNodes);
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "bouton";
  bouton.textContent = "Copier";
  bouton.setAttribute("aria-label", `Copier : ${bloc.dataset.citation}`);
  const reponse = document.createElement("span");
  reponse.setAttribute("role", "status");
  bouton.addEventListener("click", () => {
    copier(texte).then(
      () => { reponse.textContent = "Copié."; },
      () => { reponse.textContent = "Sélectionnez le texte, puis Ctrl+C."; },
    );
  });
  const ligne = document.createElement("span");
  ligne.className = "citer__copie";
  ligne.append(bouton, " ", reponse);
  bloc.append(texte, ligne);
}
