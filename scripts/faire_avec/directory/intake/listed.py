"""Closed lists: what cells say, in the words of either standard or near them, as codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, lru_cache

from faire_avec.directory.choices import CHOICES
from faire_avec.language.fold import words

# A word that is not far from one of a list: a letter or two in a long phrase.
_NEAR = 0.92
_SHORTEST_NEAR = 10
# A word of a list is no longer; a cell that is holds something else.
_LONGEST_NEAR = 150
_LONGEST_LOOSE = 3000
LOST = "-"  # a word of the old standard that the new one has nothing for


@dataclass
class Read:
    """What a cell said.

    Args:
        codes: codes by field of a place, in the order they are met.
        aside: words outside of the lists, by field.
        lost: what the conversion to the new standard does not keep.
        near: words read as others, for their spelling.
    """

    codes: dict[str, list[str]] = field(default_factory=dict)
    aside: dict[str, list[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    near: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, code: str) -> None:
        """Add a code, once."""
        codes = self.codes.setdefault(name, [])
        if code not in codes:
            codes.append(code)


@dataclass(frozen=True)
class Meaning:
    """What a word stands for: codes by field, and what is lost when it is so said."""

    field: str
    code: str
    lost: str = ""


def _m(name: str, code: str, lost: str = "") -> Meaning:
    return Meaning(name, code, lost)


_ADULTS = "adultes"
# Words of standard 0.1 and of files near it, folded; the part before « : » when there is one.
# Services: rules of conversion of the national map, as its change notes say.
_SERVICES = {
    "devenir autonome dans les demarches administratives":
        _m("services", "demarches", "« devenir autonome » ou « avec un accompagnement »"),
    "realiser des demarches administratives avec un accompagnement":
        _m("services", "demarches", "« devenir autonome » ou « avec un accompagnement »"),
    "accompagner les demarches de sante": _m("services", "demarches", "démarches de santé"),
    "prendre en main un smartphone ou une tablette":
        _m("services", "outils", "smartphone, tablette ou ordinateur"),
    "prendre en main un ordinateur": _m("services", "outils", "smartphone, tablette ou ordinateur"),
    "utiliser le numerique au quotidien": _m("services", "outils"),
    "approfondir ma culture numerique": _m("services", "comprendre"),
    "promouvoir la citoyennete numerique": _m("services", "comprendre", "citoyenneté numérique"),
    "favoriser mon insertion professionnelle": _m("services", "insertion"),
    "creer et developper mon entreprise": _m("services", "insertion", "création d'entreprise"),
    "acceder a une connexion internet": _m("services", "acces", "connexion ou matériel"),
    "acceder a du materiel": _m("services", "acces", "connexion ou matériel"),
    "s equiper en materiel informatique": _m("services", "materiel"),
    "creer avec le numerique": _m("services", "loisirs"),
    "soutenir la parentalite et l education avec le numerique": _m("services", "parentalite"),
}
_PUBLICS = {
    _ADULTS: _m("publics", _ADULTS),
    "tout public": _m("publics", _ADULTS),
    "tous publics": _m("publics", _ADULTS),
    "jeunes": _m("publics", "jeunes"),
    "jeunes 16 26 ans": _m("publics", "jeunes"),
    "16 26 ans": _m("publics", "jeunes"),
    "seniors 65 ans": _m("publics", "seniors"),
    "seniors + 65 ans": _m("publics", "seniors"),
    "familles enfants": _m("publics", "familles"),
    "familles enfant": _m("publics", "familles"),
    "familles et": _m("publics", "familles"),
    "familles": _m("publics", "familles"),
    "enfants": _m("publics", "familles"),
    "enfant": _m("publics", "familles"),
    "ou enfants": _m("publics", "familles"),
    "uniquement femmes": _m("publics", "femmes"),
    "public langues etrangeres": _m("besoins", "langues"),
    "langues etrangeres": _m("besoins", "langues"),
    "personnes en situation d illettrisme": _m("besoins", "illettrisme"),
    "deficiance visuelle": _m("besoins", "vue"),
    "handicaps mentaux": _m("besoins", "mental"),
    "handicap mental": _m("besoins", "mental"),
    "handicaps moteurs": _m("besoins", "moteur"),
    "handicap moteur": _m("besoins", "moteur"),
}
_FRAIS = {
    "adhesion": _m("frais", "payant", "« adhésion », devenue « payant »"),
    "accepte le pass numerique": _m("frais", LOST, "Pass numérique, supprimé du standard"),
    "pass numerique": _m("frais", LOST, "Pass numérique, supprimé du standard"),
    "gratuit sous conditions": _m("frais", "sous-condition"),
}
_PROGRAMMES = {
    "cnfs": _m("programmes", "conseiller"),
    "conseiller numerique": _m("programmes", "conseiller"),
    "conseiller numerique france services": _m("programmes", "conseiller"),
    "france service": _m("programmes", "france-services"),
    "maison france services": _m("programmes", "france-services"),
    "point relais caf": _m("programmes", "caf"),
    "point numerique caf": _m("programmes", "caf"),
    "grandes ecoles du numerique": _m("programmes", "gen"),
    "relais numerique emmaus connect": _m("programmes", "relais"),
    "emmaus": _m("programmes", "emmaus"),
    "croix rouge": _m("programmes", "croix-rouge"),
    "aptic": _m("programmes", LOST, "label APTIC, supprimé du standard"),
    "fabriques de territoire": _m("labels", "fabriques"),
    "fabrique de territoire": _m("labels", "fabriques"),
}
_LABELS = {
    "sudlabs": _m("labels", "sudlabs"),
    "sud labs": _m("labels", "sudlabs"),
    "ordi 3": _m("labels", "ordi"),
    "etapes numeriques": _m("labels", "etapes"),
    "etapes numeriques la poste": _m("labels", "etapes"),
    "mes papiers": _m("labels", "mes-papiers"),
    "arnia": _m("labels", "arnia"),
}
_HELP = {
    "seul": _m("accompagnement", "seul"),
    "avec de l aide": _m("accompagnement", "individuel"),
    "dans un atelier": _m("accompagnement", "atelier"),
    "a ma place": _m("accompagnement", "individuel",
                     "« à ma place », devenu « accompagnement individuel »"),
}
_MOVING = {
    "oui": _m("itinerance", "itinerant"),
    "non": _m("itinerance", "fixe"),
    "itinerante": _m("itinerance", "itinerant"),
}
_TYPES = {
    "pe": "FT", "pole emploi": "FT", "autre": "Autre", "association": "ASSO",
    "bibliotheque": "BIB", "mediatheque": "BIB", "bibliotheque universitaire": "BIB",
    "mairie": "MUNI", "mairie annexe": "MUNI", "maison municipale": "MUNI", "commune": "MUNI",
    "centre social": "CS", "centre social associatif": "CS", "centre socioculturel": "CSC",
    "ccas": "CCAS", "mission locale": "ML", "fabrique": "FABRIQUE", "relais lecture":
    "RELAIS_LECTURE", "bij": "PIJ_BIJ", "pij": "PIJ_BIJ", "bureau de poste": "LA_POSTE",
    "prefecture": "PREF", "sous prefecture": "PREF", "tiers lieu": "TIERS_LIEUX",
    "tiers lieux": "TIERS_LIEUX", "espace de coworking": "TIERS_LIEUX",
    "espace de cowworking": "TIERS_LIEUX", "espace public numerique": "EPN",
    "france services": "RFS", "maison france services": "RFS",
    "communaute de communes": "EPCI", "maison de quartier": "MQ",
    "point d acces au droit": "PAD", "epicerie sociale": "ES",
}
_KIND_MEANINGS = {name: _m("typologies", code) for name, code in _TYPES.items()}

# What a column may hold: lists whose labels it uses, then words of its own.
_COLUMNS: Mapping[str, tuple[tuple[str, ...], Mapping[str, Meaning]]] = {
    "services": (("services",), _SERVICES),
    "publics_specifiquement_adresses": (("publics", "besoins"), _PUBLICS),
    "prise_en_charge_specifique": (("besoins", "publics"), _PUBLICS),
    "publics_accueillis": (("publics", "besoins"), _PUBLICS),
    "frais_a_charge": (("frais",), _FRAIS),
    "dispositif_programmes_nationaux": (("programmes", "labels"), _PROGRAMMES),
    "labels_nationaux": (("programmes", "labels"), _PROGRAMMES),
    "formations_labels": (("labels", "programmes"), {**_PROGRAMMES, **_LABELS}),
    "autres_formations_labels": (("labels",), _LABELS),
    "modalites_acces": (("acces",), {}),
    "modalites_accompagnement": (("accompagnement",), _HELP),
    "itinerance": (("itinerance",), _MOVING),
    "typologie": (("typologies",), _KIND_MEANINGS),
}
LISTED = tuple(_COLUMNS)
# Where a word outside of the lists is kept: free labels have a field of their own.
_ASIDE = {"autres_formations_labels": "autres_labels"}


def _fold(text: str) -> str:
    return words(text.replace("+", " "))


@cache
def _meanings(column: str) -> dict[str, Meaning]:
    lists, own = _COLUMNS[column]
    found = dict(own)
    for name in lists:
        for code, label in CHOICES[name].items():
            found.setdefault(_fold(label), Meaning(name, code))
            if name == "typologies":
                found[_fold(code)] = Meaning(name, code)
    return found


def _meaning(piece: str, column: str) -> Meaning | None:
    meanings = _meanings(column)
    return meanings.get(_fold(piece)) or meanings.get(_fold(piece.partition(":")[0]))


def _near(piece: str, column: str) -> tuple[str, Meaning] | None:
    folded = _fold(piece)
    if not _SHORTEST_NEAR <= len(folded) <= _LONGEST_NEAR:
        return None
    meanings = _meanings(column)
    close = get_close_matches(folded, meanings, n=1, cutoff=_NEAR)
    return (close[0], meanings[close[0]]) if close else None


_BETWEEN = re.compile(r"[|;\n]")
_LOOSE = re.compile(r"[/,](?![^()]*\))")


def _pieces(text: str, column: str) -> list[str]:
    """The words of a cell, cut where it must be: « ; » « | », else « / » and « , »."""
    found: list[str] = []
    for whole in (piece.strip() for piece in _BETWEEN.split(text)):
        if not whole or _meaning(whole, column):
            found.extend([whole] if whole else [])
            continue
        parts = [part.strip(" .") for part in _LOOSE.split(whole)] \
            if len(whole) <= _LONGEST_LOOSE else []
        parts = [part for part in parts if part]
        # Cut only when it helps: a free label may hold a slash.
        if len(parts) > 1 and any(_meaning(part, column) for part in parts):
            found.extend(parts)
        else:
            found.append(whole)
    return found


@lru_cache(maxsize=20_000)
def read_list(text: str, column: str) -> Read:
    """Codes of a cell. The same cell gives the same object: it is not to be changed.

    Args:
        text: the cell.
        column: field of the standard it belongs to, one of ``LISTED``.
    """
    read = Read()
    for piece in _pieces(text, column):
        meaning = _meaning(piece, column)
        if meaning is None and (near := _near(piece, column)):
            meaning = near[1]
            read.near.append((piece, near[0]))
        if meaning is None:
            aside = read.aside.setdefault(_ASIDE.get(column, _COLUMNS[column][0][0]), [])
            # « Handicaps psychiques : troubles… »: the name, not its definition.
            name = piece.partition(" : ")[0].strip()
            if name not in aside:
                aside.append(name)
            continue
        if meaning.lost and meaning.lost not in read.lost:
            read.lost.append(meaning.lost)
        if meaning.code != LOST:
            read.add(meaning.field, meaning.code)
    _open_to_all(read, column)
    return read


def _open_to_all(read: Read, column: str) -> None:
    """A place that welcomes adults welcomes everybody: it is not kept for some."""
    publics = read.codes.get("publics", [])
    if _ADULTS not in publics:
        return
    others = [code for code in publics if code != _ADULTS]
    if others and column == "publics_accueillis":
        read.lost.append("publics nommés par un lieu ouvert à tous")
    del read.codes["publics"]
