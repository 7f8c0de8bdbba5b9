"""Time of « Par où rentrer ? », in Python and in the browser: real sheets, then 5,000 platforms.

``python tests/measure/recovery.py [--fiches fiches] [--plateformes 5000]``. The browser is found as
for the tests (``FAIRE_AVEC_CHROMIUM``). Times are of the processor for Python, of the clock for the
page.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from faire_avec.corpus import load
from faire_avec.exports.recovery_graph import wire
from faire_avec.recovery import (
    SITUATIONS,
    Graph,
    Network,
    Wanted,
    advise,
    graph_of,
    held_in,
    reach,
)
from faire_avec.recovery.network import Step

ROOT = Path(__file__).resolve().parent.parent.parent
# Accounts solved at that size: a person names three.
SOLVED = 60
IN_PAGE = """async ([source, sent]) => {
  const adresse = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { network, reach, advise } = await import(adresse);
  const [voies, etats, tenus, buts] = JSON.parse(sent);
  const un = network(voies, etats);
  const debut = performance.now();
  const tenu = new Set(tenus);
  reach(un, tenu);
  const atteint = performance.now();
  const reponses = buts.map((goal) =>
    advise(un, tenu, { goal, own: [], acts: [], number: -1 }, []));
  const fin = performance.now();
  const rouvrent = reponses.filter(({ alone, helped }) => alone.length + helped.length > 0);
  return [atteint - debut, fin - atteint, rouvrent.length];
}"""


def generated(
    graph: Graph, platforms: int, chance: random.Random
) -> tuple[Network, list[int]]:
    """Platforms copied from the real ones: their own facts renamed, the shared ones kept."""
    by_account: dict[str, list[int]] = {}
    for route, one in enumerate(graph.ways):
        by_account.setdefault(one.account.id, []).append(route)
    facts = dict(graph.facts)
    steps = list(graph.network.steps)
    goals = []
    accounts = [account for account in graph.accounts.values() if account.opens]
    for rank in range(platforms):
        account = chance.choice(accounts)

        def number(fact: str, account_id: str = account.id, rank: int = rank) -> int:
            name = f"{fact}#{rank}" if fact.endswith(f"@{account_id}") else fact
            return facts.setdefault(name, len(facts))

        for route in by_account[account.id]:
            copied = graph.routes[route]
            steps.append(Step(
                tuple(tuple(map(number, clause)) for clause in copied.clauses),
                tuple(map(number, copied.gives)), copied.delay, copied.grade, copied.alone,
            ))
        goals.append(number(f"compte@{account.id}"))
    states = frozenset(
        rank for fact, rank in facts.items() if fact.startswith(("existe@", "jamais@"))
    )
    return Network(tuple(steps), states), goals


def in_python(network: Network, held: list[int], goals: list[int]) -> tuple[float, float, int]:
    network.uses, network.givers, network.demands  # noqa: B018 (made once, as in the page)
    start = time.process_time()
    reach(network, held)
    reached = time.process_time()
    plans = [advise(network, held, Wanted(goal, (), (), None)) for goal in goals]
    end = time.process_time()
    opened = sum(plan.best is not None for plan in plans)
    return (reached - start) * 1000, (end - reached) * 1000, opened


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Mesure « Par où rentrer ? ».")
    parser.add_argument("--fiches", type=Path, default=ROOT / "fiches", metavar="DOSSIER",
                        help="dossier des fiches (fiches)")
    parser.add_argument("--plateformes", type=int, default=5000, metavar="N",
                        help="nombre de plateformes fabriquées (5000)")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times."""
    options = _parser().parse_args(arguments)
    graph = graph_of(load(options.fiches)[0])
    situation = next(one for one in SITUATIONS if one.id == "mobile")
    held = sorted(held_in(graph, situation, next(iter(graph.accounts.values()))))
    goals = [graph.facts[name] for one in graph.accounts
             if (name := f"compte@{one}") in graph.facts]
    large, many = generated(graph, options.plateformes, random.Random(5))
    cases = [
        ("fiches réelles", graph.network, held, goals),
        (f"{options.plateformes} plateformes", large, sorted({*held, *large.states}),
         many[:SOLVED]),
    ]
    path = os.environ.get("FAIRE_AVEC_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        page = driver.chromium.launch(executable_path=path, args=["--no-sandbox"]).new_page()
        source = (ROOT / "docs/assets/recovery/solver.js").read_text(encoding="utf-8")
        for name, network, known, wanted in cases:
            sent = json.dumps([wire(network), sorted(network.states), known, wanted])
            for tool, (first, then, opened) in (
                ("Python", in_python(network, known, wanted)),
                ("page", page.evaluate(IN_PAGE, [source, sent])),
            ):
                sys.stdout.write(
                    f"{name}, {tool} : {len(network.steps)} voies ; portée {first:.1f} ms ; "
                    f"{len(wanted)} comptes résolus en {then:.1f} ms ; {opened} rouvrent\n"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
