"""Un mot écrit deux fois de suite (« de de »), deux espaces, un guillemet ou une parenthèse sans
l'autre, une espace qui manque devant « : ; ! ? » ou dans les guillemets « », une espace de trop
devant un point ou une virgule : autant de fautes qui arrêtent la lecture à voix haute.
L'espace devant ces signes se tape d'un appui simple : le site la rend insécable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule, Severity

RULE = Rule("FA148", "ponctuation", "Un texte n'a ni mot répété ni signe mal placé", __doc__,
            Severity.WARNING)
KINDS = frozenset({Kind.PROSE, Kind.LINE})

# « nous nous levons », « faire faire » are French.
_TWICE = re.compile(
    r"(?<![\w'’-])(?!(?:nous|vous|faire)\b)([^\W\d_]+)[ \n]+\1(?![\w'’-])", re.IGNORECASE
)
_SPACES = re.compile(r"\S[ \u00a0]{2,}\S")
_MISSING = re.compile(r"[^\W\d_)]{2}[:;!?](?=\s|$)|[^\s]»|«[^\s]")
_EXTRA = re.compile(r"[^\s…] [,.](?=\s|$)")
_NOT_WORDS = re.compile(r"`[^`\n]*`|&\w+;|\]\([^()\n]*\)|\b(?:https?|mailto):[^\s\]]+")
_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"), ("“", "”"))
_LIST_MARK = re.compile(r"(?:^\s*\w{1,2}|[;:]\s*[a-z])\)", re.MULTILINE)


def check_text(text: Text) -> Iterator[Problem]:
    """Report the first fault of each kind."""
    if text.role.verbatim or text.role.tells_where:
        return
    written = _NOT_WORDS.sub(lambda found: "]" if found[0][0] == "]" else "…", text.text)
    if found := _TWICE.search(written):
        yield text.problem(RULE, f"«{found[1]}» est écrit deux fois de suite : gardez-le une fois")
    if found := _SPACES.search(written):
        yield text.problem(RULE, f"deux espaces de suite dans «{found[0]}» : gardez-en une")
    if found := _MISSING.search(written):
        yield text.problem(RULE, f"il manque une espace dans «{found[0]}»")
    if found := _EXTRA.search(written):
        yield text.problem(RULE, f"une espace de trop dans «{found[0]}»")
    yield from _unbalanced(text, _LIST_MARK.sub("", written))


def _unbalanced(text: Text, written: str) -> Iterator[Problem]:
    for opening, closing in _PAIRS:
        depth = 0
        for sign in written:
            depth += (sign == opening) - (sign == closing)
            if depth < 0:
                break
        if depth:
            alone = opening if depth > 0 else closing
            yield text.problem(RULE, f"un signe «{alone}» est seul : il manque l'autre de la paire")
