// « Par où rentrer ? », the page: an account, what the person has, the answer at each tick. Nothing
// is kept, nothing is sent.
import { button, element, spaced } from "../page/dom.js";
import { words } from "../page/fold.js";
import { advise, network } from "./solver.js";
import { answerFor, lower, motives, sayLoop } from "./tell.js";

const MOST = 3; // accounts at once
const SHOWN = 6; // names proposed at once
const WAYS = 1; // ways of a tier before the fold

const form = document.getElementById("rentrer");
const field = document.getElementById("rentrer-compte");
const names = document.getElementById("rentrer-noms");
const chips = document.getElementById("rentrer-puces");
const means = document.getElementById("rentrer-moyens");
const [boxes, moreBoxes] = means.querySelectorAll(".rentrer__cases");
const reply = document.getElementById("rentrer-reponse");
const status = document.getElementById("rentrer-annonce");
const root = form.dataset.racine;

let chosen = []; // ids of accounts
const ticked = new Map(); // what was said of each means

// The graph, with what is looked up by name.
function named(data) {
  return Object.assign(data, {
    network: network(data.routes, data.states),
    rank: new Map(data.facts.map(([name], rank) => [name, rank])),
    brings: new Map(data.ticks.map(([fact, ...brought]) => [fact, brought])),
    byId: new Map(data.accounts.map((account) => [account.id, account])),
  });
}

let pending = null;
function load() {
  pending ??= fetch(new URL("./graph.json", import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`graphe : ${answer.status}`);
    return answer.json();
  });
  return pending.then((data) => (data.network ? data : named(data)));
}

// The account: one field, names people use.

// How well a name answers what is typed: its own first word, a whole word, the start of one; null
// when it does not. The common accounts come first among equals.
function rankOf(one, typed) {
  const known = one.dataset.noms.split(" ");
  if (!typed.every((word) => known.some((name) => name.startsWith(word)))) return null;
  const own = words(one.textContent).join(" ").startsWith(typed.join(" "));
  const whole = typed.every((word) => known.includes(word));
  return (own ? 0 : whole ? 2 : 4) + ("courant" in one.dataset ? 0 : 1);
}

function propose() {
  const typed = words(field.value);
  let shown = 0;
  const ranked = [...names.children].map((item, place) => {
    const one = item.firstElementChild;
    const usual = "courant" in one.dataset && chosen.length === 0 ? 0 : null;
    return { item, id: one.value, place, rank: typed.length ? rankOf(one, typed) : usual };
  });
  ranked.sort((a, b) => (a.rank ?? 9) - (b.rank ?? 9) || a.place - b.place);
  for (const { item, id, rank } of ranked) {
    item.hidden = rank === null || chosen.includes(id) || shown >= SHOWN;
    if (!item.hidden) shown += 1;
  }
  names.append(...ranked.map(({ item }) => item));
  document.getElementById("rentrer-aide").textContent = spaced(
    typed.length && shown === 0
      ? "Aucun compte de ce nom ici. Essayez un autre nom, ou cherchez dans le guide."
      : "Trois comptes au plus. Rien n'est gardé, rien n'est envoyé.",
  );
  document.getElementById("rentrer-aide").hidden = chosen.length > 0 && typed.length === 0;
}

const nameOf = (id) =>
  [...names.querySelectorAll("button")].find(({ value }) => value === id)?.textContent ?? "";

function choose(id) {
  if (!nameOf(id) || chosen.includes(id)) return;
  chosen = [...chosen, id].slice(-MOST);
  field.value = "";
  refresh();
}

function drop(id) {
  chosen = chosen.filter((one) => one !== id);
  refresh();
  field.focus();
}

function refresh() {
  chips.replaceChildren(
    ...chosen.map((id) =>
      element(
        "li",
        "",
        button(`${nameOf(id)} ✕`, () => drop(id), {
          className: "puce",
          label: `Retirer ${nameOf(id)}`,
        }),
      ),
    ),
  );
  propose();
  load()
    .then((guide) => {
      ask(guide);
      show(guide);
    })
    .catch((error) => {
      pending = null;
      console.warn(error);
      reply.hidden = false;
      status.classList.remove("invisible");
      status.textContent =
        "La réponse n'a pas pu se charger. Le tableau plus bas marche sans elle.";
    });
}

// The boxes: the means that the routes of these accounts use.

function ask(guide) {
  const accounts = chosen.map((id) => guide.byId.get(id));
  const first = new Set(accounts.flatMap(({ asks }) => asks));
  const others = new Set(accounts.flatMap((one) => one.others).filter((one) => !first.has(one)));
  const inOrder = (facts) =>
    Object.keys(guide.means).flatMap((word) =>
      [...facts].filter((fact) => fact.split("@")[0] === word),
    );
  boxes.replaceChildren(
    ...inOrder(first).map((fact) => box(guide, fact)),
    ...accounts.filter((one) => one.first).map(neverBox),
  );
  moreBoxes.replaceChildren(...inOrder(others).map((fact) => box(guide, fact)));
  moreBoxes.parentElement.hidden = others.size === 0;
  means.hidden = chosen.length === 0;
}

function checkbox(name, value, checked, text, help) {
  const input = element("input");
  Object.assign(input, { type: "checkbox", name, value, checked, autocomplete: "off" });
  const label = element("label", "rentrer__coche", input, element("span", "", spaced(text)));
  if (help) label.title = spaced(help);
  return label;
}

function box(guide, fact) {
  const [word, owner] = fact.split("@");
  const { says, help, ticked: usual } = guide.means[word];
  const account = owner && chosen.length > 1 ? ` (${guide.byId.get(owner).name})` : "";
  return checkbox("tenu", fact, ticked.get(fact) ?? usual, `${says}${account}`, help);
}

function neverBox({ id, name }) {
  const fact = `jamais@${id}`;
  const text = `Je n'ai jamais eu de compte ${name}`;
  return checkbox("jamais", id, ticked.get(fact) ?? false, text, "");
}

function held(guide) {
  const value = (name) =>
    [...form.querySelectorAll(`input[name=${name}]:checked`)].map((one) => one.value);
  const never = new Set(value("jamais"));
  const facts = [...value("tenu"), ...guide.supposed];
  for (const { id, supposed } of guide.accounts) {
    if (supposed || chosen.includes(id)) facts.push(`${never.has(id) ? "jamais" : "existe"}@${id}`);
  }
  const found = new Set();
  for (const name of facts) {
    const fact = guide.rank.get(name);
    if (fact === undefined) continue;
    found.add(fact);
    for (const brought of guide.brings.get(fact) ?? []) found.add(brought);
  }
  return found;
}

// What is told.

const paragraph = (text, className) => element("p", className, spaced(text));
const list = (name, items, className) => element(name, className, ...items);
function link(address, text) {
  const a = element("a", "", spaced(text));
  a.href = address;
  return a;
}
const accountOf = (guide, number) => guide.accounts[guide.said[number].account];

// A step: what it is, by where, how long, how; where its gestures are told.
function step(guide, number, account, { brief = false, before = "" } = {}) {
  const one = guide.said[number];
  const owner = accountOf(guide, number);
  const name = one.precision || guide.purposes[one.purpose];
  const said = owner === account ? name : `${owner.name} : ${lower(name)}`;
  const delay = [one.wait ? lower(one.delay) : "", one.detail ? `(${lower(one.detail)})` : ""];
  const item = element("li", "", element("strong", "", spaced(said)));
  const where = [lower(one.channel), delay.filter(Boolean).join(" ")].filter(Boolean);
  item.append(element("small", "", spaced(` ${where.join(", ")}`)));
  if (one.how && !brief) item.append(paragraph(one.how));
  if (one.proof === "a-verifier") item.append(paragraph("À essayer, sans promettre.", "petit"));
  if (one.answer && !brief && before !== one.answer) {
    const { title } = guide.sheets[owner.sheet].answers[one.answer];
    const p = element("p", "petit", spaced("Pas à pas : "));
    p.append(link(`${root}${owner.address}#${one.answer}`, title));
    item.append(p);
  }
  return item;
}

function way(guide, account, { routes }, done) {
  const left = routes.filter((number) => !done.includes(number));
  const steps = left.map((number, rank) => {
    const before = rank > 0 ? guide.said[left[rank - 1]].answer : "";
    return step(guide, number, account, { before });
  });
  return list(steps.length === 1 ? "ul" : "ol", steps, "rentrer__voie");
}

function ways(guide, account, found, done) {
  const told = found.map((one) => way(guide, account, one, done));
  if (told.length <= WAYS) return told;
  const rest = told.slice(WAYS);
  const fold = element("details");
  fold.append(
    element("summary", "", rest.length > 1 ? `${rest.length} autres façons` : "Une autre façon"),
    ...rest,
  );
  return [...told.slice(0, WAYS), fold];
}

const listed = (items) => items.map((one, rank) => (rank ? lower(one) : one)).join(", ");

function rung(name, { text, say, bring, ask: wanted, sheet, line }) {
  const block = element("div", "rentrer__voie");
  if (line) {
    const p = element("p", "", spaced(`${line[0]} : `));
    const a = link(`tel:${line[1].replace(/[^\d+]/g, "")}`, line[1].replace(/ /g, "\u00a0"));
    a.className = "numero";
    p.append(a);
    block.append(p);
  }
  if (text) block.append(paragraph(text));
  if (say) {
    block.append(element("p", "", spaced("Dites : "), element("q", "rentrer__dire", spaced(say))));
  }
  const bringing = name === "telephone" ? "Sous la main" : "Apportez";
  if (bring) block.append(paragraph(`${bringing} : ${listed(bring)}.`));
  if (wanted) block.append(paragraph(`Demandez : ${listed(wanted)}.`));
  if (sheet) block.append(element("p", "", link(root + sheet[0], sheet[1])));
  return block;
}

function tier(className, title, ...content) {
  const blocks = content.flat().filter(Boolean);
  if (blocks.length === 0) return null;
  return element("section", `rentrer__palier ${className}`, element("h4", "", title), ...blocks);
}

// Whether a loop stands on every way into an account; else something else is missing there.
function isItsLoop(guide, account, loop) {
  const facts = new Set(loop.map(([fact]) => fact));
  const doors = guide.network.givers.get(account.goal) ?? [];
  return doors.every((number) =>
    guide.network.routes[number].clauses.some((clause) => clause.some((fact) => facts.has(fact))),
  );
}

// What closes the account, in one sentence, with the way out.
function closed(guide, account, told) {
  if (account.opens === false)
    return paragraph("Pas de compte à rouvrir : la démarche s'en passe.");
  const say = (fact) => guide.facts[fact][1];
  const pairs = [];
  told.loop.forEach(([fact, number], rank) => {
    const owner = accountOf(guide, number);
    const stops = [say(fact), say(told.loop[(rank + 1) % told.loop.length][0])];
    if ((guide.facts[fact][0].split("@")[1] ?? "") !== owner.id && owner.goal >= 0) {
      stops.splice(1, 0, say(owner.goal));
    }
    for (let i = 1; i < stops.length; i += 1) {
      if (stops[i - 1] !== stops[i]) pairs.push([stops[i - 1], stops[i]]);
    }
  });
  const loop = pairs.length > 1 && isItsLoop(guide, account, told.loop) ? sayLoop(pairs) : "";
  const asked = (fact) => Number(!account.asks.includes(guide.facts[fact][0]));
  const out = told.wouldOpen
    .sort((a, b) => asked(a) - asked(b))
    .slice(0, 3)
    .map(say)
    .join(", ou ");
  const text = [
    loop || "Avec cela, aucune entrée connue sur l'écran.",
    out ? `Pour en sortir : ${out}.` : "",
    "L'appel, le guichet et le papier restent ouverts.",
  ];
  return paragraph(text.filter(Boolean).join(" "), "rentrer__boucle");
}

function offline(guide, account, told, paper) {
  const { offline: found } = guide.sheets[account.sheet];
  const acts = told.acts.filter(
    (number) => !["telephone", "guichet"].includes(guide.said[number].by),
  );
  const items = acts.map((number) => step(guide, number, account));
  if (items.length === 0 && !paper) {
    for (const { what, how } of found) {
      items.push(element("li", "", element("strong", "", spaced(what)), paragraph(how)));
    }
  }
  return tier(
    "rentrer__papier",
    "Pendant ce temps, sur papier",
    paper && rung("papier", paper),
    items.length > 0 && list("ul", items.slice(0, 3), "rentrer__voie"),
  );
}

function people(guide, account, told, rungs) {
  const { line } = guide.sheets[account.sheet];
  const acts = told.acts.filter((number) =>
    ["telephone", "guichet"].includes(guide.said[number].by),
  );
  const calls = { ...rungs.telephone };
  if (!calls.line && line.length > 0) calls.line = line;
  return tier(
    "rentrer__aller",
    "Appelez ou allez-y",
    Object.keys(calls).length > 0 && rung("telephone", calls),
    rungs.guichet && rung("guichet", rungs.guichet),
    ways(guide, account, told.helped, told.first),
    [...told.steps, ...acts].map((number) =>
      list("ul", [step(guide, number, account)], "rentrer__voie"),
    ),
    rungs.quelqu_un && rung("quelqu_un", rungs.quelqu_un),
  );
}

// What is missing and may be found again: a sheet that says how, or the mailbox to name.
function missing(guide, accounts, now) {
  const lacking = [...form.querySelectorAll("input[name=tenu]:not(:checked)")]
    .map(({ value }) => value)
    .filter((fact) => guide.means[fact.split("@")[0]].sheet.length > 0)
    .filter((fact) => !now.has(guide.rank.get(fact)));
  const items = lacking.map((fact) => {
    const [address, title] = guide.means[fact.split("@")[0]].sheet;
    const item = element("li", "", spaced(`${guide.facts[guide.rank.get(fact)][1]} : `));
    item.append(link(root + address, title));
    const kinds = guide.accounts.filter((one) => one.address === address && !one.supposed);
    const free = kinds.filter(({ id }) => !chosen.includes(id));
    if (free.length > 0 && free.length === kinds.length && chosen.length < MOST) {
      item.append(spaced(". Laquelle ? "));
      item.append(
        ...free.map(({ id, name }) => button(name, () => choose(id), { className: "puce" })),
      );
    }
    return item;
  });
  return tier(
    "rentrer__manque",
    "Pour retrouver ce qui manque",
    items.length > 0 && list("ul", items),
  );
}

function tell(guide, account, told, facts) {
  const sheet = guide.sheets[account.sheet];
  const has = (word) => {
    const fact = [word, `${word}@${account.id}`].find((name) =>
      [...account.asks, ...account.others].includes(name),
    );
    return fact === undefined ? null : facts.has(guide.rank.get(fact));
  };
  const found = answerFor(sheet.answers, motives(has));
  const rungs = found ? found[1].rungs : {};
  const block = element("section", "rentrer__compte-dit");
  const head = element("h3");
  const isOpen = account.goal >= 0 && facts.has(account.goal);
  head.append(link(root + account.address, account.name));
  block.append(head);
  if (isOpen) {
    block.append(paragraph("Ce compte est ouvert avec ce qu'elle a."));
    return block;
  }
  const alone = ways(guide, account, told.alone, told.first);
  const none = alone.length === 0 && told.helped.length === 0;
  block.append(
    ...[
      none && closed(guide, account, told),
      tier("rentrer__essayer", told.first.length ? "Ensuite, essayez" : "Essayez d'abord", alone),
      people(guide, account, told, rungs),
      offline(guide, account, told, rungs.papier),
    ].filter(Boolean),
  );
  return block;
}

// The mobile number comes back before what needs it: said once.
function numberFirst(guide, told) {
  const first = [...new Set(told.flatMap((one) => one.first))];
  if (first.length === 0) return null;
  const items = first.map((number) => {
    const { answer, by } = guide.said[number];
    const known = guide.sheets[accountOf(guide, number).sheet].answers[answer]?.rungs[by];
    const item = step(guide, number, null, { brief: Boolean(known) });
    if (known) item.append(rung(by, known));
    return item;
  });
  return tier(
    "rentrer__numero",
    "D'abord, retrouver le numéro de téléphone",
    list("ul", items, "rentrer__voie"),
  );
}

function show(guide) {
  status.classList.add("invisible");
  reply.hidden = chosen.length === 0;
  const facts = held(guide);
  const accounts = chosen.map((id) => guide.byId.get(id));
  const told = accounts.map((account) =>
    advise(guide.network, facts, { ...account, number: guide.number }, guide.ticks),
  );
  const before = numberFirst(guide, told);
  document
    .getElementById("rentrer-texte")
    .replaceChildren(
      ...[
        before,
        ...accounts.map((account, rank) => tell(guide, account, told[rank], facts)),
        missing(guide, accounts, facts),
      ].filter(Boolean),
    );
  const say = ({ name }, { alone, helped }) => {
    const state = alone.length
      ? "à essayer tout de suite"
      : helped.length
        ? "par un appel ou au guichet"
        : "sur papier, et par un appel";
    return `${name} : ${state}`;
  };
  status.textContent = spaced(
    [before ? "D'abord le numéro" : "", ...accounts.map((one, rank) => say(one, told[rank]))]
      .filter(Boolean)
      .join(" · "),
  );
}

names.addEventListener("click", ({ target }) => {
  const one = target.closest("button");
  if (one) choose(one.value);
});
field.addEventListener("input", propose);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const first = names.querySelector("li:not([hidden]) button");
  if (first && field.value) choose(first.value);
});
form.addEventListener("change", ({ target }) => {
  if (target.name !== "tenu" && target.name !== "jamais") return;
  ticked.set(target.name === "jamais" ? `jamais@${target.value}` : target.value, target.checked);
  load().then(show);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  chosen = [];
  ticked.clear();
  setTimeout(refresh);
  field.focus();
});
document.getElementById("rentrer-imprimer").addEventListener("click", () => window.print());
document.getElementById("rentrer-sans-script").hidden = true;
form.hidden = false;

// « ?compte=caf », from a sheet or an answer; a sheet of several accounts offers them.
const wanted = new URLSearchParams(location.search).get("compte") ?? "";
if (nameOf(wanted)) choose(wanted);
else if (wanted) {
  for (const item of names.children) {
    item.hidden = !item.firstElementChild.value.startsWith(`${wanted}:`);
  }
  if (!names.querySelector("li:not([hidden])")) propose();
}
