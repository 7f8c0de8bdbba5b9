"""Where the files of the open data are, from the root of the site."""

from __future__ import annotations

from faire_avec.exports.feeds import FEED

ROOT = "api/v1/"
SCHEMAS = f"{ROOT}schema/"
OTHERS = {
    "fiches": f"{ROOT}fiches.json",
    "reponses": f"{ROOT}reponses.json",
    "contacts": f"{ROOT}contacts.json",
    "sources": f"{ROOT}sources.json",
    "vocabulaires": f"{ROOT}vocabulaires.json",
    "relations": f"{ROOT}relations.json",
    "changements": f"{ROOT}changements.json",
    "exigences": f"{ROOT}exigences.csv",
    "revues": f"{ROOT}revues.ics",
    "description": f"{ROOT}openapi.json",
    "flux": FEED,
}


def sheet_path(sheet_id: str) -> str:
    """The file of one sheet."""
    return f"{ROOT}fiches/{sheet_id}.json"
