"""The files of the open data: where they are from the root of the site, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from faire_avec.exports.api._shapes import (
    Changements,
    Index,
    ListeDesCalques,
    ListeDesContacts,
    ListeDesFiches,
    ListeDesReponses,
    ListeDesSources,
    Relations,
    Vocabulaires,
)
from faire_avec.places import DONNEES_FICHIERS, FLUX, SCHEMAS

ROOT = DONNEES_FICHIERS
MODELS = ROOT + SCHEMAS


@dataclass(frozen=True)
class Described:
    """A file that the description names.

    Args:
        name: its name in the index.
        file: its file, under ``ROOT``.
        summary: what it holds, in French.
        media: its media type.
        shape: the model of its JSON; None for text.
    """

    name: str
    file: str
    summary: str
    media: str = "application/json"
    shape: type[BaseModel] | None = None


FILES = (
    Described("index", "index.json", "Par où commencer : types, fiches, autres fichiers",
              shape=Index),
    Described("fiches", "fiches.json", "Toutes les fiches, en bref", shape=ListeDesFiches),
    Described("reponses", "reponses.json",
              "Toutes les réponses : ce qui bloque, les gestes, l'échelle",
              shape=ListeDesReponses),
    Described("contacts", "contacts.json", "Tous les contacts", shape=ListeDesContacts),
    Described("calques", "calques.json", "Ce que des services ajoutent, à côté du guide",
              shape=ListeDesCalques),
    Described("sources", "sources.json", "Toutes les sources", shape=ListeDesSources),
    Described("vocabulaires", "vocabulaires.json", "Les mots des champs", shape=Vocabulaires),
    Described("relations", "relations.json", "Le graphe des fiches", shape=Relations),
    Described("changements", "changements.json", "Le journal des changements",
              shape=Changements),
    Described("exigences", "exigences.csv",
              "Les plateformes et ce qu'elles exigent, pour un tableur", "text/csv"),
    Described("revues", "revues.ics", "Le calendrier des revues", "text/calendar"),
)
OTHERS = {
    **{one.name: ROOT + one.file for one in FILES if one.name != "index"},
    "description": f"{ROOT}openapi.json",
    "flux": FLUX,
}


def sheet_path(sheet_id: str) -> str:
    """The file of one sheet."""
    return f"{ROOT}fiches/{sheet_id}.json"
