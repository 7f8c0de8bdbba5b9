"""The index, the shared tables, the graph and the change log."""

from __future__ import annotations

from collections import defaultdict

from faire_avec.corpus import Corpus, changes, holds_until
from faire_avec.corpus.layers import contact_layer_name
from faire_avec.exports.api._paths import MODELS, OTHERS, sheet_path
from faire_avec.exports.api._shapes import (
    AjoutPublie,
    Arc,
    CalquePublie,
    Changement,
    Changements,
    ContactPublie,
    Entree,
    Index,
    ListeDesCalques,
    ListeDesContacts,
    ListeDesReponses,
    ListeDesSources,
    Relations,
    ReponsePubliee,
    SorteDeLien,
    SourcePubliee,
    TypeDeFiche,
    Vocabulaires,
)
from faire_avec.model import SHEET_TYPES
from faire_avec.model.relations import RELATIONS
from faire_avec.model.schema import schema_name
from faire_avec.model.types import Kind
from faire_avec.places import FLUX


def index(corpus: Corpus) -> Index:
    """Where everything is."""
    types = [
        TypeDeFiche(nom=kind.name, libelle=kind.label, adresse=f"{kind.folder}/",
                    modele=MODELS + schema_name(kind), flux=f"{kind.folder}/{FLUX}")
        for kind in SHEET_TYPES.values()
    ]
    entries = [
        Entree(id=sheet.id, type=sheet.type.name, titre=sheet.fiche.titre, adresse=sheet.url,
               donnees=sheet_path(sheet.id), flux=sheet.url + FLUX)
        for sheet in corpus.sheets.values()
    ]
    return Index(types=types, fiches=entries, fichiers=OTHERS)


def contacts(corpus: Corpus) -> ListeDesContacts:
    """Every contact, and the sheets that give it."""
    users = _users(corpus, Kind.CONTACT)
    return ListeDesContacts(contacts=[
        ContactPublie(
            id=key,
            a_revoir_le=holds_until(contact, contact.verifie_le, corpus.tables.sources.entries),
            calque=contact_layer_name(corpus, key),
            fiches=users.get(key, []),
            contact=contact,
        )
        for key, contact in corpus.tables.contacts.entries.items()
    ])


def layers(corpus: Corpus) -> ListeDesCalques:
    """What services add, apart from what the guide says."""
    return ListeDesCalques(calques=[
        CalquePublie(
            calque=layer.head,
            ajouts=[AjoutPublie(fiche=addition.sheet, ajout=note)
                    for addition in layer.additions.values() for note in addition.notes],
            lignes=layer.contacts.entries,
            fiches=list(layer.sheets),
        )
        for layer in corpus.layers
    ])


def answers(corpus: Corpus) -> ListeDesReponses:
    """Every answer, with the address that opens it."""
    return ListeDesReponses(reponses=[
        ReponsePubliee(fiche=sheet.id, adresse=f"{sheet.url}#{answer.id}", reponse=answer)
        for sheet in corpus.sheets.values()
        for answer in getattr(sheet.fiche, "reponses", [])
    ])


def sources(corpus: Corpus) -> ListeDesSources:
    """Every source of the shared table, and the sheets that cite it."""
    users = _users(corpus, Kind.SOURCE)
    return ListeDesSources(sources=[
        SourcePubliee(id=key, fiches=users.get(key, []), source=source)
        for key, source in corpus.tables.sources.entries.items()
    ])


def _users(corpus: Corpus, kind: Kind) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for sheet in corpus.sheets.values():
        for name in dict.fromkeys(text for _, text, _ in sheet.of_kind(kind)):
            found[name].append(sheet.id)
    return found


def words(corpus: Corpus) -> Vocabulaires:
    """Every vocabulary."""
    return Vocabulaires(vocabulaires=corpus.tables.vocabularies)


def graph(corpus: Corpus) -> Relations:
    """The relations there may be, and those that sheets state."""
    return Relations(
        relations=[
            SorteDeLien(nom=relation.name, de=list(relation.origins), vers=list(relation.targets),
                        libelle=relation.label, libelle_inverse=relation.inverse_label)
            for relation in RELATIONS.values()
        ],
        liens=[
            Arc(de=sheet_id, relation=relation.name, vers=target)
            for sheet_id in corpus.sheets
            for relation, targets in corpus.related(sheet_id) for target in targets
        ],
    )


def change_log(corpus: Corpus) -> Changements:
    """Every change told to readers, the newest first."""
    return Changements(changements=[
        Changement(date=change.day, fiche=change.sheet.id, nouvelle=change.text is None,
                   quoi=change.text, adresse=change.address)
        for change in changes(corpus)
    ])
