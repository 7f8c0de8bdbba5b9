"""Carnet: what a team noted in the page, as its file holds it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from faire_avec.model.calque import Echelon

FORMAT = "faire-avec-carnet-1"
# Characters of a field, and notes of a file.
LONGEST = 600
MOST_NOTES = 500


class Note(BaseModel):
    """One note, before it goes into a layer; empty texts are what was left blank."""

    model_config = ConfigDict(extra="forbid", strict=True)

    fiche: str = Field(pattern=r"^[a-z0-9-]{1,60}$")
    sur: str = Field("", pattern=r"^[a-z0-9-]{0,60}$")
    echelon: Echelon | Literal[""] = ""
    texte: str = Field("", max_length=LONGEST)
    dire: str = Field("", max_length=LONGEST)
    ligne: str = Field("", max_length=LONGEST)
    numero: str = Field("", max_length=40)
    horaires: str = Field("", max_length=LONGEST)
    verifie_le: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


class Carnet(BaseModel):
    """The file that the page saves."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal["faire-avec-carnet-1"]
    equipe: str = Field("", max_length=60)
    notes: list[Note] = Field(max_length=MOST_NOTES)
