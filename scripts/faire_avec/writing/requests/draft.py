"""From the answers of a request to the text of a sheet: a new draft, or a doubt added."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from faire_avec.language.fold import slugify
from faire_avec.language.personal import personal_data
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.model.schema import Vocabularies
from faire_avec.model.types import SLUG_LONGEST
from faire_avec.writing.blank import blank_sheet
from faire_avec.writing.requests.filled import Request
from faire_avec.writing.requests.forms import Answer
from faire_avec.writing.requests.insert import with_doubt

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
# What was seen before is no longer what is seen.
OLDEST_YEAR = 1990
_URL = re.compile(r'https?://[^\s<>"]+')


class Refused(Exception):
    """The request cannot become a draft.

    Args:
        reasons: French sentences, each saying what to change.
    """

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Existing:
    """A sheet of the guide, as its file.

    Args:
        id: its identifier.
        type: its type.
        text: its YAML.
        addresses: every address it shows, those of its sources included.
    """

    id: str
    type: SheetType
    text: str
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Draft:
    """A file to write.

    Args:
        id: identifier of the sheet.
        type: its type.
        text: its YAML.
    """

    id: str
    type: SheetType
    text: str


Finder = Callable[[str], Existing | None]


def draft_of(request: Request, find: Finder, vocabularies: Vocabularies, today: date) -> Draft:
    """The draft a request asks for.

    Args:
        request: the filled form.
        find: gives an existing sheet by its id.
        vocabularies: words of the guide.
        today: the day of the draft; no evidence is later.

    Raises:
        Refused: when answers are missing, wrong, or personal.
    """
    reasons = _wrong_answers(request, today)
    if reasons:
        raise Refused(*reasons)
    if request.form.name == "proposer-une-fiche":
        return _new_sheet(request.answers, find, vocabularies, today)
    return _doubt(request, find)


def _wrong_answers(request: Request, today: date) -> list[str]:
    reasons = []
    for question in request.form.questions:
        text = request.answers.get(question.id)
        if text is None:
            if question.required:
                reasons.append(f"Il manque une réponse à « {question.label} ».")
            continue
        if personal := personal_data(text):
            reasons.append(f"« {question.label} » contient {personal} : retirez-le de la demande, "
                           "qui est publique, et décrivez sa forme sans le donner.")
        if question.answer is Answer.CHOICE and text not in question.choices:
            reasons.append(f"« {question.label} » : choisissez parmi "
                           f"{', '.join(question.choices)}.")
        if question.id in ("source", "adresse", "remplacement") and not _URL.fullmatch(text):
            reasons.append(f"« {question.label} » : donnez une adresse complète, qui commence par "
                           "https://.")
        if question.id == "date":
            reasons += _wrong_day(text, today)
    return reasons


def _wrong_day(text: str, today: date) -> list[str]:
    day = _day(text)
    if day is None:
        return [f"« {text[:40]} » n'est pas une date : écrivez AAAA-MM-JJ, par exemple 2026-11-21."]
    if day.year < OLDEST_YEAR:
        return [f"La date {day.isoformat()} est trop ancienne : donnez le jour où vous l'avez vu."]
    if day > today:
        return [f"La date {day.isoformat()} n'est pas encore passée."]
    return []


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    parts = match.groups()
    year, month, day = parts[:3] if parts[0] else (parts[5], parts[4], parts[3])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _iso(text: str) -> str:
    day = _day(text)
    assert day is not None
    return day.isoformat()


def _new_sheet(
    answers: Mapping[str, str], find: Finder, vocabularies: Vocabularies, today: date
) -> Draft:
    kind = next(kind for kind in SHEET_TYPES.values() if kind.label == answers["type"])
    name = slugify(answers["titre"])[:SLUG_LONGEST].strip("-")
    reasons = []
    if not name:
        reasons.append("Le titre ne contient ni lettre ni chiffre : donnez-en un autre.")
    elif find(name) is not None:
        reasons.append(f"La fiche « {name} » existe déjà : utilisez « Corriger un fait ».")
    words = {term.libelle: word for word, term in vocabularies.get("themes", {}).items()}
    asked = [label.strip() for label in answers["themes"].split(",") if label.strip()]
    unknown = [label for label in asked if label not in words]
    if unknown:
        reasons.append(f"Thème inconnu : {', '.join(unknown)}. Choisissez dans la liste.")
    if reasons:
        raise Refused(*reasons)
    day = _iso(answers["date"])
    known: dict[str, Any] = {
        "en_bref": answers["en_bref"],
        "themes": [words[label] for label in dict.fromkeys(asked)],
        "sources": [{
            "titre": answers["source_titre"], "url": answers["source"],
            "editeur": answers["source_editeur"], "consulte_le": day,
        }],
        "verifie_le": day,
        "statut": "brouillon",
        "a_verifier": [{
            "quoi": answers["contenu"],
            "comment": "Relire la source, puis ranger chaque fait dans son champ.",
        }],
    }
    if "alias" in answers:
        aliases = (part.strip() for part in answers["alias"].split(","))
        known["alias"] = [alias for alias in dict.fromkeys(aliases) if alias]
    text = blank_sheet(kind, answers["titre"], vocabularies, today, known)
    return Draft(name, kind, text)


def _doubt(request: Request, find: Finder) -> Draft:
    answers = request.answers
    name = _sheet_id(answers["fiche"])
    existing = find(name)
    if existing is None:
        raise Refused(f"La fiche « {answers['fiche'][:80]} » n'existe pas : donnez l'adresse de la "
                      "page, ou l'identifiant écrit tout en bas.")
    day = _iso(answers["date"])
    if request.form.name == "lien-mort":
        entry = _dead_link(answers, existing, day)
    else:
        where = f" et {answers['source']}" if "source" in answers else ""
        entry = {
            "quoi": f"Signalé le {day} : {answers['constat']}",
            "comment": f"Passage visé : {answers['passage'].rstrip('.')}. "
                       f"D'où on le sait : « {answers['preuve']} »{where}. "
                       "Lire la source, puis corriger le fait et sa date.",
        }
    return Draft(existing.id, existing.type, with_doubt(existing.text, existing.type, entry))


def _dead_link(answers: Mapping[str, str], existing: Existing, day: str) -> dict[str, str]:
    address = answers["adresse"]
    if address.rstrip("/") not in {one.rstrip("/") for one in existing.addresses}:
        raise Refused(f"Le lien {address[:120]} n'est pas sur la fiche « {existing.id} » : "
                      "recopiez-le depuis la page.")
    new = answers.get("remplacement")
    return {
        "quoi": f"Lien signalé le {day} : {answers['constat'].lower()}. Adresse : {address}",
        "comment": f"Page proposée à la place, à relire : {new}" if new else
                   "Chercher où l'éditeur a déplacé la page ; sinon, une autre source.",
    }


def _sheet_id(text: str) -> str:
    """The id in what people paste: an address, a path, a file name, the id itself."""
    path = text.strip().strip("[]`").split("#")[0].split("?")[0]
    return path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".yml")
