"""The one function that checks a corpus with all rules."""

from __future__ import annotations

from pathlib import Path

from faire_avec.corpus import Corpus, load
from faire_avec.problems import Problem
from faire_avec.rules import all_rules, dispense_utile
from faire_avec.settings import CheckSettings


def check_corpus(corpus: Corpus, settings: CheckSettings) -> list[Problem]:
    """Apply every rule to a corpus.

    Args:
        corpus: what was read.
        settings: today's date and the ledger of published ids.
    """
    problems: list[Problem] = []
    for module in all_rules():
        problems.extend(module.check(corpus, settings))
    return _apply_exceptions(corpus, problems)


def _apply_exceptions(corpus: Corpus, problems: list[Problem]) -> list[Problem]:
    """Silence what a sheet is excused from; report the excuses that silence nothing."""
    rules = {module.rule.code: module.rule for module in all_rules()}
    excused: set[tuple[str, str]] = set()
    added: list[Problem] = []
    for sheet in corpus.sheets.values():
        for index, exception in enumerate(sheet.fiche.dispenses):
            code, path = exception.regle, sheet.document.path
            rule = rules.get(code)
            if rule is None or not rule.excusable:
                excusable = ", ".join(code for code, rule in rules.items() if rule.excusable)
                message = f"«{code}» n'accepte pas de dispense : seules {excusable} le font"
            elif not any(
                problem.path == path and problem.rule.code == code for problem in problems
            ):
                message = f"la dispense de {code} ne sert plus : retirez-la"
            else:
                excused.add((path, code))
                continue
            line, column = sheet.document.position(("dispenses", index))
            added.append(Problem(path, line, column, dispense_utile.RULE, message))
    kept = [problem for problem in problems if (problem.path, problem.rule.code) not in excused]
    return kept + added


def load_and_check(folder: Path, settings: CheckSettings) -> tuple[Corpus, list[Problem]]:
    """Read a folder of sheets and check it; every problem of the run, sorted.

    Raises:
        FileNotFoundError: when the folder does not exist.
    """
    corpus, problems = load(folder)
    problems = problems + check_corpus(corpus, settings)
    return corpus, sorted(set(problems))
