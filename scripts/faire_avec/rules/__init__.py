"""One module per rule. A rule has an identity ``RULE`` and one or more of four functions:

- ``check_text(text, …)`` looks at one text, wherever it stands: every text of every sheet and table
  goes through it, or all those of the ``KINDS`` it states (what a text is for, never where it is);
- ``check_sheet(sheet, …)`` looks at one sheet;
- ``check_tables(tables, …)`` looks at the shared tables;
- ``check_index(index, …)`` looks at the names and references of the whole guide.

After what it looks at, a function names what else it needs, and is given it by that name:
``tables`` (the first two), ``today`` (all of them).

A rule on texts may state ``SUSPECT``, patterns one of which every wrong text holds: texts are then
passed over all together, and only those that hold one are looked at. They may stop at too many
texts, never at too few; they start with a set of signs, which makes them quick. Each text comes
after a line break: ``\\n`` stands for ``^``.

The docstring of the module is the rule's page for contributors, in French.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

Check = Callable[..., Iterator[Problem]]


@dataclass(frozen=True)
class RuleModule:
    """A rule and the functions that apply it."""

    rule: Rule
    kinds: frozenset[Kind]
    check_text: Check | None
    check_sheet: Check | None
    check_tables: Check | None
    check_index: Check | None
    suspect: tuple[re.Pattern[str], ...] | None = None


@lru_cache(maxsize=1)
def all_rules() -> tuple[RuleModule, ...]:
    """Every rule of this package, ordered by code."""
    found = []
    for info in pkgutil.iter_modules(__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        found.append(
            RuleModule(
                module.RULE,
                getattr(module, "KINDS", frozenset(Kind)),
                getattr(module, "check_text", None),
                getattr(module, "check_sheet", None),
                getattr(module, "check_tables", None),
                getattr(module, "check_index", None),
                getattr(module, "SUSPECT", None),
            )
        )
    return tuple(sorted(found, key=lambda item: item.rule.code))


@lru_cache(maxsize=256)
def _asked(check: Check) -> tuple[str, ...]:
    return tuple(inspect.signature(check).parameters)[1:]


def bound(check: Check, **known: object) -> Check:
    """A function of a rule, given what it names; what it looks at is left to give.

    Raises:
        KeyError: when it names something else than what is known.
    """
    return partial(check, **{name: known[name] for name in _asked(check)})
