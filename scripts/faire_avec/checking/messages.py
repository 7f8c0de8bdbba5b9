"""How problems are printed: for a terminal, for a forge's annotations, as JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from faire_avec.places import REGLES
from faire_avec.problems import Problem, Severity


def line_of(problem: Problem) -> str:
    """A problem on one line: place, code, sentence, suggestion, help."""
    hint = f" — vouliez-vous dire «{problem.suggestion}» ?" if problem.suggestion else ""
    return _visible(
        f"{problem.path}:{problem.line}:{problem.column} {problem.rule.code} "
        f"{problem.message}{hint} (aide : {REGLES.url}#{problem.rule.anchor})"
    )


def _visible(text: str) -> str:
    """Hidden characters spelled out: a quoted text neither colours a terminal nor forges a line."""
    if text.isprintable():
        return text
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char
        for char in text
    )


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'s' if count > 1 else ''}"


def summary(problems: Sequence[Problem], sheets: int) -> str:
    """The closing lines: counts, and what to do next."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return f"{_plural(sheets, 'fiche')} : aucun problème."
    counts = (
        f"{_plural(sheets, 'fiche')} : {_plural(errors, 'erreur')}, "
        f"{_plural(warnings, 'avertissement')}."
    )
    if errors:
        return f"{counts}\nCorrigez les erreurs puis relancez : faire-avec verifier"
    return f"{counts}\nLes avertissements n'empêchent pas de publier."


def _grouped(problems: Sequence[Problem]) -> list[tuple[Problem, list[int]]]:
    """Problems of a file that say the same thing: the first, and the lines of the others."""
    groups: dict[tuple[str, str, str], tuple[Problem, list[int]]] = {}
    for problem in problems:
        key = (problem.path, problem.rule.code, problem.message)
        if key in groups:
            groups[key][1].append(problem.line)
        else:
            groups[key] = (problem, [])
    return list(groups.values())


def _elsewhere(lines: Sequence[int]) -> str:
    if not lines:
        return ""
    places = sorted(set(lines))
    word = "aux lignes" if len(places) > 1 else "à la ligne"
    return f" ; de même {word} {', '.join(map(str, places))}"


def as_terminal(problems: Sequence[Problem], *, colour: bool = False) -> str:
    """Problems for a terminal, one a line; what a file repeats is said once."""
    lines = []
    for problem, others in _grouped(problems):
        text = line_of(problem) + _elsewhere(others)
        if colour:
            shade = "31" if problem.severity is Severity.ERROR else "33"
            text = text.replace(
                f" {problem.rule.code} ", f" \x1b[{shade}m{problem.rule.code}\x1b[0m ", 1
            )
        lines.append(text)
    return "\n".join(lines)


def as_json(problems: Sequence[Problem]) -> str:
    """Problems as JSON, format version 1."""
    return json.dumps(
        {
            "version": 1,
            "problemes": [
                {
                    "fichier": problem.path,
                    "ligne": problem.line,
                    "colonne": problem.column,
                    "code": problem.rule.code,
                    "regle": problem.rule.name,
                    "gravite": problem.severity.value,
                    "message": problem.message,
                    "suggestion": problem.suggestion,
                    "aide": f"{REGLES.url}#{problem.rule.anchor}",
                }
                for problem in problems
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value before the second «::», where a colon or a comma would end it."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_github(problems: Sequence[Problem]) -> str:
    """Problems as workflow annotations."""
    lines = []
    for problem in problems:
        level = "error" if problem.is_error else "warning"
        hint = f" — vouliez-vous dire «{problem.suggestion}» ?" if problem.suggestion else ""
        title = _property(f"{problem.rule.code} {problem.rule.title}")
        lines.append(
            f"::{level} file={_property(problem.path)},line={problem.line},col={problem.column},"
            f"title={title}::{_escaped(problem.message + hint)}"
        )
    return "\n".join(lines)
