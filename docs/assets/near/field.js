// @ts-check
// One field, « votre commune », and the places near it. What is typed stays in this page: nothing
// is kept, and only a file of the guide is asked for, that of a département or of some names.
import { button, element, spaced } from "../page/dom.js";
import { today } from "../page/today.js";
import { begunBy, communesHead, placesOf } from "./communes.js";
import { isOld } from "./filters.js";
import { label, departmentOf, listAddress, meant, nameWords, readTyped } from "./names.js";
import { nearest, ofNetwork } from "./nearest.js";

/** @typedef {import("./names.js").Row} Row */
/** @typedef {import("./nearest.js").Home} Home */

/** The places of a département.
 * @typedef {object} File
 * @property {number} invented
 * @property {[code: string, label: string, badge: number][]} networks
 * @property {Home[]} homes
 * @property {[id: string, name: string, commune: number, street: string, town: string,
 *   phones: string[], hours: string, networks: number[], day: string,
 *   point: [number, number] | 0, part?: string][]} places `part`: under the page of its commune */

const MOST = 6;
const MOST_OPTIONS = 10;
const MOST_CHOICES = 8;
const FAILED = "La liste n'a pas pu se charger : ouvrez la page des lieux, par commune.";

const input = element("input", null);
const options = element("datalist", null);
const status = element("p", "pres__etat");
const list = element("ul", "pres__lieux");
const after = element("p", "pres__suite");
const see = button("Voir les lieux", () => look());
const help = element("p", "petit", "Ce que vous tapez reste dans cette page.");
const box = element(
  "div",
  "pres__champ",
  element("label", null, "Votre commune"),
  element("div", "pres__saisie", input, see),
  help,
  options,
  status,
  list,
  after,
);
/** @type {HTMLElement | null} */
let holder = null;
/** @type {Row | null} */
let shown = null;
let turn = 0;

// The page of all places: the link that stands where the field comes.
function base() {
  const link = holder?.querySelector(".pres__lien a");
  return link instanceof HTMLAnchorElement ? link.href : location.href;
}

function clear() {
  list.replaceChildren();
  after.replaceChildren();
}

/** @param {string} text */
function say(text) {
  status.textContent = spaced(text);
}

// What may be meant, while one types; a name chosen in the list is shown at once.
async function suggest() {
  const text = input.value;
  const mine = (turn += 1);
  try {
    const rows = meant(await begunBy(text), readTyped(text));
    if (mine !== turn) return;
    const picked = rows.find((row) => label(row) === text);
    if (picked) {
      await show(picked);
      return;
    }
    options.replaceChildren(
      ...rows.slice(0, MOST_OPTIONS).map((row) => {
        const option = element("option", null);
        option.value = label(row);
        return option;
      }),
    );
  } catch {
    // Said when the places are asked for.
  }
}

async function look() {
  const text = input.value.trim();
  const mine = (turn += 1);
  if (text === "") {
    input.focus();
    return;
  }
  try {
    const typed = readTyped(text);
    const rows = meant(await begunBy(text), typed);
    if (mine !== turn) return;
    const name = typed.name.join(" ");
    const exact = rows.filter(([, title]) => nameWords(title).join(" ") === name);
    const found = exact.length > 0 ? exact : rows;
    if (found.length === 1) await show(found[0]);
    else if (found.length > 1) offer(found);
    else await miss(text);
  } catch {
    clear();
    say(FAILED);
  }
}

/** Several communes bear the name: the reader chooses.
 * @param {Row[]} rows */
function offer(rows) {
  clear();
  say("Plusieurs communes : choisissez.");
  for (const row of rows.slice(0, MOST_CHOICES)) {
    list.append(
      element(
        "li",
        "pres__choix",
        button(label(row), () => show(row)),
      ),
    );
  }
}

/** @param {string} text */
async function miss(text) {
  clear();
  const { departements } = await communesHead();
  const names = Object.values(departements).map(([name]) => name);
  const where = names.length > MOST_CHOICES ? "" : ` Elle couvre : ${names.join(", ")}.`;
  say(`Aucune commune « ${text} » dans la liste de ce guide.${where}`);
}

/** @param {Row} row */
async function show(row) {
  const mine = (turn += 1);
  try {
    const file = await placesOf(departmentOf(row[2]));
    if (mine !== turn) return;
    shown = row;
    input.value = label(row);
    fill(row, file);
  } catch {
    clear();
    say(FAILED);
  }
}

/** @param {Row} row
 * @param {File} file */
function fill(row, file) {
  clear();
  const [, name, insee, postcodes, group, , , latitude, longitude] = row;
  /** @type {[number, number] | null} */
  const centre = latitude === undefined ? null : [latitude / 100, longitude / 100];
  const places = file.places.map(
    ([id, title, commune, street, town, phones, hours, networks, day, point, part = ""]) => ({
      id,
      title,
      commune,
      street,
      town,
      phones,
      hours,
      day,
      point,
      part,
      networks: networks.map((rank) => file.networks[rank][0]),
      badges: networks.map((rank) => file.networks[rank]).filter(([, , badge]) => badge === 1),
    }),
  );
  const wanted = holder?.dataset.reseau ?? "";
  const near = nearest({ insee, group, postcodes, centre }, places, file.homes);
  const kept = ofNetwork(near, wanted, MOST);
  const isHere = (/** @type {{commune: number}} */ { commune }) => file.homes[commune][0] === insee;
  const here = near.filter(isHere).length;
  const around = kept.filter(({ place }) => !isHere(place)).length;
  const counts = [
    here > 0 ? `${here} lieu${here > 1 ? "x" : ""} dans la commune` : "aucun lieu dans la commune",
    around > 0 ? `${around} autour` : here > MOST ? `voici les ${MOST} plus récents` : "",
  ];
  const invented = file.invented ? " Exemple inventé : aucun de ces lieux n'existe." : "";
  say(`${name} : ${counts.filter(Boolean).join(", ")}.${invented}`);
  const network = file.networks.find(([code]) => code === wanted)?.[1] ?? "";
  list.append(...kept.map(({ place, unsaid }) => item(place, file.homes, unsaid ? network : "")));
  const whole = element("a", null, "Toute la liste, avec les filtres");
  whole.href = new URL(listAddress(row), base()).href;
  after.append(whole);
}

/** @param {{id: string, title: string, commune: number, street: string, town: string,
 *   phones: string[], hours: string, day: string, part: string,
 *   badges: [string, string, number][]}} place
 * @param {Home[]} homes
 * @param {string} unsaid a network that the place does not say it is of */
function item(
  { id, title, commune, street, town, phones, hours, day, part, badges },
  homes,
  unsaid,
) {
  const [, name, , , url] = homes[commune];
  const link = element("a", null, spaced(title));
  link.href = `${new URL(holder?.dataset.racine ?? "./", location.href).href}${url}${part}#l-${id}`;
  const numbers = phones.map((phone) => {
    const call = element("a", "pres__numero", phone);
    call.href = `tel:${phone.replace(/\s/g, "")}`;
    return call;
  });
  const old = day === "" || isOld(day, today());
  const date = day
    ? `Mis à jour le ${day.split("-").reverse().join("/")}`
    : "Date de mise à jour inconnue";
  return element(
    "li",
    null,
    element("b", null, link),
    ...badges.map(([, text]) => element("span", "pres__reseau", text)),
    element("span", "pres__ou", [street, /\D/.test(town) ? town : `${town} ${name}`].join(", ")),
    numbers.length > 0 ? element("span", "pres__appel", ...numbers) : null,
    hours ? element("span", "pres__heures", spaced(hours)) : null,
    unsaid ? element("span", "non-dit", `${unsaid} : non dit, demandez.`) : null,
    element(
      "span",
      `date${old ? " date--vieille" : ""}`,
      old ? spaced(`${date} : appelez avant.`) : date,
    ),
  );
}

function dress() {
  if (document.querySelector('link[href$="pres-d-ici.css"]')) return;
  const style = element("link", null);
  style.rel = "stylesheet";
  style.href = new URL("../style/pres-d-ici.css", import.meta.url).href;
  document.head.append(style);
}

/** Puts the field where it is wanted, with what it shows already. Where it stands, it stays while one
 * sees it: on paper every answer is open.
 * @param {HTMLElement} place */
export function showIn(place) {
  if (holder && holder.closest("details")?.open !== false) return;
  dress();
  const isOther = holder !== null && (holder.dataset.reseau ?? "") !== (place.dataset.reseau ?? "");
  holder = place;
  place.prepend(box);
  if (shown && isOther) show(shown);
}

input.id = "votre-commune";
input.type = "text";
input.autocomplete = "off";
input.spellcheck = false;
input.setAttribute("list", "communes-possibles");
input.setAttribute("aria-describedby", "votre-commune-aide");
help.id = "votre-commune-aide";
options.id = "communes-possibles";
/** @type {HTMLLabelElement} */ (box.firstElementChild).htmlFor = input.id;
status.setAttribute("role", "status");
input.addEventListener("focus", () => communesHead().catch(() => {}), { once: true });
input.addEventListener("input", suggest);
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  look();
});
