"""One sheet in full, with its relations seen from both ends."""

from __future__ import annotations

from faire_avec.corpus import Corpus, Sheet, due_of
from faire_avec.corpus.layers import layer_name
from faire_avec.exports.api._shapes import FicheEntiere, Lien


def whole_sheet(corpus: Corpus, sheet: Sheet) -> FicheEntiere:
    """What the file of a sheet holds."""
    links = [
        Lien(relation=relation.name, sens="vers", fiche=target)
        for relation, targets in corpus.related(sheet.id) for target in targets
    ]
    links += [
        Lien(relation=relation.name, sens="depuis", fiche=origin)
        for relation, origins in corpus.related_from(sheet.id) for origin in origins
    ]
    return FicheEntiere(
        id=sheet.id,
        type=sheet.type.name,
        adresse=sheet.url,
        statut=sheet.fiche.statut,
        verifie_le=sheet.fiche.verifie_le,
        a_revoir_le=due_of(sheet, corpus.tables),
        calque=layer_name(corpus, sheet.id),
        publiee_le=corpus.tables.ledgers.born.get(sheet.id),
        relations=links,
        citee_dans=corpus.cited_by(sheet.id),
        fiche=sheet.fiche,
    )
