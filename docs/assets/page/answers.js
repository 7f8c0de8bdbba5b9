// Answers open in place: by their address, for paper, or alone on paper. Dated lines show near
// their dates. Without this script the page says the same, by <details> and with its dates.
import { daysLeft, today as todayIso } from "./today.js";

function showNearDates() {
  const [year, month, day] = todayIso().split("-").map(Number);
  const today = new Date(year, month - 1, day);
  for (const line of document.querySelectorAll(".echeance[data-du], .echeance[data-au]")) {
    const left = daysLeft(line.dataset.du, line.dataset.au, today);
    if (left === null) continue;
    // One alarm is read, three are not: the nearest takes the place of what always holds.
    line.classList.add("proche");
    const told = line.querySelector("[data-reste]");
    if (told) {
      told.textContent =
        left === 0 ? "Dernier jour." : `Encore ${left} jour${left > 1 ? "s" : ""}.`;
    }
    document.querySelector(".echeance--toujours")?.setAttribute("hidden", "");
    break;
  }
}

function openFor(target) {
  for (let one = target?.closest("details"); one; one = one.parentElement.closest("details")) {
    one.open = true;
  }
}

function followAddress() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  openFor(target);
  const summary = target.closest("details")?.querySelector("summary");
  if (summary && target.classList.contains("ancre")) summary.scrollIntoView({ block: "start" });
}

// The address follows the open answer, so that it can be copied; its gestures are in sight.
function followAnswer({ target }) {
  if (!target.matches("details.volet") || !target.open || printing) return;
  const id = target.querySelector(".ancre[id]")?.id;
  if (target.dataset.reponse && `#${id}` !== location.hash)
    history.replaceState(null, "", `#${id}`);
  const first = target.querySelector(".gestes > li") ?? target.querySelector(".volet__corps");
  const bar = document.querySelector(".barre");
  const fixed = bar && getComputedStyle(bar).position === "fixed" ? bar.offsetHeight : 0;
  const { bottom } = first.getBoundingClientRect();
  const { top } = target.getBoundingClientRect();
  if (bottom > innerHeight - fixed || top < 0) {
    target.querySelector("summary").scrollIntoView({ block: "start" });
  }
}

let printing = false;
const closed = [];
const root = document.documentElement;

// Named <details> close one another: on paper all that is useful is open at once.
function openForPaper() {
  printing = true;
  const alone = root.classList.contains("une-reponse");
  const wanted = alone
    ? "details.imprimee, details.imprimee details"
    : "details[data-papier], .quiz details";
  for (const one of document.querySelectorAll(wanted)) {
    const name = one.getAttribute("name");
    closed.push([one, name, one.open]);
    one.removeAttribute("name");
    one.open = true;
  }
}

function closeAfterPaper() {
  for (const [one, name, open] of closed.splice(0)) {
    one.open = open;
    if (name) one.setAttribute("name", name);
  }
  root.classList.remove("une-reponse");
  document.querySelector(".imprimee")?.classList.remove("imprimee");
  setTimeout(() => {
    printing = false;
  });
}

for (const button of document.querySelectorAll(".imprimer-reponse")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.closest("details").classList.add("imprimee");
    root.classList.add("une-reponse");
    window.print();
  });
}

showNearDates();
addEventListener("hashchange", followAddress);
document.addEventListener("toggle", followAnswer, true);
addEventListener("beforeprint", openForPaper);
addEventListener("afterprint", closeAfterPaper);
followAddress();
