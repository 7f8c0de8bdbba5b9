"""The one function that checks a guide with all rules, and the memory that makes it quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from faire_avec.checking.pile import Pile
from faire_avec.checking.recall import Kept, Recall, kept
from faire_avec.corpus import (
    Corpus,
    Entry,
    Index,
    Sheet,
    Tables,
    Text,
    entry_of,
    ledgers_digest,
    load,
    load_tables,
    read_sheet,
    sheet_from_text,
    sheet_texts,
    table_texts,
    tables_digest,
)
from faire_avec.corpus.layers import Layer, load_layer, stacked
from faire_avec.corpus.tables import only
from faire_avec.loading import codes
from faire_avec.loading.files import MAX_SHEET_BYTES, SheetFile, list_files, read_text
from faire_avec.loading.nodes import Document, text_digest
from faire_avec.machine.collector import collector_paused
from faire_avec.machine.sharing import share
from faire_avec.model.introspect import every_block
from faire_avec.problems import Problem, Rule
from faire_avec.rules import all_rules, bound, date_plausible, dispense_utile, telephone_date


@dataclass(frozen=True)
class Verification:
    """What a check found.

    Args:
        files: number of sheet files met.
        problems: sorted problems.
    """

    files: int
    problems: tuple[Problem, ...]


def load_and_check(
    folder: Path, today: date, recall: Recall | None = None
) -> tuple[Corpus, list[Problem]]:
    """Read a folder of sheets whole and check it; every problem of the run, sorted.

    Args:
        folder: the sheets' folder.
        today: the day dates are judged on.
        recall: what earlier runs found, completed by this one; None to remember nothing.

    Raises:
        FileNotFoundError: when the folder does not exist.
    """
    recall = recall or Recall()
    corpus, problems = load(folder)
    misread = {problem.path for problem in problems}
    files = {file.shown: file for file in corpus.files}
    for sheet in corpus.sheets.values():
        shown = sheet.document.path
        key = recall.key("fiche", today, corpus.tables.digest, shown, sheet.document.digest)
        if recall.knows(key):
            problems += recall.problems(key)
            continue
        found = check_sheet(sheet, corpus.tables, today)
        # What reading said of it is not told apart here: left to those who read it alone.
        if shown not in misread:
            recall.put(key, kept(entry_of(files[shown], sheet), found))
        problems += found
    problems += _recalled_tables(folder.name, corpus.tables, today, recall)
    problems += _check_index(corpus.index(), today)
    return corpus, _sorted(problems)


def verify(folder: Path, today: date, recall: Recall) -> Verification:
    """Check a folder without keeping its sheets; unchanged sheets are recalled, not read.

    Args:
        folder: the sheets' folder.
        today: the day dates are judged on.
        recall: what earlier runs found, completed by this one.

    Raises:
        FileNotFoundError: when the folder does not exist.
    """
    with collector_paused():
        listing = list_files(folder)
        shared = _Shared(
            folder.name, tables_digest(listing), ledgers_digest(folder),
            partial(load_tables, folder, listing),
        )
        keys, missing = _known(listing.sheets, shared, today, recall)
        _find(missing, recall)
        problems = [*listing.problems, *_recalled_reading(shared, today, recall)]
        for key in keys:
            problems += recall.problems(key)
        problems += _recalled_index(listing.sheets, keys[1:], shared, today, recall)
        return Verification(len(listing.sheets), tuple(_sorted(problems)))


@dataclass(frozen=True)
class _Shared:
    """What sheets share; read only when something has to be checked.

    Args:
        name: that of the sheets' folder.
        digest: that of the tables.
        ledgers: that of the ledgers.
        read: reads them all, and says what is wrong with them.
    """

    name: str
    digest: str
    ledgers: str
    read: Callable[[], tuple[Tables, list[Problem]]]

    @cached_property
    def _read(self) -> tuple[Tables, list[Problem]]:
        return self.read()

    @property
    def tables(self) -> Tables:
        return self._read[0]

    @property
    def problems(self) -> list[Problem]:
        return self._read[1]


def _recalled_reading(shared: _Shared, today: date, recall: Recall) -> list[Problem]:
    """What is wrong with the form of the tables and of the ledgers."""
    key = recall.key("lecture", today, shared.digest, shared.ledgers, shared.name)
    if not recall.knows(key):
        recall.put(key, kept(None, shared.problems))
    return recall.problems(key)


_Missing = list[tuple[str, Callable[[], Kept]]]


def _known(
    files: Sequence[SheetFile], shared: _Shared, today: date, recall: Recall
) -> tuple[list[str], _Missing]:
    """Keys of the tables, then of each file; and how to find what is not known yet."""
    tables = _tables_key(shared.name, shared.digest, today, recall)
    keys, missing = [tables], []
    if not recall.knows(tables):
        missing.append(
            (tables, lambda: kept(None, _check_tables(shared.tables, today)))
        )
    for file in files:
        text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
        digest = repr(text) if isinstance(text, Problem) else text_digest(text)
        key = recall.key("fiche", today, shared.digest, file.shown, digest)
        keys.append(key)
        if not recall.knows(key):
            missing.append((key, partial(_examined, file, text, shared.tables, today)))
    return keys, missing


# Below this, starting a process costs more than it saves.
_WORTH_SHARING = 60


def _find(missing: _Missing, recall: Recall) -> None:
    found = share(lambda one: one[1](), missing, _WORTH_SHARING)
    for (key, _), one in zip(missing, found, strict=True):
        recall.put(key, one)


def _examined(file: SheetFile, text: str | Problem, tables: Tables, today: date) -> Kept:
    if isinstance(text, Problem):
        return kept(entry_of(file, None), [text])
    sheet, problems = sheet_from_text(file, text)
    if sheet is not None:
        problems = problems + check_sheet(sheet, tables, today)
    return kept(entry_of(file, sheet), problems)


def _recalled_index(
    files: Sequence[SheetFile], keys: Sequence[str], shared: _Shared, today: date, recall: Recall
) -> list[Problem]:
    """What the rules say of the whole guide; that they said nothing is recalled."""
    seen = [part for file, key in zip(files, keys, strict=True)
            for part in (file.shown, recall.written(key))]
    silent = recall.key("ensemble", today, shared.digest, shared.ledgers, *seen)
    if recall.knows(silent):
        return recall.problems(silent)
    entries = [
        recall.entry(key, file) or _entry(file) for file, key in zip(files, keys, strict=True)
    ]
    by_path = {file.shown: file for file in files}
    index = Index.of(entries, shared.tables, lambda entry: _document(by_path[entry.path]))
    problems = _check_index(index, today)
    # Where a problem stands depends on more than the entries.
    if not problems:
        recall.put(silent, kept(None, []))
    return problems


def _entry(file: SheetFile) -> Entry:
    sheet, _ = read_sheet(file)
    return entry_of(file, sheet)


def _document(file: SheetFile) -> Document | None:
    text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
    if isinstance(text, Problem):
        return None
    return _parsed(file, text)


@lru_cache(maxsize=64)
def _parsed(file: SheetFile, text: str) -> Document | None:
    sheet, _ = sheet_from_text(file, text)
    return sheet.document if sheet else None


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(set(problems))


def check_sheet(sheet: Sheet, tables: Tables, today: date) -> list[Problem]:
    """Every problem of one sheet taken alone."""
    problems = _check_texts(sheet_texts(sheet), tables, today)
    for module in all_rules():
        if (check := module.check_sheet) is not None:
            found = _found(partial(bound(check, tables=tables, today=today), sheet))
            problems += _finished(found, module.rule, sheet.document.path)
    return _excused(sheet, problems) if sheet.fiche.dispenses else problems


def check_layers(
    corpus: Corpus, folders: Sequence[Path], today: date
) -> tuple[Corpus, list[Problem]]:
    """Put layers on top of a checked guide, and check what they say by the same rules.

    Args:
        corpus: the national guide, without error.
        folders: the layers, from the widest to the nearest.
        today: the day dates are judged on.

    Returns:
        The guide with its layers, and every problem of theirs, sorted.

    Raises:
        FileNotFoundError: when one of the folders does not exist.
    """
    problems: list[Problem] = []
    layers: list[Layer] = []
    for folder in folders:
        layer, found = load_layer(folder)
        problems += found
        if layer is not None:
            layers.append(layer)
    grown, found = stacked(corpus, layers)
    problems += found
    national = {file.shown for file in corpus.files}
    for layer in layers:
        problems += _check_texts(layer.texts(), grown.tables, today)
        for document, model in layer.documents:
            for location, message in date_plausible.wrong_dates(every_block(model), today):
                problems.append(Problem(
                    document.path, *document.position(location), date_plausible.RULE, message
                ))
        lines = only("contacts", layer.contacts)
        problems += [
            problem for problem in _check_tables(lines, today)
            if problem.path == layer.contacts.document.path
            # Whose word a line of a layer is, its head says.
            and problem.rule is not telephone_date.RULE
        ]
        for sheet in layer.sheets.values():
            problems += check_sheet(sheet, grown.tables, today)
    problems += [
        problem for problem in _check_index(grown.index(), today) if problem.path not in national
    ]
    return grown, _sorted(problems)


def _tables_key(name: str, digest: str, today: date, recall: Recall) -> str:
    return recall.key("tables", today, digest, name)


def _recalled_tables(name: str, tables: Tables, today: date, recall: Recall) -> list[Problem]:
    key = _tables_key(name, tables.digest, today, recall)
    if not recall.knows(key):
        recall.put(key, kept(None, _check_tables(tables, today)))
    return recall.problems(key)


def _check_tables(tables: Tables, today: date) -> list[Problem]:
    problems = _check_texts(table_texts(tables), tables, today)
    for module in all_rules():
        if (check := module.check_tables) is not None:
            found = _found(partial(bound(check, today=today), tables))
            problems += _finished(found, module.rule, _ANY_TABLE)
    return problems


def _check_index(index: Index, today: date) -> list[Problem]:
    problems: list[Problem] = []
    for module in all_rules():
        if (check := module.check_index) is not None:
            found = _found(partial(bound(check, today=today), index))
            problems += _finished(found, module.rule, _ANY_TABLE)
    return problems


def _check_texts(
    texts: Iterator[Text], tables: Tables, today: date
) -> list[Problem]:
    problems: list[Problem] = []
    pile = Pile(texts)
    for module in all_rules():
        if (check := module.check_text) is None:
            continue
        look = bound(check, tables=tables, today=today)
        for text in pile.worth_a_look(module.kinds, module.suspect):
            try:
                problems.extend(look(text))
            except Exception as failure:
                # Its other texts would most likely say the same again.
                problems.append(
                    _failed(module.rule, failure, text.document.path, text.position)
                )
                break
    return problems


# What to name when a rule that looks at the whole guide fails.
_ANY_TABLE = "fiches"


def _found(check: Callable[[], Iterator[Problem]]) -> tuple[list[Problem], Exception | None]:
    """What a rule says, and what stopped it: a rule's fault never ends the run."""
    found: list[Problem] = []
    try:
        found.extend(check())
    except Exception as failure:
        return found, failure
    return found, None


def _finished(
    found: tuple[list[Problem], Exception | None], rule: Rule, path: str
) -> list[Problem]:
    problems, failure = found
    return problems if failure is None else [*problems, _failed(rule, failure, path, (1, 1))]


def _failed(
    rule: Rule, failure: Exception, path: str, position: tuple[int, int]
) -> Problem:
    return Problem(
        path, *position, codes.RULE_FAILED,
        f"le contrôle {rule.code} ({rule.name}) s'est arrêté ici : {type(failure).__name__} ; "
        "la faute est dans le programme, signalez-le",
    )


def _excused(sheet: Sheet, problems: list[Problem]) -> list[Problem]:
    """Silence what a sheet is excused from; report the excuses that silence nothing."""
    excusable = [module.rule.code for module in all_rules() if module.rule.excusable]
    silenced: set[str] = set()
    added: list[Problem] = []
    for rank, excuse in enumerate(sheet.fiche.dispenses):
        code = excuse.regle
        if code not in excusable:
            message = (
                f"«{code}» n'accepte pas de dispense : seules {', '.join(excusable)} le font"
            )
        elif not any(problem.rule.code == code for problem in problems):
            message = f"la dispense de {code} ne sert plus : retirez-la"
        else:
            silenced.add(code)
            continue
        line, column = sheet.document.position(("dispenses", rank))
        added.append(Problem(sheet.document.path, line, column, dispense_utile.RULE, message))
    return [problem for problem in problems if problem.rule.code not in silenced] + added
