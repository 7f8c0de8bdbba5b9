"""« À revoir » : what is stale or doubtful, counted, then fact by fact for each type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec.corpus import CONTACT, Corpus
from faire_avec.model import SHEET_TYPES
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.stale import Group, groups, totals
from faire_avec.rendering.view import Site, View
from faire_avec.text import fold

URL = "a-revoir/"
STYLES = ("style/tracking.css",)


@dataclass(frozen=True)
class Section:
    """Groups under one heading."""

    slug: str
    title: str
    groups: tuple[Group, ...]

    @property
    def url(self) -> str:
        return f"{URL}{self.slug}/"


def pages(site: Site) -> Iterator[Page]:
    """The page that counts, then one page for each type."""
    found = groups(site.corpus, site.today)
    kinds = _by_type(found)
    template = environment().get_template("a-revoir.html")
    html = template.render(
        v=View(site, root_of(URL)), types=kinds, publics=_by_public(site.corpus, found),
        totaux=totals, tout=found, fiches=len(site.corpus.sheets),
    )
    yield Page(URL, "À revoir", "Ce qui a vieilli ou reste douteux dans le guide, fiche par fiche.",
               html, "liste", styles=STYLES)
    for section in kinds:
        html = environment().get_template("a-revoir-type.html").render(
            v=View(site, root_of(section.url)), section=section, totaux=totals
        )
        yield Page(section.url, f"À revoir : {section.title}",
                   f"Ce qui a vieilli ou reste douteux : {section.title.lower()}.", html, "liste",
                   styles=STYLES)


def _by_type(found: list[Group]) -> list[Section]:
    labels = {kind.name: (kind.folder, kind.plural) for kind in SHEET_TYPES.values()}
    labels[CONTACT] = ("contacts", "Contacts")
    owned: dict[str, list[Group]] = defaultdict(list)
    for group in found:
        owned[group.type].append(group)
    return [
        Section(slug, title, tuple(sorted(owned[name], key=lambda group: fold(group.title))))
        for name, (slug, title) in labels.items() if name in owned
    ]


def _by_public(corpus: Corpus, found: list[Group]) -> list[Section]:
    return [
        Section(word, term.libelle, owned)
        for word, term in corpus.tables.vocabularies.get("publics", {}).items()
        if (owned := tuple(group for group in found if word in group.publics))
    ]
