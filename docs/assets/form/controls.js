// The controls of the form: one function per form of value. A control has `element`, `read()`
// (undefined when empty), `write(value)` and `find(place)`, the control an error belongs to.
import { button, element } from "../page/dom.js";

let lastId = 0;

function newId() {
  lastId += 1;
  return `champ-${lastId}`;
}

function setAttributes(node, values) {
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  return node;
}

function smallButton(text, action, label) {
  return button(text, action, { className: "bouton bouton--petit", label });
}

// What the data holds as text: a loaded sheet may give booleans and numbers.
function asText(value) {
  if (value === true) return "oui";
  if (value === false) return "non";
  return value === null || value === undefined ? "" : String(value);
}

// The place of an error, tied to what it speaks of.
function errorOf(target, helps) {
  const zone = setAttributes(element("p", "erreur-champ"), { id: newId(), hidden: "" });
  const setError = (message) => {
    zone.textContent = message ? `À corriger : ${message}` : "";
    zone.hidden = !message;
    const described = [...helps, ...(message ? [zone.id] : [])].join(" ");
    if (described) target.setAttribute("aria-describedby", described);
    else target.removeAttribute("aria-describedby");
    if (message) target.setAttribute("aria-invalid", "true");
    else target.removeAttribute("aria-invalid");
  };
  setError("");
  return { zone, setError };
}

function titleOf(field) {
  return field.requis ? `${field.titre} (obligatoire)` : field.titre;
}

// A label, a help and an error around one native control.
function dress(entry, field, read, write) {
  const box = element("div", "champ");
  entry.id = newId();
  const label = setAttributes(element("label", null, titleOf(field)), { for: entry.id });
  const helps = [];
  box.append(label);
  if (field.aide) {
    const help = setAttributes(element("p", "aide-champ", field.aide), { id: newId() });
    helps.push(help.id);
    box.append(help);
  }
  const { zone, setError } = errorOf(entry, helps);
  box.append(entry, zone);
  const control = { element: box, target: entry, setError, read, write, find: () => control };
  return control;
}

function simpleEntry(entry, field) {
  const read = () => (entry.value.trim() === "" ? undefined : entry.value.trim());
  const write = (value) => {
    const text = asText(value).trim();
    entry.value = text === field.defaut ? "" : text;
  };
  return dress(entry, field, read, write);
}

function choiceList(words, field, labels = {}) {
  const choice = element("select");
  const absent = field.defaut ? `Non précisé (vaut : ${field.defaut})` : "Choisir…";
  choice.append(new Option(absent, ""));
  for (const word of words) choice.append(new Option(labels[word] ?? word, word));
  const control = simpleEntry(choice, field);
  const { write } = control;
  control.write = (value) => {
    const text = asText(value);
    // A word that is no longer in the list stays visible: it is the check that refuses it.
    if (text && ![...choice.options].some((option) => option.value === text)) {
      choice.append(new Option(text, text));
    }
    write(value);
  };
  return control;
}

function reference(shape, field, context) {
  const names = { fiche: "fiches", source: "sources", contact: "contacts" };
  const entry = setAttributes(element("input"), {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    list: context.suggestions(names[shape.role], shape.cibles),
  });
  return simpleEntry(entry, field);
}

function text(shape, field, context) {
  if (["fiche", "source", "contact"].includes(shape.role)) {
    return reference(shape, field, context);
  }
  if (shape.role === "terme") {
    const words = context.common.vocabulaires[shape.vocabulaire] ?? [];
    return choiceList(
      words.map(([word]) => word),
      field,
      Object.fromEntries(words),
    );
  }
  if (shape.role === "prose") {
    return simpleEntry(setAttributes(element("textarea"), { rows: 2, spellcheck: "true" }), field);
  }
  const address = shape.role === "adresse";
  return simpleEntry(
    setAttributes(element("input"), {
      type: "text",
      autocomplete: "off",
      inputmode: address ? "url" : undefined,
      spellcheck: address || ["identifiant", "jour"].includes(shape.role) ? "false" : "true",
    }),
    field,
  );
}

function onePerLine(shape, field) {
  const entry = setAttributes(element("textarea"), { rows: 3, spellcheck: "true" });
  const help = `${field.aide} Un par ligne.`;
  const read = () => {
    const lines = entry.value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    return lines.length > 0 ? lines : undefined;
  };
  const write = (value) => {
    entry.value = (value ?? []).map(asText).join("\n");
  };
  return dress(entry, { ...field, aide: help }, read, write);
}

function group(field, name = "fieldset") {
  const box = element(name, "groupe");
  const legend = element("legend", null, titleOf(field));
  box.append(legend);
  const helps = [];
  if (field.aide) {
    const help = setAttributes(element("p", "aide-champ", field.aide), { id: newId() });
    helps.push(help.id);
    box.append(help);
  }
  setAttributes(box, { tabindex: "-1" });
  const { zone, setError } = errorOf(box, helps);
  box.append(zone);
  return { box, legend, setError };
}

function boxes(shape, field, context) {
  const { box, setError } = group(field);
  const grid = element("div", "cases");
  box.append(grid);
  let order = [];
  const addBox = (word, label) => {
    const ticked = setAttributes(element("input"), { type: "checkbox", value: word, id: newId() });
    const line = element("div", "case");
    line.append(ticked, setAttributes(element("label", null, label), { for: ticked.id }));
    ticked.addEventListener("change", () => {
      order = order.filter((one) => one !== word);
      if (ticked.checked) order.push(word);
    });
    grid.append(line);
    return ticked;
  };
  const ticks = new Map(
    (context.common.vocabulaires[shape.de.vocabulaire] ?? []).map(([word, label]) => [
      word,
      addBox(word, label),
    ]),
  );
  const control = {
    element: box,
    target: box,
    setError,
    read: () => (order.length > 0 ? [...order] : undefined),
    write: (value) => {
      order = (value ?? []).map(asText);
      for (const word of order) if (!ticks.has(word)) ticks.set(word, addBox(word, word));
      for (const [word, ticked] of ticks) ticked.checked = order.includes(word);
    },
    find: () => control,
  };
  return control;
}

function series(shape, field, context) {
  const { box, setError } = group(field);
  const items = element("ol", "elements");
  let elements = [];
  let readTerms = [];

  const renumber = () => elements.forEach((one, rank) => one.renumber(rank, elements.length));

  const move = (one, step) => {
    const rank = elements.indexOf(one);
    const neighbour = elements[rank + step];
    if (!neighbour) return;
    elements.splice(rank, 1);
    elements.splice(rank + step, 0, one);
    if (step < 0) neighbour.line.before(one.line);
    else neighbour.line.after(one.line);
    renumber();
    (step < 0 ? one.up : one.down).focus();
    context.announce(`${field.titre} : élément passé en position ${rank + step + 1}.`);
  };

  const remove = (one) => {
    const rank = elements.indexOf(one);
    elements.splice(rank, 1);
    one.line.remove();
    renumber();
    const next = elements[Math.min(rank, elements.length - 1)];
    (next ? next.remove : addButton).focus();
    context.announce(`${field.titre} : élément ${rank + 1} retiré.`);
  };

  const add = (value) => {
    const name = `${field.titre}, élément`;
    const inner = control(shape.de, { titre: name, aide: "", requis: false }, context);
    const line = element("li", "element");
    const one = { line, inner };
    one.up = smallButton("Monter", () => move(one, -1));
    one.down = smallButton("Descendre", () => move(one, 1));
    one.remove = smallButton("Retirer", () => remove(one));
    one.renumber = (rank, total) => {
      const label = inner.element.querySelector("legend, label");
      label.textContent = `${field.titre}, élément ${rank + 1}`;
      for (const [action, key] of [
        ["Monter", "up"],
        ["Descendre", "down"],
        ["Retirer", "remove"],
      ]) {
        one[key].setAttribute("aria-label", `${action} : ${field.titre}, élément ${rank + 1}`);
      }
      one.up.disabled = rank === 0;
      one.down.disabled = rank === total - 1;
    };
    const actions = element("div", "actions-element");
    actions.append(one.up, one.down, one.remove);
    line.append(inner.element, actions);
    items.append(line);
    elements.push(one);
    if (value !== undefined) inner.write(value);
    renumber();
    return one;
  };

  const addButton = smallButton(
    "Ajouter",
    () => {
      const one = add();
      one.inner.element.querySelector("input, select, textarea")?.focus();
      context.announce(`${field.titre} : élément ${elements.length} ajouté.`);
    },
    `Ajouter : ${field.titre}`,
  );
  box.append(items, addButton);

  const here = {
    element: box,
    target: box,
    setError,
    read: () => {
      readTerms = elements.filter((one) => one.inner.read() !== undefined);
      return readTerms.length > 0 ? readTerms.map((one) => one.inner.read()) : undefined;
    },
    write: (value) => {
      elements = [];
      items.replaceChildren();
      for (const one of value ?? []) add(one);
    },
    find: ([rank, ...rest]) => readTerms[rank]?.inner.find(rest) ?? here,
  };
  return here;
}

// Fields that prove a statement, or complete a bare text, are folded until they are used.
function foldOf(title, children) {
  const box = element("details", "precisions");
  box.append(element("summary", null, title), ...children.map((one) => one.element));
  return box;
}

function block(shape, field, context) {
  const description = context.description.blocs[shape.bloc];
  const { box, setError } = group(field);
  const children = description.champs.map((one) => [one, control(one.forme, one, context)]);
  const secondary = (one) => !one.requis && (one.preuve || description.texte_seul);
  const visible = children.filter(([one]) => !secondary(one));
  const foldedOnes = children.filter(([one]) => secondary(one));
  box.append(...visible.map(([, one]) => one.element));
  const details =
    foldedOnes.length > 0
      ? foldOf(
          description.texte_seul ? "Précisions et preuve" : "Preuve : source, date, certitude",
          foldedOnes.map(([, one]) => one),
        )
      : null;
  if (details) box.append(details);
  const here = {
    element: box,
    target: box,
    setError,
    read: () => {
      const found = {};
      for (const [one, child] of children) {
        const value = child.read();
        if (value !== undefined) found[one.nom] = value;
      }
      const keys = Object.keys(found);
      if (keys.length === 0) return field.requis ? {} : undefined;
      const only = description.texte_seul;
      return only && keys.length === 1 && keys[0] === only ? found[only] : found;
    },
    write: (value) => {
      const fields = typeof value === "string" ? { [description.texte_seul]: value } : value;
      for (const [one, child] of children) child.write((fields ?? {})[one.nom]);
      if (details) details.open = foldedOnes.some(([, child]) => child.read() !== undefined);
    },
    find: ([name, ...rest]) => {
      const found = children.find(([one]) => one.nom === name);
      return found ? found[1].find(rest) : here;
    },
  };
  return here;
}

// An id, or the same thing written in full: the reader chooses which.
function textOrBlock(shape, field, context) {
  const { box, setError } = group(field);
  const short = control(
    shape.texte,
    {
      titre: "Déjà dans la bibliographie",
      aide: "Tapez un mot du titre, puis choisissez.",
      requis: false,
    },
    context,
  );
  const long = control(
    { genre: "bloc", bloc: shape.bloc },
    {
      titre: "Ou une nouvelle source",
      aide: context.description.blocs[shape.bloc].aide,
      requis: false,
    },
    context,
  );
  const details = foldOf("Écrire une nouvelle source", [long]);
  box.append(short.element, details);
  const here = {
    element: box,
    target: box,
    setError,
    read: () => long.read() ?? short.read(),
    write: (value) => {
      const asBlock = value !== null && typeof value === "object";
      short.write(asBlock ? "" : value);
      long.write(asBlock ? value : undefined);
      details.open = asBlock;
    },
    find: (place) => {
      if (place.length > 0) return long.find(place);
      return long.read() === undefined ? short.find(place) : here;
    },
  };
  return here;
}

// The control of a value of this form.
export function control(shape, field, context) {
  switch (shape.genre) {
    case "liste":
      if (shape.de.role === "terme") return boxes(shape, field, context);
      if (shape.de.role === "texte") return onePerLine(shape, field);
      return series(shape, field, context);
    case "bloc":
      return block(shape, field, context);
    case "texte-ou-bloc":
      return textOrBlock(shape, field, context);
    case "choix":
      return choiceList(shape.mots, field);
    case "oui-non":
      return choiceList(["oui", "non"], field);
    case "date":
      return simpleEntry(setAttributes(element("input"), { type: "date" }), field);
    case "nombre":
      return simpleEntry(
        setAttributes(element("input"), { type: "text", inputmode: "numeric" }),
        field,
      );
    case "date-partielle":
      return simpleEntry(
        setAttributes(element("input"), { type: "text", placeholder: "AAAA-MM-JJ" }),
        field,
      );
    default:
      return text(shape, field, context);
  }
}
