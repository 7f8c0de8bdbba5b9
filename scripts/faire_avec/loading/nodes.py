"""YAML text to plain data that remembers its positions.

Every scalar stays text: YAML 1.1 would otherwise turn ``no``, ``0612`` or ``12:30`` into a
boolean or a number. The sheet models decide what is a date or a number.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from faire_avec.loading import codes
from faire_avec.model.introspect import Location
from faire_avec.problems import Problem, Rule

MAX_DEPTH = 12
MAX_NODES = 20_000
_PLAIN_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
# An anchor or alias can only start a value; «**» is the prose's own emphasis.
_ANCHOR_SIGN = re.compile(r"[&*][^\s*]")
# The C composer recurses: a text that could nest thousands deep is scanned as events first.
_MAX_UNSCANNED_OPENINGS = 1000
_MAYBE_DEEP = re.compile(r"[-?:][ \t]+[-?:][ \t]+(?:[-?:][ \t]+){10}")

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TextLoader(_Base):  # type: ignore[misc]
    """Safe loader for which every plain scalar is a text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        return _PLAIN_TAGS[kind]

    def descend_resolver(self, parent: Any, index: Any) -> None:
        """Nothing: no tag depends on a path."""

    def ascend_resolver(self) -> None:
        """Nothing: no tag depends on a path."""


_Entries = dict[str, tuple[yaml.Node, yaml.Node]]


class Refused(Exception):
    """Reading stopped: the file cannot be turned into nodes.

    Args:
        problem: what to tell the author.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True)
class Document:
    """A parsed YAML file.

    Args:
        path: file name shown to the author.
        data: dicts, lists, texts and None; nothing else.
        root: the node tree that ``data`` was built from.
        digest: that of its text; empty when there is none.
    """

    path: str
    data: Any
    root: yaml.Node | None
    digest: str = ""
    _entries: dict[int, _Entries] = field(default_factory=dict, repr=False, compare=False)

    def position(self, location: Location, *, of_key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the deepest node that exists along ``location``.

        Args:
            location: keys and indexes from the root.
            of_key: give the place of the last key instead of its value.
        """
        node = self.root
        if node is None:
            return (1, 1)
        mark = node.start_mark
        for index, part in enumerate(location):
            last = index == len(location) - 1
            found = self._child(node, part)
            if found is None:
                continue
            key, node = found
            mark = key.start_mark if (key is not None and last and of_key) else node.start_mark
        return (mark.line + 1, mark.column + 1)


    def _child(
        self, node: yaml.Node, part: str | int
    ) -> tuple[yaml.Node | None, yaml.Node] | None:
        if isinstance(node, yaml.MappingNode) and isinstance(part, str):
            # Made once: a file may have a problem at each of its lines.
            entries = self._entries.get(id(node))
            if entries is None:
                entries = self._entries[id(node)] = _entries_of(node)
            return entries.get(part)
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            return (None, node.value[part]) if part < len(node.value) else None
        return None


def _entries_of(node: yaml.MappingNode) -> _Entries:
    """The entries of a mapping by key; a key written twice is that of the first time."""
    found: _Entries = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            found.setdefault(key.value, (key, value))
    return found


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    """Parse one YAML text.

    Args:
        text: the whole file.
        path: name to show in problems.

    Returns:
        The document, and the problems that do not prevent reading it (duplicate keys).

    Raises:
        Refused: when the text is not YAML, nests too deep, or uses anchors or tags.
    """
    try:
        if _needs_scan(text):
            _scan_events(text, path)
        root = _compose(text)
    except yaml.YAMLError as error:
        raise Refused(_syntax_problem(error, text, path)) from error
    builder = _Builder(path)
    data = builder.build(root, 0) if root is not None else None
    return Document(path, data, root, text_digest(text)), builder.problems


def text_digest(text: str) -> str:
    """What tells a text from every other."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _needs_scan(text: str) -> bool:
    return (
        _maybe_anchor(text)
        or _MAYBE_DEEP.search(text) is not None
        or text.count("[") + text.count("{") > _MAX_UNSCANNED_OPENINGS
    )


def _maybe_anchor(text: str) -> bool:
    return any(_starts_value(text, found.start()) for found in _ANCHOR_SIGN.finditer(text))


def _starts_value(text: str, at: int) -> bool:
    """Whether a value may begin here: on its line, after a mark of YAML, in brackets."""
    end = at
    while end and text[end - 1] in " \t":
        end -= 1
    before = text[end - 1] if end else "\n"
    if before == "\n":
        return "\t" not in text[end:at]
    return before in "[{" or (before in ":?,-" and end < at)


def _compose(text: str) -> yaml.Node | None:
    loader = _TextLoader(text)
    try:
        root: yaml.Node | None = loader.get_single_node()
        return root
    finally:
        loader.dispose()


def _scan_events(text: str, path: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_TextLoader):
        anchor = getattr(event, "anchor", None)
        if anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise Refused(
                _problem(
                    path, event.start_mark, codes.ALIAS,
                    f"«{sign}{anchor}» est un renvoi YAML, refusé ici : "
                    "entourez le texte de guillemets ou recopiez la valeur",
                )
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise Refused(_too_deep(path, event.start_mark))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _too_deep(path: str, mark: Any) -> Problem:
    return _problem(path, mark, codes.TOO_DEEP, f"plus de {MAX_DEPTH} niveaux d'imbrication")


def _problem(
    path: str, mark: Any, rule: Rule, message: str, suggestion: str | None = None
) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(path, line, column, rule, message, suggestion)


class _Builder:
    """Turns composed nodes into plain data, noting what is wrong on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._count = 0

    def build(self, node: yaml.Node, depth: int) -> Any:
        self._count += 1
        if depth > MAX_DEPTH:
            raise Refused(_too_deep(self.path, node.start_mark))
        if self._count > MAX_NODES:
            raise Refused(
                _problem(
                    self.path, node.start_mark, codes.TOO_DEEP,
                    f"plus de {MAX_NODES} valeurs dans un seul fichier",
                )
            )
        if node.tag != _PLAIN_TAGS[type(node)]:
            raise Refused(
                _problem(
                    self.path, node.start_mark, codes.TAG,
                    "une valeur qui commence par «!» est une étiquette YAML, refusée ici : "
                    "entourez le texte de guillemets",
                )
            )
        if isinstance(node, yaml.ScalarNode):
            if not node.style and node.value in ("", "~", "null"):
                return None
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, depth + 1) for item in node.value]
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node, depth)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Refused(
                    _problem(
                        self.path, key.start_mark, codes.UNREADABLE,
                        "un nom de champ est un texte simple, pas une liste ni un bloc",
                    )
                )
            if key.value in mapping:
                self.problems.append(
                    _problem(
                        self.path, key.start_mark, codes.DUPLICATE_KEY,
                        f"«{key.value}» est déjà écrit plus haut : gardez une seule des deux "
                        "lignes",
                    )
                )
                self.build(value, depth + 1)
                continue
            mapping[key.value] = self.build(value, depth + 1)
        return mapping


_UNKNOWN_SYNTAX = "YAML illisible ici : vérifiez les décalages, les guillemets et les deux-points"
_SYNTAX = (
    ("tab character", "une tabulation sert de décalage : remplacez-la par des espaces"),
    ("expected a single document", "«---» sépare deux documents : un fichier, une fiche"),
    ("expected <document start>", "«...» termine le document : retirez cette ligne"),
    ("expected alphabetic or numeric character", "«*» ou «&» en début de valeur a un sens "
     "spécial : entourez le texte de guillemets"),
    ("mapping values are not allowed", "un deux-points au milieu d'un texte : entourez le texte "
     "de guillemets doubles"),
    ("mapping keys are not allowed", "«?» en début de valeur a un sens spécial : entourez le "
     "texte de guillemets"),
    ("could not find expected ':'", "il manque un deux-points après un nom de champ, ou un "
     "décalage au début de cette ligne"),
    ("found character that cannot start", "ce signe ne peut pas commencer une valeur : entourez "
     "le texte de guillemets"),
    ("found unexpected end of stream", "un guillemet ouvert n'est jamais refermé"),
    ("did not find expected key", "le décalage de cette ligne ne correspond pas à celui des "
     "lignes voisines, ou un guillemet se ferme trop tôt"),
    ("did not find expected '-' indicator", "dans une liste, chaque ligne commence par un tiret "
     "au même décalage"),
    ("did not find expected ',' or", "il manque une virgule ou la fermeture d'un crochet ou "
     "d'une accolade"),
    ("did not find expected node content", "un crochet ou une accolade n'est jamais refermé, ou "
     "une valeur manque avant une virgule"),
    ("block sequence entries are not allowed", "une liste ne peut pas commencer ici : allez à la "
     "ligne après le deux-points"),
    ("control characters are not allowed", "le texte contient un caractère de contrôle "
     "invisible : effacez-le"),
    ("found unknown escape character", "une barre oblique inversée dans un texte entre guillemets "
     "doubles : écrivez-la deux fois ou utilisez des guillemets simples"),
)
_INDENTED_KEY = re.compile(r"\s+([\w-]+)")
_GLUED_KEY = re.compile(r"\s*(?:- +)?([\w-]+):\S")


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    said = " ".join(
        str(getattr(error, name, None) or "") for name in ("context", "problem", "reason")
    )
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "could not find expected ':'" in said:
        # The parser stops one line after the text that should have been a field.
        mark = getattr(error, "context_mark", None) or mark
    detail = _UNKNOWN_SYNTAX
    for fragment, french in _SYNTAX:
        if fragment in said:
            detail = french
            break
    if "expected <document start>" in said and mark is not None:
        end = _last_end(text.split("\n")[: mark.line + 1])
        if end is not None:
            return Problem(path, end, 1, codes.UNREADABLE, detail)
        detail = _UNKNOWN_SYNTAX
    problem = _problem(path, mark, codes.UNREADABLE, _closer(text, mark, said) or detail)
    return _within(problem, text)


def _last_end(lines: list[str]) -> int | None:
    """Number of the last line that ends the document, counted from 1."""
    return next(
        (number for number in range(len(lines), 0, -1) if lines[number - 1].startswith("...")),
        None,
    )


def _within(problem: Problem, text: str) -> Problem:
    """The parser may stop one line after the end: point at the end instead."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if problem.line <= len(lines):
        return problem
    return replace(problem, line=len(lines), column=len(lines[-1]) + 1)


_QUOTE_CLOSED = {
    "'": "l'apostrophe ferme le texte trop tôt : entourez le texte de guillemets doubles",
    '"': "un guillemet ferme le texte trop tôt : à l'intérieur, écrivez « » ou \\\"",
}


def _closer(text: str, mark: Any, said: str) -> str | None:
    """A more exact sentence, from the line itself."""
    lines = text.split("\n")
    if mark is None or mark.line >= len(lines):
        return None
    line = lines[mark.line]
    if "cannot start any token" in said and line[mark.column : mark.column + 1] == "\t":
        return "une tabulation sert de décalage : remplacez-la par des espaces"
    if "could not find expected ':'" in said and (glued := _GLUED_KEY.match(line)):
        return f"il manque une espace après le deux-points de «{glued[1]}»"
    before = line[: mark.column].rstrip()
    if "did not find expected key" in said or "expected '-' indicator" in said:
        if before.endswith(("'", '"')):
            return _QUOTE_CLOSED[before[-1]]
        if before.endswith(("]", "}")):
            return (
                f"le texte continue après «{before[-1]}» : entourez le texte entier de guillemets "
                "doubles"
            )
    key = _INDENTED_KEY.fullmatch(line[: mark.column])
    if "mapping values are not allowed" in said and key:
        return f"«{key[1]}» est trop décalé : alignez-le sur les champs voisins"
    return None
