"""One module per rule. A rule has an identity ``RULE`` and a ``check(corpus)`` generator.

The docstring of the module is the rule's page for contributors, in French.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from faire_avec.corpus import Corpus
from faire_avec.problems import Problem, Rule

Check = Callable[[Corpus, Any], Iterator[Problem]]


@dataclass(frozen=True)
class RuleModule:
    """A rule and the function that applies it."""

    rule: Rule
    check: Check


@lru_cache(maxsize=1)
def all_rules() -> tuple[RuleModule, ...]:
    """Every rule of this package, ordered by code."""
    found = []
    for info in pkgutil.iter_modules(__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        found.append(RuleModule(module.RULE, module.check))
    return tuple(sorted(found, key=lambda item: item.rule.code))
