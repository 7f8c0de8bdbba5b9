// Step by step: the gestures of an answer as boxes to tick, on the screen and on paper. Nothing is
// kept: closing the page, or the list, forgets it.
import { button, element } from "./dom.js";

function list(gestures, status) {
  const items = [...gestures.children];
  const boxes = items.map((item, rank) => {
    const box = element("input");
    Object.assign(box, { type: "checkbox", autocomplete: "off" });
    box.setAttribute("aria-label", `Geste ${rank + 1} fait`);
    item.prepend(box);
    box.addEventListener("change", say);
    return box;
  });
  function say() {
    const done = boxes.filter(({ checked }) => checked).length;
    status.textContent =
      done === boxes.length ? "Tout est fait." : `${done} sur ${boxes.length} : ${next()}`;
  }
  const next = () => `geste ${boxes.findIndex(({ checked }) => !checked) + 1}.`;
  gestures.classList.add("pas-a-pas");
  say();
  boxes[0].focus();
  return () => {
    for (const box of boxes) box.remove();
    gestures.classList.remove("pas-a-pas");
    status.textContent = "";
  };
}

for (const actions of document.querySelectorAll(".reponse__actions")) {
  const gestures = actions.closest(".volet__corps").querySelector("ol.gestes");
  if (!gestures || gestures.children.length < 2) continue;
  const status = element("span", "pas-a-pas__ou");
  status.setAttribute("role", "status");
  let close = null;
  const start = button("Étape par étape", () => {
    if (close) {
      close();
      close = null;
    } else close = list(gestures, status);
    start.setAttribute("aria-pressed", String(close !== null));
  });
  start.setAttribute("aria-pressed", "false");
  actions.append(" ", start, " ", status);
}
