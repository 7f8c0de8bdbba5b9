// What is typed in a tool: followed, refused when it must be, erased on leaving. Nothing is kept.
import { REASONS, secretKind } from "./secrets.js";

const TEXT_FIELDS = "textarea, input[type=text]";

/** Follows the fields `data-saisie` and the boxes `data-coche` of a tool.
 * @param {HTMLElement} tool holds the fields and the papers
 * @param onChange called with the values (a text by field, a list by group of boxes), and whether
 *   somebody filled a field
 * @returns `{values, show, erase, firstRefusal}` */
export function follow(tool, onChange) {
  const zone = tool.querySelector(".saisie");
  const refusal = (field) => document.getElementById(`refus-${field.dataset.saisie}`);
  const fields = () => [...tool.querySelectorAll("[data-saisie]")];
  const secret = (field) => (field.matches(TEXT_FIELDS) ? secretKind(field.value) : null);

  function values() {
    const found = {};
    for (const field of fields())
      found[field.dataset.saisie] = secret(field) ? "" : field.value.trim();
    for (const box of tool.querySelectorAll("[data-coche]")) {
      const group = box.dataset.coche;
      found[group] = [...(found[group] ?? []), ...(box.checked ? [box.value] : [])];
    }
    return found;
  }

  function say(field) {
    const kind = secret(field);
    field.setAttribute("aria-invalid", kind ? "true" : "false");
    refusal(field).textContent = kind ? REASONS[kind] : "";
  }

  const written = (among = "*") =>
    fields().some((field) => field.matches(among) && field.value !== (field.defaultValue ?? ""));
  const show = () => onChange(values(), written());

  function erase() {
    for (const field of tool.querySelectorAll("input, textarea, select")) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
      else if (field.tagName === "SELECT") field.selectedIndex = 0;
      else field.value = field.defaultValue;
    }
    for (const field of fields().filter((one) => one.matches(TEXT_FIELDS))) say(field);
    show();
  }

  tool.addEventListener("input", ({ target }) => {
    // Nobody is corrected in the middle of a word; but what is put right is forgiven at once.
    if (target.matches("[data-saisie]") && target.getAttribute("aria-invalid") === "true")
      say(target);
    show();
  });
  tool.addEventListener("focusout", ({ target, relatedTarget }) => {
    // A message that moves the button during the press would miss the click; the button will say.
    if (
      target.matches("[data-saisie]") &&
      target.matches(TEXT_FIELDS) &&
      !relatedTarget?.closest("button")
    )
      say(target);
  });
  tool.addEventListener("change", show);
  addEventListener("beforeunload", (event) => {
    if (!written(TEXT_FIELDS)) return;
    event.preventDefault();
    event.returnValue = ""; // browsers from before 2023
  });
  // A page that the browser puts aside keeps nothing for the next person.
  addEventListener("pagehide", erase);

  zone.classList.add("prete");
  return {
    values,
    show,
    erase,
    firstRefusal() {
      const field = fields().find(secret);
      if (field) {
        say(field);
        field.focus();
      }
      return field ?? null;
    },
  };
}
