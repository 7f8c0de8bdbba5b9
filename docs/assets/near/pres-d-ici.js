// @ts-check
// The page of a list of places: filters, that keep what places do not say; ages; paper.
import { element } from "../page/dom.js";
import { today } from "../page/today.js";
import { isOld, judged, summary } from "./filters.js";

const ORDER = { oui: 0, "?": 1, non: 2 };

/** Marks the dates that became old since the page was made.
 * @param {string} day */
function showAges(day) {
  for (const time of document.querySelectorAll("time[data-age]")) {
    const holder = time.closest(".date");
    if (isOld(time.getAttribute("datetime") ?? "", day)) holder?.classList.add("date--vieille");
  }
}

/** @param {HTMLFormElement} form
 * @param {HTMLElement} status */
function install(form, status) {
  const lists = [...document.querySelectorAll("ul.lieux")];
  const places = lists.flatMap((list) => [...list.children]);
  const first = new Map(places.map((place, rank) => [place, rank]));
  const notes = new Map(places.map((place) => [place, element("p", "non-dit")]));
  for (const [place, note] of notes) place.querySelector(".lieu__corps").append(note);

  function wishes() {
    return [...form.querySelectorAll("[data-champ]")]
      .filter((one) => (one.type === "checkbox" ? one.checked : one.value !== ""))
      .map((one) => {
        const name = one.tagName === "SELECT" ? one.selectedOptions[0].text : one.dataset.nom;
        const { champ } = one.dataset;
        // Networks keep their capital inside a sentence.
        const inside = champ === "programmes" ? name : name[0].toLowerCase() + name.slice(1);
        return { field: champ, word: one.value, name: inside };
      });
  }

  function filter() {
    const asked = wishes();
    const strict = form.elements.namedItem("strict").checked;
    const found = new Map(places.map((place) => [place, judged(place.dataset, asked)]));
    for (const [place, { said, unsaid }] of found) {
      place.hidden = said === "non" || (strict && said === "?");
      notes.get(place).textContent = unsaid.length > 0 ? `À demander : ${unsaid.join(", ")}.` : "";
    }
    for (const list of lists) {
      const order = [...list.children].sort(
        (one, other) =>
          ORDER[found.get(one).said] - ORDER[found.get(other).said] ||
          first.get(one) - first.get(other),
      );
      list.append(...order);
      list.closest("section").hidden = order.every((one) => one.hidden);
    }
    status.textContent = summary(
      [...found.values()].map(({ said }) => said),
      strict,
      asked.length > 0,
    );
  }

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();
}

const form = document.querySelector("form.filtres");
if (form) install(form, document.getElementById("lieux-trouves"));
for (const one of document.querySelectorAll("button.imprimer")) {
  one.hidden = false;
  one.addEventListener("click", () => window.print());
}
showAges(today());
