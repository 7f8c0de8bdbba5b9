// What every script does to a page: make an element or a button, copy, know whether one is typing.

/** An element with a class, and what stands inside; nothing is made of an empty text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string | null} [className]
 * @param {...(string | Node | null | undefined)} content texts and elements
 * @returns {HTMLElementTagNameMap[Name]} */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content.filter(Boolean));
  return made;
}

/** A button that does something.
 * @param {string} text
 * @param {(event: Event) => void} action
 * @param {{ className?: string, label?: string }} [options] `label` is read aloud for the text */
export function button(text, action, { className = "bouton", label } = {}) {
  const made = element("button", className, text);
  made.type = "button";
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", action);
  return made;
}

/** Copies what a field holds or an element shows, and says so; else selects it and says how.
 * The clipboard is only open to secure addresses; elsewhere the selection does.
 * @param {HTMLElement | HTMLInputElement | HTMLTextAreaElement} source
 * @param {HTMLElement} status where it is said */
export async function copy(source, status) {
  const isField = "value" in source;
  if (isField) source.select();
  try {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(isField ? source.value : source.textContent.trim());
    } else {
      if (!isField) window.getSelection().selectAllChildren(source);
      if (!document.execCommand("copy")) throw new Error("copie refusée");
    }
    status.textContent = "Copié.";
  } catch {
    if (!isField) window.getSelection().selectAllChildren(source);
    status.textContent = "Le texte est sélectionné : copiez-le avec Ctrl+C.";
  }
}

const SHORTCUTS = "faire-avec.raccourcis";

/** Whether the reader turned single keys off; a browser that keeps nothing leaves them on. */
export function shortcutsOff() {
  try {
    return localStorage.getItem(SHORTCUTS) === "non";
  } catch {
    return false;
  }
}

/** Turns single keys off on this computer, or on again; says whether it could be kept.
 * @param {boolean} off */
export function keepShortcuts(off) {
  try {
    if (off) localStorage.setItem(SHORTCUTS, "non");
    else localStorage.removeItem(SHORTCUTS);
    return true;
  } catch {
    return false;
  }
}

/** Whether a key is no shortcut of the guide: typed in a field, the browser's, or turned off.
 * @param {KeyboardEvent} event */
export function isTyping(event) {
  return (
    shortcutsOff() ||
    Boolean(event.target.closest("input, textarea, select, [contenteditable]")) ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  );
}

/** The typographic no-break spaces of a French text.
 * @param {string} text */
export function spaced(text) {
  return text
    .replace(/« /g, "«\u202f")
    .replace(/ (?=[;!?»])/g, "\u202f")
    .replace(/ (?=:)/g, "\u00a0");
}
