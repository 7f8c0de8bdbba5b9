// Two rules that no field says alone: official addresses (FA107), trees of decision (FA117).

const PLAIN = /^https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/?#]|$)/i;
const LINKED = /\]\((https?:\/\/[^\s<>")]+)\)/g;

/** Whether the table of domains vouches for the site of an address.
 * @param {string} url
 * @param {Map<string, boolean>} domains whether only that exact name is official, by name */
export function isOfficial(url, domains) {
  const parts = (PLAIN.exec(url)?.[1] ?? "").toLowerCase().split(".");
  return parts.some((_, rank) => {
    const alone = domains.get(parts.slice(rank).join("."));
    return alone !== undefined && (rank === 0 || !alone);
  });
}

/** Addresses of a text that nobody vouches for; those that only say where something was read may
 * be of any site.
 * @param {string} text
 * @param {{ role?: string, citee?: boolean }} shape
 * @param {Map<string, boolean>} domains */
export function unofficial(text, shape, domains) {
  const urls = shape.role === "adresse" && !shape.citee ? [text] : [];
  if (shape.role === "prose") urls.push(...[...text.matchAll(LINKED)].map(([, url]) => url));
  return urls.filter((url) => !isOfficial(url, domains));
}

/** What is wrong with the branches of a decision; nothing for another sheet.
 * @param {any} data a sheet whose form is right */
export function treeProblems(data) {
  const { questions, sorties } = data;
  if (!Array.isArray(questions) || !Array.isArray(sorties)) return [];
  if (!questions.every((one) => Array.isArray(one?.choix))) return [];
  const found = [];
  const say = (place, message) => found.push({ place, code: "FA117", message });
  const known = { question: new Set(), sortie: new Set() };
  for (const { id } of questions) known.question.add(id);
  for (const { id } of sorties) known.sortie.add(id);
  questions.forEach(({ choix }, index) => {
    choix.forEach((answer, rank) => {
      const place = ["questions", index, "choix", rank];
      const given = ["question", "sortie"].filter((name) => answer[name]);
      if (given.length !== 1) {
        say(place, "une réponse mène à « question » ou à « sortie », à l'une des deux");
      } else if (!known[given[0]].has(answer[given[0]])) {
        say([...place, given[0]], `« ${answer[given[0]]} » n'est pas une ${given[0]} de la fiche`);
      }
    });
  });
  return found.length ? found : walk(questions, sorties, say, found);
}

// From the first question: all must be met, and none twice on one way.
function walk(questions, sorties, say, found) {
  const rank = new Map(questions.map(({ id }, index) => [id, index]));
  const met = new Set();
  const ended = new Set();
  const visit = (id, path) => {
    met.add(id);
    questions[rank.get(id)].choix.forEach((answer, choice) => {
      if (answer.sortie) ended.add(answer.sortie);
      else if (path.includes(answer.question)) {
        say(
          ["questions", rank.get(id), "choix", choice],
          `cette réponse revient à « ${answer.question} » : on tourne en rond`,
        );
      } else if (!met.has(answer.question)) visit(answer.question, [...path, answer.question]);
    });
  };
  visit(questions[0].id, [questions[0].id]);
  questions.forEach(({ id }, index) => {
    if (!met.has(id)) say(["questions", index], `aucune réponse ne mène à la question « ${id} »`);
  });
  sorties.forEach(({ id }, index) => {
    if (!ended.has(id)) say(["sorties", index], `aucune réponse ne mène à la sortie « ${id} »`);
  });
  return found;
}
