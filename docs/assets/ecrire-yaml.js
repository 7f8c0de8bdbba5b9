// Writes a sheet as YAML. What is not plainly safe is quoted; nothing is guessed by a reader.

const LARGEUR = 96;
const RETRAIT = "  ";
// Letters, digits and the signs of French prose: never an indicator, never a hidden character.
const SUR = /^[0-9A-Za-z\u00c0-\u017f«(][\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f-\u205e\u20ac]*$/;
const TROMPEUR = /: |:$| #|^\(?(?:null|true|false|yes|no|on|off|y|n|nan|inf)\)?$|^---|^\.\.\./i;
const NOMBRE = /^(?:0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)$/;

function nu(texte) {
  if (!SUR.test(texte) || TROMPEUR.test(texte) || texte !== texte.trim()) return false;
  // What starts with a digit and is one word may be read as a number, a time or a date.
  return !/^[0-9]/.test(texte) || NOMBRE.test(texte) || /^[0-9]+ [^\s:]/.test(texte)
    || /^[0-9]+-[a-z]/.test(texte);
}

function entreGuillemets(texte) {
  const sortie = [...texte].map((signe) => {
    const point = signe.codePointAt(0);
    if (signe === "\n") return "\\n";
    if (signe === "\t") return "\\t";
    if (signe === '"' || signe === "\\") return `\\${signe}`;
    if (point >= 0xd800 && point <= 0xdfff) return "\\ufffd";
    // Soft hyphens, marks of direction and the rest: seen, not hidden.
    if (point < 0x20 || /[\p{C}\p{Zl}\p{Zp}]/u.test(signe)) {
      return point > 0xffff ? `\\U${point.toString(16).padStart(8, "0")}`
        : `\\u${point.toString(16).padStart(4, "0")}`;
    }
    return signe;
  });
  return `"${sortie.join("")}"`;
}

function plie(texte, marge) {
  const lignes = [];
  let ligne = "";
  for (const mot of texte.split(" ")) {
    if (ligne && ligne.length + 1 + mot.length > LARGEUR) {
      lignes.push(ligne);
      ligne = mot;
    } else {
      ligne = ligne ? `${ligne} ${mot}` : mot;
    }
  }
  lignes.push(ligne);
  return `>-\n${lignes.map((une) => marge + une).join("\n")}`;
}

const LISIBLE = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f-\u205e\u20ac]*$/;

function scalaire(texte, marge) {
  const lignes = texte.split("\n");
  const bords = lignes.every((ligne) => LISIBLE.test(ligne) && ligne === ligne.trim());
  if (lignes.length > 1 && bords && lignes[0] !== "" && lignes[lignes.length - 1] !== "") {
    return `|-\n${lignes.map((ligne) => (ligne ? marge + ligne : "")).join("\n")}`;
  }
  if (texte.length > LARGEUR && LISIBLE.test(texte) && !texte.includes("  ")
    && texte === texte.trim()) return plie(texte, marge);
  return nu(texte) ? texte : entreGuillemets(texte);
}

// Names and words stand in one line, as in the sheets written by hand.
function estUnMot(donnee) {
  return typeof donnee === "string" && donnee.length <= 60 && LISIBLE.test(donnee)
    && !/[.!?;]$/.test(donnee);
}

function dansUneLigne(texte) {
  return nu(texte) && !/[,:[\]{}?#]/.test(texte) ? texte : entreGuillemets(texte);
}

function valeur(donnee, marge) {
  if (donnee === null) return " null";
  if (typeof donnee === "string") return ` ${scalaire(donnee, marge)}`;
  if (Array.isArray(donnee)) {
    if (donnee.length === 0) return " []";
    if (donnee.every(estUnMot)) return ` [${donnee.map(dansUneLigne).join(", ")}]`;
    return donnee.map((element) => `\n${marge}-${element_(element, marge)}`).join("");
  }
  const cles = Object.keys(donnee);
  if (cles.length === 0) return " {}";
  return cles.map((cle) => `\n${marge}${ligne(cle, donnee[cle], marge)}`).join("");
}

// The first field of a block stands on the line of its dash.
function element_(element, marge) {
  const dedans = marge + RETRAIT;
  if (element !== null && typeof element === "object" && !Array.isArray(element)
    && Object.keys(element).length > 0) {
    return valeur(element, dedans).replace(`\n${dedans}`, " ");
  }
  return valeur(element, dedans);
}

function ligne(cle, donnee, marge) {
  return `${cle}:${valeur(donnee, marge + RETRAIT)}`;
}

// The text of a sheet; its fields stand in the order given.
export function enYaml(donnees, entete = []) {
  const champs = Object.keys(donnees).map((cle) => `${ligne(cle, donnees[cle], "")}\n`);
  return [...entete.map((texte) => `# ${texte}\n`), ...champs].join("");
}
