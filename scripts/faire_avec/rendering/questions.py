"""What the guide seeks to confirm: one question a line, those that matter most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import CONTACT, Corpus, Sheet, holds_until, judged
from faire_avec.language.dates import month
from faire_avec.language.prose import plain
from faire_avec.model.introspect import Location, leaves
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Reponse
from faire_avec.model.tables import Contact
from faire_avec.model.types import Kind
from faire_avec.rendering.filters import sentence, unstopped
from faire_avec.rendering.sheet.anchors import anchor_of

# What readers saw change comes before what nobody has seen yet, then before what has aged.
CHANGED, UNSEEN, AGED, DOUBT = range(4)
_TEXTS = (Kind.LINE, Kind.PROSE)


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
    """A change, then what nobody saw; a right at stake, an urgency, how many sheets lead here."""
    fiche = sheet.fiche
    stake = fiche.si_rien_n_est_fait if isinstance(fiche, Plateforme) else None
    at_stake = stake is not None and stake.droit_en_jeu == "oui"
    used = len({edge.origin for edge in corpus.incoming.get(sheet.id, ())})
    return (min(kind, AGED), -int(at_stake), -int(fiche.urgence is not None), -used, kind)


def _of_sheet(corpus: Corpus, sheet: Sheet, today: date) -> Iterator[Question]:
    about = sheet.fiche.titre.split(" — ")[0]

    def ask(text: str, anchor: str, kind: int, *choices: str) -> Question:
        return Question(about, text, sheet.url + anchor, sheet.type.name, kind,
                        choices, _weight(corpus, sheet, kind))

    answers: list[Reponse] = getattr(sheet.fiche, "reponses", [])
    for answer in answers:
        if answer.preuve and answer.preuve.a_change:
            told = sentence(answer.preuve.a_change)
            yield ask(f"{sentence(answer.titre)} Des lecteurs disent : {told}", f"#{answer.id}",
                      CHANGED)
        if answer.question:
            asked = unstopped(answer.question.texte)
            yield ask(f"{sentence(answer.titre)} {asked} :", f"#{answer.id}", UNSEEN,
                      *answer.question.choix)
    aged: dict[str, date] = {}
    anchors: dict[str, str] = {}
    for one in judged(sheet, corpus.tables):
        if one.due is not None and one.due < today and not isinstance(one.fact, Contact):
            place = one.location[:2]
            text = plain(_told(sheet, place), corpus.link_text)
            aged[text] = min(one.checked, aged.get(text, one.checked))
            anchors.setdefault(text, anchor_of(sheet, place))
    for text, checked in aged.items():
        yield ask(f"{sentence(text)} Est-ce encore vrai ? Vu en {month(checked)}.",
                  anchors[text], AGED)
    for doubt in sheet.fiche.a_verifier:
        text = " ".join(sentence(part) for part in (doubt.quoi, doubt.comment) if part)
        yield ask(plain(text, corpus.link_text), "#a-verifier", DOUBT)


def _told(sheet: Sheet, place: Location) -> str:
    """What stands at a place of a sheet: the title of an answer, the first words of a fact."""
    block = getattr(sheet.fiche, str(place[0]))
    if len(place) > 1 and isinstance(place[1], int):
        block = block[place[1]]
    title: str | None = getattr(block, "titre", None)
    return title or next((text for _, text, role in leaves(block) if role.kind in _TEXTS), "")


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
        weight = _weight(corpus, home, AGED) if home else (AGED, 1)
        yield Question(contact.nom, f"Le {contact.numero} répond-il encore ?{seen}",
                       places.get(key), CONTACT, AGED, (), weight)
