// One question at a time, read from the nested questions of the page. Nothing is kept anywhere.

/** Fewest and most questions met under a question, itself included. */
function distance(question) {
  const suites = reponses(question).map((reponse) => {
    const suivante = question_apres(reponse);
    return suivante ? distance(suivante) : [0, 0];
  });
  return [
    1 + Math.min(...suites.map(([moins]) => moins)), 1 + Math.max(...suites.map(([, plus]) => plus)),
  ];
}

function reponses(question) {
  return [...question.children].filter((enfant) => enfant.tagName === "DETAILS");
}

function question_apres(reponse) {
  return reponse.querySelector(":scope > .suite > .question");
}

/** An element with a class, and texts or elements inside. */
function element(nom, classe, ...contenu) {
  const cree = document.createElement(nom);
  if (classe) cree.className = classe;
  cree.append(...contenu);
  return cree;
}

function bouton(texte, action, nom) {
  const cree = element("button", "", texte);
  cree.type = "button";
  if (nom) cree.setAttribute("aria-label", nom);
  cree.addEventListener("click", action);
  return cree;
}

/** A copy of an element of the page, without the anchors that must stay unique. */
function copie(original) {
  const double = original.cloneNode(true);
  for (const porteur of [double, ...double.querySelectorAll("[id]")]) porteur.removeAttribute("id");
  return double;
}

/** Where one is, in words: the number of questions depends on the answers. */
function rang(numero, [moins, plus]) {
  if (plus === 1) return numero === 1 ? "Une seule question" : `Question ${numero}, la dernière`;
  const total = numero - 1 + plus;
  return `Question ${numero} sur ${total}${moins === plus ? "" : " au plus"}`;
}

function derouler(arbre) {
  const depart = arbre.querySelector(".question");
  const panneau = element("div", "pas-a-pas");
  const chemin = [];

  function aller(longueur) {
    chemin.length = longueur;
    montrer();
    panneau.querySelector("h3").focus({ preventScroll: true });
    panneau.scrollIntoView({ block: "start" });
  }

  function choisir(reponse) {
    chemin.push(reponse);
    aller(chemin.length);
  }

  function titre(texte) {
    const cree = element("h3", "", texte);
    cree.tabIndex = -1;
    return cree;
  }

  function vue_question(question) {
    const aide = question.querySelector(":scope > .question__aide");
    const liste = element("ul", "reponses", ...reponses(question).map((reponse) => element(
      "li", "", bouton(reponse.querySelector("summary").textContent, () => choisir(reponse)),
    )));
    return [
      element("p", "pas-a-pas__rang", rang(chemin.length + 1, distance(question))),
      titre(question.querySelector(".question__texte").textContent),
      ...(aide ? [copie(aide)] : []), liste,
    ];
  }

  function vue_issue(ancre) {
    const bloc = copie(document.getElementById(ancre));
    const nombre = chemin.length;
    bloc.querySelector("h3").tabIndex = -1;
    return [
      element("p", "pas-a-pas__rang", `Issue, après ${nombre} question${nombre > 1 ? "s" : ""}`), bloc,
    ];
  }

  function vue_chemin() {
    const etapes = chemin.map((reponse, place) => {
      const demande = reponse.parentElement.querySelector(".question__texte").textContent;
      return element(
        "li", "", element("span", "", demande),
        element("span", "choix", reponse.querySelector("summary").textContent),
        bouton("Changer", () => aller(place), `Changer la réponse à : ${demande}`),
      );
    });
    const bloc = element(
      "div", "chemin", element("p", "", "Votre chemin"), element("ol", "", ...etapes),
    );
    bloc.setAttribute("role", "group");
    bloc.setAttribute("aria-label", "Votre chemin");
    return bloc;
  }

  function montrer() {
    const derniere = chemin[chemin.length - 1];
    const raison = derniere?.querySelector(":scope > .suite > .question__raison");
    const suivante = derniere ? question_apres(derniere) : depart;
    const corps = suivante ? vue_question(suivante) : vue_issue(derniere.dataset.sortie);
    if (raison) {
      const rappel = copie(raison);
      rappel.className = "raison";
      corps.splice(1, 0, rappel);
    }
    if (derniere) {
      corps.push(
        element(
          "div", "commandes",
          bouton("Question précédente", () => aller(chemin.length - 1)),
          bouton("Recommencer", () => aller(0)),
        ),
        vue_chemin(),
      );
    }
    panneau.replaceChildren(...corps);
  }

  const tout = bouton("Voir toutes les questions à la fois", () => {
    arbre.hidden = !arbre.hidden;
    tout.setAttribute("aria-expanded", String(!arbre.hidden));
  });
  tout.className = "tout-voir";
  tout.setAttribute("aria-expanded", "false");
  montrer();
  arbre.hidden = true;
  arbre.before(panneau, tout);
}

document.querySelectorAll(".arbre").forEach(derouler);
