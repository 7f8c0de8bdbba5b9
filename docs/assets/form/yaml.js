// Writes a sheet as YAML. What is not plainly safe is quoted; nothing is guessed by a reader.

const WIDTH = 96;
const INDENT = "  ";
// Letters, digits and the signs of French prose: never an indicator, never a hidden character.
const SAFE =
  /^[0-9A-Za-z\u00c0-\u017f«(][\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f-\u205e\u20ac]*$/;
const MISLEADING = /: |:$| #|^\(?(?:null|true|false|yes|no|on|off|y|n|nan|inf)\)?$|^---|^\.\.\./i;
const NUMBER = /^(?:0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)$/;

function isBare(text) {
  if (!SAFE.test(text) || MISLEADING.test(text) || text !== text.trim()) return false;
  // What starts with a digit and is one word may be read as a number, a time or a date.
  return (
    !/^[0-9]/.test(text) ||
    NUMBER.test(text) ||
    /^[0-9]+ [^\s:]/.test(text) ||
    /^[0-9]+-[a-z]/.test(text)
  );
}

function quoted(text) {
  const output = [...text].map((sign) => {
    const point = sign.codePointAt(0);
    if (sign === "\n") return "\\n";
    if (sign === "\t") return "\\t";
    if (sign === '"' || sign === "\\") return `\\${sign}`;
    if (point >= 0xd800 && point <= 0xdfff) return "\\ufffd";
    // Soft hyphens, marks of direction and the rest: seen, not hidden.
    if (point < 0x20 || /[\p{C}\p{Zl}\p{Zp}]/u.test(sign)) {
      return point > 0xffff
        ? `\\U${point.toString(16).padStart(8, "0")}`
        : `\\u${point.toString(16).padStart(4, "0")}`;
    }
    return sign;
  });
  return `"${output.join("")}"`;
}

function folded(text, margin) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  lines.push(line);
  return `>-\n${lines.map((one) => margin + one).join("\n")}`;
}

const READABLE = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f-\u205e\u20ac]*$/;

function scalar(text, margin) {
  const lines = text.split("\n");
  const edges = lines.every((line) => READABLE.test(line) && line === line.trim());
  if (lines.length > 1 && edges && lines[0] !== "" && lines[lines.length - 1] !== "") {
    return `|-\n${lines.map((line) => (line ? margin + line : "")).join("\n")}`;
  }
  if (text.length > WIDTH && READABLE.test(text) && !text.includes("  ") && text === text.trim())
    return folded(text, margin);
  return isBare(text) ? text : quoted(text);
}

// Names and words stand in one line, as in the sheets written by hand.
function isWord(data) {
  return (
    typeof data === "string" && data.length <= 60 && READABLE.test(data) && !/[.!?;]$/.test(data)
  );
}

function inOneLine(text) {
  return isBare(text) && !/[,:[\]{}?#]/.test(text) ? text : quoted(text);
}

function value(data, margin) {
  if (data === null) return " null";
  if (typeof data === "string") return ` ${scalar(data, margin)}`;
  if (Array.isArray(data)) {
    if (data.length === 0) return " []";
    if (data.every(isWord)) return ` [${data.map(inOneLine).join(", ")}]`;
    return data.map((element) => `\n${margin}-${itemOf(element, margin)}`).join("");
  }
  const keys = Object.keys(data);
  if (keys.length === 0) return " {}";
  return keys.map((key) => `\n${margin}${line(key, data[key], margin)}`).join("");
}

// The first field of a block stands on the line of its dash.
function itemOf(element, margin) {
  const inner = margin + INDENT;
  if (
    element !== null &&
    typeof element === "object" &&
    !Array.isArray(element) &&
    Object.keys(element).length > 0
  ) {
    return value(element, inner).replace(`\n${inner}`, " ");
  }
  return value(element, inner);
}

function line(key, data, margin) {
  return `${key}:${value(data, margin + INDENT)}`;
}

// The text of a sheet; its fields stand in the order given.
export function toYaml(data, header = []) {
  const fields = Object.keys(data).map((key) => `${line(key, data[key], "")}\n`);
  return [...header.map((text) => `# ${text}\n`), ...fields].join("");
}
