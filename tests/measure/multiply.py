"""Multiply the real sheets into a big, valid and realistic guide, to measure the engine on it.

``python tests/measure/multiply.py --nombre 1000 --dossier DOSSIER [--fiches fiches]``

The shared tables and the real sheets are copied as they are. The rest are clones of the real
sheets, taken in turn. A clone has its own id, title, aliases and texts: nothing the engine does
once per distinct text is spared by the copies. Its links lead to clones of the sheets the original
leads to, so the guide is tied as densely as the real one. The same input gives the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from faire_avec.checking.check import load_and_check
from faire_avec.corpus import Sheet
from faire_avec.language.prose import SHEET_LINK
from faire_avec.machine.clock import today
from faire_avec.model.describe import Shape, describe
from faire_avec.model.introspect import Leaf, Location
from faire_avec.model.types import Kind

MAX_ID = 60
MAX_PROSE = 6000
MAX_LINE = 320
# The only two answers of some questions.
FIXED = frozenset({"Vrai", "Faux"})
_CONSONANTS = "bdfglmnprstv"
_VOWELS = "aeiou"
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ»])\.(?=\s)")

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class GenerationError(Exception):
    """The guide cannot be multiplied.

    Args:
        reason: French sentence for the user.
    """


class _SheetDumper(_Dumper):
    """Writes sheets as contributors do: no anchors, folded texts, brief lists on a line."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text_node(dumper: Any, text: str) -> yaml.Node:
    style = ">" if len(text) > 100 else None
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    return node


def _list_node(dumper: Any, items: list[Any]) -> yaml.Node:
    brief = all(isinstance(item, str) and len(item) <= 60 for item in items)
    node: yaml.Node = dumper.represent_sequence(
        "tag:yaml.org,2002:seq", items, flow_style=brief
    )
    return node


_SheetDumper.add_representer(str, _text_node)
_SheetDumper.add_representer(list, _list_node)


def word(number: int) -> str:
    """A made-up word, distinct for every number and without digits.

    Digits would make rules look twice at texts they pass over in real sheets.

    Args:
        number: rank of the clone, from 0.
    """
    base = len(_CONSONANTS) * len(_VOWELS)
    syllables = ""
    for _ in range(3):
        number, rest = divmod(number, base)
        syllables = _CONSONANTS[rest // len(_VOWELS)] + _VOWELS[rest % len(_VOWELS)] + syllables
    return syllables


@dataclass(frozen=True)
class Clone:
    """A sheet to write from a real one.

    Args:
        original: the real sheet.
        number: rank among the clones, from 1.
        turn: how many times its original was already cloned.
    """

    original: Sheet
    number: int
    turn: int

    @property
    def id(self) -> str:
        suffix = f"-g{self.number:04d}"
        return self.original.id[: MAX_ID - len(suffix)].rstrip("-") + suffix

    @property
    def path(self) -> str:
        return f"{self.original.type.folder}/{self.id}.yml"


class Family:
    """Every clone, found from its original, to lead links from clone to clone.

    Args:
        originals: the real sheets, in reading order.
        count: how many clones to make.
    """

    def __init__(self, originals: Sequence[Sheet], count: int) -> None:
        size = len(originals)
        self.clones = [
            Clone(originals[index % size], index + 1, index // size) for index in range(count)
        ]
        self._of: dict[str, list[Clone]] = {sheet.id: [] for sheet in originals}
        for clone in self.clones:
            self._of[clone.original.id].append(clone)

    def target(self, clone: Clone, target: str) -> str:
        """The id a clone refers to where its original refers to ``target``.

        One time in ten the real sheet, four times a clone taken at random but always the same,
        otherwise the clone of the same turn. A clone of ``target`` has the type of ``target``, so
        every relation keeps its direction.
        """
        relatives = self._of.get(target, [])
        draw = _draw(clone.id, target)
        if not relatives or draw % 10 == 0:
            return target
        if draw % 10 > 5 or clone.turn >= len(relatives):
            return relatives[draw // 10 % len(relatives)].id
        return relatives[clone.turn].id


def _draw(*words: str) -> int:
    digest = hashlib.blake2b("\0".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _fitted(text: str, ending: str, limit: int) -> str:
    return text[: limit - len(ending)].rstrip(" ,;:.«") + ending


def _longest(model: type[BaseModel], location: Location) -> int:
    """Most signs that the model lets a text have."""
    owner: type[BaseModel] | None = model
    shape: Shape | None = None
    for part in location:
        if isinstance(part, int):
            shape = shape.item if shape and shape.item else shape
        else:
            fields = {doc.name: doc.shape for doc in describe(owner)} if owner else {}
            shape = fields.get(part)
        owner = shape.model if shape else None
    text = shape.text or shape if shape else None
    return (text.longest if text else None) or MAX_LINE


def _line(text: str, mark: str, limit: int) -> str:
    end = "." if text.endswith(".") else ""
    return _fitted(text.removesuffix("."), f" {mark}{end}", limit)


def _prose(text: str, mark: str, clone: Clone, family: Family) -> str:
    def relinked(match: re.Match[str]) -> str:
        target = family.target(clone, match[1].strip())
        return f"[[{target}|{match[2]}]]" if match[2] else f"[[{target}]]"

    varied = SHEET_LINK.sub(relinked, _SENTENCE.sub(f" {mark}.", text))
    # A text of one sentence, or full to the brim, is marked at its end or left as it is.
    if mark not in varied:
        varied = f"{varied} {mark.capitalize()}."
    return varied if len(varied) <= MAX_PROSE else SHEET_LINK.sub(relinked, text)


def _varied(leaf: Leaf, mark: str, clone: Clone, family: Family) -> str | None:
    """The clone's own text for a leaf, or None when it keeps that of its original."""
    location, text, role = leaf
    if role.kind is Kind.SHEET:
        return family.target(clone, text)
    if role.kind is Kind.PROSE:
        return _prose(text, mark, clone, family)
    if role.kind is Kind.LINE and location[0] != "sources" and text not in FIXED:
        return _line(text, mark, _longest(clone.original.type.model, location))
    return None


def _put(data: Any, location: Location, text: str) -> None:
    """Write a text where the model found it; a block may have been written as its bare text."""
    *parents, last = location
    for depth, part in enumerate(parents):
        if isinstance(data[part], str) and depth == len(parents) - 1:
            data[part] = text
            return
        data = data[part]
    data[last] = text


def _clone_text(clone: Clone, family: Family) -> str:
    data = deepcopy(clone.original.document.data)
    data.pop("anciens_ids", None)
    mark = word(clone.number)
    for leaf in clone.original.leaves:
        varied = _varied(leaf, mark, clone, family)
        if varied is not None and leaf[0][0] != "anciens_ids":
            _put(data, leaf[0], varied)
    text: str = yaml.dump(
        data, Dumper=_SheetDumper, allow_unicode=True, sort_keys=False, width=110
    )
    return text


def _real_sheets(source: Path) -> list[Sheet]:
    try:
        corpus, problems = load_and_check(source, today())
    except FileNotFoundError as error:
        raise GenerationError(f"Le dossier «{source}» n'existe pas.") from error
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise GenerationError(
            f"Les fiches de «{source}» ont des erreurs ({len(errors)}). "
            "Corrigez-les d'abord : faire-avec verifier"
        )
    if not corpus.sheets:
        raise GenerationError(f"Le dossier «{source}» ne contient aucune fiche.")
    return list(corpus.sheets.values())


def generate(source: Path, destination: Path, count: int) -> None:
    """Write a folder of ``count`` valid sheets made from real ones.

    Args:
        source: folder of the real sheets, without errors.
        destination: folder to create; refused when it holds anything.
        count: how many sheets in all, real ones included.

    Raises:
        GenerationError: when the folders or the count do not allow it.
    """
    originals = _real_sheets(source)
    if count < len(originals):
        raise GenerationError(
            f"Il y a déjà {len(originals)} fiches réelles : demandez au moins ce nombre."
        )
    if destination.exists() and (not destination.is_dir() or any(destination.iterdir())):
        raise GenerationError(f"«{destination}» n'est pas vide : choisissez un autre dossier.")
    shutil.copytree(source, destination, symlinks=True, dirs_exist_ok=True)
    family = Family(originals, count - len(originals))
    for clone in family.clones:
        (destination / clone.path).write_text(_clone_text(clone, family), encoding="utf-8")


def lighten(folder: Path, longest: int) -> None:
    """Shorten the long lists of every sheet until its text holds in ``longest`` bytes.

    Args:
        folder: sheets to rewrite in place; decision trees are left whole.
        longest: size aimed at, in bytes.
    """
    for path in sorted(folder.glob("*/*.yml")):
        text = path.read_text(encoding="utf-8")
        if path.parent.name == "decisions":
            continue
        data = yaml.load(text, Loader=yaml.BaseLoader)
        while len(text.encode()) > longest and (heaviest := _heaviest(data)):
            del heaviest[-max(1, len(heaviest) // 4):]
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
        path.write_text(text, encoding="utf-8")


def _heaviest(data: Any) -> list[Any] | None:
    """The list of more than one item that weighs most."""
    found: list[list[Any]] = []
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, list) and len(value) > 1:
            found.append(value)
        stack += value if isinstance(value, list) else (
            list(value.values()) if isinstance(value, dict) else []
        )
    return max(found, key=lambda items: len(str(items)), default=None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Fabrique un grand dossier de fiches valides à partir des vraies."
    )
    parser.add_argument("--nombre", type=int, default=1000, metavar="N",
                        help="nombre de fiches, vraies comprises (1000)")
    parser.add_argument("--dossier", type=Path, required=True, metavar="DOSSIER",
                        help="dossier à créer")
    parser.add_argument("--octets", type=int, default=None, metavar="N",
                        help="alléger chaque fiche jusqu'à N octets (les laisser entières)")
    parser.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                        help="dossier des vraies fiches (fiches)")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the folder is written, 1 otherwise."""
    options = _parser().parse_args(arguments)
    try:
        generate(options.fiches, options.dossier, options.nombre)
        if options.octets:
            lighten(options.dossier, options.octets)
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.nombre} fiches écrites dans {options.dossier}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
