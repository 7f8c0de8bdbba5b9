"""The first useful line of a sheet: what a list of results shows under its title."""

from __future__ import annotations

from faire_avec.corpus.sheet import Sheet
from faire_avec.corpus.tables import Tables
from faire_avec.language.fold import shorten
from faire_avec.model.contournement import Contournement
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.risque import Risque

LONGEST = 110


def useful_line(sheet: Sheet, tables: Tables) -> str:
    """Way in and call for a platform, gravity for a risk, way out for a workaround; else brief.

    Args:
        sheet: the sheet.
        tables: where its phone numbers are.
    """
    fiche = sheet.fiche
    parts: list[str] = []
    if isinstance(fiche, Plateforme):
        parts = [fiche.connexion.resume or "", _number(fiche, tables)]
    elif isinstance(fiche, Risque):
        parts = [f"Dans l'heure : {fiche.si_c_est_arrive.heure[0].texte}"]
    elif isinstance(fiche, Contournement) and fiche.porte_de_sortie and fiche.alternatives:
        parts = [f"Plutôt : {fiche.alternatives[0].titre}",
                 f"pour en sortir : {fiche.porte_de_sortie.delai}"]
    line = " · ".join(part for part in parts if part)
    if not line or "[[" in line:
        line = fiche.en_bref
    return shorten(line, LONGEST)


def _number(fiche: Plateforme, tables: Tables) -> str:
    for contact_id in fiche.contacts.personne:
        contact = tables.contacts.entries.get(contact_id)
        if contact and contact.numero:
            return contact.numero
    return ""
