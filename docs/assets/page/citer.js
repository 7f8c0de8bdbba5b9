// « Citer cette fiche »: completes the addresses, adds a button that copies.
import { button, copy, element } from "./dom.js";

for (const link of document.querySelectorAll("[data-a-completer]")) {
  link.textContent = link.href;
}
for (const address of document.querySelectorAll("[data-adresse]")) {
  address.textContent = new URL(address.dataset.adresse, document.baseURI).href;
}
for (const note of document.querySelectorAll("[data-sans-script]")) {
  note.textContent = "L'adresse est celle où vous lisez cette page. ";
}

// The button stands in the place that the style keeps for it: nothing moves.
for (const block of document.querySelectorAll("[data-citation]")) {
  const text = element("span", "", ...block.childNodes);
  const status = element("span");
  status.setAttribute("role", "status");
  const label = `Copier : ${block.dataset.citation}`;
  const copyButton = button("Copier", () => copy(text, status), { label });
  block.append(text, element("span", "citer__copie", copyButton, " ", status));
}
