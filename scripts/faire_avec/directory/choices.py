"""Closed lists of the national standard of digital mediation places (v1.0.2), as short codes.

Source: schema « standard-mediation-num » 1.0.2, published by La Mednum (Licence Ouverte 2.0);
codes of kinds of places are those of data.inclusion.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _choices(**labels: str) -> Mapping[str, str]:
    return MappingProxyType({code.replace("_", "-"): label for code, label in labels.items()})


SERVICES = _choices(
    demarches="Aide aux démarches administratives",
    outils="Maîtrise des outils numériques du quotidien",
    insertion="Insertion professionnelle via le numérique",
    securite="Utilisation sécurisée du numérique",
    parentalite="Parentalité et éducation avec le numérique",
    loisirs="Loisirs et créations numériques",
    comprendre="Compréhension du monde numérique",
    acces="Accès internet et matériel informatique",
    materiel="Acquisition de matériel informatique à prix solidaire",
)
PUBLICS = _choices(
    jeunes="Jeunes",
    etudiants="Étudiants",
    familles="Familles et/ou enfants",
    seniors="Seniors",
    femmes="Femmes",
)
BESOINS = _choices(
    surdite="Surdité",
    moteur="Handicaps moteurs",
    mental="Handicaps mentaux",
    illettrisme="Illettrisme",
    anglais="Langues étrangères (anglais)",
    langues="Langues étrangères (autres)",
    vue="Déficience visuelle",
)
FRAIS = _choices(
    gratuit="Gratuit",
    sous_condition="Gratuit sous condition",
    payant="Payant",
)
PROGRAMMES = _choices(
    aidants_connect="Aidants Connect",
    bibliotheque="Bibliothèques numérique de référence",
    pix="Certification PIX",
    conseiller="Conseillers numériques",
    emmaus="Emmaüs Connect",
    france_services="France Services",
    gen="Grande école du numérique",
    croix_rouge="La Croix Rouge",
    caf="Point d'accès numérique CAF",
    promeneurs="Promeneurs du net",
    relais="Relais numérique (Emmaüs Connect)",
)
LABELS = _choices(
    mon_espace_sante="Formé à « Mon Espace Santé »",
    duplex="Formé à « DUPLEX » (illettrisme)",
    arnia="Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
    reemploi="Collectif ressources et acteurs réemploi (Normandie)",
    etapes="Étapes numériques (La Poste)",
    fabriques="Fabriques de Territoire",
    eclaireurs="Les Éclaireurs du numérique (Drôme)",
    mes_papiers="Mes Papiers (Métropole de Lyon)",
    ordi="ORDI 3.0",
    sudlabs="SUD LABS (PACA)",
)
ACCES = _choices(
    venir="Se présenter",
    telephoner="Téléphoner",
    mail="Contacter par mail",
    rdv="Prendre un RDV en ligne",
    ferme="Ce lieu n'accueille pas de public",
    prescription="Envoyer un mail avec une fiche de prescription",
)
ACCOMPAGNEMENT = _choices(
    seul="En autonomie",
    individuel="Accompagnement individuel",
    atelier="Dans un atelier collectif",
    distance="À distance",
)
ITINERANCE = _choices(fixe="Fixe", itinerant="Itinérant")
TYPOLOGIES: Mapping[str, str] = MappingProxyType({
    "ACI": "Atelier ou chantier d'insertion",
    "ACIPHC": "Atelier ou chantier d'insertion premières heures en chantier",
    "AFPA": "Agence pour la formation professionnelle des adultes (Afpa)",
    "AI": "Association intermédiaire",
    "ASE": "Aide sociale à l'enfance",
    "ASSO": "Association",
    "ASSO_CHOMEUR": "Association de chômeurs",
    "Autre": "Autre",
    "AVIP": "Crèche à vocation d'insertion professionnelle",
    "BIB": "Bibliothèque, médiathèque",
    "CAARUD": "Accueil et réduction des risques pour usagers de drogues (Caarud)",
    "CADA": "Centre d'accueil de demandeurs d'asile (Cada)",
    "CAF": "Caisse d'allocations familiales (Caf)",
    "CAP_EMPLOI": "Cap emploi",
    "CAVA": "Centre d'adaptation à la vie active",
    "CC": "Communauté de communes",
    "CCAS": "Centre communal d'action sociale (CCAS)",
    "CCONS": "Chambre consulaire",
    "CD": "Conseil départemental",
    "CDAS": "Centre départemental d'action sociale",
    "CFP": "Centre des finances publiques",
    "CHRS": "Centre d'hébergement et de réinsertion sociale (CHRS)",
    "CHU": "Centre d'hébergement d'urgence",
    "CIAS": "Centre intercommunal d'action sociale (CIAS)",
    "CIDFF": "Information sur les droits des femmes et des familles (CIDFF)",
    "CITMET": "Cité des métiers",
    "CMP": "Centre médico-psychologique",
    "CMS": "Centre médico-social",
    "CPAM": "Caisse primaire d'assurance maladie (CPAM)",
    "CPH": "Centre provisoire d'hébergement",
    "CS": "Centre social",
    "CSAPA": "Soin et prévention en addictologie (CSAPA)",
    "CSC": "Centre socioculturel",
    "DEETS": "Direction de l'emploi, du travail et des solidarités",
    "DEPT": "Services du département",
    "DIPLP": "Délégation interministérielle à la prévention de la pauvreté",
    "E2C": "École de la deuxième chance",
    "EA": "Entreprise adaptée",
    "EATT": "Entreprise adaptée de travail temporaire",
    "EI": "Entreprise d'insertion",
    "EITI": "Entreprise d'insertion par le travail indépendant",
    "ENM": "Espace numérique mobile",
    "EPCI": "Intercommunalité",
    "EPI": "Épicerie sociale et solidaire",
    "EPIDE": "Établissement pour l'insertion dans l'emploi (Epide)",
    "EPN": "Espace public numérique",
    "ES": "Épicerie sociale",
    "ESAT": "Établissement et service d'accompagnement par le travail (Ésat)",
    "ESS": "Économie sociale et solidaire",
    "ETTI": "Entreprise de travail temporaire d'insertion",
    "EVS": "Espace de vie sociale",
    "FABLAB": "Fablab",
    "FABRIQUE": "Fabrique de territoire",
    "FAIS": "Fédération d'acteurs de l'insertion et de la solidarité",
    "FT": "France Travail",
    "GEIQ": "Groupement d'employeurs pour l'insertion (Geiq)",
    "HUDA": "Hébergement d'urgence pour demandeurs d'asile",
    "LA_POSTE": "La Poste",
    "MDE": "Maison de l'emploi",
    "MDEF": "Maison de l'emploi et de la formation",
    "MDH": "Maison de l'habitat",
    "MDPH": "Maison départementale des personnes handicapées (MDPH)",
    "MDS": "Maison départementale des solidarités",
    "MJC": "Maison des jeunes et de la culture (MJC)",
    "ML": "Mission locale",
    "MQ": "Maison de quartier",
    "MSA": "Mutualité sociale agricole (MSA)",
    "MSAP": "Maison de services au public",
    "MUNI": "Commune, mairie",
    "OACAS": "Accueil communautaire et activités solidaires (Oacas)",
    "ODC": "Organisation délégataire d'un conseil départemental",
    "OF": "Organisme de formation",
    "OIL": "Opérateur ou intermédiaire du logement",
    "OPCS": "Organisation porteuse de la clause sociale",
    "PAD": "Point d'accès au droit",
    "PENSION": "Pension de famille, résidence accueil",
    "PI": "Prestataire d'insertion",
    "PIJ_BIJ": "Information jeunesse (PIJ, BIJ)",
    "PIMMS": "Point d'information médiation multiservices (Pimms)",
    "PJJ": "Protection judiciaire de la jeunesse",
    "PLIE": "Plan local pour l'insertion et l'emploi",
    "PREF": "Préfecture, sous-préfecture",
    "PREVENTION": "Club de prévention",
    "REG": "Région",
    "RELAIS_LECTURE": "Relais lecture",
    "RESSOURCERIE": "Ressourcerie",
    "RFS": "France services",
    "RS_FJT": "Résidence sociale, foyer de jeunes travailleurs",
    "SCP": "Services et clubs de prévention",
    "SPIP": "Service pénitentiaire d'insertion et de probation",
    "TIERS_LIEUX": "Tiers-lieu, espace de travail partagé",
    "UDAF": "Union départementale des associations familiales (Udaf)",
})

# By the field of a place that takes its codes from the list.
CHOICES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "typologies": TYPOLOGIES,
    "itinerance": ITINERANCE,
    "services": SERVICES,
    "publics": PUBLICS,
    "besoins": BESOINS,
    "frais": FRAIS,
    "programmes": PROGRAMMES,
    "labels": LABELS,
    "acces": ACCES,
    "accompagnement": ACCOMPAGNEMENT,
})
