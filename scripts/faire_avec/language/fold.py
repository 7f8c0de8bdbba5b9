"""Text folding shared by search, sorting and identifiers."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "ʼ": "'"}


_MARKS = re.compile(r"[\u0300-\u036f]")


def fold_quotes(text: str) -> str:
    """Write ’ as ' and œ as oe: Pagefind does neither."""
    for sign, letters in _LIGATURES.items():
        if sign in text:
            text = text.replace(sign, letters)
    return text


def fold(text: str) -> str:
    """Lower case, no accent, no ligature, straight apostrophe."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFKD", fold_quotes(lowered)))


def inside(label: str) -> str:
    """A label as it is written inside a sentence: « Un RIB » becomes « un RIB ».

    A proper name keeps its capital: « FranceConnect », « Aidants Connect ».
    """
    first, *others = label.split(" ", 2)
    if first[1:] != first[1:].lower() or (others and others[0].istitle()):
        return label
    return label[:1].lower() + label[1:]


def slugify(text: str) -> str:
    """ASCII identifier made of the words of ``text``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def shorten(text: str, longest: int) -> str:
    """The whole words of ``text`` that fit in ``longest`` signs, the mark of the cut included."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def words(text: str) -> str:
    """The words of ``text``, folded, one space apart; one ``+`` counts (FranceConnect+), and ``%``.

    The pages fold the same way: ``docs/assets/page/fold.js``.
    """
    return " ".join(re.findall(r"[a-z0-9]+\+?|%", fold(text)))


_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~!])")
# What forges turn into links by themselves, and where to cut it.
_LINKED = re.compile(r"(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-)|(?<=@)", re.IGNORECASE)


def inert(text: str) -> str:
    """A text inside Markdown: no markup, mention, reference, link or line break."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")
    return _LINKED.sub("<!-- -->", text.replace("<", "&lt;"))
