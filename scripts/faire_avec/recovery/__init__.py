"""Par où rentrer ? From what a person holds to the accounts she can open again.

This page is the specification. Two programs follow it and are compared on the same graphs:
``recovery/`` (printed tables, report of dead loops) and ``docs/assets/recovery/solver.js``
(the answer in the page).

**Facts.** A fact is something held or not:

- a *means* of the vocabulary ``moyens`` (``courriel``, ``piece-identite``…);
- a means worth one account only (``par_compte: oui``): ``mot-de-passe@caf``;
- ``compte@X``: account X is open. A sheet that covers several accounts (``compte`` on its
  routes) makes one account each: ``compte@messagerie:gmail``;
- ``existe@X``: the person has account X, even blocked; ``jamais@X``: she never had one.

A means may bring others (``entraine``): who receives text messages can call.

**Routes.** Each entry of ``recuperation`` is a route. It *demands* a list of clauses, all
needed; a clause is a list of facts, one is enough. ``exige`` makes one clause a means,
``au_choix`` one clause, ``passe_par`` one clause of open accounts. A route also demands
``jamais@X`` when it opens a first account (``creation``) and ``existe@X`` when it opens again,
unless it passes through another account or starts afresh (``compte-neuf``). The mail or mobile
that a route demands may be the one recorded at X since: ``courriel`` or ``courriel@X``.

A route *gives* facts:

- ``acces``, ``code``, ``creation``, ``compte-neuf``: ``compte@X``;
- ``mot-de-passe``: ``mot-de-passe@X``, and ``compte@X`` unless the sheet has a ``code`` route
  that demands the password: then the code is still to pass;
- ``identifiant``: ``identifiant@X``; ``rend`` replaces it;
- ``coordonnees``: ``courriel@X`` if it demands ``courriel-neuf``, ``mobile@X`` if
  ``mobile-neuf``;
- with ``compte@X`` comes all that the sheet ``donne``.

``demarche`` acts without the account: it gives nothing and is listed apart.

**Sure and doubtful.** A route is *sure* when its ``certitude`` is ``sure`` or ``secondaire``.
Any other is doubtful: it never gives a fact to another route and never counts as a way in. It
is offered after the sure ones, as a question to ask, and only when its own demands can be met.

**Time.** Waits run side by side: a letter travels while one waits for an appointment. So the
delay of an answer is the time at which the goal is reached, when each route starts as soon as
its demands are met: ``time(route) = delay(route) + max over clauses of min over facts of
time(fact)``, and ``time(fact)`` is the least over the sure routes that give it; a fact held
costs nothing. The vocabulary only *orders* delays (« quelques heures » before « quelques
jours »), and no number of days is made up: a delay is the number of steps of each kind along
the slowest chain, slowest kind first, compared in that order. One « semaines » outweighs any
number of « jours »; two in a row outweigh one; « inconnu » outweighs all. Sums keep this order
and every delay is strictly positive, so Knuth's generalisation of Dijkstra's algorithm (1977)
finds the least time of every fact, exactly, and ends on any cycle.

**Steps.** Among the plans that reach the goal in the least time, the answer has the fewest
steps, a step used twice counting once. This is found by trying 1 step, then 2, and so on, with
the least times as bounds; it is exact. The problem is NP-hard in general, so the search stops
after ``BUDGET`` tries: the answer is then a plan of least time, marked as maybe not the one
with the fewest steps. No real sheet comes near it.

**Ties.** Same time and same number of steps: official sources first, then the order of the
sheets. The answer lists the other last steps with their own time and number of steps, so that
equal ones are seen as equal.

**Order.** Steps are listed by the time they end, then by rank. Each step's demands are held
when it is reached. Each account is answered for itself; the steps they share are shown once.

**Loops.** When a goal is out of reach, follow what it lacks: from a fact out of reach to the
facts of every clause that cannot be met, of every sure route that gives it; a route closed for
want of ``existe@X`` or ``jamais@X`` is left out, since nothing gives those. The loop told is the
shortest one through the first fact, by distance from the goal, that needs itself. Beside it
come the means that, ticked, would open the goal, and the doubtful routes of other accounts that
would, were they confirmed: questions again.
"""

from faire_avec.recovery.accounts import Account, accounts_of
from faire_avec.recovery.graph import Graph, Route, WayIn, graph_of
from faire_avec.recovery.loops import Link, decisive, loop_from, unlocking
from faire_avec.recovery.network import Network, Reach, Step, reach
from faire_avec.recovery.printed import Outcome, outcome
from faire_avec.recovery.situations import SITUATIONS, Situation, held_in, is_paper
from faire_avec.recovery.solver import Other, Plan, other_ways, solve
from faire_avec.recovery.words import say_fact, say_loop, say_time

__all__ = [
    "SITUATIONS", "Account", "Graph", "Link", "Network", "Other", "Outcome", "Plan",
    "Reach", "Route", "Situation", "Step", "WayIn", "accounts_of", "decisive", "graph_of",
    "held_in", "is_paper", "loop_from", "other_ways", "outcome", "reach", "say_fact", "say_loop",
    "say_time", "solve", "unlocking",
]
