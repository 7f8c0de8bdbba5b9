"""Telephones and mail addresses: put in one form, and those that may be somebody's own told apart.

Numbers are read with the plan of the département: « 0262… » is dialled in La Réunion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from faire_avec.language.fold import words
from faire_avec.language.personal import (
    is_service,
    personal_data,
    personal_data_in_address,
    without_personal_data,
)

# Country of the numbering plan (ISO 3166), by département; the rest is « FR ».
_PLANS = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "BL",
    "978": "MF", "986": "WF", "987": "PF", "988": "NC",
}
_FRENCH = ("FR", *_PLANS.values())
_MOBILE_SHAPE = re.compile(r"(?:\+33|0033|33)?0?[67]\d{8}")
# What a box of a service calls itself, beside « contact » and the like.
_DESKS = frozenset({
    "admin", "agence", "agglo", "aidants", "animation", "antenne", "asso", "association", "assos",
    "bib", "biblio", "bibliotheque", "bij", "boutique", "bus", "caf", "ccas", "ccs", "cdad", "cdas",
    "centre", "cias", "cidff", "cms", "commune", "communaute", "conseiller", "conseillers",
    "coordination", "cs", "csc", "culture", "cyber", "cyberbase", "departement", "dispositif",
    "ecole", "emploi", "entraide", "epicerie", "epn", "espace", "evs", "fablab", "familles",
    "femmes", "fjt", "fs", "guichet", "habitat", "informatique", "insertion", "itinerant",
    "jeunes", "jeunesse", "ludotheque", "lycee", "mdph", "mds", "mdsi", "mecs", "mediateur",
    "mediatheque", "mfs", "mjc", "ml", "mpt", "msap", "msp", "multimedia", "multisites",
    "municipale", "numerique", "office", "orientation", "ot", "pad", "pij", "pimms", "pole",
    "pref", "prefecture", "public", "quartier", "relais", "residence", "ressourcerie", "rsa",
    "secretaire", "solidaires", "solidarite", "solidarites", "tierslieu", "tourisme", "udaf",
    "utas",
})
# Names of people too: they are those of a desk only when they come first.
_FIRST = frozenset({"cafe", "cite", "foyer", "maison", "mission", "mobile", "poste", "ville"})
# No name of people begins, or goes, so.
_BEGINNING = re.compile(
    r"accueil|bijp|contact|direction|epn|info(?:s|rmations?)?(?![a-z])|infocontact|mds|mfs|msap"
    r"|multi-?sites|pointinfo|responsable|secretariat|service"
)
_INSIDE = re.compile(
    r"acceuil|animat|assistante|association|biblio|ccas|centre|citoyen|communaute|contact|coordinat"
    r"|culturel|cyber|emploi|espace|francas|france-?services?|infojeunes|insertion|jeunes|loisirs"
    r"|maison(?:d|emploi|pour)|mairie|mediatheque|missionlocale|msap|numerique|pimms|point(?:commun"
    r"|info|justice)|relais|secretariat|services?$|sociale?(?![a-z])|solidarites?|territoire"
    r"|tierslieu|tourisme"
)
# After a first name, whom somebody works for: « camille.mairie@ ».
_EMPLOYERS = frozenset({"ccas", "mairie"})
# Boxes there are given to places, never to people.
_DOMAINS = ("@france-services.gouv.fr",)
_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
REMOVED = "[retiré]"


def _plan(department: str | None) -> str:
    return _PLANS.get(department or "", "FR")


@dataclass
class Phones:
    """What a cell of telephones held.

    Args:
        kept: numbers in E.164, or short.
        mobiles: mobile numbers, in E.164 when they are valid.
        aside: what is no number.
        done: what was repaired, in French.
    """

    kept: list[str] = field(default_factory=list)
    mobiles: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)


def phones(text: str, department: str | None) -> Phones:
    """Numbers of a cell.

    Args:
        text: the cell.
        department: code of the département of the place, whose plan is followed first.
    """
    read = Phones()
    for piece in re.split(r"[|;,\n]|\bou\b|\bet\b|\s/\s|/(?=\s*(?:0|\+))", text):
        piece = piece.strip(" .:-")
        if not piece:
            continue
        digits = re.sub(r"[^\d+]", "", re.sub(r"\(0\)", "", re.sub(r"\.0$", "", piece)))
        found = _number(digits, _plan(department))
        short = phonenumbers.PhoneNumber(country_code=33, national_number=int(digits or 0)) \
            if re.fullmatch(r"\d{2,6}", digits) and not digits.startswith("0") else None
        if found is not None:
            said = phonenumbers.format_number(found, PhoneNumberFormat.E164)
            mobile = phonenumbers.number_type(found) == PhoneNumberType.MOBILE
            target = read.mobiles if mobile else read.kept
            if said not in target:
                target.append(said)
            if said != piece and not read.done:
                read.done.append("téléphone mis au format international")
        elif short is not None and phonenumbers.is_valid_short_number_for_region(short, "FR"):
            read.kept.append(digits)
        elif _MOBILE_SHAPE.fullmatch(digits):
            read.mobiles.append(digits)
        else:
            read.aside.append(piece)
    return read


def _number(digits: str, plan: str) -> PhoneNumber | None:
    """The number, by the plan of the place, else by another French plan, else as repaired."""
    tries = [digits]
    if re.fullmatch(r"[1-9]\d{8}", digits):
        tries.append(f"0{digits}")  # a spreadsheet took the zero off
    if match := re.fullmatch(r"\+269(269|639)(\d{6})", digits):
        tries.append(f"+262{match[1]}{match[2]}")  # Mayotte, before 2007: now the Comoros
    if match := re.fullmatch(r"\+33(262|590|594|596|269)(\d{6})", digits):
        tries.append(f"0{match[1]}{match[2]}")
    if match := re.fullmatch(r"\+(262|590|594|596|33)0([1-9]\d{8})", digits):
        tries.append(f"+{match[1]}{match[2]}")
    for attempt in tries:
        regions: Iterable[str] = (plan,) if attempt.startswith("+") else dict.fromkeys(
            (plan, *_FRENCH)
        ) if attempt.startswith("0") else (plan,)
        for region in regions:
            try:
                number = phonenumbers.parse(attempt, region)
            except phonenumbers.NumberParseException:
                continue
            if number.country_code not in _COUNTRIES:
                continue
            if phonenumbers.is_valid_number(number):
                return number
    return None


_COUNTRIES = frozenset(phonenumbers.country_code_for_region(region) for region in _FRENCH)


def mails(text: str) -> tuple[list[str], list[str]]:
    """Addresses of a cell, in small letters but for odd ones, and what is none."""
    found: list[str] = []
    aside: list[str] = []
    for piece in re.split(r"[|;,\s]+", text.replace("mailto:", "")):
        piece = piece.strip("<>()[]\"'.")
        if not piece or piece.lower() in ("ou", "et", "/", "-"):
            continue
        if _MAIL.fullmatch(piece):
            if piece.lower() not in found:
                found.append(piece.lower())
        else:
            aside.append(piece)
    return found, aside


def of_service(address: str, around: str) -> bool:
    """Whether an address is that of a desk, not of somebody.

    When nothing says so, it is taken for somebody's: « a.martin@ville.fr » is.

    Args:
        address: the address.
        around: name of the place and of its commune: a box may bear them.
    """
    if personal_data(address):
        return False
    if address.endswith(_DOMAINS):
        return True
    local, _, domain = address.lower().partition("@")
    parts = [part for part in re.split(r"[^a-zàâçéèêëîïôûùüÿœæ]+", local) if part]
    hints = {word for word in words(f"{around} {domain.rpartition('.')[0]}").split()
             if len(word) >= 3}
    if len(parts) == 2 and parts[1] in _EMPLOYERS and len(parts[0]) >= 3 \
            and not (_known(parts[0]) or words(parts[0]) in hints):
        return False
    if any(is_service(part) or part in _DESKS for part in parts):
        return True
    if (parts and parts[0] in _FIRST) or _BEGINNING.match(local) or _INSIDE.search(local):
        return True
    joined = words("".join(parts)).replace(" ", "")
    return joined in {hint.replace("-", "") for hint in hints} or (
        len(parts) > 0 and all(words(part) in hints for part in parts if len(part) >= 3)
        and any(len(part) >= 3 for part in parts)
    )


def _known(part: str) -> bool:
    return bool(is_service(part) or part in _DESKS or part in _FIRST or _BEGINNING.match(part)
                or _INSIDE.search(part))


def cleaned(text: str, around: str) -> tuple[str, list[str]]:
    """A free text without numbers and addresses of somebody; and what was taken off, in French."""
    taken: list[str] = []

    def judge(match: re.Match[str]) -> str:
        if of_service(match[0], around):
            return match[0]
        taken.append("une adresse mail personnelle")
        return REMOVED

    kept, names = without_personal_data(_MAIL.sub(judge, text), REMOVED)
    return kept, [*taken, *names]


def personal_address(url: str) -> bool:
    """Whether a web address holds a mail address, or a number in its parameters."""
    return bool(_MAIL.search(url) or personal_data_in_address(url))
