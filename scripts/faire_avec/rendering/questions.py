"""What the guide seeks to confirm: one question a line, those that matter most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import CONTACT, Corpus, Sheet, holds_until, judged
from faire_avec.language.dates import month
from faire_avec.language.prose import plain
from faire_avec.model.introspect import Location
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Reponse
from faire_avec.model.tables import Contact
from faire_avec.model.types import Kind
from faire_avec.rendering.filters import sentence, unstopped
from faire_avec.rendering.sheet.anchors import anchor_of

# What readers saw change comes before what nobody has seen yet, then before what has aged.
CHANGED, UNSEEN, AGED, DOUBT = range(4)


@dataclass(frozen=True)
class Question:
    """A question that somebody in front of the screen settles.

    Args:
        about: the sheet or the contact, by name.
        text: the question.
        address: where to look, from the root of the site; None when no page shows it.
        type: name of the sheet type, or ``contact``.
        kind: why it is asked.
        choices: the possible replies, when they are closed.
        weight: what to sort by; the smallest first.
    """

    about: str
    text: str
    address: str | None
    type: str
    kind: int
    choices: tuple[str, ...] = ()
    weight: tuple[int, ...] = ()


def questions(corpus: Corpus, today: date) -> list[Question]:
    """Every question, ordered by risk and use."""
    found = [
        question for sheet in corpus.sheets.values() if sheet.fiche.statut != "perimee"
        for question in _of_sheet(corpus, sheet, today)
    ]
    found += _of_contacts(corpus, today)
    return sorted(found, key=lambda one: one.weight)


def _weight(corpus: Corpus, sheet: Sheet, kind: int) -> tuple[int, ...]:
    """A change first; then a right at stake, an urgency, and how many sheets lead here."""
    fiche = sheet.fiche
    stake = fiche.si_rien_n_est_fait if isinstance(fiche, Plateforme) else None
    at_stake = stake is not None and stake.droit_en_jeu == "oui"
    used = len({edge.origin for edge in corpus.incoming.get(sheet.id, ())})
    return (min(kind, UNSEEN), -int(at_stake), -int(fiche.urgence is not None), kind, -used)


def _of_sheet(corpus: Corpus, sheet: Sheet, today: date) -> Iterator[Question]:
    def ask(text: str, anchor: str, kind: int, *choices: str) -> Question:
        return Question(sheet.fiche.titre, text, sheet.url + anchor, sheet.type.name, kind,
                        choices, _weight(corpus, sheet, kind))

    answers: list[Reponse] = getattr(sheet.fiche, "reponses", [])
    for answer in answers:
        if answer.preuve and answer.preuve.a_change:
            yield ask(f"{answer.titre}. Des lecteurs disent : {sentence(answer.preuve.a_change)}",
                      f"#{answer.id}", CHANGED)
        if answer.question:
            yield ask(f"{answer.titre}. {unstopped(answer.question.texte)} :", f"#{answer.id}",
                      UNSEEN, *answer.question.choix)
    for one in judged(sheet, corpus.tables):
        if one.due is not None and one.due < today and not isinstance(one.fact, Contact):
            yield ask(f"{_place(answers, one.location)}. Est-ce encore vrai ? La preuve est de "
                      f"{month(one.checked)}.", anchor_of(sheet, one.location), AGED)
    for doubt in sheet.fiche.a_verifier:
        text = " ".join(sentence(part) for part in (doubt.quoi, doubt.comment) if part)
        yield ask(plain(text, corpus.link_text), "#a-verifier", DOUBT)


def _place(answers: list[Reponse], location: Location) -> str:
    if location[0] == "reponses" and isinstance(location[1], int):
        return answers[location[1]].titre
    return "Premier écran"


def _of_contacts(corpus: Corpus, today: date) -> Iterator[Question]:
    homes: dict[str, Sheet] = {}
    places: dict[str, str] = {}
    for sheet in corpus.sheets.values():
        for location, key, _ in sheet.of_kind(Kind.CONTACT):
            if homes.setdefault(key, sheet) is sheet:
                places.setdefault(key, sheet.url + anchor_of(sheet, location))
    for key, contact in corpus.tables.contacts.entries.items():
        if contact.numero is None:
            continue
        due = holds_until(contact, contact.verifie_le, corpus.tables.sources.entries)
        if contact.verifie_le is not None and (due is None or due >= today):
            continue
        seen = f" Vu en {month(contact.verifie_le)}." if contact.verifie_le else ""
        home = homes.get(key)
        weight = _weight(corpus, home, AGED) if home else (UNSEEN, 1)
        yield Question(contact.nom, f"Le {contact.numero} répond-il encore ?{seen}",
                       places.get(key), CONTACT, AGED, (), weight)
