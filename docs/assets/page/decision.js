// One question at a time, read from the nested questions of the page. Nothing is kept anywhere.
import { button as styledButton, element } from "./dom.js";

const button = (text, action, label) => styledButton(text, action, { className: "", label });

/** Fewest and most questions met under a question, itself included. */
function distance(question) {
  const nexts = answers(question).map((answer) => {
    const next = questionAfter(answer);
    return next ? distance(next) : [0, 0];
  });
  return [
    1 + Math.min(...nexts.map(([fewest]) => fewest)),
    1 + Math.max(...nexts.map(([, most]) => most)),
  ];
}

function answers(question) {
  return [...question.children].filter((child) => child.tagName === "DETAILS");
}

function questionAfter(answer) {
  return answer.querySelector(":scope > .suite > .question");
}

/** A copy of an element of the page, without the anchors that must stay unique. */
function twin(original) {
  const double = original.cloneNode(true);
  for (const bearer of [double, ...double.querySelectorAll("[id]")]) bearer.removeAttribute("id");
  return double;
}

/** Where one is, in words: the number of questions depends on the answers. */
function rankWords(number, [fewest, most]) {
  if (most === 1) return number === 1 ? "Une seule question" : `Question ${number}, la dernière`;
  const total = number - 1 + most;
  return `Question ${number} sur ${total}${fewest === most ? "" : " au plus"}`;
}

function unroll(tree) {
  const first = tree.querySelector(".question");
  const panel = element("div", "pas-a-pas");
  const path = [];

  function goTo(length) {
    path.length = length;
    show();
    panel.querySelector("h3").focus({ preventScroll: true });
    panel.scrollIntoView({ block: "start" });
  }

  function choose(answer) {
    path.push(answer);
    goTo(path.length);
  }

  function title(text) {
    const made = element("h3", "", text);
    made.tabIndex = -1;
    return made;
  }

  function questionView(question) {
    const help = question.querySelector(":scope > .question__aide");
    const list = element(
      "ul",
      "reponses",
      ...answers(question).map((answer) =>
        element(
          "li",
          "",
          button(answer.querySelector("summary").textContent, () => choose(answer)),
        ),
      ),
    );
    return [
      element("p", "pas-a-pas__rang", rankWords(path.length + 1, distance(question))),
      title(question.querySelector(".question__texte").textContent),
      ...(help ? [twin(help)] : []),
      list,
    ];
  }

  function outcomeView(anchor) {
    const block = twin(document.getElementById(anchor));
    const count = path.length;
    block.querySelector("h3").tabIndex = -1;
    return [
      element("p", "pas-a-pas__rang", `Issue, après ${count} question${count > 1 ? "s" : ""}`),
      block,
    ];
  }

  function pathView() {
    const steps = path.map((answer, place) => {
      const asked = answer.parentElement.querySelector(".question__texte").textContent;
      return element(
        "li",
        "",
        element("span", "", asked),
        element("span", "choix", answer.querySelector("summary").textContent),
        button("Changer", () => goTo(place), `Changer la réponse à : ${asked}`),
      );
    });
    const block = element(
      "div",
      "chemin",
      element("p", "", "Votre chemin"),
      element("ol", "", ...steps),
    );
    block.setAttribute("role", "group");
    block.setAttribute("aria-label", "Votre chemin");
    return block;
  }

  function show() {
    const last = path[path.length - 1];
    const reason = last?.querySelector(":scope > .suite > .question__raison");
    const next = last ? questionAfter(last) : first;
    const body = next ? questionView(next) : outcomeView(last.dataset.sortie);
    if (reason) {
      const reminder = twin(reason);
      reminder.className = "raison";
      body.splice(1, 0, reminder);
    }
    if (last) {
      body.push(
        element(
          "div",
          "commandes",
          button("Question précédente", () => goTo(path.length - 1)),
          button("Recommencer", () => goTo(0)),
        ),
        pathView(),
      );
    }
    panel.replaceChildren(...body);
  }

  const everything = button("Voir toutes les questions à la fois", () => {
    tree.hidden = !tree.hidden;
    everything.setAttribute("aria-expanded", String(!tree.hidden));
  });
  everything.className = "tout-voir";
  everything.setAttribute("aria-expanded", "false");
  show();
  tree.hidden = true;
  tree.before(panel, everything);
}

document.querySelectorAll(".arbre").forEach(unroll);
