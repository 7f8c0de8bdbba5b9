"""The ways in from the home page: six doors, and the tools kept at hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Door:
    """A way in, named after what the reader is doing.

    Args:
        slug: last part of its address.
        title: what the reader sees.
        hint: examples of what is behind.
        types: sheet types behind it, most urgent first.
    """

    slug: str
    title: str
    hint: str
    types: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"portes/{self.slug}/"


DOORS: tuple[Door, ...] = (
    Door("la-personne-est-la", "La personne est là",
         "Mot de passe perdu, code attendu, pas de mail…", ("situation",)),
    Door("par-organisme", "Par organisme",
         "Caf, France Travail, ameli, préfecture…", ("plateforme",)),
    Door("avant-de-le-faire", "Avant de le faire",
         "Garder un code, créer une boîte, cliquer à sa place",
         ("contournement", "risque", "aidants-connect", "posture")),
    Door("orienter", "Orienter",
         "Qui peut aider près d'ici, sans perdre la personne", ("reseau",)),
    Door("pour-l-equipe", "Pour l'équipe",
         "Décider ensemble, écrire un cadre", ("decision", "deliberation", "cadre")),
    Door("pour-former", "Pour former",
         "Notions, parcours, citations", ("notion", "parcours")),
)


@dataclass(frozen=True)
class Shortcut:
    """A page one opens in the middle of an interview.

    Args:
        url: its address from the site's root.
        title: what the reader sees.
        hint: what it gives, in a few words.
    """

    url: str
    title: str
    hint: str


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut("outils/par-ou-rentrer/", "Par où rentrer ?",
             "avec ce que la personne a sur elle"),
    Shortcut("decisions/faut-il-aider/", "Faut-il aider ?", "en quelques questions"),
    Shortcut("decisions/comment-aider/", "Comment aider ?", "qui clique, qui tape, qui décide"),
    Shortcut("outils/constat/", "Constat de blocage", "la preuve, et la bonne lettre"),
    Shortcut("outils/billet/", "Billet de sortie", "ce qui est fait, et la suite"),
    Shortcut("exigences/", "Qui exige quoi", "mail, mobile, FranceConnect, papier"),
)
