"""What templates do to one value: words, dates, numbers. Nothing here knows the corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from faire_avec.language.dates import long_date, month, partial_date, short_date, window
from faire_avec.language.fold import fold, inside
from faire_avec.language.phrases import sentence, unstopped
from faire_avec.model.labels import (
    ACTORS,
    ANSWERS,
    KINDS_OF_QUESTION,
    LEVEL_LABELS,
    NATURES,
    PURPOSES,
)

# Up to the end of the sentence that passes forty signs.
_OPENING = re.compile(r".{40,}?[.!?](?=\s|$)")
LEVELS = {"negligeable": 1, "limitee": 2, "importante": 3, "maximale": 4}


def opening(text: str) -> str:
    """The first sentence or two of a prose."""
    match = _OPENING.match(" ".join(text.split()))
    return match[0] if match else text


def joined(items: Iterable[str], last: str = "et") -> str:
    """Short texts as one phrase: ``Un RIB, une lettre et un reçu``, ends of sentences off."""
    texts = [unstopped(item) for item in items]
    texts[1:] = map(inside, texts[1:])
    return f" {last} ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)


def after(what: str, channel: str) -> str:
    """``Guichet : rendez-vous``; the channel is not said again when the text begins with it."""
    said = unstopped(what)
    if fold(said).startswith(fold(channel)):
        return said
    return f"{channel} : {inside(said)}"


def spoken(text: str) -> str:
    """Words to be put between quotes: without those they were written with."""
    return text.strip().removeprefix("«").removesuffix("»").strip()


def host(address: str) -> str:
    """What to show of an address: its host and path, as one would say them."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def telephone(number: str) -> str:
    """The number as a ``tel:`` address."""
    return "tel:" + "".join(char for char in number if char.isdigit() or char == "+")


def by_id(items: Iterable[Any]) -> dict[str, Any]:
    """Items of a sheet by their ``id``."""
    return {item.id: item for item in items}


def ranks(items: Iterable[Any]) -> dict[str, int]:
    """Rank of each item of a sheet, from one, by its ``id``."""
    return {item.id: rank for rank, item in enumerate(items, 1)}


def counted(number: int, word: str) -> str:
    """``3 gestes``, ``1 geste``."""
    return f"{number} {word}{'s' if number > 1 else ''}"


FILTERS: dict[str, Callable[..., Any]] = {
    "apres": after,
    "acteur": ACTORS.__getitem__,
    "but": PURPOSES.__getitem__,
    "combien": counted,
    "dans_la_phrase": inside,
    "dit": spoken,
    "date_partielle": partial_date,
    "debut": opening,
    "fenetre": window,
    "genre_de_question": KINDS_OF_QUESTION.__getitem__,
    "hote": host,
    "jour": long_date,
    "jour_court": short_date,
    "liste": joined,
    "mois": month,
    "nature": NATURES.__getitem__,
    "niveau": LEVELS.__getitem__,
    "niveau_dit": LEVEL_LABELS.__getitem__,
    "oui_non": ANSWERS.__getitem__,
    "par_id": by_id,
    "phrase": sentence,
    "rangs": ranks,
    "sans_point": unstopped,
    "tel": telephone,
}
