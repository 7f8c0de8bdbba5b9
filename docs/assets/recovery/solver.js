// @ts-check
// « Par où rentrer ? », the solver: no DOM, nothing kept. Twin of scripts/faire_avec/recovery/;
// the specification is the docstring of that package. Facts and routes are numbers.

/** @typedef {{ clauses: number[][], gives: number[], weight: bigint, grade: number,
 *   alone: boolean }} Route
 * @typedef {{ routes: Route[], states: Set<number>, serves: Map<number, [number, number][]>,
 *   givers: Map<number, number[]>, helped: Set<number> }} Network
 * @typedef {{ held: Set<number>, time: Map<number, bigint>, ends: Map<number, bigint> }} Reached
 * @typedef {{ route: number, time: bigint, routes: number[] }} Way
 * @typedef {{ goal: number, own: number[], acts: number[], number: number }} Wanted
 *   `goal` and `number` are -1 when no route names them
 * @typedef {[number[][], number[], number, number, number]} Wire
 *   clauses, gives, delay from 1, grade 0-2, 1 when done alone on a screen */

const BITS = 20n;

/** The routes, with what each fact meets and who gives it.
 * @param {Wire[]} routes
 * @param {number[]} [states]
 * @returns {Network} */
export function network(routes, states = []) {
  /** @type {Network} */
  const built = {
    routes: routes.map(([clauses, gives, delay, grade, alone]) => ({
      clauses,
      gives,
      weight: 1n << (BITS * BigInt(delay - 1)),
      grade,
      alone: alone === 1,
    })),
    states: new Set(states),
    serves: new Map(),
    givers: new Map(),
    helped: new Set(),
  };
  built.routes.forEach((route, number) => {
    route.clauses.forEach((clause, rank) => {
      for (const one of clause) listAt(built.serves, one).push([number, rank]);
    });
    if (!route.alone) built.helped.add(number);
  });
  for (const rank of [0, 1, 2]) {
    built.routes.forEach((route, number) => {
      if (route.grade === rank) {
        for (const one of new Set(route.gives)) listAt(built.givers, one).push(number);
      }
    });
  }
  return built;
}

/** The list kept at a key, made when it is not there.
 * @template Item
 * @param {Map<number, Item[]>} table
 * @param {number} key
 * @returns {Item[]} */
function listAt(table, key) {
  let list = table.get(key);
  if (list === undefined) {
    list = [];
    table.set(key, list);
  }
  return list;
}

/** Puts a fact in a heap of [time, fact].
 * @param {[bigint, number][]} heap
 * @param {bigint} time
 * @param {number} fact */
function push(heap, time, fact) {
  let place = heap.push([time, fact]) - 1;
  while (place > 0) {
    const upper = (place - 1) >> 1;
    if (heap[upper][0] <= time) break;
    [heap[upper], heap[place]] = [heap[place], heap[upper]];
    place = upper;
  }
}

/** Takes the least out of a heap.
 * @param {[bigint, number][]} heap
 * @returns {[bigint, number]} */
function pop(heap) {
  const first = heap[0];
  const last = /** @type {[bigint, number]} */ (heap.pop());
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

/** Least time of each fact, and of each route whose demands can be met.
 * @param {Network} network
 * @param {Iterable<number>} held
 * @param {Set<number>} [without] routes that may not be taken
 * @returns {Reached} */
export function reach(network, held, without = new Set()) {
  /** @type {Reached} */
  const found = { held: new Set(held), time: new Map(), ends: new Map() };
  const missing = network.routes.map((route) => route.clauses.length);
  const met = network.routes.map((route) => new Uint8Array(route.clauses.length));
  /** @type {[bigint, number][]} */
  const heap = [];
  for (const fact of found.held) push(heap, 0n, fact);
  /** @param {number} number
   * @param {bigint} start */
  const finish = (number, start) => {
    if (without.has(number)) return;
    const route = network.routes[number];
    const end = start + route.weight;
    found.ends.set(number, end);
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

/** The first candidate of least value; candidates without a value are left out.
 * @param {number[]} candidates
 * @param {Map<number, bigint>} values
 * @returns {number} -1 when none has a value */
function least(candidates, values) {
  let chosen = -1;
  for (const one of candidates) {
    const value = values.get(one);
    if (value !== undefined && (chosen < 0 || value < at(values, chosen))) chosen = one;
  }
  return chosen;
}

/** @param {Map<number, bigint>} values
 * @param {number} key */
const at = (values, key) => /** @type {bigint} */ (values.get(key));

/** @param {bigint} a
 * @param {bigint} b */
const compare = (a, b) => (a < b ? -1 : Number(a > b));

/** Every last step to a goal that does not need the goal itself, soonest first.
 * @param {Network} network
 * @param {Set<number>} held
 * @param {number} goal
 * @param {Set<number>} [without]
 * @returns {Way[]} */
export function waysTo(network, held, goal, without = new Set()) {
  if (held.has(goal)) return [];
  const givers = (network.givers.get(goal) ?? []).filter((number) => !without.has(number));
  const aside = reach(network, held, new Set([...without, ...givers]));
  /** @type {Way[]} */
  const found = [];
  for (const number of givers) {
    const { clauses, weight } = network.routes[number];
    const facts = clauses.map((clause) => least(clause, aside.time));
    if (facts.includes(-1)) continue;
    let start = 0n;
    for (const fact of facts) if (at(aside.time, fact) > start) start = at(aside.time, fact);
    const routes = [...leadingTo(network, aside, clauses), number];
    found.push({ route: number, time: start + weight, routes });
  }
  return found.sort(
    (a, b) =>
      compare(a.time, b.time) ||
      network.routes[a.route].grade - network.routes[b.route].grade ||
      a.route - b.route,
  );
}

/** The fastest routes to a fact of each clause, in order; a step used twice comes once.
 * @param {Network} network
 * @param {Reached} within
 * @param {number[][]} wanted
 * @returns {number[]} */
function leadingTo(network, within, wanted) {
  /** @type {Set<number>} */
  const chosen = new Set();
  const clauses = [...wanted];
  for (let clause = clauses.pop(); clause; clause = clauses.pop()) {
    const fact = least(clause, within.time);
    if (within.held.has(fact)) continue;
    const number = least(network.givers.get(fact) ?? [], within.ends);
    if (chosen.has(number)) continue;
    chosen.add(number);
    clauses.push(...network.routes[number].clauses);
  }
  return [...chosen].sort((a, b) => compare(at(within.ends, a), at(within.ends, b)) || a - b);
}

/** The three tiers of one account.
 * @param {Network} network
 * @param {Set<number>} held
 * @param {Wanted} wanted
 * @param {number[][]} sets what one may tick, each followed by what it brings
 * @returns {{ first: number[], alone: Way[], helped: Way[], steps: number[], acts: number[],
 *   loop: [number, number][], wouldOpen: number[] }} */
export function advise(network, held, wanted, sets) {
  const { goal, own, number } = wanted;
  let now = held;
  /** @type {number[]} */
  let first = [];
  let alone = goal < 0 ? [] : waysTo(network, now, goal, network.helped);
  if (alone.length === 0 && needsNumber(network, now, wanted)) {
    const [back] = waysTo(network, now, number);
    if (back) {
      first = back.routes;
      now = new Set([...now, ...first.flatMap((one) => network.routes[one].gives)]);
      if (goal >= 0) alone = waysTo(network, now, goal, network.helped);
    }
  }
  const within = reach(network, now);
  /** @param {number[]} routes */
  const soonest = (routes) =>
    routes
      .filter((one) => within.ends.has(one))
      .sort(
        (a, b) =>
          compare(at(within.ends, a), at(within.ends, b)) ||
          network.routes[a].grade - network.routes[b].grade ||
          a - b,
      );
  const acts = soonest(wanted.acts);
  const none = { first, alone: [], helped: [], steps: [], acts, loop: [], wouldOpen: [] };
  if (goal < 0 || now.has(goal)) return none;
  const taken = new Set(alone.map(({ route }) => route));
  const helped = waysTo(network, now, goal).filter(({ route }) => !taken.has(route));
  if (alone.length + helped.length > 0) return { ...none, alone, helped };
  return {
    ...none,
    steps: soonest(own),
    loop: loop(network, within, goal),
    wouldOpen: wouldOpen(network, within, goal, sets),
  };
}

/** @param {Network} network
 * @param {Set<number>} held
 * @param {Wanted} wanted */
function needsNumber(network, held, { own, number }) {
  return (
    number >= 0 &&
    !held.has(number) &&
    own.some((one) => network.routes[one].clauses.some((clause) => clause.includes(number)))
  );
}

/** What would help to have a fact out of reach: [fact, route it serves].
 * @param {Network} network
 * @param {Reached} reached
 * @param {number} fact
 * @returns {[number, number][]} */
function missing(network, reached, fact) {
  /** @type {Map<number, number>} */
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

/** Every fact out of reach that a goal hangs on, nearest first, the goal included.
 * @param {Network} network
 * @param {Reached} reached
 * @param {number} goal */
function needed(network, reached, goal) {
  const ordered = new Set([goal]);
  for (const fact of ordered) {
    for (const [one] of missing(network, reached, fact)) ordered.add(one);
  }
  return ordered;
}

/** The nearest loop: [fact, route that needs the next fact]…, the last needing the first.
 * @param {Network} network
 * @param {Reached} reached
 * @param {number} goal
 * @returns {[number, number][]} */
export function loop(network, reached, goal) {
  for (const fact of needed(network, reached, goal)) {
    /** @type {Map<number, [number, number]>} */
    const previous = new Map();
    const queue = [fact];
    for (let here = queue.shift(); here !== undefined; here = queue.shift()) {
      if (previous.has(fact)) break;
      for (const [one, number] of missing(network, reached, here)) {
        if (previous.has(one)) continue;
        previous.set(one, [here, number]);
        queue.push(one);
      }
    }
    let step = previous.get(fact);
    if (step === undefined) continue;
    /** @type {[number, number][]} */
    const path = [step];
    while (step && step[0] !== fact) {
      step = previous.get(step[0]);
      if (step) path.push(step);
    }
    return path.reverse();
  }
  return [];
}

/** First facts of the sets that, held on top of the rest, put the goal within reach.
 * @param {Network} network
 * @param {Reached} reached
 * @param {number} goal
 * @param {number[][]} sets
 * @returns {number[]} */
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
