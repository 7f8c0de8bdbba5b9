// Filters and sorts the matrix. The whole table is already in the page.
import { element } from "./dom.js";
import { words } from "./fold.js";

const folded = (text) => words(text).join(" ");

function install(table, form, count) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const names = new Map(
    rows.map((row) => [row, folded(row.cells[0].querySelector("a").textContent)]),
  );
  // The page comes in the order of titles, which is kept between equals.
  const place = new Map(rows.map((row, rank) => [row, rank]));
  const headings = [...table.tHead.rows[0].cells];
  const text = form.querySelector("input");
  const choice = form.querySelector("select");
  let sorting = "";

  function announce() {
    const shown = rows.filter((row) => !row.hidden).length;
    const plural = shown > 1 ? "s" : "";
    const sentence =
      shown === 0
        ? "Aucun service ne répond à ces deux filtres."
        : `${shown} service${plural} sur ${rows.length}`;
    count.textContent = sorting && shown ? `${sentence}, ${sorting}.` : sentence;
  }

  function filter() {
    const typed = words(text.value);
    const mark = choice.value;
    for (const row of rows) {
      const name = names.get(row);
      const marks = row.dataset.marques.split(" ");
      row.hidden =
        !typed.every((word) => name.includes(word)) || (mark !== "" && !marks.includes(mark));
    }
    announce();
  }

  function sort(heading, direction) {
    const column = headings.indexOf(heading);
    const value = (row) => Number(row.cells[column].dataset.tri ?? 0);
    const alphabet = (a, b) => place.get(a) - place.get(b);
    const sign = direction === "ascending" ? 1 : -1;
    rows.sort((a, b) =>
      column === 0 ? sign * alphabet(a, b) : sign * (value(a) - value(b)) || alphabet(a, b),
    );
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", direction);
    body.append(...rows);
    sorting = `par ${heading.querySelector("button").textContent}${sign < 0 ? ", ordre inverse" : ""}`;
    announce();
  }

  for (const heading of headings) {
    if ("sansTri" in heading.dataset) continue;
    const button = element("button", "", ...heading.childNodes);
    button.type = "button";
    button.addEventListener("click", () =>
      sort(heading, heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending"),
    );
    // On paper, a browser repeats the text of a heading on every page, never a button.
    const twins = [...button.childNodes].map((node) => node.cloneNode(true));
    heading.append(button, element("span", "sur-papier", ...twins));
  }
  headings[0].setAttribute("aria-sort", "ascending");
  text.addEventListener("input", filter);
  choice.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    text.value = "";
    choice.value = "";
    filter();
  });
  form.hidden = false;
  filter();
}

// The three questions: a list, what works first, what nobody knows next, what is closed last.
function answer(form, list, status) {
  const order = { oui: 0, "?": 1, non: 2 };
  const said = ["", "On ne sait pas.", "Demandé pour le compte."];
  const items = [...list.children];
  const notes = new Map(items.map((item) => [item, element("small", "sans__note")]));
  for (const [item, note] of notes) item.append(" ", note);
  const show = () => {
    const asked = [...form.querySelectorAll("input:checked")].map(({ value }) => value);
    const rank = (item) =>
      Math.max(0, ...asked.map((means) => order[item.getAttribute(`data-${means}`)]));
    const found = items.map((item) => [rank(item), item]);
    for (const [state, item] of found) {
      notes.get(item).textContent = asked.length > 0 ? said[state] : "";
      item.className = asked.length > 0 ? ["sans--oui", "sans--inconnu", "sans--non"][state] : "";
    }
    list.append(...[...found].sort(([a], [b]) => a - b).map(([, item]) => item));
    list.hidden = asked.length === 0;
    const works = found.filter(([state]) => state === 0).length;
    const closed = found.filter(([state]) => state === 2).length;
    status.textContent =
      asked.length > 0
        ? `${works} le permettent, ${closed} non, ${items.length - works - closed} : on ne sait pas.`
        : "Cochez une question ou plusieurs.";
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
}

answer(
  document.querySelector(".questions"),
  document.querySelector(".sans"),
  document.getElementById("trouves"),
);
install(
  document.querySelector(".matrice"),
  document.querySelector(".filtre"),
  document.getElementById("compte"),
);
