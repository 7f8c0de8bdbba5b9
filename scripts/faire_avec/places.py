"""The working tools of the guide: where they are, what they are called, when to take them."""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "outils"


@dataclass(frozen=True)
class Tool:
    """A working tool.

    Args:
        id: last part of its address.
        title: its name.
        use: when to take it, in one line.
        kind: sheet type it is nearest to, for its colour.
        names: what else one types to find it.
    """

    id: str
    title: str
    use: str
    kind: str
    names: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"{FOLDER}/{self.id}/"


TOOLS: tuple[Tool, ...] = (
    Tool("par-ou-rentrer", "Par où rentrer ?",
         "La personne a perdu un accès : partir de ce qu'elle a, et savoir quoi rouvrir d'abord.",
         "plateforme",
         ("plusieurs comptes bloqués", "dans quel ordre rouvrir", "retrouver tous ses accès")),
    Tool("constat", "Constat de blocage",
         "Le site refuse : dater la preuve, écrire la lettre à qui peut débloquer.", "situation",
         ("constat", "constat de bug", "preuve du blocage", "lettre de réclamation")),
    Tool("billet", "Billet de sortie",
         "La personne s'en va : ce qui est fait, à faire, la prochaine date, qui appeler.",
         "reseau",
         ("billet", "feuille à remettre", "mémo pour la personne", "papier à emporter")),
    Tool("compteur", "Compteur d'auto-mandat",
         "En équipe : compter ce qui se fait sans cadre, pour demander le cadre.",
         "contournement",
         ("compteur", "compter les contournements", "registre des bricolages")),
    Tool("test-du-poste", "Test du poste",
         "Ce que cet ordinateur permet : cookies, impression, envoi d'un fichier, caméra. Et la "
         "demande à l'informatique.",
         "cadre",
         ("test du poste", "ordinateur bloqué", "poste bridé", "demande à l'informatique",
          "service informatique", "dsi", "téléchargement interdit")),
)
