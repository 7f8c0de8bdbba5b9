// Test du poste: what this computer allows. Each trial stays here: nothing is sent, no file is
// read. What no script can see, the reader says.
import { copy, element } from "../page/dom.js";
import { download, printPapers } from "./paper.js";

const tool = document.querySelector("[data-outil=test-du-poste]");
const request = document.getElementById("demande");
const status = tool.querySelector(".etat-outil");
const chooser = tool.querySelector("input[type=file]");
const trials = new Map(
  [...tool.querySelectorAll("[data-essai]")].map((item) => [item.dataset.essai, item]),
);
const results = new Map();

/** Says the result of a trial; null: only the reader knows, and is asked. */
function say(name, works) {
  const item = trials.get(name);
  item.querySelector("fieldset").hidden = works !== null;
  if (works === null) return;
  results.set(name, works);
  item.className = works ? "essai--oui" : "essai--non";
  item.querySelector("output").textContent = works ? "oui" : `non. ${item.dataset.sinon}`;
  write();
}

function write() {
  const missing = [...trials].filter(([name]) => results.get(name) === false);
  const lines = missing.map(([, item]) =>
    element("li", "", `${item.querySelector("strong").textContent} : ${item.dataset.sinon}`),
  );
  if (lines.length === 0) lines.push(element("li", "", "Rien pour l'instant."));
  request.querySelector("[data-liste=manques]").replaceChildren(...lines);
}

const tries = {
  cookies() {
    document.cookie = "essai=1; SameSite=Strict; Max-Age=5";
    const kept = document.cookie.includes("essai=1");
    document.cookie = "essai=; Max-Age=0";
    return kept;
  },
  stockage() {
    try {
      localStorage.setItem("essai", "1");
      localStorage.removeItem("essai");
      return true;
    } catch {
      return false;
    }
  },
  fenetre() {
    const opened = window.open("", "", "width=300,height=200");
    opened?.close();
    return Boolean(opened);
  },
  impression() {
    if (typeof print !== "function") return false;
    print();
    return null;
  },
  fichier() {
    return new Promise((done) => {
      chooser.addEventListener("change", () => done(chooser.files.length > 0), { once: true });
      chooser.addEventListener("cancel", () => done(null), { once: true });
      chooser.click();
    }).finally(() => {
      chooser.value = "";
    });
  },
  enregistrement() {
    download("essai.txt", "text/plain;charset=utf-8", "Essai. Ce fichier peut être supprimé.");
    return null;
  },
  async copie() {
    try {
      await navigator.clipboard.writeText("essai");
      return true;
    } catch {
      return null;
    }
  },
  // The guide asks browsers to refuse it the camera: only the reader can look.
  camera: () => null,
};

for (const [name, item] of trials) {
  const start = item.querySelector(":scope > button");
  const run = async () => say(name, await tries[name]());
  if (start) start.addEventListener("click", run);
  else run();
  for (const reply of item.querySelectorAll("fieldset button")) {
    reply.addEventListener("click", () => say(name, reply.value === "oui"));
  }
}
request.querySelector("[data-champ=navigateur]").textContent =
  `Navigateur : ${navigator.userAgent}`;
tool
  .querySelector("[data-action=imprimer]")
  .addEventListener("click", () => printPapers([request]));
tool.querySelector("[data-action=copier]").addEventListener("click", () => copy(request, status));
document.querySelector(".secours").classList.add("inutile");
tool.querySelector(".saisie").classList.add("prete");
