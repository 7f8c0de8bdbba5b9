import assert from "node:assert/strict";
import { test } from "node:test";

import { advise, network, reach, waysTo } from "../../docs/assets/recovery/solver.js";
import { shared } from "./shared.js";

const ways = (some) => some.map(({ route, time, routes }) => [route, String(time), routes]);

// The same networks as the Python solver, drawn at random: see scripts/faire_avec/recovery/.
test("both solvers agree on random networks", () => {
  const cases = shared("networks");
  assert.ok(cases.length >= 500);
  for (const [routes, states, held, wanted, sets, expected] of cases) {
    const one = network(routes, states);
    const said = wanted.map(([goal, own, acts, number]) => {
      const told = advise(one, new Set(held), { goal, own, acts, number }, sets);
      return [
        told.first,
        ways(told.alone),
        ways(told.helped),
        told.steps,
        told.acts,
        told.loop,
        told.wouldOpen,
      ];
    });
    assert.deepEqual(said, expected);
  }
});

test("a way in opens its account, two delays run at the same time", () => {
  // 0 and 1 are held; route 0 gives 2 from 0, route 1 gives 3 from 1 and 2.
  const one = network([
    [[[0]], [2], 1, 0, 1],
    [[[1], [2]], [3], 2, 0, 1],
  ]);
  assert.deepEqual(waysTo(one, new Set([0, 1]), 3)[0].routes, [0, 1]);
  assert.deepEqual(waysTo(one, new Set([0]), 3), []);
  assert.equal(reach(one, [0]).time.has(3), false);
});
