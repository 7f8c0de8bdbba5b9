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
_PAIRS = tuple(
    (opening, closing, re.compile(f"[{re.escape(opening + closing)}]"))
    for opening, closing in ("«»", "()", "[]", "“”")
)
# Quick looks: what none of them finds needs no slow one.
_MAYBE_NOT_WORDS = re.compile(r"[`&\]:](?:(?<=[`&])|(?<=\])\(|(?<=:)[^\s\]])")
_MAYBE_MISSING = re.compile(r"[:;!?»«](?:(?<=[^\W\d][:;!?])(?!\S)|(?<=\S»)|(?<=«)\S)")
_DOUBLED = r"(\w++)[ \n]+\1"
_MAYBE_TWICE = re.compile(rf"\b{_DOUBLED}", re.IGNORECASE)
SUSPECT = (
    _MAYBE_NOT_WORDS,
    _MAYBE_MISSING,
    # Apart, each is quick.
    re.compile(f" {_DOUBLED}", re.IGNORECASE),
    re.compile(rf"\n{_DOUBLED}", re.IGNORECASE),
    re.compile(rf"[^\w \n'’-]{_DOUBLED}", re.IGNORECASE),
    re.compile("  "),
    re.compile("\u00a0"),
    re.compile(r" [,.](?!\S)"),
    re.compile(r"[«»()\[\]“”]"),
)
_LIST_MARK = re.compile(r"(?:^\s*\w{1,2}|[;:]\s*[a-z])\)", re.MULTILINE)


def check_text(text: Text) -> Iterator[Problem]:
    """Report the first fault of each kind."""
    if text.role.verbatim or text.role.tells_where:
        return
    written = text.text
    if _MAYBE_NOT_WORDS.search(written):
        written = _NOT_WORDS.sub(lambda found: "]" if found[0][0] == "]" else "…", written)
    if _MAYBE_TWICE.search(written) and (found := _TWICE.search(written)):
        yield text.problem(RULE, f"«{found[1]}» est écrit deux fois de suite : gardez-le une fois")
    if ("  " in written or "\u00a0" in written) and (found := _SPACES.search(written)):
        yield text.problem(RULE, f"deux espaces de suite dans «{found[0]}» : gardez-en une")
    if _MAYBE_MISSING.search(written) and (found := _MISSING.search(written)):
        yield text.problem(RULE, f"il manque une espace dans «{found[0]}»")
    if (" ." in written or " ," in written) and (found := _EXTRA.search(written)):
        yield text.problem(RULE, f"une espace de trop dans «{found[0]}»")
    if ")" in written:
        written = _LIST_MARK.sub("", written)
    yield from _unbalanced(text, written)


def _unbalanced(text: Text, written: str) -> Iterator[Problem]:
    for opening, closing, either in _PAIRS:
        if opening not in written and closing not in written:
            continue
        depth = 0
        for sign in either.findall(written):
            depth += 1 if sign == opening else -1
            if depth < 0:
                break
        if depth:
            alone = opening if depth > 0 else closing
            yield text.problem(RULE, f"un signe «{alone}» est seul : il manque l'autre de la paire")
