"""The accounts of the guide: one per platform, or one per account a platform's routes name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from faire_avec.corpus import Corpus
from faire_avec.language.fold import slugify
from faire_avec.model.plateforme import Plateforme, Voie

_TITLE_END = re.compile(r" — | : |: | \(")
# What a route does to the account; the others only help.
OPENING = frozenset({"acces", "code", "creation", "compte-neuf"})


@dataclass(frozen=True)
class Account:
    """Something one opens.

    Args:
        sheet: id of its platform.
        fiche: the platform.
        variant: which of the platform's accounts, when it covers several.
    """

    sheet: str
    fiche: Plateforme
    variant: str | None = None

    @cached_property
    def id(self) -> str:
        """``caf``, or ``messagerie:gmail``."""
        return f"{self.sheet}:{slugify(self.variant)}" if self.variant else self.sheet

    @property
    def name(self) -> str:
        """A short name, for a sentence."""
        return self.variant or _TITLE_END.split(self.fiche.titre, maxsplit=1)[0]

    @property
    def label(self) -> str:
        """A full name, for a list."""
        title = _TITLE_END.split(self.fiche.titre, maxsplit=1)[0]
        return f"{title} : {self.variant}" if self.variant else self.fiche.titre

    @cached_property
    def ways(self) -> tuple[Voie, ...]:
        """Its routes, in the order of the sheet."""
        return tuple(
            way for way in self.fiche.recuperation
            if not way.compte or self.variant in way.compte
        )

    @property
    def opens(self) -> bool:
        """Whether the sheet knows any route to an account: some services have none."""
        return any(way.but in OPENING or way.but == "mot-de-passe" for way in self.ways)

    @property
    def has_code(self) -> bool:
        """Whether a code comes after the password."""
        return any(way.but == "code" and "mot-de-passe" in way.exige for way in self.ways)

    @cached_property
    def is_key(self) -> bool:
        """Whether one must know if the person has it: it gives means, and it may be created."""
        return bool(self.fiche.donne) and (
            self.variant is not None or any(way.but == "creation" for way in self.ways)
        )


def accounts_of(corpus: Corpus) -> Iterator[Account]:
    """Every account of the platforms that are not out of date, in reading order."""
    for sheet in corpus.of(Plateforme):
        fiche = sheet.fiche
        if fiche.statut == "perimee":
            continue
        variants = dict.fromkeys(name for way in fiche.recuperation for name in way.compte)
        for variant in variants or (None,):
            yield Account(sheet.id, fiche, variant)
