// Checks a sheet against the description of its type, the way the Python models do: same place,
// same code. Data is what the YAML reader gives: objects, lists, texts and null.

// White space as the Python side trims it; JavaScript's own \s differs by two characters.
const WHITE = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const EDGES = new RegExp(`^[${WHITE}]+|[${WHITE}]+$`, "g");
const patterns = new Map();

export function trim(text) {
  return text.replace(EDGES, "");
}

function pattern(source) {
  if (!patterns.has(source)) patterns.set(source, new RegExp(source.replace(/\\s/g, WHITE)));
  return patterns.get(source);
}

function isBlock(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function owns(subject, key) {
  return Object.prototype.hasOwnProperty.call(subject, key);
}

function quote(value) {
  if (typeof value !== "string") return Array.isArray(value) ? "une liste" : "un bloc";
  const short = value.length > 40 ? `${value.slice(0, 37)}…` : value;
  return `« ${short} »`;
}

function dayExists(year, month, day) {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

export function isDay(text) {
  const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  return found !== null && dayExists(...found.slice(1).map(Number));
}

function isPartialDate(text) {
  const found = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text);
  return found !== null && dayExists(...found.slice(1).map((part) => Number(part ?? 1)));
}

const SHAPES = {
  texte(value, shape) {
    if (typeof value !== "string") return ["FA013", emptyWords(value) ?? "il faut un texte"];
    const text = trim(value);
    const signs = [...text].length;
    if (shape.max && signs > shape.max) {
      return ["FA015", `${signs} signes : la limite est de ${shape.max}`];
    }
    if (shape.min && signs < shape.min) return ["FA015", "ce texte est vide"];
    if (!shape.motif || pattern(shape.motif).test(text)) return null;
    if (shape.role === "adresse") {
      return ["FA018", "une adresse commence par https:// et ne contient ni espace ni guillemet"];
    }
    if (shape.role === "jour") {
      return ["FA016", "écrivez 15 (chaque mois), 09-01 (chaque année) ou 2026-12-31 (une fois)"];
    }
    if (value.includes("\n") && ["texte", "identifiant"].includes(shape.role)) {
      return ["FA019", "ce texte tient sur une seule ligne"];
    }
    return [
      "FA017",
      `${quote(value)} n'est pas un identifiant : minuscules sans accent, chiffres et tirets`,
    ];
  },
  choix(value, shape) {
    return shape.mots.includes(value) ? null : ["FA014", `choisissez : ${shape.mots.join(", ")}`];
  },
  date(value) {
    if (value === null) return ["FA013", "il faut une date"];
    const right = typeof value === "string" && isDay(value);
    return right ? null : ["FA016", "écrivez une date AAAA-MM-JJ, par exemple 2026-11-21"];
  },
  "date-partielle"(value) {
    if (typeof value !== "string") return ["FA013", "il faut une date"];
    return isPartialDate(value) ? null : ["FA016", "écrivez AAAA, AAAA-MM ou AAAA-MM-JJ"];
  },
  "oui-non"(value) {
    if (value === null) return ["FA013", "répondez oui ou non"];
    const words = ["oui", "non", "true", "false"];
    const right = typeof value === "string" && words.includes(value.toLowerCase());
    return right ? null : ["FA021", "répondez oui ou non"];
  },
  nombre(value) {
    if (value === null) return ["FA013", "il faut un nombre entier"];
    const right = typeof value === "string" && /^[1-9][0-9]{0,4}$/.test(value);
    return right ? null : ["FA020", "il faut un nombre entier, de 1 à 99999"];
  },
};

function emptyWords(value) {
  return value === null ? "ce champ est vide" : null;
}

function* inValue(value, shape, place, description) {
  if (value === null && shape.vide) return;
  if (shape.genre === "liste") {
    yield* inList(value, shape, place, description);
  } else if (shape.genre === "bloc") {
    yield* inBlock(value, shape.bloc, place, description);
  } else if (shape.genre === "texte-ou-bloc") {
    const chosen = typeof value === "string" ? shape.texte : { genre: "bloc", bloc: shape.bloc };
    yield* inValue(value, chosen, place, description);
  } else {
    const refusal = SHAPES[shape.genre](value, shape);
    if (refusal) yield { place, code: refusal[0], message: refusal[1] };
  }
}

function* inList(value, shape, place, description) {
  if (!Array.isArray(value)) {
    yield { place, code: "FA013", message: emptyWords(value) ?? "il faut une liste" };
    return;
  }
  if (shape.max && value.length > shape.max) {
    yield { place, code: "FA015", message: `${shape.max} éléments au plus` };
    return;
  }
  let right = true;
  for (const [rank, element] of value.entries()) {
    for (const problem of inValue(element, shape.de, [...place, rank], description)) {
      right = false;
      yield problem;
    }
  }
  if (right && shape.min && value.length < shape.min) {
    const count = shape.min === 1 ? "un élément" : `${shape.min} éléments`;
    yield { place, code: "FA015", message: `il faut au moins ${count}` };
  }
}

function* inBlock(value, name, place, description) {
  const block = description.blocs[name];
  if (typeof value === "string" && block.texte_seul) {
    yield* inBlock({ [block.texte_seul]: value }, name, place, description);
    return;
  }
  if (!isBlock(value)) {
    yield { place, code: "FA013", message: emptyWords(value) ?? "il faut un bloc de champs" };
    return;
  }
  for (const field of block.champs) {
    if (owns(value, field.nom)) {
      yield* inValue(value[field.nom], field.forme, [...place, field.nom], description);
    } else if (field.requis) {
      yield { place: [...place, field.nom], code: "FA011", message: "ce champ est obligatoire" };
    }
  }
  const known = new Set(block.champs.map((field) => field.nom));
  for (const key of Object.keys(value)) {
    if (!known.has(key)) {
      yield { place: [...place, key], code: "FA012", message: "ce champ n'existe pas ici" };
    }
  }
}

// Every problem of the sheet's form: `place` (names and ranks), `code`, `message`.
export function checkShape(data, description) {
  return [...inBlock(data, description.racine, [], description)];
}

// Every text with its form and place, in a sheet whose form is right.
export function* texts(data, description) {
  yield* textsOfBlock(data, description.racine, [], description);
}

function* textsOfBlock(value, name, place, description) {
  const block = description.blocs[name];
  const fields = typeof value === "string" ? { [block.texte_seul]: value } : (value ?? {});
  for (const field of block.champs) {
    if (owns(fields, field.nom)) {
      yield* textsOf(fields[field.nom], field.forme, [...place, field.nom], description);
    }
  }
}

function* textsOf(value, shape, place, description) {
  if (value === null || value === undefined) return;
  if (shape.genre === "liste" && Array.isArray(value)) {
    for (const [rank, element] of value.entries()) {
      yield* textsOf(element, shape.de, [...place, rank], description);
    }
  } else if (shape.genre === "bloc" && (isBlock(value) || typeof value === "string")) {
    yield* textsOfBlock(value, shape.bloc, place, description);
  } else if (shape.genre === "texte-ou-bloc") {
    const chosen = typeof value === "string" ? shape.texte : { genre: "bloc", bloc: shape.bloc };
    yield* textsOf(value, chosen, place, description);
  } else if (shape.genre === "texte" && typeof value === "string") {
    yield { text: trim(value), shape, place };
  }
}
