"""« Ça ne marche plus comme ça ? »: what a sheet says of itself to whoever signals something."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from faire_avec.corpus import Sheet
from faire_avec.model.signal import END, GENRES, START, Genre
from faire_avec.rendering.outlet import Outlet, Way

STYLE_FILE = "style/signaler.css"
# What one says of a sheet or of an answer, as it is pressed.
SAID_OF_AN_ANSWER = {
    genre: GENRES[genre] for genre in (
        Genre.ECRAN_CHANGE, Genre.NUMERO_MUET, Genre.REPONSE_SERVIE, Genre.REPONSE_PAS_SERVIE,
    )
}


@dataclass(frozen=True)
class Report:
    """A signal not completed yet, as it is sent without script.

    Args:
        text: what to copy.
        link: address that opens it in a mail or on the forge; empty when it is only copied.
    """

    text: str
    link: str


def report_of(sheet: Sheet, address: str, outlet: Outlet) -> Report:
    """The report of a sheet.

    Args:
        sheet: the sheet it is about.
        address: public address of the site with its final slash; empty when it is not known.
        outlet: where signals go.
    """
    text = "\n".join([
        f"Fiche : {sheet.fiche.titre}",
        f"Adresse : {address}{sheet.url}",
        "Réponse ou passage : ",
        "Ce qui est vrai maintenant : ",
        "Laissez cette ligne, elle range le message :",
        f"{START} genre: {Genre.ECRAN_CHANGE} | fiche: {sheet.id} {END}",
    ])
    return Report(text, link_of(outlet, f"Signalement : fiche {sheet.id}", text))


def organism_report(outlet: Outlet) -> Report:
    """The report of a service that the guide lacks."""
    text = "\n".join([
        "Il manque un organisme : ",
        "Laissez cette ligne, et écrivez le nom après «texte:» :",
        f"{START} genre: {Genre.ORGANISME_MANQUANT} | texte:  {END}",
    ])
    return Report(text, link_of(outlet, "Il manque un organisme", text))


def link_of(outlet: Outlet, subject: str, text: str) -> str:
    """The address that opens a message already written.

    Args:
        outlet: where signals go.
        subject: title of the message.
        text: its lines.
    """
    if outlet.way is Way.FORGE:
        filled = outlet.address.replace("{titre}", quote(subject, safe=""))
        return filled.replace("{texte}", quote(text, safe=""))
    if not outlet.mail:
        return ""
    body = quote(text.replace("\n", "\r\n"), safe="")
    return f"mailto:{outlet.mail}?subject={quote(subject, safe='')}&body={body}"
