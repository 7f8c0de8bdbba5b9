"""The answers of a sheet as its page shows them, in their groups; older sheets are read as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec.corpus import Corpus, Sheet
from faire_avec.corpus.layers import Local, local_notes
from faire_avec.language.fold import shorten
from faire_avec.language.prose import plain
from faire_avec.model.base import Etape, Fiche
from faire_avec.model.labels import RUNGS
from faire_avec.model.plateforme import Panne, Plateforme
from faire_avec.model.reponse import Echelon, QuestionAuLecteur, Reponse
from faire_avec.rendering.filters import counted
from faire_avec.rendering.sheet.evidence import NO_LINE, Line, line_of

# Buttons that fit a phone before the bar; a rare message waits in the fold.
MOST = 8
# An answer about the way in may be continued in « Par où rentrer ? ».
_WAY_IN = {"mot-de-passe", "code", "boite-ou-telephone-perdus", "numero-de-secu", "compte-bloque"}
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder.

    Args:
        name: its field, which tells what kind of rung it is.
        label: what it is called.
        step: what it says.
        local: what services add to it.
    """

    name: str
    label: str
    step: Echelon
    local: tuple[Local, ...] = ()


@dataclass(frozen=True)
class Answer:
    """An answer.

    Args:
        title: its button.
        gestures: what is done, in order.
        rungs: what to do if that fails, in the fixed order.
        anchor: its lasting address in the page; None for a message read as an answer.
        short: how long, or how many gestures.
        said: the words that find it; not printed.
        symptom: what is shown on the screen, when the title cut it.
        cause: what happens, when it is known.
        line: its evidence.
        question: what a reader may settle.
        way_in: whether « Par où rentrer ? » continues it.
        former: anchors that once led to another answer, and lead here.
        local: what services add to the whole of it.
    """

    title: str
    gestures: tuple[Etape, ...]
    rungs: tuple[Rung, ...] = ()
    anchor: str | None = None
    short: str | None = None
    said: tuple[str, ...] = ()
    symptom: str | None = None
    cause: str | None = None
    line: Line = NO_LINE
    question: QuestionAuLecteur | None = None
    way_in: bool = False
    former: tuple[str, ...] = ()
    local: tuple[Local, ...] = ()


@dataclass(frozen=True)
class Group:
    """Answers under one button; ``title`` is None when they need no common one."""

    title: str | None
    answers: tuple[Answer, ...]


def answers_of(fiche: Fiche) -> list[Reponse]:
    """The answers that a sheet gives; none for the types that answer nothing."""
    found: list[Reponse] = getattr(fiche, "reponses", [])
    return found


def groups_of(corpus: Corpus, sheet: Sheet) -> list[Group]:
    """The answers of a sheet, grouped as it asks; its first messages if it has none yet."""
    answers = answers_of(sheet.fiche)
    if not answers:
        made = tuple(_messages_as_answers(corpus, sheet))
        return [Group(None, made)] if made else []
    moved = _moved(corpus, sheet)
    found: dict[str | None, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.groupe, []).append(_answer(corpus, sheet, answer, moved))
    return [Group(title, tuple(items)) for title, items in found.items()]


def other_messages(sheet: Sheet) -> list[Panne]:
    """The messages that no answer treats."""
    fiche = sheet.fiche
    if not isinstance(fiche, Plateforme):
        return []
    return list(fiche.pannes if fiche.reponses else fiche.pannes[MOST:])


def _answer(
    corpus: Corpus, sheet: Sheet, answer: Reponse, moved: dict[str, tuple[str, ...]]
) -> Answer:
    rungs = tuple(_rungs(corpus, sheet, answer))
    has_ways = isinstance(sheet.fiche, Plateforme) and bool(sheet.fiche.recuperation)
    # Under the button of its group, an answer need not say it again.
    title = answer.titre.removeprefix(f"{answer.groupe} : ") if answer.groupe else answer.titre
    return Answer(
        title=title[:1].upper() + title[1:], gestures=tuple(answer.gestes), rungs=rungs,
        anchor=answer.id,
        short=answer.duree or counted(len(answer.gestes), "geste"), said=tuple(answer.se_dit),
        line=line_of(answer.preuve, answer.question, corpus), question=answer.question,
        way_in=has_ways and answer.motif in _WAY_IN, former=moved.get(answer.id, ()),
        local=tuple(local_notes(corpus, sheet.id, answer.id)),
    )


def _rungs(corpus: Corpus, sheet: Sheet, answer: Reponse) -> Iterator[Rung]:
    """The ladder; a service may add a rung that the guide does not have."""
    for name, label in RUNGS.items():
        step: Echelon | None = getattr(answer.sinon, name)
        local = tuple(local_notes(corpus, sheet.id, answer.id, name))
        if step is not None or local:
            yield Rung(name, label, step or Echelon(), local)


def _messages_as_answers(corpus: Corpus, sheet: Sheet) -> Iterator[Answer]:
    fiche = sheet.fiche
    if not isinstance(fiche, Plateforme):
        return
    rungs = tuple(_usual_rungs(corpus, fiche))
    for message in fiche.pannes[:MOST]:
        text = plain(message.symptome, corpus.link_text)
        title = shorten(text, _LONGEST_TITLE)
        yield Answer(
            title=title, gestures=(Etape(texte=message.geste),), rungs=rungs,
            symptom=message.symptome if title != text else None, cause=message.cause,
        )


def _usual_rungs(corpus: Corpus, fiche: Plateforme) -> Iterator[Rung]:
    """The ladder of a sheet whose answers are not written: its line, its paper, its counter."""
    contacts = corpus.tables.contacts.entries
    for contact in fiche.contacts.personne:
        if contact in contacts and contacts[contact].numero:
            yield Rung("telephone", RUNGS["telephone"], Echelon(contact=contact))
            break
    for channel, name in (("guichet", "guichet"), ("papier", "papier")):
        way = next((way for way in fiche.sans_internet if way.canal == channel), None)
        if way:
            yield Rung(name, RUNGS[name], Echelon(texte=way.comment))


def _moved(corpus: Corpus, sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Former anchors of the page by the answer that takes after them."""
    found: dict[str, list[str]] = {}
    here = f"/{sheet.url}#"
    for old, new in corpus.tables.ledgers.moved.items():
        if old.startswith(here) and new.startswith(here):
            found.setdefault(new.removeprefix(here), []).append(old.removeprefix(here))
    return {new: tuple(olds) for new, olds in found.items()}
