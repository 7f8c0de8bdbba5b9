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

**Certainty.** It never decides what is proposed, only what is promised. Trying « Mot de passe
oublié » costs three minutes and risks nothing. Every route counts as a way in; one whose
``certitude`` is ``a-verifier`` is shown as such, and comes after the others at equal time.

**Time.** Waits run side by side: a letter travels while one waits for an appointment. So the
delay of an answer is the time at which the goal is reached, when each route starts as soon as
its demands are met: ``time(route) = delay(route) + max over clauses of min over facts of
time(fact)``, and ``time(fact)`` is the least over the routes that give it; a fact held costs
nothing. The vocabulary only *orders* delays (« quelques heures » before « quelques jours »), and
no number of days is made up: a delay is the number of steps of each kind along the slowest chain,
slowest kind first, compared in that order. One « semaines » outweighs any number of « jours »; two
in a row outweigh one; « inconnu » outweighs all. Sums keep this order and every delay is strictly
positive, so Knuth's generalisation of Dijkstra's algorithm (1977) finds the least time of every
fact, exactly, and ends on any cycle.

**Ways.** A way into X is a last step that gives ``compte@X`` without needing it, with the fastest
steps to each of its demands, in an order in which each step's demands are held when it is reached.
Ways are listed by time, then official sources first, then in the order of the sheets. The first
one reaches the goal in the least time.

**Tiers.** What is advised for one account:

1. *alone*: the ways made only of routes done on a screen by the person, free and harmless;
2. *helped*: the other ways, with a desk, a call or a letter; if there is no way at all, the steps
   of the account that are within reach;
3. *acts*: what is done without the account.

The mobile number comes *first*: when no way is open alone, the number is lost and a route of the
account names it, the fastest way to have it again (a new SIM with the same number) is told before
the rest, and the rest is computed with the number.

**Start.** The person has the account, and every other one that can be supposed: not a mailbox, an
identity or a scheme that nobody named. She has what everyone has (``suppose: oui``).

**Loops.** When a goal is out of reach, follow what it lacks: from a fact out of reach to the
facts of every clause that cannot be met, of every route that gives it; a route closed for want of
``existe@X`` or ``jamais@X`` is left out, since nothing gives those. The loop told is the shortest
one through the first fact, by distance from the goal, that needs itself. Beside it come the means
that, ticked, would open the goal.
"""

from faire_avec.recovery.accounts import Account, accounts_of
from faire_avec.recovery.advice import Advice, Wanted, advise
from faire_avec.recovery.graph import NUMBER, Graph, Route, WayIn, graph_of
from faire_avec.recovery.loops import Link, loop_from, unlocking
from faire_avec.recovery.network import Network, Reach, Step, reach
from faire_avec.recovery.printed import Outcome, outcome
from faire_avec.recovery.situations import SITUATIONS, Situation, held_in, is_paper
from faire_avec.recovery.solver import Way, ways_to
from faire_avec.recovery.words import say_fact, say_loop, say_time

__all__ = [
    "NUMBER", "SITUATIONS", "Account", "Advice", "Graph", "Link", "Network", "Outcome", "Reach",
    "Route", "Situation", "Step", "Wanted", "Way", "WayIn", "accounts_of", "advise", "graph_of",
    "held_in", "is_paper", "loop_from", "outcome", "reach", "say_fact", "say_loop", "say_time",
    "unlocking", "ways_to",
]
