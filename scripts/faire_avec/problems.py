"""What a check reports. How it is printed is decided elsewhere (``checking.messages``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How grave a problem is; only errors stop a build."""

    ERROR = "erreur"
    WARNING = "avertissement"


@dataclass(frozen=True)
class Rule:
    """The public identity of a check.

    Args:
        code: stable code shown in messages, ``FA`` and three digits; never reused.
        name: short ASCII slug.
        title: one French sentence saying what the rule wants.
        doc: French explanation, in the Markdown subset of the sheets.
        severity: default severity of its problems.
        excusable: whether a sheet may ask for an exception, with a reason.
    """

    code: str
    name: str
    title: str
    doc: str = ""
    severity: Severity = Severity.ERROR
    excusable: bool = False

    @property
    def anchor(self) -> str:
        """Fragment of the rule in the contributors' page."""
        return self.code.lower()


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to correct, at one place.

    Args:
        path: file, as the reader would type it.
        line: line, counted from 1.
        column: column, counted from 1.
        rule: which rule speaks.
        message: French sentence, without final dot.
        suggestion: the word the author probably meant, if any.
    """

    path: str
    line: int
    column: int
    rule: Rule = field(compare=False)
    message: str
    suggestion: str | None = field(default=None, compare=False)

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def is_error(self) -> bool:
        return self.rule.severity is Severity.ERROR
