// « Par où rentrer ? », the page: reads the boxes, answers at once. Nothing kept, nothing sent.
import { element, spaced } from "../page/dom.js";
import { CERTAINTY } from "../page/shared.js";
import { decisive, loop, network, otherWays, reach, solve, wouldOpen } from "./solver.js";

const form = document.getElementById("rentrer");
const root = form.dataset.racine;
const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
const plural = (count, word) => `${count} ${word}${count > 1 ? "s" : ""}`;

function withNames(data) {
  const guide = {
    network: network(data.routes, data.states),
    number: new Map(data.facts.map(([name], rank) => [name, rank])),
    brings: new Map(data.ticks.map(([fact, ...brought]) => [fact, brought])),
    ticks: data.ticks,
    say: (fact) => data.facts[fact][1],
    name: (fact) => data.facts[fact][0],
    delays: data.delays,
    routes: data.said.map((said) => Object.assign(said, { title: data.purposes[said.purpose] })),
    accounts: data.accounts.map((account) =>
      Object.assign(account, {
        address: root + account.address,
        offline: data.offline[account.sheet],
      }),
    ),
  };
  guide.rank = new Map(guide.accounts.map(({ id }, rank) => [id, rank]));
  return guide;
}

// What the boxes say: facts held, accounts wanted.
function readBoxes(guide) {
  const ticked = (name) =>
    [...form.querySelectorAll(`input[name=${name}]:checked`)]
      .filter((box) => box.closest("[data-propres][hidden]") === null)
      .map(({ value }) => value);
  const goals = ticked("but");
  const never = new Set(ticked("jamais"));
  const exists = new Set(ticked("existe"));
  const names = [...ticked("tenu")];
  for (const { id, isKey } of guide.accounts) {
    const has = isKey ? exists.has(id) : !never.has(id);
    names.push(`${has ? "existe" : "jamais"}@${id}`);
  }
  const held = new Set();
  for (const name of names) {
    const fact = guide.number.get(name);
    if (fact === undefined) continue;
    held.add(fact);
    for (const one of guide.brings.get(fact) ?? []) held.add(one);
  }
  return { held, accounts: goals.map((id) => guide.accounts[guide.rank.get(id)]) };
}

function compute(guide) {
  const { held, accounts } = readBoxes(guide);
  const reached = reach(guide.network, held);
  const lines = accounts.map((account) => {
    const answer =
      account.goal < 0
        ? { time: null, routes: [], exact: true, questions: [] }
        : solve(guide.network, reached, account.goal);
    const closed = answer.time === null;
    return {
      account,
      ...answer,
      closed,
      others: closed ? [] : otherWays(guide.network, reached, account.goal, answer),
      loop: closed && account.goal >= 0 ? loop(guide.network, reached, account.goal) : [],
      wouldSuffice:
        closed && account.goal >= 0
          ? wouldOpen(guide.network, reached, account.goal, guide.ticks)
          : [],
      elsewhere: closed && account.goal >= 0 ? decisive(guide.network, reached, account.goal) : [],
      without: guide.routes
        .map((route, number) => ({ route, number }))
        .filter(
          ({ route, number }) =>
            guide.accounts[route.account] === account &&
            route.purpose === "demarche" &&
            reached.ends.has(number),
        )
        .sort(
          (a, b) =>
            Number(a.route.proof === "a-verifier") - Number(b.route.proof === "a-verifier") ||
            Number(reached.ends.get(a.number) > reached.ends.get(b.number)) * 2 - 1,
        )
        .map(({ route }) => route),
    };
  });
  return { lines, reached };
}

// The slowest wait of an answer.
function sayTime(guide, time) {
  if (time === 0n) return "déjà ouvert";
  let rank = 0n;
  while (time >> (20n * (rank + 1n)) > 0n) rank += 1n;
  const repeats = time >> (20n * rank);
  const word = lower(guide.delays[Number(rank) + 1] ?? "délai non trouvé");
  return repeats > 1n && rank > 0n ? `${word}, ${repeats} fois de suite` : word;
}

// « Pour ravoir la boîte mail, il faut le mobile ; pour ravoir le mobile, … »
function sayLoop(guide, path) {
  const pairs = new Set();
  path.forEach(([fact, number], rank) => {
    const account = guide.accounts[guide.routes[number].account];
    const stops = [guide.say(fact), guide.say(path[(rank + 1) % path.length][0])];
    if ((guide.name(fact).split("@")[1] ?? "") !== account.id) {
      stops.splice(1, 0, guide.say(account.goal));
    }
    for (let i = 1; i < stops.length; i += 1) {
      if (stops[i - 1] !== stops[i]) {
        pairs.add(`pour ravoir ${stops[i - 1]}, il faut ${stops[i]}`);
      }
    }
  });
  const said = [...pairs].join(" ; ");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function paragraph(text, className) {
  return element("p", className, spaced(text));
}

function listOf(name, items) {
  return element(name, "", ...items);
}

function link(account) {
  const a = element("a", "", spaced(account.name));
  a.href = `${account.address}#rentrer`;
  return a;
}

function title(level, text) {
  return element(level, "", spaced(text));
}

// A route: what it is, by where, how long, how.
function route(guide, one, { withAccount = false } = {}) {
  const li = element("li");
  const head = element("p", "rentrer__voie");
  const strong = element("strong");
  if (withAccount) strong.append(link(guide.accounts[one.account]), spaced(" : "));
  const alone = one.purpose === "demarche" && one.precision;
  const name = alone ? one.precision : one.title;
  strong.append(spaced(withAccount ? lower(name) : name));
  head.append(strong);
  if (one.precision && !alone) head.append(spaced(` (${one.precision})`));
  const delay = one.detail ? `${lower(one.delay)} (${one.detail})` : lower(one.delay);
  const where = element("p", "petit", spaced(`${one.channel}, ${delay}`));
  const doubtful = one.proof === "a-verifier" ? " preuve--doute" : "";
  where.append(" ", element("span", `preuve${doubtful}`, CERTAINTY[one.proof]));
  li.append(head, where);
  if (one.how) li.append(paragraph(one.how));
  return li;
}

// The steps of every account, once each, in an order that can be followed.
function steps(guide, lines, reached) {
  const numbers = [...new Set(lines.flatMap(({ routes }) => routes))].sort((a, b) => {
    const [x, y] = [reached.ends.get(a), reached.ends.get(b)];
    return x < y ? -1 : Number(x > y) || a - b;
  });
  return numbers.map((number) => {
    const li = route(guide, guide.routes[number], { withAccount: true });
    const raw = guide.network.routes[number];
    const usedFacts = raw.clauses
      .map(
        (clause) =>
          clause.find((fact) => reached.held.has(fact)) ??
          clause.find((fact) => reached.time.has(fact)),
      )
      .filter((fact) => !guide.network.states.has(fact));
    if (usedFacts.length > 0)
      li.append(paragraph(`Avec : ${usedFacts.map(guide.say).join(", ")}.`));
    const serves = numbers.filter(
      (other) =>
        other !== number &&
        guide.network.routes[other].clauses.some(
          (clause) =>
            !clause.some((fact) => reached.held.has(fact)) &&
            clause.some((fact) => raw.gives.includes(fact)),
        ),
    );
    const opens = [
      ...new Set(serves.map((other) => guide.accounts[guide.routes[other].account].name)),
    ];
    if (opens.length > 0) li.append(paragraph(`Sert ensuite à : ${opens.join(", ")}.`));
    return li;
  });
}

function questions(guide, line) {
  const blocks = [];
  if (line.questions.length > 0) {
    blocks.push(
      title("h5", "À demander, sans rien promettre"),
      listOf(
        "ul",
        line.questions.map((number) => route(guide, guide.routes[number])),
      ),
    );
  }
  if (line.elsewhere.length > 0) {
    blocks.push(
      title("h5", "À demander ailleurs : un oui ouvrirait aussi ce compte"),
      listOf(
        "ul",
        line.elsewhere.map((number) => route(guide, guide.routes[number], { withAccount: true })),
      ),
    );
  }
  return blocks;
}

function withoutAccount(guide, line) {
  const { routes, lines } = line.account.offline;
  const block = element("details");
  block.append(element("summary", "", "Sans attendre le compte"));
  if (line.without.length > 0) {
    block.append(
      element("p", "petit", "Avec ce qu'elle a :"),
      listOf(
        "ul",
        line.without.map((one) => route(guide, one)),
      ),
    );
  }
  if (routes.length > 0) block.append(element("p", "petit", "Sans internet :"));
  block.append(
    listOf(
      "ul",
      routes.map(({ channel, what, how, doubtful }) => {
        const li = element("li");
        const strong = element("strong", "", spaced(`${channel} : ${what}`));
        li.append(strong, spaced(`. ${how}`));
        if (doubtful) li.append(" ", element("span", "preuve preuve--doute", "à vérifier"));
        return li;
      }),
    ),
  );
  for (const { name, number } of lines) {
    const p = element("p", "", spaced(`${name} : `));
    const a = element("a", "", number.replace(/ /g, "\u00a0"));
    a.href = `tel:${number.replace(/[^\d+]/g, "")}`;
    p.append(a);
    block.append(p);
  }
  if (line.closed) block.open = true;
  return block;
}

function openAccount(guide, line) {
  const block = element("section", "rentrer__issue");
  const head = title("h4", "");
  head.append(link(line.account), spaced(` : ${sayTime(guide, line.time)}`));
  block.append(head);
  if (line.routes.length > 0) {
    block.append(
      paragraph(
        `${plural(line.routes.length, "étape")} pour rentrer.` +
          (line.exact ? "" : " Un autre ordre compte peut-être moins d'étapes."),
      ),
    );
  }
  const equals = line.others.filter(
    ([, time, steps]) => time === line.time && steps === line.routes.length,
  );
  if (equals.length > 0) {
    block.append(
      paragraph(
        "Aussi rapide, en autant d'étapes : " +
          `${equals.map(([number]) => nameOfRoute(guide, number)).join(" ; ")}. ` +
          "La source officielle passe devant, puis l'ordre de la fiche.",
      ),
    );
  }
  const others = line.others.filter((one) => !equals.includes(one));
  if (others.length > 0) {
    block.append(
      paragraph(
        `Sinon : ${others
          .map(
            ([number, time, steps]) =>
              `${nameOfRoute(guide, number)} (${sayTime(guide, time)}, ${plural(steps, "étape")})`,
          )
          .join(" ; ")}.`,
      ),
    );
  }
  block.append(...questions(guide, line), withoutAccount(guide, line));
  return block;
}

function nameOfRoute(guide, number) {
  const { title: name, precision } = guide.routes[number];
  return lower(precision || name);
}

function closedAccount(guide, line) {
  const block = element("section", "rentrer__ferme");
  const head = title("h4", "");
  head.append(link(line.account));
  block.append(head);
  if (!line.account.opens) {
    block.append(paragraph("Pas de compte à rouvrir ici : la démarche se fait sans."));
  } else {
    if (line.loop.length > 0) block.append(paragraph(sayLoop(guide, line.loop)));
    else if (line.wouldSuffice.length > 0) {
      block.append(paragraph("Il manque un moyen qu'aucun de ses comptes ne rend."));
    } else block.append(paragraph("Les fiches ne connaissent aucune voie sûre avec ces moyens."));
    if (line.wouldSuffice.length > 0) {
      block.append(paragraph(`Il suffirait de : ${line.wouldSuffice.map(guide.say).join(" ; ")}.`));
    }
  }
  block.append(...questions(guide, line), withoutAccount(guide, line));
  return block;
}

function tickedBoxes() {
  return [...form.querySelectorAll("input[name=tenu]:checked, input[name=existe]:checked")]
    .filter((box) => box.closest("[data-propres][hidden]") === null)
    .map((box) => {
      const text = box.nextElementSibling.firstChild.textContent.trim();
      const account = box.closest("[data-compte]");
      if (account === null) return text;
      const name = account.querySelector("legend, label span").textContent.trim();
      return box.name === "existe" ? `un compte ${name}` : `${text} (${name})`;
    });
}

// What belongs to one account shows with it.
function unfold() {
  for (const block of form.querySelectorAll("[data-propres]")) {
    const account = block.closest("[data-compte]");
    block.hidden =
      account.querySelector("input[name=but]:checked, input[name=existe]:checked") === null;
  }
}

function show(guide) {
  const { lines, reached } = compute(guide);
  const openOnes = lines.filter((line) => !line.closed);
  const closedOnes = lines.filter((line) => line.closed && line.account.opens);
  const without = lines.filter((line) => !line.account.opens);
  const text = document.getElementById("rentrer-texte");
  const means = tickedBoxes();
  const content = [
    paragraph(
      means.length > 0 ? `Elle a : ${means.join(", ")}.` : "Rien n'est coché pour ce qu'elle a.",
      "petit",
    ),
  ];
  if (lines.length === 0) content.push(paragraph("Cochez au moins un compte à ouvrir."));
  const rest = steps(guide, openOnes, reached);
  if (rest.length > 0) content.push(title("h3", "Dans cet ordre"), listOf("ol", rest));
  if (openOnes.length > 0) {
    content.push(title("h3", "Ce qui rouvre"), ...openOnes.map((line) => openAccount(guide, line)));
  }
  if (closedOnes.length > 0) {
    content.push(
      title("h3", "Ce que rien de sûr ne rouvre"),
      ...closedOnes.map((line) => closedAccount(guide, line)),
    );
  }
  if (without.length > 0) {
    content.push(title("h3", "Sans compte"), ...without.map((line) => closedAccount(guide, line)));
  }
  if (rest.length > 0) {
    content.push(
      paragraph(
        "Les attentes courent en même temps : le délai est celui de la plus " +
          "lente. Chaque compte est cherché pour lui-même ; une étape commune est montrée une fois.",
        "petit",
      ),
    );
  }
  text.replaceChildren(...content);
  document.getElementById("rentrer-annonce").textContent =
    lines.length === 0
      ? "Cochez ce qu'elle a, puis un compte."
      : spaced(
          [
            openOnes.length > 0 ? `${plural(openOnes.length, "compte")} : ça rouvre` : "",
            closedOnes.length > 0 ? `${plural(closedOnes.length, "compte")} : rien de sûr` : "",
            without.length > 0 ? `${without.length} sans compte` : "",
            rest.length > 0 ? plural(rest.length, "étape") : "",
          ]
            .filter(Boolean)
            .join(" · "),
        );
}

// Fetched once, when the form is first touched: the first view stays light.
let pending = null;
function load() {
  if (pending === null) {
    pending = fetch(new URL("./graph.json", import.meta.url))
      .then((answer) => {
        if (!answer.ok) throw new Error(`graphe : ${answer.status}`);
        return answer.json();
      })
      .then(withNames);
  }
  return pending;
}

function answer() {
  unfold();
  load()
    .then(show)
    .catch((error) => {
      pending = null;
      console.warn(error);
      document.getElementById("rentrer-annonce").textContent =
        "La réponse n'a pas pu se charger. Le tableau plus bas marche sans elle.";
    });
}

form.addEventListener("change", answer);
form.addEventListener("focusin", () =>
  load().catch(() => {
    pending = null;
  }),
);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(answer));
document.getElementById("rentrer-imprimer").addEventListener("click", () => window.print());
document.getElementById("rentrer-sans-script").hidden = true;
document.getElementById("rentrer-reponse").hidden = false;
form.hidden = false;
