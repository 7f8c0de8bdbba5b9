"""The three request forms: one definition, from which every forge's template is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faire_avec.model import SHEET_TYPES
from faire_avec.model.schema import Vocabularies


class Answer(StrEnum):
    """How a question is answered."""

    LINE = "ligne"
    TEXT = "texte"
    CHOICE = "choix"
    CHOICES = "plusieurs choix"


@dataclass(frozen=True)
class Question:
    """One question of a form.

    Args:
        id: name of the answer, for the code.
        label: the question, as its heading in the request.
        help: one sentence under it.
        answer: how it is answered.
        required: whether a draft needs it.
        choices: accepted answers, for a choice.
        example: shown in the empty field.
    """

    id: str
    label: str
    help: str
    answer: Answer = Answer.LINE
    required: bool = True
    choices: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class RequestForm:
    """One kind of request.

    Args:
        name: ASCII name, of its files and of its label.
        title: what the contributor chooses.
        description: one sentence under it.
        questions: in order.
    """

    name: str
    title: str
    description: str
    questions: tuple[Question, ...]


PROMISE = "Ma demande ne contient rien qui concerne une personne réelle."

_SHEET = Question(
    "fiche", "Quelle fiche ?", "L'adresse de la page, ou l'identifiant écrit tout en bas.",
    example="plateformes/caf",
)
_SEEN_ON = Question(
    "date", "À quelle date l'avez-vous constaté ?",
    "Le jour où vous l'avez vu ou lu, pas celui de cette demande : AAAA-MM-JJ.",
    example="2026-11-21",
)
HOW_KNOWN = (
    "Je l'ai lu sur une page officielle",
    "Je l'ai vu à l'écran ou au guichet",
    "On me l'a dit",
)
DEAD_LINKS = (
    "La page n'existe plus",
    "Le lien mène à la page d'accueil",
    "La page parle d'autre chose",
    "Le site ne répond pas",
)


def request_forms(vocabularies: Vocabularies) -> tuple[RequestForm, ...]:
    """Every form.

    Args:
        vocabularies: words of the guide; the themes are offered as choices.
    """
    themes = tuple(term.libelle for term in vocabularies.get("themes", {}).values())
    return (
        RequestForm(
            "corriger-un-fait", "Corriger un fait",
            "Un numéro, une date, un chemin, une règle : ça ne marche plus comme la fiche le dit.",
            (
                _SHEET,
                Question("passage", "Quel passage ?",
                         "Recopiez les premiers mots du passage, ou son titre."),
                Question("constat", "Qu'est-ce qui est vrai maintenant ?",
                         "En deux ou trois phrases, sans rien qui concerne une personne.",
                         Answer.TEXT),
                Question("preuve", "Comment le savez-vous ?", "Le plus sûr suffit.",
                         Answer.CHOICE, choices=HOW_KNOWN),
                Question("source", "Où peut-on le lire ?", "L'adresse complète de la page.",
                         required=False, example="https://"),
                _SEEN_ON,
            ),
        ),
        RequestForm(
            "proposer-une-fiche", "Proposer une fiche",
            "Il manque une fiche : donnez ce que vous savez, un brouillon en sera tiré.",
            (
                Question("type", "Quel type de fiche ?", "En cas de doute : Situation.",
                         Answer.CHOICE,
                         choices=tuple(kind.label for kind in SHEET_TYPES.values())),
                Question("titre", "Titre", "Le nom que vous chercheriez. 90 signes au plus."),
                Question("en_bref", "À quoi sert la fiche ?",
                         "Une phrase de 160 signes au plus."),
                Question("alias", "Autres noms", "Sigles et mots du métier, avec des virgules.",
                         required=False),
                Question("themes", "Thèmes", "Un ou plusieurs.", Answer.CHOICES, choices=themes),
                Question("contenu", "Ce que vous savez",
                         "En vrac si besoin : quoi faire, qui appeler, ce qui bloque, ce qui reste "
                         "douteux. Rien qui concerne une personne.", Answer.TEXT),
                Question("source", "Adresse d'une source", "La page où vous l'avez lu.",
                         example="https://"),
                Question("source_titre", "Titre de cette source", "Tel qu'il s'affiche."),
                Question("source_editeur", "Qui la publie ?", "L'organisme, l'association."),
                _SEEN_ON,
            ),
        ),
        RequestForm(
            "lien-mort", "Signaler un lien mort",
            "Un lien d'une fiche ne mène plus à la bonne page.",
            (
                _SHEET,
                Question("adresse", "Quel lien ?", "L'adresse complète du lien.",
                         example="https://"),
                Question("constat", "Que se passe-t-il ?", "Le plus proche suffit.",
                         Answer.CHOICE, choices=DEAD_LINKS),
                Question("remplacement", "Une page qui le remplace",
                         "Si vous en avez trouvé une.", required=False, example="https://"),
                _SEEN_ON,
            ),
        ),
    )
