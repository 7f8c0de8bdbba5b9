// The form of one sheet type: built from its description, checked here, given back as YAML.
import { copy, element } from "../page/dom.js";
import { slugify } from "../page/fold.js";
import { SLUG, SLUG_LONGEST } from "../page/shared.js";
import { today } from "../page/today.js";
import { control } from "./controls.js";

const LONGEST_ADDRESS = 7000;
const form = document.getElementById("proposer");

async function readJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} : ${answer.status}`);
  return answer.json();
}

function fillList(list, lines, targets) {
  for (const line of lines) {
    if (targets && !targets.includes(line[1])) continue;
    list.append(new Option(line[line.length - 1], line[0]));
  }
}

// What checks and writes comes when the form is first used.
let toolkit = null;
function tools() {
  toolkit ??= Promise.all([
    import("../page/personal.js"),
    import("./yaml.js"),
    import("./rules.js"),
    import("./references.js"),
  ]).then((modules) => Object.assign({}, ...modules));
  return toolkit;
}

// The bibliography is heavy: fetched once, when the form is first used.
function bibliography(folder, common) {
  let pending = null;
  return () => {
    pending ??= readJson(new URL("sources.json", folder))
      .then(({ sources }) => {
        common.sources = sources;
        const list = document.getElementById("suggestions-sources");
        if (list) fillList(list, sources);
      })
      .catch(() => {
        pending = null;
      });
    return pending;
  };
}

function suggestionLists(common) {
  const made = new Map();
  return (name, targets) => {
    const key = [name, ...(targets ?? [])].join("-");
    if (!made.has(key)) {
      const list = element("datalist");
      list.id = `suggestions-${key}`;
      fillList(list, common[name] ?? [], targets);
      document.body.append(list);
      made.set(key, list.id);
    }
    return made.get(key);
  };
}

// Required fields first, then each optional field in its own fold.
function build(description, context) {
  const top = description.blocs[description.racine];
  const children = top.champs.map((field) => ({
    field,
    control: control(field.forme, field, context),
  }));
  const required = document.getElementById("champs-obligatoires");
  const optional = document.getElementById("champs-facultatifs");
  for (const child of children) {
    if (child.field.requis) {
      required.append(child.control.element);
    } else {
      child.fold = element("details", "facultatif");
      child.fold.append(element("summary", null, child.field.titre), child.control.element);
      optional.append(child.fold);
    }
  }
  return children;
}

function readAll(children) {
  const data = {};
  for (const { field, control: one } of children) {
    const value = one.read();
    if (value !== undefined) data[field.nom] = value;
  }
  return data;
}

function writeAll(children, data) {
  for (const { field, control: one, fold } of children) {
    one.write(data[field.nom]);
    if (fold) fold.open = one.read() !== undefined;
  }
}

function openUpTo(node) {
  for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
}

function showErrors(problems, children, summary) {
  const list = element("ul");
  for (const { place, message, target } of problems) {
    const child = children.find(({ field }) => field.nom === place[0]);
    const aimed = target ?? child?.control.find(place.slice(1));
    if (!aimed) continue;
    aimed.setError(message);
    openUpTo(aimed.target);
    const link = element("a", null, `${child?.field.titre ?? "Identifiant"} : ${message}`);
    link.href = `#${aimed.target.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      aimed.target.focus();
    });
    const line = element("li");
    line.append(link);
    list.append(line);
  }
  const count = problems.length;
  summary.replaceChildren(
    element("h2", null, count > 1 ? `${count} points à corriger` : "Un point à corriger"),
    list,
  );
  summary.hidden = false;
  summary.focus();
}

function filledAddress(template, path, text) {
  const full = template
    .replace("{chemin}", encodeURIComponent(path).replace(/%2F/g, "/"))
    .replace("{texte}", encodeURIComponent(text));
  return full.length <= LONGEST_ADDRESS ? full : null;
}

async function start() {
  const {
    type,
    racine: root,
    nouveau: createTemplate,
    modifier: editTemplate,
    schema,
  } = form.dataset;
  const folder = new URL("./fields/", import.meta.url);
  const [description, common] = await Promise.all([
    readJson(new URL(`${type}.json`, folder)),
    readJson(new URL("common.json", folder)),
  ]);
  const status = document.getElementById("etat-formulaire");
  const announce = (text) => {
    status.textContent = text;
  };
  const suggestions = suggestionLists(common);
  const children = build(description, { description, common, announce, suggestions });
  const readSources = bibliography(folder, common);
  form.addEventListener(
    "focusin",
    () => {
      readSources();
      tools();
    },
    { once: true },
  );
  const summary = document.getElementById("resume-erreurs");
  const result = document.getElementById("resultat");
  const output = document.getElementById("yaml");
  const idControl = control(
    { genre: "texte", role: "identifiant" },
    {
      titre: "Identifiant",
      requis: true,
      aide: "L'adresse de la fiche. Elle ne changera plus. Minuscules sans accent, chiffres, tirets.",
    },
    {},
  );
  let existing = null;
  let dirty = false;

  const drawnName = () => slugify(readAll(children).titre ?? "", SLUG_LONGEST);
  const { control: titleField } = children.find(({ field }) => field.nom === "titre");
  const title = titleField.target;
  titleField.element.after(idControl.element);
  let lastDrawn = "";
  title.addEventListener("input", () => {
    if (existing || (idControl.read() ?? "") !== lastDrawn) return;
    lastDrawn = drawnName();
    idControl.write(lastDrawn);
  });
  form.addEventListener("input", () => {
    dirty = true;
    result.hidden = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });

  const nameProblems = () => {
    const found = idControl.read() ?? "";
    if (!SLUG.test(found) || found.length > SLUG_LONGEST) {
      return [`minuscules sans accent, chiffres et tirets ; ${SLUG_LONGEST} signes au plus`];
    }
    const taken = common.fiches.some(([id]) => id === found) && found !== existing;
    return taken ? ["cet identifiant est déjà pris"] : [];
  };

  const check = ({ personalData, checkShape, checkReferences }) => {
    for (const error of form.querySelectorAll(".erreur-champ:not([hidden])")) {
      error.hidden = true;
    }
    for (const wrong of form.querySelectorAll("[aria-invalid]")) {
      wrong.removeAttribute("aria-invalid");
    }
    summary.hidden = true;
    const data = readAll(children);
    const problems = nameProblems().map((message) => ({ place: [], message, target: idControl }));
    const shape = checkShape(data, description);
    problems.push(...shape);
    // Personal data is looked for in any case: it never leaves in a file.
    const references = checkReferences(data, description, common, personalData, idControl.read());
    problems.push(
      ...references.filter(({ place }) => !shape.some((one) => `${one.place}` === `${place}`)),
    );
    return { data, problems };
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [modules] = await Promise.all([tools(), readSources()]);
    const { data, problems } = check(modules);
    if (problems.length > 0) {
      result.hidden = true;
      showErrors(problems, children, summary);
      return;
    }
    const header = existing ? [] : [`yaml-language-server: $schema=../../${schema}`];
    showResult(modules.toYaml(data, header));
  });

  function showResult(text) {
    const path = `fiches/${description.dossier}/${idControl.read()}.yml`;
    copyStatus.textContent = "";
    output.value = text;
    output.rows = Math.min(24, text.split("\n").length + 1);
    document.getElementById("chemin").textContent = path;
    const link = document.getElementById("telecharger");
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([text], { type: "text/yaml;charset=utf-8" }));
    link.download = `${idControl.read()}.yml`;
    prepareForge(existing ? editTemplate : createTemplate, path, text);
    result.hidden = false;
    result.focus();
  }

  function prepareForge(template, path, text) {
    const link = document.getElementById("ouvrir-forge");
    const help = document.getElementById("aide-forge");
    if (!link || !template) return;
    const filled = template.includes("{texte}") ? filledAddress(template, path, text) : null;
    link.href = filled ?? filledAddress(template, path, "");
    help.hidden = filled !== null;
  }

  document.getElementById("telecharger").addEventListener("click", () => {
    dirty = false;
  });
  const copyStatus = document.getElementById("etat-copie");
  document.getElementById("copier").addEventListener("click", () => copy(output, copyStatus));

  async function load(id) {
    const known = common.fiches.find(([one, kind]) => one === id && kind === type);
    if (!known) {
      announce(`« ${id} » n'est pas une fiche de ce type.`);
      return;
    }
    try {
      const { fiche: sheet } = await readJson(
        new URL(`${root}api/v1/fiches/${id}.json`, location.href),
      );
      writeAll(children, sheet);
    } catch {
      announce("La fiche n'a pas pu être lue. Réessayez, ou partez d'une fiche vide.");
      return;
    }
    existing = id;
    idControl.write(id);
    idControl.target.readOnly = true;
    result.hidden = true;
    announce(`Fiche chargée : ${known[2]}. Ses commentaires, s'il y en a, ne sont pas repris.`);
    title.focus();
  }

  const existingChoice = document.getElementById("fiche-existante");
  existingChoice.setAttribute("list", suggestions("fiches", [type]));
  document
    .getElementById("charger")
    .addEventListener("click", () => load(existingChoice.value.trim()));

  writeAll(children, { statut: "brouillon", verifie_le: today() });
  for (const note of document.querySelectorAll(".sans-script")) note.hidden = true;
  form.hidden = false;
  form.dataset.pret = "oui";
  const asked = new URLSearchParams(location.search).get("fiche");
  if (asked) await load(asked);
}

start().catch(() => {
  document.querySelector(".place-du-formulaire").classList.add("vide");
  document.querySelector(".sans-script").prepend("Le formulaire n'a pas pu s'ouvrir. ");
});
