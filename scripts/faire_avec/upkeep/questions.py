"""What the guide seeks to confirm: one question a line, those that matter most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import CONTACT, Corpus, Sheet, holds_until, judged
from faire_avec.corpus.anchors import anchor_of
from faire_avec.corpus.confirmations import ENOUGH, WINDOW, verdict_of
from faire_avec.language.dates import month
from faire_avec.language.fold import inside
from faire_avec.language.phrases import sentence, unstopped
from faire_avec.language.prose import plain
from faire_avec.model.introspect import Location, leaves
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Reponse
from faire_avec.model.tables import Contact
from faire_avec.model.types import Kind
from faire_avec.places import DOORS

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
        settles: what closes it.
        call: id of the contact to call, when one phone call closes it.
        say: what to say on the phone.
        since: day of the evidence that has aged.
    """

    about: str
    text: str
    address: str | None
    type: str
    kind: int
    choices: tuple[str, ...] = ()
    weight: tuple[int, ...] = ()
    settles: str = ""
    call: str | None = None
    say: str = ""
    since: date | None = None


_BY_READERS = (
    f"{ENOUGH} lecteurs qui voient la même chose, en {WINDOW} mois, ou un écran ouvert et daté."
)
_BY_SCREEN = "Ouvrir l'écran, corriger la réponse et dater sa preuve."
_BY_SOURCE = "Relire la source, ou en trouver une qui le dit."
_BY_CALL = "Un appel : la ligne répond, et c'est le bon service."
_ASKED = "Bonjour, je tiens à jour un guide pour les travailleurs sociaux."


def questions(corpus: Corpus, today: date) -> list[Question]:
    """Every question, ordered by risk and use."""
    found = [
        question for sheet in corpus.sheets.values() if sheet.fiche.statut != "perimee"
        for question in _of_sheet(corpus, sheet, today)
    ]
    found += _of_contacts(corpus, today)
    return sorted(found, key=lambda one: one.weight)


def _weight(
    corpus: Corpus, sheet: Sheet, kind: int, since: date | None = None
) -> tuple[int, ...]:
    """A change, then what nobody saw; a right at stake, an urgency, how many sheets and doors lead
    here, then the oldest evidence.
    """
    fiche = sheet.fiche
    stake = fiche.si_rien_n_est_fait if isinstance(fiche, Plateforme) else None
    at_stake = stake is not None and stake.droit_en_jeu == "oui"
    used = len({edge.origin for edge in corpus.incoming.get(sheet.id, ())})
    used += sum(sheet.type.name in door.types for door in DOORS)
    age = since.toordinal() if since else date.max.toordinal()
    return (min(kind, AGED), -int(at_stake), -int(fiche.urgence is not None), -used, kind, age)


def _of_sheet(corpus: Corpus, sheet: Sheet, today: date) -> Iterator[Question]:
    about = sheet.fiche.titre.split(" — ")[0]

    def ask(
        text: str, anchor: str, kind: int, settles: str, *choices: str, say: str = "",
        call: str | None = None, since: date | None = None,
    ) -> Question:
        return Question(about, text, sheet.url + anchor, sheet.type.name, kind, choices,
                        _weight(corpus, sheet, kind, since), settles, call, say, since)

    answers: list[Reponse] = getattr(sheet.fiche, "reponses", [])
    kept = corpus.tables.confirmations.get(sheet.id, ())
    for answer in answers:
        verdict = verdict_of(kept, answer)
        call = _line(sheet, answer)
        if answer.preuve and answer.preuve.a_change:
            told = sentence(answer.preuve.a_change)
            yield ask(f"{sentence(answer.titre)} Des lecteurs disent : {told}", f"#{answer.id}",
                      CHANGED, _BY_SCREEN)
        elif verdict and verdict.disputed and not verdict.settled:
            said = ", ".join(f"{choice} ({count})" for choice, count in verdict.said)
            yield ask(
                f"{sentence(answer.titre)} Les lecteurs ne voient pas tous la même chose : "
                f"{said}.", f"#{answer.id}", CHANGED, _BY_SCREEN, call=call,
            )
        if answer.question and not (verdict and verdict.settled):
            asked = unstopped(answer.question.texte)
            yield ask(
                f"{sentence(answer.titre)} {asked} :", f"#{answer.id}", UNSEEN, _BY_READERS,
                *answer.question.choix, call=call,
                say=f"{_ASKED} {asked} : {' ou '.join(answer.question.choix)} ?" if call else "",
            )
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
                  anchors[text], AGED, _BY_SOURCE, since=checked)
    for doubt in sheet.fiche.a_verifier:
        text = " ".join(sentence(part) for part in (doubt.quoi, doubt.comment) if part)
        yield ask(plain(text, corpus.link_text), "#a-verifier", DOUBT, _BY_SOURCE)


def _line(sheet: Sheet, answer: Reponse) -> str | None:
    """The line that the ladder of an answer gives, or that of its sheet."""
    rung = answer.sinon.telephone
    if rung and rung.contact:
        return rung.contact
    group = getattr(sheet.fiche, "contacts", None)
    return next(iter(group.personne), None) if group else None


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
        since = contact.verifie_le
        weight = _weight(corpus, home, AGED, since) if home else (AGED, 1)
        yield Question(
            contact.nom, f"Le {contact.numero} répond-il encore ?{seen}", places.get(key), CONTACT,
            AGED, (), weight, _BY_CALL, key,
            _asked_of(contact), since,
        )


def _asked_of(contact: Contact) -> str:
    hours = f" Répondez-vous toujours : {inside(unstopped(contact.horaires))} ?" if (
        contact.horaires
    ) else ""
    return f"{_ASKED} Est-ce bien {inside(unstopped(contact.nom))} ?{hours}"
