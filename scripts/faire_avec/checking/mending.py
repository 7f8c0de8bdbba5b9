"""Ready patches: what a message asks, done when only one thing can have been meant.

Each repair is tried on a copy, and kept when the checker finds less to say and nothing new: a
corrected sheet never has more errors. Comments and layout stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, unified_diff
from functools import partial

from faire_avec.checking.check import check_sheet
from faire_avec.corpus import Tables, sheet_from_text
from faire_avec.language.fold import slugify
from faire_avec.loading.files import SheetFile
from faire_avec.loading.nodes import Refused, parse
from faire_avec.problems import Problem
from faire_avec.writing.repair import iso_day, repair

# Rounds of repairs; past that, the file is not a sheet with small faults.
_MOST = 60
_SHORTEST = 5
_YES_NO = {"yes": "oui", "true": "oui", "no": "non", "false": "non", "vrai": "oui", "faux": "non"}
_TOKEN = re.compile(
    r"""'(?P<single>[^'\n]*)'|"(?P<double>[^"\\\n]*)"|(?P<plain>[^\s,\[\]{}#][^,\[\]{}#\n]*)"""
)
_KEY = re.compile(r"[^\s:]+")
_SINGLE = re.compile(r"(\s*(?:- +)*(?:[\w-]+: +)?)'(.*)'\s*")
_AFTER_KEY = re.compile(r"(\s*(?:- +)*[\w-]+: +)([^\s'\"\[{&*!|>#@`%].*)")
_ITEM = re.compile(r"(\s*- +)([^\s'\"\[{&*!|>#@`%-].*)")
_LINK = re.compile(r"(\s*(?:- +)*(?:[\w-]+: +)?)(\[\[.*)")
_GLUED = re.compile(r"(\s*(?:- +)*)([a-z_]+):([^\s:/].*)")
_NO_DASH = re.compile(r"( +)([^\s#-].*)")
_TIGHT_DASH = re.compile(r"(\s*)-([^\s-].*)")
_ALONE = re.compile(r"(\s*)([\w-]+): +([^\s'\"\[{&*!|>#@`%,;][^,;#]*)")
_CHOICES = re.compile(r"«([^«»]+)»")


@dataclass(frozen=True)
class Mended:
    """A corrected text.

    Args:
        text: the sheet.
        done: what was corrected, in French; empty when nothing was.
    """

    text: str
    done: tuple[str, ...]


@dataclass(frozen=True)
class Patch:
    """Lines that take the place of others.

    Args:
        first, last: lines of the old text, from 1, both included.
        text: what takes their place, without final line break.
    """

    first: int
    last: int
    text: str


@dataclass(frozen=True)
class _State:
    """What the checker says of a text; the less, the further the text was read."""

    stage: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> Counter[tuple[str, str]]:
        return Counter((one.rule.code, one.message) for one in self.problems if one.is_error)

    @property
    def rank(self) -> tuple[int, int]:
        return self.stage, self.errors.total()


def mend(
    file: SheetFile, text: str, tables: Tables, today: date, *, order: bool = True
) -> Mended:
    """Correct what is safe in the text of a sheet.

    Args:
        file: where it stands.
        text: the whole file.
        tables: the shared tables.
        today: the day dates are judged on.
        order: whether fields are put in the model's order.
    """
    def state(given: str) -> _State:
        return _state(file, given, tables, today)

    done: list[str] = []
    now = state(text)
    repaired = repair(text, file.type, order=order)
    if repaired.done and (after := state(repaired.text)).rank <= now.rank:
        text, now, done = repaired.text, after, list(repaired.done)
    for _ in range(_MOST):
        for fresh, what in _candidates(text, now, tables):
            after = state(fresh)
            if after.rank < now.rank and (after.stage < now.stage or after.errors <= now.errors):
                text, now = fresh, after
                done.append(what)
                break
        else:
            break
    if done and order:
        # A file that now reads may have more to put right.
        again = repair(text, file.type)
        if again.done and state(again.text).rank <= now.rank:
            text = again.text
            done += again.done
    return Mended(text, tuple(dict.fromkeys(done)))


def diff(name: str, before: str, after: str) -> str:
    """What a correction changes, as a reviewer reads it."""
    return "\n".join(unified_diff(before.splitlines(), after.splitlines(), name, name,
                                  lineterm="", n=1))


def patches(before: str, after: str) -> list[Patch]:
    """The lines that a correction replaces; a line added goes with the one before it."""
    old, new = before.splitlines(), after.splitlines()
    found = []
    for kind, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace":
            found.append(Patch(i + 1, j, "\n".join(new[k:end])))
        elif kind == "insert" and i:
            found.append(Patch(i, i, "\n".join([old[i - 1], *new[k:end]])))
    return found


def _state(file: SheetFile, text: str, tables: Tables, today: date) -> _State:
    try:
        parse(text, file.shown)
    except Refused as refused:
        return _State(2, (refused.problem,))
    sheet, problems = sheet_from_text(file, text)
    if sheet is None:
        return _State(1, tuple(problems))
    return _State(0, (*problems, *check_sheet(sheet, tables, today)))


def _candidates(text: str, state: _State, tables: Tables) -> Iterator[tuple[str, str]]:
    """Texts in which one problem may be gone, and what was done."""
    lines = text.split("\n")
    for problem in state.problems:
        if not problem.is_error or problem.line > len(lines):
            continue
        code = problem.rule.code
        if code == "FA001":
            yield from _of_syntax(lines, problem)
        elif code == "FA013":
            yield from _of_shape(lines, problem)
        elif code == "FA016":
            yield from _at(lines, problem, _day, "dates")
        elif code == "FA012":
            yield from _key(lines, problem)
        elif code in ("FA014", "FA017", "FA021", "FA106"):
            change = partial(_word, near=problem.suggestion, known=_known(problem, tables))
            yield from _at(lines, problem, change, "mots d'une liste")


def _with(lines: list[str], rank: int, *fresh: str) -> str:
    return "\n".join([*lines[:rank], *fresh, *lines[rank + 1 :]])


def _of_syntax(lines: list[str], problem: Problem) -> Iterator[tuple[str, str]]:
    if any(line.startswith("\t") or re.match(r" *\t", line) for line in lines):
        yield "\n".join(
            re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), line) for line in lines
        ), "tabulations"
    # The parser may stop one line late.
    for rank in (problem.line - 1, problem.line - 2):
        if not 0 <= rank < len(lines):
            continue
        line = lines[rank]
        if found := _SINGLE.fullmatch(line):
            inner = found[2].replace("''", "'")
            if '"' not in inner and "\\" not in inner:
                yield _with(lines, rank, f'{found[1]}"{inner}"'), "guillemets"
        yield from _quoted(lines, rank)
        if found := _GLUED.fullmatch(line):
            yield _with(lines, rank, f"{found[1]}{found[2]}: {found[3]}"), "espaces"
        yield from _dash(lines, rank)


def _quoted(lines: list[str], rank: int) -> Iterator[tuple[str, str]]:
    """The text of a line between double quotes: after its key, or whole after its dash."""
    line = lines[rank]
    for pattern in (_AFTER_KEY, _ITEM, _LINK):
        found = pattern.fullmatch(line)
        if found and '"' not in found[2] and "\\" not in found[2] and " #" not in found[2] and (
            pattern is _LINK or ": " in found[2] or " :" in found[2]
        ):
            yield _with(lines, rank, f'{found[1]}"{found[2].rstrip()}"'), "guillemets"


def _dash(lines: list[str], rank: int) -> Iterator[tuple[str, str]]:
    """The dash that a line of a list lacks, or the space after it, when its neighbours have one."""
    line = lines[rank]
    before = next((one for one in reversed(lines[:rank]) if one.strip()), "")
    after = next((one for one in lines[rank + 1 :] if one.strip()), "")
    if found := _NO_DASH.fullmatch(line):
        dash = f"{found[1]}- "
        if (before.startswith(dash) or after.startswith(dash)) and ": " not in found[2]:
            yield _with(lines, rank, f"{dash}{found[2]}"), "tirets de liste"
    if found := _TIGHT_DASH.fullmatch(line):
        dash = f"{found[1]}-"
        if before.startswith(dash) or after.startswith(dash) or before.rstrip().endswith(":"):
            fresh = [re.sub(rf"^{dash}(?=[^\s-])", f"{dash} ", one) for one in lines]
            yield "\n".join(fresh), "tirets de liste"


def _of_shape(lines: list[str], problem: Problem) -> Iterator[tuple[str, str]]:
    rank = problem.line - 1
    line = lines[rank]
    if "il faut une liste" in problem.message:
        # One text alone: a comma would tell of several.
        if found := _ALONE.fullmatch(line):
            after = lines[rank + 1] if rank + 1 < len(lines) else ""
            if not after.startswith(f"{found[1]} "):
                yield _with(lines, rank, f"{found[1]}{found[2]}:",
                            f"{found[1]}  - {found[3].rstrip()}"), "tirets de liste"
        for tried in (rank, rank + 1):
            if tried < len(lines):
                yield from _dash(lines, tried)
    yield from _quoted(lines, rank)


def _key(lines: list[str], problem: Problem) -> Iterator[tuple[str, str]]:
    rank, start = problem.line - 1, problem.column - 1
    found = _KEY.match(lines[rank], start)
    near = problem.suggestion
    if found and near and _surely(found[0], near, ()):
        line = lines[rank]
        yield _with(lines, rank, line[:start] + near + line[found.end():]), "noms de champs"


def _at(
    lines: list[str], problem: Problem, change: Callable[[str], str | None], what: str
) -> Iterator[tuple[str, str]]:
    """The text with the word that stands where a problem points changed, if it can be."""
    rank, start = problem.line - 1, problem.column - 1
    line = lines[rank]
    found = _TOKEN.match(line, start)
    if found is None:
        return
    word = next(text for text in found.groups() if text is not None).strip()
    fresh = change(word)
    if fresh and fresh != word:
        end = start + len(found[0].rstrip())
        yield _with(lines, rank, f"{line[:start]}{fresh}{line[end:]}"), what


def _day(word: str) -> str | None:
    day = iso_day(word)
    return day.isoformat() if day else None


def _known(problem: Problem, tables: Tables) -> tuple[str, ...]:
    """The words that could have been meant."""
    quoted = _CHOICES.findall(problem.message)
    if problem.rule.code == "FA106":
        return tuple(tables.vocabularies.get(quoted[-1], ()))
    return tuple(quoted[2:]) if problem.rule.code == "FA014" else ()


def _word(word: str, near: str | None, known: tuple[str, ...]) -> str | None:
    if near is None:
        return None
    if near in ("oui", "non"):
        return near if _YES_NO.get(word.lower(), slugify(word)) == near else None
    return near if _surely(word, near, known) else None


def _surely(word: str, near: str, known: tuple[str, ...]) -> bool:
    """Whether a word can only be that one: the same but for accents, or one letter of a long one.

    Args:
        word: what was written.
        near: the word it resembles most.
        known: every word it could be; empty when they are not known.
    """
    flat, wanted = (slugify(one).replace("-", "") for one in (word, near))
    if flat == wanted:
        return True
    if min(len(flat), len(wanted)) < _SHORTEST or flat[0] != wanted[0]:
        return False
    close = [one for one in known if _one_letter(flat, slugify(one).replace("-", ""))]
    return _one_letter(flat, wanted) and close in ([], [near])


def _one_letter(word: str, other: str) -> bool:
    """Whether one letter was added, lost or changed, or two neighbours changed places."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    return short[start + 1 :] == long[start + 1 :] or (
        short[start + 2 :] == long[start + 2 :] and short[start : start + 2]
        == long[start : start + 2][::-1]
    )
