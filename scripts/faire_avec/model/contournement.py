"""Contournement: a workaround, what it protects, what it exposes, the way out."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import (
    Affirmation,
    Alternative,
    Certitude,
    Etape,
    Fiche,
    Model,
    passage_field,
)
from faire_avec.model.relations import ExposeA, SeDelibereDans
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, PartialDate, PassageRef, Prose, SourceRef


class Exposition(Model):
    """Ce que le contournement expose, pour chacun."""

    personne: list[Affirmation] = Field(
        default_factory=list, title="La personne", description="Ce qu'elle risque."
    )
    professionnel: list[Affirmation] = Field(
        default_factory=list, title="Le professionnel", description="Ce que vous risquez."
    )
    service: list[Affirmation] = Field(
        default_factory=list, title="Le service", description="Ce que l'employeur risque."
    )


class Position(Model):
    """Ce que dit une autorité, un opérateur ou le terrain."""

    qui: Line = Field(title="Qui", description="L'autorité, l'opérateur, le collectif.")
    position: Prose = Field(title="Position", description="Ce qu'elle dit, avec vos mots.")
    date: PartialDate | None = Field(
        None, title="Date", description="Date du texte : AAAA, AAAA-MM ou AAAA-MM-JJ."
    )
    source: SourceRef | None = Field(
        None, title="Source", description="Identifiant d'une source de fiches/sources.yml."
    )
    passage: PassageRef | None = passage_field()
    certitude: Certitude | None = Field(
        None, title="Certitude", description="sure, secondaire ou a-verifier."
    )


class QuoiDire(Model):
    """Des mots prêts à dire."""

    a_la_personne: Prose = Field(title="À la personne", description="Une ou deux phrases.")
    a_la_direction: Prose = Field(title="À la direction", description="Une ou deux phrases.")


class PorteDeSortie(Model):
    """Comment arrêter, et en combien de temps."""

    delai: Line = Field(title="Délai", description="Le temps que prend la sortie.")
    etapes: list[Etape] = Field(
        min_length=1, title="Étapes", description="Dans l'ordre, avec qui agit."
    )
    si_un_collegue_part: Prose | None = Field(
        None, title="Si un collègue part", description="Le geste à faire ce jour-là."
    )


class Contournement(Fiche):
    """Un contournement : ce qu'il protège, ce qu'il expose, comment en sortir."""

    ce_qu_on_fait: Prose = Field(
        title="Ce qu'on fait", description="La pratique telle qu'elle est, sans jugement."
    )
    ce_que_ca_protege: list[Affirmation] = Field(
        min_length=1,
        title="Ce que ça protège",
        description="La bonne raison de le faire : on commence par là.",
    )
    pourquoi: list[Affirmation] = Field(
        min_length=1, title="Pourquoi", description="Ce qui y conduit."
    )
    ce_que_ca_expose: Exposition = Field(
        title="Ce que ça expose", description="Pour la personne, le professionnel, le service."
    )
    regles: list[Position] = Field(
        default_factory=list,
        title="Ce qu'en disent les autorités",
        description="Les positions côte à côte, datées ; les désaccords restent visibles.",
    )
    ce_matin: list[Etape] = Field(
        default_factory=list,
        max_length=4,
        title="Ce matin",
        description="Ce qu'on peut faire de plus sûr aujourd'hui, avec la personne.",
    )
    a_installer: list[Affirmation] = Field(
        default_factory=list,
        title="À installer",
        description="Ce que le service met en place pour ne plus avoir à le faire.",
    )
    si_rien_n_est_possible: list[Affirmation] = Field(
        default_factory=list,
        title="Si rien de cela n'est possible",
        description="Le moins risqué, quand aucune alternative n'existe.",
    )
    desaccord: Prose | None = Field(
        None, title="Désaccord", description="Ce qui ne s'accorde pas, dit clairement."
    )
    conditions_minimales: list[Affirmation] = Field(
        default_factory=list,
        title="Conditions minimales",
        description="Si on le fait quand même.",
    )
    age_maximum: Line | None = Field(
        None, title="Âge maximum", description="Au-delà, on sort du contournement."
    )
    alternatives: list[Alternative] = Field(
        default_factory=list,
        title="Alternatives",
        description="De la plus sûre à la moins sûre.",
    )
    quoi_dire: QuoiDire = Field(title="Quoi dire", description="À la personne, à la direction.")
    trace: Prose = Field(title="Trace", description="Quoi noter, quoi ne jamais noter.")
    porte_de_sortie: PorteDeSortie | None = Field(
        None, title="Porte de sortie", description="Comment arrêter, étape par étape."
    )
    question_equipe: Line | None = Field(
        None, title="Question pour l'équipe", description="La question à porter ensemble."
    )
    expose_a: list[ExposeA] = Field(
        default_factory=list, title="Expose à", description="Fiches risque."
    )
    se_delibere_dans: list[SeDelibereDans] = Field(
        default_factory=list, title="Se délibère dans", description="Fiches délibération."
    )


TYPE = SheetType(
    "contournement", "contournements", Contournement, "Contournement", "Contournements",
    "Est-ce que je peux ? À quelles conditions ? Comment en sortir ?", rank=3,
)
