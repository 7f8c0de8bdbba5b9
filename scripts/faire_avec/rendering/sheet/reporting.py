"""The ready text that says a sheet is no longer right."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from faire_avec.corpus import Sheet

STYLE_FILE = "style/signaler.css"


@dataclass(frozen=True)
class Report:
    """A report to complete, that works without script.

    Args:
        text: the text itself.
        mail: the same, as a ``mailto:`` address (RFC 6068).
        to: who receives it; empty when the reader chooses.
    """

    text: str
    mail: str
    to: str


def report_of(sheet: Sheet, address: str, to: str) -> Report:
    """The report of a sheet.

    Args:
        sheet: the sheet it is about.
        address: public address of the site with its final slash; empty when it is not known.
        to: mail address that receives reports; empty when there is none.
    """
    text = "\n".join([
        f"Fiche : {sheet.id} ({sheet.fiche.titre})",
        f"Adresse : {address}{sheet.url}",
        "Passage : ",
        f"Preuve la plus fragile de la fiche : {sheet.fiche.verifie_le.isoformat()}",
        "Ce qui est vrai maintenant : ",
        "Comment je le sais : ",
        "Date de mon constat : ",
    ])
    body = quote(text.replace("\n", "\r\n"), safe="")
    subject = quote(f"Signalement : fiche {sheet.id}", safe="")
    return Report(text, f"mailto:{to}?subject={subject}&body={body}", to)
