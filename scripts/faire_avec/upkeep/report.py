"""What is late, soon late or undated, by type and by owner: as a table or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import CONTACT, Corpus, Dated, Freshness, dated
from faire_avec.model import SHEET_TYPES
from faire_avec.upkeep.owners import Owners

NOBODY = "personne de nommé"
# From what calls first to what can wait.
ORDER = (Freshness.LATE, Freshness.UNDATED, Freshness.SOON, Freshness.FRESH)
_LABELS = {
    Freshness.LATE: "en retard",
    Freshness.UNDATED: "sans date",
    Freshness.SOON: "bientôt",
    Freshness.FRESH: "à jour",
}


@dataclass(frozen=True)
class Row:
    """Something dated, with its state on a day and who looks after it."""

    item: Dated
    freshness: Freshness
    owners: tuple[str, ...]


def rows(corpus: Corpus, today: date, owners: Owners) -> list[Row]:
    """Everything dated or that should be, the most late first; borrowed dates are left out."""
    found = [
        Row(item, item.freshness(today), owners.of(item.document.path))
        for item in dated(corpus) if item.own or item.checked is None
    ]
    return sorted(found, key=lambda row: (ORDER.index(row.freshness), row.item.due or date.max))


def as_table(found: Sequence[Row], *, detail: bool) -> str:
    """Counts by type, by owner when some are named, then each thing when asked."""
    parts = [_counts("type", found, lambda row: [_type_label(row.item.type)])]
    if any(row.owners for row in found):
        parts.append(_counts("responsable", found, lambda row: row.owners or (NOBODY,)))
    if detail:
        parts.append("\n".join(
            _line(row) for row in found if row.freshness is not Freshness.FRESH
        ))
    return "\n\n".join(part for part in parts if part)


def _type_label(name: str) -> str:
    return "Contacts" if name == CONTACT else SHEET_TYPES[name].plural


def _counts(
    title: str, found: Iterable[Row], names: Callable[[Row], Iterable[str]]
) -> str:
    counts: dict[str, Counter[Freshness]] = {}
    for row in found:
        for name in names(row):
            counts.setdefault(name, Counter())[row.freshness] += 1
    ordered = sorted(counts.items(), key=lambda pair: -pair[1][Freshness.LATE])
    width = max(map(len, [title, *counts]), default=0)
    head = "".join(f"  {_LABELS[state]:>9}" for state in ORDER)
    lines = [f"{title:<{width}}{head}"]
    lines += [
        f"{name:<{width}}" + "".join(f"  {count[state]:>9}" for state in ORDER)
        for name, count in ordered
    ]
    return "\n".join(lines)


def _line(row: Row) -> str:
    since = "" if row.item.due is None else f" {row.item.due.isoformat()}"
    return f"{row.item.place}  {_LABELS[row.freshness]}{since}  {row.item.text}"


def as_json(found: Iterable[Row], today: date) -> str:
    """The same, for tools; a key may be added, none changes its meaning."""
    facts = [
        {
            "id": row.item.id,
            "type": row.item.type,
            "champ": ".".join(str(part) for part in row.item.location),
            "fichier": row.item.place.rsplit(":", 1)[0],
            "ligne": int(row.item.place.rsplit(":", 1)[1]),
            "texte": row.item.text,
            "etat": row.freshness.value,
            "verifie_le": row.item.checked.isoformat() if row.item.checked else None,
            "a_revoir_le": row.item.due.isoformat() if row.item.due else None,
            "responsables": list(row.owners),
        }
        for row in found
    ]
    return json.dumps({"version": 1, "jour": today.isoformat(), "faits": facts},
                      ensure_ascii=False, indent=1)
