"""One module per rule. A rule has an identity ``RULE`` and one or more of four functions:

- ``check_text(text, tables, settings)`` looks at one text, wherever it stands: every text of every
  sheet and table goes through it, or all those of the ``KINDS`` it states (what a text is for,
  never where it is);
- ``check_sheet(sheet, tables, settings)`` looks at one sheet;
- ``check_tables(tables, settings)`` looks at the shared tables;
- ``check_index(index, settings)`` looks at the names and references of the whole guide.

The docstring of the module is the rule's page for contributors, in French.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from faire_avec.corpus import Index, Sheet, Tables, Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.settings import CheckSettings

TextCheck = Callable[[Text, Tables, CheckSettings], Iterator[Problem]]
SheetCheck = Callable[[Sheet, Tables, CheckSettings], Iterator[Problem]]
TablesCheck = Callable[[Tables, CheckSettings], Iterator[Problem]]
IndexCheck = Callable[[Index, CheckSettings], Iterator[Problem]]


@dataclass(frozen=True)
class RuleModule:
    """A rule and the functions that apply it."""

    rule: Rule
    kinds: frozenset[Kind]
    check_text: TextCheck | None
    check_sheet: SheetCheck | None
    check_tables: TablesCheck | None
    check_index: IndexCheck | None


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
            )
        )
    return tuple(sorted(found, key=lambda item: item.rule.code))
