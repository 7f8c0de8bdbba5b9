import assert from "node:assert/strict";
import { test } from "node:test";

import {
  decisive,
  loop,
  network,
  otherWays,
  reach,
  solve,
  wouldOpen,
} from "../../docs/assets/recovery/solver.js";
import { shared } from "./shared.js";

// The same networks as the Python solver, drawn at random: see scripts/faire_avec/recovery/.
test("both solvers agree on random networks", () => {
  const cases = shared("networks");
  assert.ok(cases.length >= 500);
  for (const [routes, states, held, goals, sets, expected] of cases) {
    const one = network(routes, states);
    const reached = reach(one, held);
    const said = goals.map((goal) => {
      const { time, routes: chosen, exact, questions } = solve(one, reached, goal);
      const closed = time === null;
      return [
        closed ? null : String(time),
        chosen,
        exact,
        otherWays(one, reached, goal, { routes: chosen }).map(([v, t, n]) => [v, String(t), n]),
        questions,
        closed ? loop(one, reached, goal) : [],
        closed ? wouldOpen(one, reached, goal, sets) : [],
        closed && sets.length > 0 ? decisive(one, reached, goal) : [],
      ];
    });
    assert.deepEqual(said, expected);
  }
});

test("a way in opens its account, two delays run at the same time", () => {
  // 0 and 1 are held; route 0 gives 2 from 0, route 1 gives 3 from 1 and 2.
  const one = network([
    [[[0]], [2], 1, 0, -1],
    [[[1], [2]], [3], 2, 0, -1],
  ]);
  const answer = solve(one, reach(one, [0, 1]), 3);
  assert.deepEqual(answer.routes, [0, 1]);
  assert.equal(solve(one, reach(one, [0]), 3).time, null);
});
