"""Layers: what a service adds to the guide, beside the national sheets and never instead.

A layer is a folder: ``calque.yml`` says who keeps it, ``contacts.yml`` holds its lines,
``chez-nous/caf.yml`` what it adds to the sheet ``caf``, and the folder of a sheet type whole sheets
of its own. Several may be stacked; each is shown under its name, in the order given.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from faire_avec.corpus import Corpus, Edge
from faire_avec.corpus.sheet import Sheet, read_sheet
from faire_avec.corpus.tables import Table, extended, load_table
from faire_avec.corpus.texts import Text
from faire_avec.language.suggest import closest
from faire_avec.loading import codes
from faire_avec.loading.files import (
    LINK,
    MAX_SHEET_BYTES,
    Listing,
    SheetFile,
    list_folder,
    read_text,
    shown_path,
)
from faire_avec.loading.nodes import Document, Refused, parse
from faire_avec.loading.typed import build
from faire_avec.model import TYPES_BY_FOLDER
from faire_avec.model.base import Fiche, Model
from faire_avec.model.calque import Ajout, ChezNous, EnTete
from faire_avec.model.introspect import leaves
from faire_avec.model.tables import Contact
from faire_avec.problems import Problem, Rule

HEAD, CONTACTS, ADDITIONS = "calque.yml", "contacts.yml", "chez-nous"
ModelT = TypeVar("ModelT", bound=Model)


@dataclass(frozen=True)
class Addition:
    """What a layer adds to one sheet."""

    sheet: str
    document: Document
    notes: tuple[ChezNous, ...]


@dataclass(frozen=True)
class Layer:
    """One layer, read and typed.

    Args:
        folder: where it is.
        head: who keeps it.
        contacts: its lines; one that bears the name of a national line is shown beside it.
        additions: what it adds, by sheet.
        sheets: whole sheets of its own, by id.
        files: their files.
        documents: its other files, with what they hold, for the rules about texts.
    """

    folder: Path
    head: EnTete
    contacts: Table[Contact]
    additions: Mapping[str, Addition] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    files: tuple[SheetFile, ...] = ()
    documents: tuple[tuple[Document, Model], ...] = ()

    @property
    def digest(self) -> str:
        """Changes when anything that it says does."""
        found = [self.contacts.document, *(document for document, _ in self.documents),
                 *(sheet.document for sheet in self.sheets.values())]
        return " ".join(f"{document.path} {document.digest}" for document in found)

    def texts(self) -> Iterator[Text]:
        """Every text of its head and of what it adds."""
        for document, model in self.documents:
            for location, text, role in leaves(model):
                yield Text(document, location, text, role, document.path)


@dataclass(frozen=True)
class Local:
    """An addition as a page shows it."""

    head: EnTete
    note: ChezNous
    contact: Contact | None


def load_layer(folder: Path) -> tuple[Layer | None, list[Problem]]:
    """Read one layer.

    Args:
        folder: its folder.

    Returns:
        The layer, None when its head cannot be read, and every problem met.

    Raises:
        FileNotFoundError: when the folder does not exist.
    """
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    folder = folder.resolve()
    problems: list[Problem] = []
    files: list[SheetFile] = []
    additions: dict[str, Addition] = {}
    documents: list[tuple[Document, Model]] = []
    tables: dict[str, Path] = {}
    head: EnTete | None = None
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        path = Path(entry.path)
        shown = shown_path(path, folder)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            problems.append(_problem(shown, codes.OUTSIDE, LINK))
        elif entry.name == HEAD:
            found = _typed(path, shown, EnTete, problems)
            if found is not None:
                documents.append(found)
                head = found[1]
        elif entry.name == CONTACTS:
            tables["contacts"] = path
        elif entry.is_dir() and entry.name == ADDITIONS:
            for addition, typed in _additions(path, folder, problems):
                additions[addition.sheet] = addition
                documents.append(typed)
        elif entry.is_dir() and entry.name in TYPES_BY_FOLDER:
            list_folder(folder, path, files, problems)
        elif not entry.is_dir() and path.suffix not in (".yml", ".yaml"):
            continue  # a note, a readme
        else:
            known = (HEAD, CONTACTS, ADDITIONS, *TYPES_BY_FOLDER)
            problems.append(_problem(
                shown, codes.FILE_NAME, f"«{entry.name}» n'est pas d'un calque : "
                f"{HEAD}, {CONTACTS}, {ADDITIONS}/, ou le dossier d'un type de fiche",
                closest(entry.name, known),
            ))
    contacts, found_in_table = load_table("contacts", Listing((), tables, ()), folder)
    problems += found_in_table
    sheets: dict[str, Sheet] = {}
    for file in files:
        sheet, found_in_sheet = read_sheet(file)
        problems += found_in_sheet
        if sheet is not None:
            sheets.setdefault(sheet.id, sheet)
    if head is None and not any(one.path.endswith(f"/{HEAD}") for one in problems):
        problems.append(_problem(
            shown_path(folder / HEAD, folder), codes.MISSING,
            f"il manque {HEAD}, avec «nom» et «tenu_par» : chaque ajout dit d'où il vient",
        ))
    if head is None:
        return None, problems
    return Layer(
        folder, head, contacts, additions, sheets, tuple(files), tuple(documents)
    ), problems


def _problem(shown: str, rule: Rule, message: str, suggestion: str | None = None) -> Problem:
    return Problem(shown, 1, 1, rule, message, suggestion)


def _typed(
    path: Path, shown: str, model: type[ModelT], problems: list[Problem]
) -> tuple[Document, ModelT] | None:
    text = read_text(path, shown, MAX_SHEET_BYTES)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    try:
        document, found = parse(text, shown)
    except Refused as refused:
        problems.append(refused.problem)
        return None
    problems += found
    if not isinstance(document.data, dict):
        problems.append(_problem(
            shown, codes.NOT_A_MAPPING, "le fichier ne commence pas par un champ comme «nom: …»"
        ))
        return None
    built = build(model, document)
    if isinstance(built, list):
        problems += built
        return None
    return document, built


def _additions(
    folder: Path, layer: Path, problems: list[Problem]
) -> Iterator[tuple[Addition, tuple[Document, Model]]]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        path = Path(entry.path)
        shown = shown_path(path, layer)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            problems.append(_problem(shown, codes.OUTSIDE, LINK))
        elif entry.is_dir() or path.suffix != ".yml":
            problems.append(_problem(
                shown, codes.FILE_NAME, "un ajout est un fichier qui porte le nom de sa fiche et "
                "se termine par .yml : caf.yml",
            ))
        elif (found := _typed(path, shown, Ajout, problems)) is not None:
            document, ajout = found
            yield Addition(path.stem, document, tuple(ajout.chez_nous)), (document, ajout)


def stacked(corpus: Corpus, layers: Sequence[Layer]) -> tuple[Corpus, list[Problem]]:
    """The guide with its layers on top.

    Args:
        corpus: the national guide; nothing of it is changed nor hidden.
        layers: from the widest to the nearest.

    Returns:
        The guide with the sheets and lines of the layers, and what is wrong or said otherwise.
    """
    problems: list[Problem] = []
    sheets, known = dict(corpus.sheets), dict(corpus.known_ids)
    tables, files = corpus.tables, list(corpus.files)
    for layer in layers:
        tables = extended(tables, "contacts", layer.contacts, layer.digest)
        files += layer.files
        for sheet in layer.sheets.values():
            known.setdefault(sheet.id, sheet.type)
            sheets.setdefault(sheet.id, sheet)
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for sheet in sheets.values():
        for edge in sheet.edges:
            incoming[edge.target].append(edge)
    grown = replace(
        corpus, sheets=sheets, known_ids=known, files=tuple(files), tables=tables,
        outgoing={one.id: one.edges for one in sheets.values()},
        incoming={target: tuple(edges) for target, edges in incoming.items()},
        layers=tuple(layers),
    )
    for layer in layers:
        problems += _lines(layer, corpus)
        for addition in layer.additions.values():
            problems += _misplaced(addition, grown)
    return grown, problems


def _misplaced(addition: Addition, corpus: Corpus) -> Iterator[Problem]:
    document = addition.document
    sheet = corpus.sheets.get(addition.sheet)
    if sheet is None:
        if addition.sheet not in corpus.known_ids:
            near = closest(addition.sheet, corpus.sheets)
            yield _problem(
                document.path, codes.LAYER_PLACE,
                f"le guide n'a pas de fiche «{addition.sheet}» : le fichier porte le nom de la "
                "fiche qu'il complète", f"{near}.yml" if near else None,
            )
        return
    places = places_of(sheet.fiche)
    answers = {one.id for one in getattr(sheet.fiche, "reponses", None) or []}
    for rank, note in enumerate(addition.notes):
        where = ("chez_nous", rank)

        def at(
            field: str, message: str, suggestion: str | None = None, where: tuple[str, int] = where
        ) -> Problem:
            line, column = document.position((*where, field))
            return Problem(
                document.path, line, column, codes.LAYER_PLACE, message, suggestion
            )

        if not (note.texte or note.dire or note.contact):
            yield at("verifie_le", "l'ajout ne dit rien : donnez «texte», «dire» ou «contact»")
        if note.sur is not None and note.sur not in places:
            yield at(
                "sur", f"la fiche «{sheet.id}» n'a ni réponse, ni démarche, ni clause "
                f"«{note.sur}» ({', '.join(sorted(places)) or 'elle n’en a pas'})",
                closest(note.sur, places),
            )
        elif note.echelon is not None and note.sur not in answers:
            yield at("echelon", "un échelon est celui d'une réponse : dites laquelle dans «sur»")
        if note.contact and note.contact not in corpus.tables.contacts.declared:
            yield at(
                "contact", f"«{note.contact}» n'est un contact ni du calque ni du guide",
                closest(note.contact, corpus.tables.contacts.declared),
            )


def places_of(fiche: Fiche) -> set[str]:
    """What a layer may speak of in a sheet, besides the whole of it."""
    return {
        one.id for name in ("reponses", "demarches", "modele")
        for one in getattr(fiche, name, None) or []
    }


# What two lines of the same name may say otherwise.
_COMPARED = ("numero", "horaires", "adresse", "courriel", "url", "cout")


def _lines(layer: Layer, national: Corpus) -> Iterator[Problem]:
    for key, contact in layer.contacts.entries.items():
        if contact.verifie_le is None:
            line, column = layer.contacts.document.position((key,), of_key=True)
            yield Problem(layer.contacts.document.path, line, column, codes.MISSING,
                          f"il manque «verifie_le» dans «{key}» : le jour où la ligne répondait")
        known = national.tables.contacts.entries.get(key)
        if known is None:
            continue
        for name in _COMPARED:
            here, there = getattr(contact, name), getattr(known, name)
            if here and there and here != there:
                document = layer.contacts.document
                line, column = document.position((key, name))
                yield Problem(
                    document.path, line, column, codes.LAYER_OTHERWISE,
                    f"le calque dit «{here}», le guide dit «{there}» : les deux se liront, avec "
                    "leur origine",
                )


def local_notes(
    corpus: Corpus, sheet_id: str, place: str | None, rung: str | None = None
) -> list[Local]:
    """What the layers add at one place of a sheet, in the order of the layers.

    Args:
        corpus: a guide with its layers.
        sheet_id: the sheet.
        place: id of an answer, a démarche or a clause; None for the whole sheet.
        rung: rung of the ladder of an answer; None for the whole answer.
    """
    return [
        Local(layer.head, note, _line_of(layer, corpus, note.contact))
        for layer in corpus.layers
        if (addition := layer.additions.get(sheet_id)) is not None
        for note in addition.notes
        if note.sur == place and note.echelon == rung
    ]


def local_contacts(corpus: Corpus, contact_id: str) -> list[tuple[EnTete, Contact]]:
    """How the layers describe a national line."""
    return [
        (layer.head, layer.contacts.entries[contact_id]) for layer in corpus.layers
        if contact_id in layer.contacts.entries
    ]


def _line_of(layer: Layer, corpus: Corpus, contact_id: str | None) -> Contact | None:
    if contact_id is None:
        return None
    own = layer.contacts.entries.get(contact_id)
    return own or corpus.tables.contacts.entries.get(contact_id)


def layer_name(corpus: Corpus, sheet_id: str) -> str | None:
    """Name of the layer that a sheet comes from; None for a national one."""
    layer = layer_of(corpus, sheet_id)
    return layer.head.nom if layer else None


def contact_layer_name(corpus: Corpus, contact_id: str) -> str | None:
    """Name of the layer that gives a line that the guide does not; None for a national one."""
    shown = corpus.tables.contacts.entries.get(contact_id)
    return next(
        (layer.head.nom for layer in corpus.layers
         if layer.contacts.entries.get(contact_id) is shown), None,
    )


def layer_of(corpus: Corpus, sheet_id: str) -> Layer | None:
    """The layer that a sheet comes from; None for a national one."""
    return next((one for one in corpus.layers if sheet_id in one.sheets), None)
