// « Par où rentrer ? », the solver: no DOM, nothing kept. Twin of scripts/faire_avec/recovery/;
// the specification is the docstring of that package. Facts and routes are numbers.

const BITS = 20n;
const ATTEMPTS = 1000;
const DEPTH = 100;

const weight = (delay) => 1n << (BITS * BigInt(delay - 1));
const isSure = (route) => route.grade < 2;

// The routes, with what each fact meets, who gives it, and the questions about each goal.
// routes: [clauses, gives, delay from 1, grade 0-2, goal of the question or -1].
export function network(routes, states = []) {
  const built = {
    routes: routes.map(([clauses, gives, delay, grade, goal]) => ({
      clauses,
      gives,
      weight: weight(delay),
      grade,
      goal,
    })),
    states: new Set(states),
    serves: new Map(),
    givers: new Map(),
    asked: new Map(),
  };
  const store = (table, key, value) => {
    const list = table.get(key);
    if (list === undefined) table.set(key, [value]);
    else list.push(value);
  };
  built.routes.forEach((route, number) => {
    route.clauses.forEach((clause, rank) => {
      for (const one of clause) store(built.serves, one, [number, rank]);
    });
    if (!isSure(route) && route.goal >= 0) store(built.asked, route.goal, number);
  });
  for (const rank of [0, 1]) {
    built.routes.forEach((route, number) => {
      if (route.grade === rank) {
        for (const one of new Set(route.gives)) store(built.givers, one, number);
      }
    });
  }
  return built;
}

// A heap of [time, fact].
function push(heap, time, fact) {
  let place = heap.push([time, fact]) - 1;
  while (place > 0) {
    const upper = (place - 1) >> 1;
    if (heap[upper][0] <= time) break;
    [heap[upper], heap[place]] = [heap[place], heap[upper]];
    place = upper;
  }
}

function pop(heap) {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length > 0) {
    heap[0] = last;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const lower = right < heap.length && heap[right][0] < heap[left][0] ? right : left;
      if (heap[place][0] <= heap[lower][0]) break;
      [heap[place], heap[lower]] = [heap[lower], heap[place]];
      place = lower;
    }
  }
  return first;
}

// Least time of each fact, and of each route whose demands can be met.
export function reach(network, held, without = new Set()) {
  const found = { held: new Set(held), time: new Map(), ends: new Map() };
  const missing = network.routes.map((route) => route.clauses.length);
  const met = network.routes.map((route) => new Uint8Array(route.clauses.length));
  const heap = [];
  for (const fact of found.held) push(heap, 0n, fact);
  const finish = (number, start) => {
    if (without.has(number)) return;
    const route = network.routes[number];
    const end = start + route.weight;
    found.ends.set(number, end);
    if (!isSure(route)) return;
    for (const fact of route.gives) if (!found.time.has(fact)) push(heap, end, fact);
  };
  missing.forEach((count, number) => {
    if (count === 0) finish(number, 0n);
  });
  while (heap.length > 0) {
    const [time, fact] = pop(heap);
    if (found.time.has(fact)) continue;
    found.time.set(fact, time);
    for (const [number, rank] of network.serves.get(fact) ?? []) {
      if (met[number][rank]) continue;
      met[number][rank] = 1;
      missing[number] -= 1;
      if (missing[number] === 0) finish(number, time);
    }
  }
  return found;
}

class Exhausted extends Error {}

// Fewest routes that meet some clauses: [[clause, deadline, facts it serves]…].
class FewestRoutes {
  constructor(network, reached) {
    this.network = network;
    this.reached = reached;
    this.tries = 0;
  }

  fewest(wanted, firstOnes) {
    const fallback = this.fastest(wanted, firstOnes);
    this.tries = 0;
    try {
      for (let size = firstOnes.length; size <= fallback.length; size += 1) {
        const found = this.extend(wanted, firstOnes, new Map(), size, 0);
        if (found !== null) return [found, true];
      }
    } catch (error) {
      if (!(error instanceof Exhausted)) throw error;
    }
    return [fallback, false];
  }

  fastest(wanted, firstOnes) {
    const { time, ends, held } = this.reached;
    const chosen = [...firstOnes];
    const clauses = wanted.map(([clause]) => clause);
    while (clauses.length > 0) {
      const fact = firstLeast(clauses.shift(), time);
      if (held.has(fact)) continue;
      const number = firstLeast(this.network.givers.get(fact), ends);
      if (chosen.includes(number)) continue;
      chosen.push(number);
      clauses.push(...this.network.routes[number].clauses);
    }
    return chosen;
  }

  extend(wanted, chosen, promised, size, depth) {
    this.tries += 1;
    if (this.tries > ATTEMPTS || depth > DEPTH) throw new Exhausted();
    let start = 0;
    while (start < wanted.length && this.isMet(wanted[start], promised)) start += 1;
    if (start === wanted.length) return chosen;
    const [clause, limit, served] = wanted[start];
    const rest = wanted.slice(start + 1);
    for (const [fact, number] of this.options(clause, limit, chosen, size)) {
      if (served.has(fact)) continue;
      const route = this.network.routes[number];
      const serves = new Set(served).add(fact);
      const found = this.extend(
        [...rest, ...route.clauses.map((one) => [one, limit - route.weight, serves])],
        chosen.includes(number) ? chosen : [...chosen, number],
        new Map(promised).set(fact, limit),
        size,
        depth + 1,
      );
      if (found !== null) return found;
    }
    return null;
  }

  isMet([clause, limit], promised) {
    return clause.some(
      (fact) => this.reached.held.has(fact) || (promised.has(fact) && promised.get(fact) <= limit),
    );
  }

  options(clause, limit, chosen, size) {
    const already = [];
    const newOnes = [];
    for (const fact of clause) {
      for (const number of this.network.givers.get(fact) ?? []) {
        const end = this.reached.ends.get(number);
        if (end === undefined || end > limit) continue;
        (chosen.includes(number) ? already : newOnes).push([fact, number]);
      }
    }
    return chosen.length < size ? [...already, ...newOnes] : already;
  }
}

function firstLeast(candidates, values) {
  let chosen;
  for (const one of candidates) {
    const value = values.get(one);
    if (value !== undefined && (chosen === undefined || value < values.get(chosen))) {
      chosen = one;
    }
  }
  return chosen;
}

const byValue = (a, b) => (a < b ? -1 : Number(a > b));

// When each of a few routes ends, if only they are taken.
function endsOf(network, held, chosen) {
  const time = new Map();
  const ends = new Map();
  const known = (fact) => (held.has(fact) ? 0n : time.get(fact));
  for (let changed = true; changed;) {
    changed = false;
    for (const number of chosen) {
      const route = network.routes[number];
      const start = pending(route, known);
      if (start === null || ends.get(number) === start + route.weight) continue;
      const end = start + route.weight;
      ends.set(number, end);
      for (const fact of route.gives) {
        if (!time.has(fact) || end < time.get(fact)) time.set(fact, end);
      }
      changed = true;
    }
  }
  return ends;
}

// When the demands of a route are all met; null: never.
function pending(route, known) {
  let start = 0n;
  for (const clause of route.clauses) {
    let earliest = null;
    for (const fact of clause) {
      const time = known(fact);
      if (time !== undefined && (earliest === null || time < earliest)) earliest = time;
    }
    if (earliest === null) return null;
    if (earliest > start) start = earliest;
  }
  return start;
}

// The answer for one goal: { time, routes, exact, questions }; time null: out of reach.
export function solve(network, reached, goal) {
  const questions = (network.asked.get(goal) ?? [])
    .filter((number) => reached.ends.has(number))
    .sort((a, b) => byValue(reached.ends.get(a), reached.ends.get(b)) || a - b);
  const time = reached.time.get(goal) ?? null;
  if (time === null || time === 0n) return { time, routes: [], exact: true, questions };
  const search = new FewestRoutes(network, reached);
  const [chosen, exact] = search.fewest([[[goal], time, new Set()]], []);
  const ends = endsOf(network, reached.held, chosen);
  const routes = [...chosen].sort((a, b) => byValue(ends.get(a), ends.get(b)) || a - b);
  return { time, routes, exact, questions };
}

// Other last steps that do not need the goal itself, best first: [route, time, number of steps].
export function otherWays(network, reached, goal, answer) {
  const givers = network.givers.get(goal) ?? [];
  if (answer.routes.length === 0 || givers.length < 2) return [];
  const last = answer.routes.find((number) => network.routes[number].gives.includes(goal));
  const elsewhere = reach(network, reached.held, new Set(givers));
  const search = new FewestRoutes(network, elsewhere);
  const found = [];
  for (const number of givers) {
    const route = network.routes[number];
    const start = pending(route, (fact) => elsewhere.time.get(fact));
    if (number === last || start === null) continue;
    const wanted = route.clauses.map((clause) => [clause, start, new Set([goal])]);
    found.push([number, start + route.weight, search.fewest(wanted, [number])[0].length]);
  }
  return found.sort(
    (a, b) =>
      byValue(a[1], b[1]) ||
      a[2] - b[2] ||
      network.routes[a[0]].grade - network.routes[b[0]].grade ||
      a[0] - b[0],
  );
}

// What would help to have a fact out of reach: [fact, route it serves].
function missing(network, reached, fact) {
  const found = new Map();
  for (const number of network.givers.get(fact) ?? []) {
    const empties = network.routes[number].clauses.filter(
      (clause) => !clause.some((one) => reached.time.has(one)),
    );
    if (empties.some((clause) => clause.every((one) => network.states.has(one)))) continue;
    for (const clause of empties) {
      for (const one of clause) if (!found.has(one)) found.set(one, number);
    }
  }
  return [...found];
}

function needed(network, reached, goal) {
  const ordered = new Set([goal]);
  for (const fact of ordered) {
    for (const [one] of missing(network, reached, fact)) ordered.add(one);
  }
  return ordered;
}

// The nearest loop: [fact, route that needs the next fact]…, the last needing the first.
export function loop(network, reached, goal) {
  for (const fact of needed(network, reached, goal)) {
    const previous = new Map();
    const queue = [fact];
    while (queue.length > 0 && !previous.has(fact)) {
      const here = queue.shift();
      for (const [one, number] of missing(network, reached, here)) {
        if (previous.has(one)) continue;
        previous.set(one, [here, number]);
        queue.push(one);
      }
    }
    if (!previous.has(fact)) continue;
    const path = [previous.get(fact)];
    while (path[path.length - 1][0] !== fact) path.push(previous.get(path[path.length - 1][0]));
    return path.reverse();
  }
  return [];
}

// First facts of the sets that, held on top of the rest, put the goal within reach.
export function wouldOpen(network, reached, goal, sets) {
  const near = needed(network, reached, goal);
  return sets
    .filter(
      (set) =>
        set.some((fact) => near.has(fact)) &&
        reach(network, [...reached.held, ...set]).time.has(goal),
    )
    .map(([first]) => first);
}

// Doubtful routes to something else that, if they held, would put the goal within reach.
export function decisive(network, reached, goal) {
  const near = needed(network, reached, goal);
  return network.routes
    .map((route, number) => ({ route, number }))
    .filter(
      ({ route, number }) =>
        !isSure(route) &&
        reached.ends.has(number) &&
        route.goal >= 0 &&
        route.goal !== goal &&
        route.gives.some((fact) => near.has(fact)) &&
        reach(network, [...reached.held, ...route.gives]).time.has(goal),
    )
    .map(({ number }) => number)
    .sort((a, b) => byValue(reached.ends.get(a), reached.ends.get(b)) || a - b);
}
