// « Signaler »: what one says of an answer, in three taps, under the answer itself. The sheet and
// the answer are known. Nothing leaves but the line that is shown, and only when one presses.
import { button, copy, element, spaced } from "./dom.js";
import { personalData } from "./personal.js";
import { GENRES, SIGNAL_LONGEST } from "./shared.js";
import { line, linkTo, message, token } from "./signal.js";
import { today } from "./today.js";

const SENDS = {
  envoi: "Envoyer",
  courriel: "Ouvrir le mail tout prêt",
  forge: "Ouvrir la demande toute prête",
  copie: "Copier le texte",
};
const OF_AN_ANSWER = ["ecran-change", "numero-muet", "reponse-servie", "reponse-pas-servie"];
const clean = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();

function field(id, label, entry) {
  const caption = element("label", "", label);
  entry.id = id;
  caption.htmlFor = id;
  return [caption, entry];
}

function link(text, href) {
  const made = element("a", "", text);
  made.href = href;
  return made;
}

/** A panel that asks what one says, then shows what leaves.
 * @param {HTMLElement} block the report of the page: what it is about, where it goes
 * @param {() => { id: string, title: string }} about the answer, empty for the whole sheet */
function panelOf(block, about) {
  const { fiche = "", titre, porte, vers, courriel, formulaire, aide, ecrire } = block.dataset;
  const panel = element("div", "panneau");
  const status = element("p", "panneau__dit");
  status.setAttribute("role", "status");
  panel.setAttribute("role", "group");

  function ask() {
    const choices = OF_AN_ANSWER.map((genre) => {
      const choice = button(GENRES[genre], () => complete(genre));
      choice.dataset.choisit = genre;
      return choice;
    });
    status.textContent = "";
    panel.replaceChildren(
      element("p", "panneau__titre", "Que dites-vous ?"),
      element("div", "panneau__choix", ...choices),
      element(
        "p",
        "petit",
        link("Il manque un organisme", `${aide}#signaler`),
        " · ",
        link("Je veux écrire une fiche", ecrire),
      ),
      status,
    );
    choices[0].focus();
  }

  function complete(genre, choix = "", asked = "") {
    const { id, title } = about();
    const said = choix ? `${asked} : ${choix}` : GENRES[genre];
    const organism = genre === "organisme-manquant";
    const jeton = token();
    const on = title ? `, pour « ${title} »` : "";
    const entry = element("input");
    Object.assign(entry, { type: "text", maxLength: SIGNAL_LONGEST, autocomplete: "off" });
    const shown = element("code");
    const fields = () => ({
      genre,
      fiche,
      reponse: id,
      choix,
      mois: today().slice(0, 7),
      jeton,
      texte: entry.value,
    });
    // The address of a copy on a key, or of a single file, says whose computer it is.
    const page = location.protocol === "file:" ? fiche : location.href.split(/[?#]/)[0];
    const text = () =>
      message(fields(), {
        title: titre,
        address: id ? `${page}#${id}` : page,
        answer: title,
        said,
      });
    const subject = organism ? titre : `Signalement : fiche ${fiche}`;
    const href = () => linkTo(porte, porte === "courriel" ? courriel : vers, subject, text());
    const leaves = porte === "courriel" || porte === "forge";
    const go = leaves ? link(SENDS[porte], href()) : button(SENDS[porte], () => {});
    go.className = "bouton plein";
    const sound = () => {
      const found = personalData(entry.value);
      if (found) {
        status.textContent = `Ce texte semble contenir ${found.name} : retirez-le. Rien n'est parti.`;
      } else if (organism && !entry.value.trim()) {
        status.textContent = "Donnez le nom de l'organisme ou du service.";
      } else return true;
      entry.focus();
      return false;
    };
    const show = () => {
      shown.textContent = line(fields());
      if (leaves) go.href = href();
    };
    entry.addEventListener("input", show);
    go.addEventListener("click", (event) => {
      if (!sound()) event.preventDefault();
      else if (porte === "envoi") send(go, fields(), text());
      else if (porte === "copie") offer(text(), "");
    });
    status.textContent = "";
    panel.replaceChildren(
      element("p", "panneau__titre", organism ? "" : spaced(`Vous dites : ${said}${on}.`)),
      ...field(
        `signal-${id || "fiche"}`,
        organism ? "Quel organisme, ou quel service ?" : "Une précision, si vous voulez",
        entry,
      ),
      element("p", "petit", "Rien sur la personne. Ce qui part : ", shown),
      element("p", "", go, " ", organism ? "" : button("Changer", ask)),
      status,
    );
    show();
    (organism ? entry : go).focus();
  }

  async function send(pressed, fields, text) {
    pressed.disabled = true;
    status.textContent = "Envoi…";
    const body = new URLSearchParams(Object.entries(fields).filter(([, value]) => value));
    if (formulaire) body.set("form-name", formulaire);
    try {
      const answer = await fetch(vers, {
        method: "POST",
        body,
        credentials: "omit",
        headers: { Accept: "application/json" },
      });
      if (answer.ok) {
        const done = element("p", "panneau__titre", "C'est envoyé, merci.");
        done.tabIndex = -1;
        panel.replaceChildren(status, done, link("Ce qu'on en fait", aide));
        status.textContent = "";
        done.focus();
        return;
      }
      const told = await answer.json().catch(() => ({}));
      offer(text, ["Rien n'est parti.", ...(told.refus ?? [])].join(" "));
    } catch {
      offer(text, "Rien n'est parti : la connexion a manqué.");
    }
  }

  // The text itself, to be carried by hand.
  function offer(text, why) {
    const area = element("textarea");
    Object.assign(area, { rows: 7, value: text, readOnly: true });
    const to = courriel || "une personne de votre équipe ou de votre réseau qui contribue au guide";
    panel.replaceChildren(
      element("p", "panneau__titre", why),
      ...field("signal-texte", `Le texte à envoyer à ${to}`, area),
      element(
        "p",
        "",
        button("Copier le texte", () => copy(area, status)),
        " ",
        courriel ? link("L'écrire par mail", linkTo("courriel", courriel, titre, text)) : "",
      ),
      status,
    );
    copy(area, status);
  }

  return { panel, ask, complete };
}

// The block at the end of a page: the same, on an answer to choose.
export function prepareReport(block) {
  const written = block.querySelector(".signaler__depart");
  const answers = [...document.querySelectorAll("[data-reponse]")].map(
    ({ dataset, firstElementChild }) => ({
      id: dataset.reponse,
      title: clean(firstElementChild.firstChild.textContent),
    }),
  );
  const choice = element("select");
  choice.append(new Option("Toute la fiche", ""));
  answers.forEach(({ title }, rank) => choice.append(new Option(title, String(rank))));
  const { panel, ask, complete } = panelOf(
    block,
    () => answers[choice.value] ?? { id: "", title: "" },
  );
  choice.addEventListener("change", ask);
  const asked = answers.length ? field("signaler-reponse", "Sur quelle réponse ?", choice) : [];
  // Without script, these say the same.
  block.querySelector(".signaler__liens a[rel]")?.parentElement.remove();
  written.replaceWith(...asked, panel);
  if (block.dataset.genre) complete(block.dataset.genre);
  else ask();
}

// « Signaler », or a choice of the question, under an answer.
export function signalHere(block, pressed) {
  const answer = pressed.closest("[data-reponse]");
  const body = answer.querySelector(".volet__corps");
  const title = clean(answer.querySelector("summary").firstChild.textContent);
  const { panel, ask, complete } = panelOf(block, () => ({ id: answer.dataset.reponse, title }));
  panel.setAttribute("aria-label", `Signaler : ${title}`);
  body.querySelector(".panneau")?.remove();
  body.append(panel);
  const { genre, choix } = pressed.dataset;
  if (genre)
    complete(genre, choix, clean(pressed.parentElement.firstChild.textContent.split(" :")[0]));
  else ask();
  panel.scrollIntoView({ block: "nearest" });
}
