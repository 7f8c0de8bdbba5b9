"""Formats of files, and which field each of their columns is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from faire_avec.directory.intake.tabular import column_key

Format = Literal["standard-v1", "standard-v0", "france-services", "approchant"]

# Schema « standard-mediation-num », 1.0.2: exact names, in order.
V1 = (
    "id", "pivot", "nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse",
    "latitude", "longitude", "typologie", "telephone", "courriels", "site_web", "horaires",
    "presentation_resume", "presentation_detail", "source", "itinerance", "structure_parente",
    "date_maj", "services", "publics_specifiquement_adresses", "prise_en_charge_specifique",
    "frais_a_charge", "dispositif_programmes_nationaux", "formations_labels",
    "autres_formations_labels", "modalites_acces", "modalites_accompagnement", "fiche_acces_libre",
    "prise_rdv",
)
# The same, 0.1.1: names that 1.0 gave up.
_V0_ONLY = (
    "cle_ban", "courriel", "publics_accueillis", "conditions_acces", "labels_nationaux",
    "labels_autres", "accessibilite",
)
_V1_ONLY = (
    "courriels", "itinerance", "publics_specifiquement_adresses", "prise_en_charge_specifique",
    "frais_a_charge", "dispositif_programmes_nationaux", "formations_labels",
    "autres_formations_labels", "modalites_acces", "fiche_acces_libre",
)
# The list of France services, published by the ANCT.
FRANCE_SERVICES = {
    "id_fs": "id", "insee_dep": "departement", "lib_fs": "nom", "adresse": "adresse",
    "complement_adresse": "complement_adresse", "insee_com": "code_insee",
    "code_postal": "code_postal", "lib_com": "commune", "latitude": "latitude",
    "longitude": "longitude", "mail": "courriels", "telephone": "telephone",
    "h_lundi": "h_lundi", "h_mardi": "h_mardi", "h_mercredi": "h_mercredi", "h_jeudi": "h_jeudi",
    "h_vendredi": "h_vendredi", "h_samedi": "h_samedi", "h_dimanche": "h_dimanche",
    "commentaire": "commentaire", "itinerance": "itinerance", "format_fs": "format_fs",
    "groupe": "groupe", "labellisation": "labellisation",
}
# What columns are called elsewhere.
_ALIASES = {
    "identifiant": "id", "siret": "pivot", "rna": "pivot", "ridet": "pivot", "name": "nom",
    "nom_du_lieu": "nom", "nom_lieu": "nom", "structure": "nom", "ville": "commune",
    "nom_commune": "commune", "libelle_commune": "commune", "city": "commune", "cp": "code_postal",
    "codepostal": "code_postal", "postcode": "code_postal", "insee": "code_insee",
    "codeinsee": "code_insee", "code_commune": "code_insee", "citycode": "code_insee",
    "adresse_postale": "adresse", "voie": "adresse", "address": "adresse",
    "complement_d_adresse": "complement_adresse", "complement": "complement_adresse",
    "lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude",
    "type": "typologie", "tel": "telephone", "numero_de_telephone": "telephone",
    "telephones": "telephone", "email": "courriels", "e_mail": "courriels", "mail": "courriels",
    "courriel": "courriels", "mel": "courriels", "site": "site_web", "site_internet": "site_web",
    "url": "site_web", "web": "site_web", "horaires_d_ouverture": "horaires",
    "ouverture": "horaires_precision",
    "resume": "presentation_resume", "description": "presentation_detail",
    "date_de_mise_a_jour": "date_maj", "maj": "date_maj", "date": "date_maj",
    "conditions_acces": "frais_a_charge", "conditions_d_acces": "frais_a_charge",
    "public_accueillis": "publics_accueillis", "publics_accueilli": "publics_accueillis",
    "publics": "publics_accueillis", "public_accueilli": "publics_accueillis",
    "label_national": "labels_nationaux", "labels_autres": "autres_formations_labels",
    "autres_labels": "autres_formations_labels", "accessibilite": "fiche_acces_libre",
    "rdv": "prise_rdv", "prise_de_rdv": "prise_rdv", "dep": "departement",
    "departement": "departement", "code_departement": "departement", "cle_ban": "cle_ban",
    "labels_nationaux": "labels_nationaux", "publics_accueillis": "publics_accueillis",
}
# Left by a geocoder, or of no use to a reader.
_SPARE = ("result_", "cle_ban", "region")


@dataclass(frozen=True)
class Layout:
    """How a file is laid out.

    Args:
        format: which format it is.
        fields: column, as written, by field; a field may have several columns, first ones first.
        unused: columns that no field takes.
    """

    format: Format
    fields: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...]


def is_known(key: str) -> bool:
    """Whether a compared name of column is that of a format."""
    return key in V1 or key in FRANCE_SERVICES or key in _ALIASES


def layout_of(columns: Sequence[str]) -> Layout:
    """The layout of a file, from its header.

    Args:
        columns: names, as written.
    """
    keys = {column: column_key(column) for column in columns}
    taken = set(keys.values())
    exact = set(columns)
    if "id_fs" in taken or "lib_fs" in taken:
        found: Format = "france-services"
    elif {"id", "nom", "commune", "code_postal", "adresse"} <= exact and exact & set(_V1_ONLY):
        found = "standard-v1"
    elif {"id", "nom", "commune", "code_postal", "adresse"} <= exact and exact & set(_V0_ONLY):
        found = "standard-v0"
    else:
        found = "approchant"
    fields: dict[str, list[str]] = {}
    unused: list[str] = []
    # Exact names first: « commune » before a « ville » that says the same.
    for column in sorted(columns, key=lambda column: keys[column] in _ALIASES):
        key = keys[column]
        field = FRANCE_SERVICES.get(key) if found == "france-services" else None
        field = field or (key if key in V1 else _ALIASES.get(key))
        if field is None or field == "cle_ban":
            unused.append(column)
        else:
            fields.setdefault(field, []).append(column)
    ordered = [column for column in columns if column in unused]
    return Layout(found, {field: tuple(names) for field, names in fields.items()}, tuple(ordered))


def spare(column: str) -> bool:
    """Whether an unused column holds nothing about the place itself."""
    return column_key(column).startswith(_SPARE)
