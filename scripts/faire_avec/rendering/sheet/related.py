"""What to read next: five sheets at most, the nearest first."""

from __future__ import annotations

from faire_avec.corpus import Corpus, Sheet

MOST = 5


def related(corpus: Corpus, sheet: Sheet) -> list[str]:
    """Ids of the sheets to read next: those its author chose, then its relations, both ways."""
    told = [target for _, targets in corpus.related(sheet.id) for target in targets]
    back = [origin for _, origins in corpus.related_from(sheet.id) for origin in origins]
    near = dict.fromkeys((*sheet.fiche.voir_aussi, *told, *back))
    return [one for one in near if one != sheet.id and corpus.link(one)][:MOST]
