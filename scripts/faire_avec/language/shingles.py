"""A sentence kept as a fingerprint, and found again in a page: same, reworded, other number, gone.

Texts are reduced to words: case, accents, punctuation, spaces and layout do not count. What has a
value (numbers in figures or in letters, months, days of the week) is set apart and kept exact.
The fingerprint holds the values in clear, a digest of the whole sentence, and short digests of its
pairs of full words, sorted: enough to know the sentence again, not to republish it.

Pairs of words are the 2-shingles of A. Broder, « On the resemblance and containment of documents »
(1997); the measure is his containment.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise

from faire_avec.language.fold import fold

VERSION = 1
# A shorter sentence is met by chance.
LEAST_WORDS = 5
MOST_WORDS = 80
# Part of the pairs of words that must be near one another for a sentence to be the same, told
# otherwise. Chosen on one half of real pairs of pages: docs/developing/measuring.md.
CLOSE = 0.3

_PAIR_BYTES = 3
_DIGEST_BYTES = 6
_SMALL_WORDS = (
    "a au aux avec c ce ces cet cette d dans de des du elle en est et il ils j je l la le les leur "
    "leurs lui m me n ne on ou par pas pour qu que qui s sa se ses si son sont sur t te un une "
    "vos votre vous y nous nos notre mais donc or ni car y"
)
_GRAMMAR = frozenset(_SMALL_WORDS.split())
_DATES = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche"
)
_CALENDAR = frozenset(_DATES.split())
# « Un » is a small word far more often than a number.
_LETTERS = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_UNITS = {word: rank for rank, word in enumerate(_LETTERS.split(), 2)}
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_BIG = {"cent": 100, "cents": 100, "mille": 1000}
_SPACES = "\u00a0\u2007\u2009\u202f"
_TOKEN = re.compile(
    # 01.23.45.67.89, 12 345,50 and 3,5: one number, however its figures are grouped.
    rf"\d{{2}}(?:[.-]\d{{2}}){{4}}(?!\d)|\d+(?:[ {_SPACES}]\d+)*(?:[.,]\d+)?|[^\W\d_]+|[%€]"
)
# What may stand inside a number in letters.
_JOINS = frozenset({" ", "-", *_SPACES})
_ORDINAL = frozenset({"er", "ere", "e", "eme", "nd", "nde", "o"})
# A point ends a sentence when a capital, a figure or a quotation mark comes after.
_END = re.compile(
    rf"[.!?…](?:[ {_SPACES}]?[»”\"])?(?P<gap>[ {_SPACES}\t\n]+)(?=[«\"“A-ZÀ-ÖØ-Þ0-9])"
)
# What stands before a point that ends nothing: « art. L. 112-8 », « M. Untel ».
_SHORT = "art|al|cf|ex|no|p|par|MM|Mme|tél|env|max|min"
_ABBREVIATED = re.compile(rf"(?:^|[\s('’])(?:[ADLMR]|{_SHORT})\.$")


class Likeness(StrEnum):
    """What became of a sentence."""

    SAME = "present"
    REWORDED = "reformule"
    CHANGED = "nombre-change"
    GONE = "disparu"


@dataclass(frozen=True)
class Token:
    """A word of a text.

    Args:
        text: the word, folded; a value in its one writing.
        value: whether it is a number, a month or a day.
        start, end: where it stands in its block.
    """

    text: str
    value: bool
    start: int
    end: int

    @property
    def masked(self) -> str:
        return "#" if self.value else self.text


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of a sentence.

    Args:
        words: number of its words.
        values: its numbers, months and days, in order.
        digest: digest of all its words.
        pairs: digests of its pairs of full words.
        whole: whether it begins and ends as a sentence of its page does: the same words followed
            by « sauf… » are no longer the same sentence.
    """

    words: int
    values: tuple[str, ...]
    digest: str
    pairs: frozenset[int]
    whole: bool = False

    def written(self) -> str:
        """One line of plain signs; see ``read``."""
        packed = b"".join(pair.to_bytes(_PAIR_BYTES, "big") for pair in sorted(self.pairs))
        values = ",".join(self.values) or "-"
        end = "." if self.whole else ""
        return f"{VERSION} {self.words}{end} {values} {self.digest} {_plain(packed)}"

    @classmethod
    def read(cls, line: str) -> Fingerprint:
        """The fingerprint that a line holds.

        Raises:
            ValueError: when it holds none.
        """
        parts = line.split(" ")
        words = parts[1].removesuffix(".") if len(parts) == 5 else ""
        if parts[0] != str(VERSION) or not words.isdigit():
            raise ValueError(line)
        packed = base64.urlsafe_b64decode(parts[4] + "=" * (-len(parts[4]) % 4))
        if not packed or len(packed) % _PAIR_BYTES:
            raise ValueError(line)
        pairs = (packed[at:at + _PAIR_BYTES] for at in range(0, len(packed), _PAIR_BYTES))
        values = () if parts[2] == "-" else tuple(parts[2].split(","))
        return cls(int(words), values, parts[3],
                   frozenset(int.from_bytes(pair, "big") for pair in pairs),
                   parts[1].endswith("."))


@dataclass(frozen=True)
class Found:
    """What a page says where a sentence was looked for.

    Args:
        likeness: what became of it.
        sentence: the nearest sentence of the page, as the page writes it; may be empty.
        score: part of its pairs of words that are there, from 0 to 1.
        values: numbers, months and days of that sentence.
    """

    likeness: Likeness
    sentence: str
    score: float
    values: tuple[str, ...]


def _plain(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    # An apostrophe that counts as a letter for Unicode; as long, so that places stay true.
    text = text.replace("\u02bc", "'")
    found: list[Token] = []
    run: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        word = fold(raw)
        if _is_spelled(word):
            if run and text[run[-1][2]:start] not in _JOINS:
                found += _spelled(run)
                run = []
            run.append((word, start, end))
            continue
        found += _spelled(run)
        run = []
        if raw[0].isdigit():
            found.append(Token(_number(raw), True, start, end))
        elif word in _ORDINAL and found and found[-1].value and found[-1].end == start:
            continue
        else:
            word = {"€": "euros", "euro": "euros"}.get(word, word)
            found.append(Token(word, word in _CALENDAR, start, end))
    return found + list(_spelled(run))


def _number(raw: str) -> str:
    """One writing for a number: « 1 234,50 » is 1234.5, « 01.02.03.04.05 » is 0102030405."""
    if raw.count(".") + raw.count("-") > 1:
        return re.sub(r"\D", "", raw)
    whole, _, decimals = re.sub(rf"[ {_SPACES}]", "", raw).replace(",", ".").partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _is_spelled(word: str) -> bool:
    return word in _UNITS or word in _TENS or word in _BIG


def _spelled(run: Sequence[tuple[str, int, int]]) -> Iterator[Token]:
    """Numbers in letters, as figures: « quatre-vingt-douze » is 92, « deux mille » 2000."""
    total, part, start, end = 0, 0, -1, -1
    for word, begins, ends in run:
        size = _UNITS.get(word, _TENS.get(word, 0))
        fits = start < 0 or word in _BIG or (part % 100 == 4 and size == 20) or (
            size < 20 and (part == 0 or part % 10 == 0) and (part % 100 not in (10,))
        ) or (size < 100 and part >= 100 and part % 100 == 0)
        if not fits:
            yield Token(str(total + part), True, start, end)
            total, part, start = 0, 0, -1
        if start < 0:
            start = begins
        if word in _BIG:
            if word == "mille":
                total, part = total + max(part, 1) * 1000, 0
            else:
                part = max(part, 1) * 100
        elif part % 100 == 4 and size == 20:
            part += 76
        else:
            part += size
        end = ends
    if start >= 0:
        yield Token(str(total + part), True, start, end)


@lru_cache(maxsize=200_000)
def _pair(first: str, second: str) -> int:
    raw = f"{first} {second}".encode()
    return int.from_bytes(hashlib.blake2b(raw, digest_size=_PAIR_BYTES).digest(), "big")


def _digest(words: Sequence[Token]) -> str:
    raw = " ".join(word.text for word in words).encode()
    return _plain(hashlib.blake2b(raw, digest_size=_DIGEST_BYTES).digest())


def _pairs(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Digest of each pair of full words that follow, with the place of the first."""
    full = [rank for rank, word in enumerate(words) if word.value or word.text not in _GRAMMAR]
    for here, there in pairwise(full):
        if not (words[here].value and words[there].value):
            yield here, _pair(words[here].masked, words[there].masked)


def fingerprint(sentence: str) -> Fingerprint:
    """What is kept of a sentence.

    Raises:
        ValueError: when it has too few words to be known again, or too many to be one sentence;
            the message is French.
    """
    return _fingerprint(tokens(sentence))


def _fingerprint(words: Sequence[Token]) -> Fingerprint:
    if len(words) < LEAST_WORDS:
        raise ValueError(f"la phrase a {len(words)} mots : il en faut au moins {LEAST_WORDS} pour "
                         "la reconnaître")
    if len(words) > MOST_WORDS:
        raise ValueError(f"la phrase a {len(words)} mots : gardez celle qui prouve le fait, "
                         f"{MOST_WORDS} mots au plus")
    pairs = frozenset(pair for _, pair in _pairs(words))
    if len(pairs) < 2:
        raise ValueError("la phrase n'a presque que des petits mots : choisissez-en une plus "
                         "précise")
    return Fingerprint(len(words), tuple(word.text for word in words if word.value),
                       _digest(words), pairs)


class Text:
    """A text to look in, read once.

    Args:
        blocks: its paragraphs, cells, titles, in order.
    """

    def __init__(self, blocks: Iterable[str]) -> None:
        self.blocks = tuple(blocks)
        self.words: list[Token] = []
        # Rank of the first word of each block, and of each sentence that has one.
        self._blocks: list[int] = []
        self._starts: list[int] = []
        for block in self.blocks:
            self._blocks.append(len(self.words))
            words = tokens(block)
            at = 0
            for _, end in sentence_spans(block):
                first = at
                while at < len(words) and words[at].start < end:
                    at += 1
                if at > first:
                    self._starts.append(len(self.words) + first)
            self.words += words

    @cached_property
    def _hits(self) -> dict[int, list[int]]:
        """Places of each pair of words."""
        places: dict[int, list[int]] = {}
        for rank, pair in _pairs(self.words):
            places.setdefault(pair, []).append(rank)
        return places

    def find(self, wanted: Fingerprint, close: float = CLOSE) -> Found:
        """Look for a sentence.

        Args:
            wanted: what was kept of it.
            close: part of its pairs that must be there for it to be told otherwise.
        """
        hits = self._places(wanted)
        exact = self._exact(wanted, hits)
        if exact is not None:
            begin, end = self._sentences(exact, exact + wanted.words - 1)
            more = wanted.whole and (begin, end) != (exact, exact + wanted.words)
            if more:
                return Found(Likeness.REWORDED, self._shown(begin, end - 1), 1.0, wanted.values)
            shown = self._shown(exact, exact + wanted.words - 1)
            return Found(Likeness.SAME, shown, 1.0, wanted.values)
        first, last, score = self._nearest(wanted, hits)
        if score == 0:
            return Found(Likeness.GONE, "", 0.0, ())
        begin, end = self._sentences(first, last)
        values = tuple(word.text for word in self.words[begin:end] if word.value)
        shown = self._shown(begin, end - 1)
        if score < close:
            return Found(Likeness.GONE, shown, score, values)
        kept = not Counter(wanted.values) - Counter(values)
        return Found(Likeness.REWORDED if kept else Likeness.CHANGED, shown, score, values)

    def keep(self, sentence: str) -> Fingerprint | None:
        """The fingerprint of a sentence of this text; None when it is not in it.

        Raises:
            ValueError: when it cannot be kept; see ``fingerprint``.
        """
        wanted = fingerprint(sentence)
        start = self._exact(wanted, self._places(wanted))
        if start is None:
            return None
        end = start + wanted.words
        return replace(wanted, whole=self._sentences(start, end - 1) == (start, end))

    def _places(self, wanted: Fingerprint) -> list[tuple[int, int]]:
        """Where each pair of a sentence is, in order."""
        return sorted((rank, pair) for pair in wanted.pairs for rank in self._hits.get(pair, ()))

    def _exact(self, wanted: Fingerprint, hits: Sequence[tuple[int, int]]) -> int | None:
        """Rank of the first word of the very sentence; a whole one before a longer one."""
        found: int | None = None
        for number, (rank, _) in enumerate(hits):
            inside: set[int] = set()
            last = rank
            for place, pair in hits[number:]:
                if place >= rank + wanted.words:
                    break
                inside.add(pair)
                last = place
                if len(inside) == len(wanted.pairs):
                    break
            if len(inside) < len(wanted.pairs):
                continue
            for start in range(max(0, last + 2 - wanted.words), rank + 1):
                window = self.words[start:start + wanted.words]
                if len(window) == wanted.words and _digest(window) == wanted.digest:
                    end = start + wanted.words
                    if not wanted.whole or self._sentences(start, end - 1) == (start, end):
                        return start
                    found = start if found is None else found
        return found

    def _nearest(
        self, wanted: Fingerprint, hits: Sequence[tuple[int, int]]
    ) -> tuple[int, int, float]:
        """First and last words of the densest place, and the part of the pairs found there."""
        width = wanted.words + max(6, wanted.words // 2)
        best: tuple[int, int, int, int, int, int] | None = None
        inside: Counter[int] = Counter()
        left = 0
        for rank, pair in hits:
            inside[pair] += 1
            # What is too far away goes, and what is met again nearer.
            while hits[left][0] < rank - width or inside[hits[left][1]] > 1:
                gone = hits[left][1]
                inside[gone] -= 1
                if not inside[gone]:
                    del inside[gone]
                left += 1
            first, last = hits[left][0], rank + 1
            common = 0
            if best is None or len(inside) >= best[0]:
                span = self.words[max(0, first - 3):last + 4]
                here = Counter(word.text for word in span if word.value)
                common = (Counter(wanted.values) & here).total()
            # Of windows as good, the one that cuts across the fewest sentences, then the shortest.
            across = bisect_right(self._starts, rank) - bisect_right(self._starts, first)
            found = (len(inside), common, -across, first - last, first, last)
            if best is None or found[:4] > best[:4]:
                best = found
        if best is None:
            return 0, 0, 0.0
        return best[4], min(best[5], len(self.words) - 1), best[0] / len(wanted.pairs)

    def _sentences(self, first: int, last: int) -> tuple[int, int]:
        """Ranks of the words of the whole sentences that hold these: first, and one past last."""
        following = bisect_right(self._starts, last)
        end = self._starts[following] if following < len(self._starts) else len(self.words)
        return self._starts[bisect_right(self._starts, first) - 1], end

    def _shown(self, first: int, last: int) -> str:
        """The text between two words, signs that close a sentence included."""
        here, there = (bisect_right(self._blocks, rank) - 1 for rank in (first, last))
        if here == there:
            block = self.blocks[here]
            end = self.words[last].end
            tail = re.match(r"[^\s\w]*", block[end:])
            return " ".join(block[self.words[first].start:end + len(tail[0] if tail else "")]
                            .split())
        parts = [self.blocks[here][self.words[first].start:], *self.blocks[here + 1:there],
                 self.blocks[there][:self.words[last].end]]
        return " ".join(" ".join(parts).split())


def sentence_spans(block: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends."""
    start = 0
    for match in _END.finditer(block):
        if _ABBREVIATED.search(block[start:match.start() + 1]):
            continue
        yield start, match.start("gap")
        start = match.end()
    if start < len(block):
        yield start, len(block)


def sentences(block: str) -> list[str]:
    """The sentences of a paragraph."""
    return [block[start:end] for start, end in sentence_spans(block)]
