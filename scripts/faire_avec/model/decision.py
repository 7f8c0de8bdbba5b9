"""Decision: questions and branches, each outcome with its reason and its counter-argument."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Fiche, Model
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Prose, SheetRef, Slug


class Choix(Model):
    """Une réponse, et où elle mène."""

    texte: Line = Field(title="Réponse", description="La réponse en quelques mots.")
    raison: Prose | None = Field(
        None, title="Raison", description="Pourquoi cette réponse mène là."
    )
    question: Slug | None = Field(
        None, title="Question suivante", description="Identifiant d'une question de la fiche."
    )
    sortie: Slug | None = Field(
        None, title="Sortie", description="Identifiant d'une sortie de la fiche."
    )


class Question(Model):
    """Une question de l'arbre."""

    id: Slug = Field(title="Identifiant", description="Nom court de la question.")
    question: Line = Field(title="Question", description="La question, telle qu'on se la pose.")
    aide: Prose | None = Field(None, title="Aide", description="Ce qui aide à répondre.")
    choix: list[Choix] = Field(
        min_length=2, title="Choix", description="Deux choix au moins."
    )


class Cout(Model):
    """Ce que la sortie coûte à chacun."""

    personne: Prose = Field(title="À la personne", description="Ce que ça lui coûte.")
    professionnel: Prose = Field(title="Au professionnel", description="Ce que ça vous coûte.")
    service: Prose = Field(
        title="Au service", description="Ce que ça coûte à l'équipe et à l'institution."
    )


class Sortie(Model):
    """Une issue : jamais une note, toujours une raison et son contraire."""

    id: Slug = Field(title="Identifiant", description="Nom court de la sortie.")
    titre: Line = Field(title="Titre", description="Ce qu'on décide, en quelques mots.")
    raison: Prose = Field(title="Raison", description="Pourquoi.")
    cout: Cout = Field(title="Coût", description="Ce que ça coûte à chacun.")
    contre_argument: Prose = Field(
        title="Contre-argument", description="La bonne raison de décider autrement."
    )
    fiches: list[SheetRef] = Field(
        default_factory=list, title="Fiches", description="Fiches à ouvrir ensuite."
    )


class Decision(Fiche):
    """Une aide à la décision."""

    en_clair: Prose = Field(title="En clair", description="Ce que l'aide fait et ne fait pas.")
    questions: list[Question] = Field(
        min_length=1,
        title="Questions",
        description="La première est le point de départ.",
        examples=[
            [
                {
                    "id": "depart",
                    "question": "À compléter ?",
                    "choix": [
                        {"texte": "Oui", "sortie": "premiere"},
                        {"texte": "Non", "sortie": "seconde"},
                    ],
                }
            ]
        ],
    )
    sorties: list[Sortie] = Field(
        min_length=2,
        title="Sorties",
        description="Les issues possibles.",
        examples=[
            [
                {
                    "id": name,
                    "titre": "À compléter",
                    "raison": "À compléter.",
                    "cout": {
                        "personne": "À compléter.",
                        "professionnel": "À compléter.",
                        "service": "À compléter.",
                    },
                    "contre_argument": "À compléter.",
                }
                for name in ("premiere", "seconde")
            ]
        ],
    )
    a_savoir: list[Affirmation] = Field(
        default_factory=list, title="À savoir", description="D'où vient l'aide, ce qu'on en débat."
    )


TYPE = SheetType("decision", "decisions", Decision, "Aide à la décision", "Aides à la décision",
                 "Faut-il aider ? Comment ?", rank=8)
