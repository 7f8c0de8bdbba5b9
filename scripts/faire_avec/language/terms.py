"""The terms a search compares: folded words, references of law and numbers written one way.

``docs/assets/search/terms.js`` does the same for what a reader types; tests hold them together.
"""

from __future__ import annotations

import re

from faire_avec.language.fold import fold

# « R. 262-33 », « R262-33 », « L.1321-4 »: one term, whatever the dots and spaces.
_ARTICLE = re.compile(r"\b([lrd])(?:\. ?| )?(\d{1,4}(?:-\d{1,3})+)\b|\b([lrd])(?:\. ?)?(\d{3,4})\b")
# « 39 49 », « 09.69.39.00.00 »: groups of at most three digits.
_GROUPS = re.compile(r"\b\d{1,3}(?:[ .\u00a0\u202f]\d{2,3})+\b")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z0-9]+\+?|%")
SHORTEST_NUMBER, LONGEST_NUMBER = 4, 10


def terms(text: str) -> list[str]:
    """The terms of a text, in order."""
    folded = fold(text)
    if _DIGIT.search(folded):
        folded = _GROUPS.sub(_number, _ARTICLE.sub(_article, folded))
    return _WORD.findall(folded)


def _article(found: re.Match[str]) -> str:
    letter, parts = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f" {letter}{parts.replace('-', 'x')} "


def _number(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    return digits if SHORTEST_NUMBER <= len(digits) <= LONGEST_NUMBER else found[0]


_HARD = re.compile(r"qu|ck|[qk]")
_SOFT_C = re.compile(r"c(?=[eiy])")
_SOFT_G = re.compile(r"g(?=[eiy])")
_VOWELS = re.compile(r"[aeiouy+]")
_TWICE = re.compile(r"(.)\1+")
_LETTERS = str.maketrans({"c": "k", "z": "s", "w": "v", "m": "n", "h": ""})
_VOWEL_STARTS = ((re.compile(r"^(?:eau|au)"), "o"), (re.compile(r"^(?:ai|ei)"), "e"),
                 (re.compile(r"^y"), "i"))


def skeleton(word: str) -> str:
    """The first sound of a word, then its consonants: what a misspelling seldom changes.

    Words are put in files in the order of their skeletons, so that a misspelt word is looked for
    in the file of the right one.
    """
    if not word[0].isalpha():
        return word
    written = _SOFT_C.sub("s", _HARD.sub("k", word.replace("ph", "f")))
    # A soft g is told by the letter after it: before any is taken out.
    written = _SOFT_G.sub("j", written).translate(_LETTERS)
    for pattern, sound in _VOWEL_STARTS:
        written = pattern.sub(sound, written)
    if not written:
        return word
    return _TWICE.sub(r"\1", written[0] + _VOWELS.sub("", written[1:]))
