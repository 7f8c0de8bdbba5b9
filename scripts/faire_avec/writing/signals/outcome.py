"""What signals become: doubts in sheets, drafts of sheets, confirmations. Nothing is decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import Sheet
from faire_avec.language.dates import month
from faire_avec.language.fold import inside, shorten, slugify
from faire_avec.model.reponse import Reponse
from faire_avec.model.signal import GENRES, Genre, Signal
from faire_avec.model.types import SLUG_LONGEST

# A signal older than this says nothing of today's screen.
OLDEST_MONTHS = 24
MOST_TEXTS = 5
_DOUBTFUL = (Genre.ECRAN_CHANGE, Genre.NUMERO_MUET, Genre.REPONSE_PAS_SERVIE)
_TO_DO = {
    Genre.ECRAN_CHANGE: "Ouvrir l'écran, puis corriger la réponse et sa date.",
    Genre.NUMERO_MUET: "Appeler, puis corriger le contact et sa date.",
    Genre.REPONSE_PAS_SERVIE: "Relire la réponse avec cette précision.",
}


@dataclass(frozen=True)
class Doubt:
    """An entry to add to ``a_verifier`` of a sheet.

    Args:
        fiche: id of the sheet.
        quoi: what readers say.
        bare: the same without their own words, in case these are refused.
        comment: how to settle it.
    """

    fiche: str
    quoi: str
    bare: str
    comment: str


@dataclass(frozen=True)
class Wanted:
    """A service that readers look for.

    Args:
        id: what its sheet would be called.
        name: as the first of them wrote it.
        count: how many.
    """

    id: str
    name: str
    count: int


def wrong(signal: Signal, sheets: Mapping[str, Sheet], today: date) -> str | None:
    """Why a signal fits nothing of the guide, in French; None when it does."""
    age = today.year * 12 + today.month - _rank(signal.mois)
    if age < 0:
        return f"le mois {signal.mois} n'est pas encore venu"
    if age > OLDEST_MONTHS:
        return f"le mois {signal.mois} est trop ancien"
    if signal.fiche is None:
        return None
    sheet = sheets.get(signal.fiche)
    if sheet is None:
        return f"la fiche «{signal.fiche}» n'existe pas"
    if signal.reponse is None:
        return None
    answer = _answer(sheet, signal.reponse)
    if answer is None:
        return f"la fiche «{signal.fiche}» n'a pas de réponse «{signal.reponse}»"
    if signal.choix is None:
        return None
    if answer.question is None:
        return f"la réponse «{signal.reponse}» de «{signal.fiche}» ne pose pas de question"
    if signal.choix not in answer.question.choix:
        return f"«{signal.choix}» n'est pas un choix de «{signal.reponse}», dans «{signal.fiche}»"
    return None


def _rank(text: str) -> int:
    year, number = text.split("-")
    return int(year) * 12 + int(number)


def _answer(sheet: Sheet, name: str) -> Reponse | None:
    answers: list[Reponse] = getattr(sheet.fiche, "reponses", [])
    return next((one for one in answers if one.id == name), None)


def doubts(signals: Sequence[Signal], sheets: Mapping[str, Sheet]) -> Iterator[Doubt]:
    """One doubt for each thing said of each answer, in the order of sheets.

    « Ne m'a pas servi » without a word is counted, and says nothing to check.

    Args:
        signals: those that ``wrong`` accepts.
        sheets: the sheets, by id.
    """
    groups: dict[tuple[str, str, Genre], list[Signal]] = defaultdict(list)
    for signal in signals:
        if signal.genre in _DOUBTFUL and signal.fiche is not None:
            groups[signal.fiche, signal.reponse or "", signal.genre].append(signal)
    for (name, answer, genre), group in sorted(groups.items()):
        texts = list(dict.fromkeys(one.texte for one in group if one.texte))
        if genre is Genre.REPONSE_PAS_SERVIE and not texts:
            continue
        bare = _said(genre, group, _answer(sheets[name], answer))
        told = " ; ".join(f"« {text.rstrip('.')} »" for text in texts[:MOST_TEXTS])
        more = f" ({len(texts) - MOST_TEXTS} autres)" if len(texts) > MOST_TEXTS else ""
        quoi = f"{bare} Précision : {told}{more}." if texts else bare
        yield Doubt(name, quoi, bare, _TO_DO[genre])


def _said(genre: Genre, group: Sequence[Signal], answer: Reponse | None) -> str:
    last = max(one.mois for one in group)
    when = month(date.fromisoformat(f"{last}-01"))
    readers = f" par {len(group)} lecteurs" if len(group) > 1 else ""
    where = f", pour « {answer.titre} »" if answer else ""
    return f"Signalé en {when}{readers} : {inside(GENRES[genre])}{where}."


def wanted(signals: Sequence[Signal]) -> list[Wanted]:
    """The services that the guide lacks, most asked first."""
    names: dict[str, list[str]] = defaultdict(list)
    for signal in signals:
        if signal.genre is Genre.ORGANISME_MANQUANT and signal.texte:
            names[slugify(signal.texte)[:SLUG_LONGEST].strip("-")].append(signal.texte)
    found = [Wanted(name, shorten(said[0], 90), len(said)) for name, said in names.items() if name]
    return sorted(found, key=lambda one: (-one.count, one.id))


def confirmations(signals: Sequence[Signal]) -> list[Signal]:
    """The signals that confirm or judge an answer, by sheet, answer and month."""
    kept = (Genre.CONFIRMATION, Genre.REPONSE_SERVIE, Genre.REPONSE_PAS_SERVIE)
    return sorted(
        (one for one in signals if one.genre in kept),
        key=lambda one: (one.fiche or "", one.reponse or "", one.mois, one.genre, one.choix or ""),
    )


def counts(signals: Sequence[Signal]) -> list[tuple[str, int]]:
    """What was said of each answer, in words, and how many times."""
    found = Counter(
        (one.fiche or "", one.reponse or "", one.choix or GENRES[one.genre])
        for one in signals if one.genre is not Genre.ORGANISME_MANQUANT
    )
    return [
        (f"{fiche}{f'#{answer}' if answer else ''} : {said}", count)
        for (fiche, answer, said), count in sorted(found.items())
    ]
