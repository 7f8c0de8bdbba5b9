"""Every generated page of the site, as HTML: sheets, lists, doors, A–Z, search, rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import Sheet
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.problems import Rule
from faire_avec.rendering.doors import DOORS, Door
from faire_avec.rendering.environment import environment
from faire_avec.rendering.reference import reference
from faire_avec.rendering.state import SheetState, state_of
from faire_avec.rendering.view import Site, View
from faire_avec.text import fold

PHONE_ROUTES = ("france-services", "defenseur-des-droits")


@dataclass(frozen=True)
class Page:
    """A page ready for the site generator.

    Args:
        url: address from the site's root, ending with a slash; empty for the home page.
        title: title of the tab and of lists.
        description: one sentence for search engines.
        html: content of the page.
        kind: what the page is, for the theme.
        source: file a contributor edits to change it, from the sheets' folder.
    """

    url: str
    title: str
    description: str
    html: str
    kind: str
    source: str | None = None


def _root(url: str) -> str:
    return "../" * url.count("/") or "./"


def sheet_page(site: Site, sheet: Sheet) -> Page:
    """The page of one sheet."""
    view = View(site, _root(sheet.url), sheet)
    html = environment().get_template(f"{sheet.type.name}.html").render(sheet=sheet, v=view)
    return Page(
        sheet.url, sheet.fiche.titre, sheet.fiche.en_bref, html, "fiche",
        f"{sheet.type.folder}/{sheet.id}.yml",
    )


def _sorted(sheets: Sequence[Sheet]) -> list[Sheet]:
    return sorted(sheets, key=lambda sheet: fold(sheet.fiche.titre))


def _list_page(
    site: Site, url: str, title: str, description: str, types: Sequence[SheetType],
    question: str | None,
) -> Page:
    groups = [
        (sheet_type, sheets)
        for sheet_type in types
        if (sheets := _sorted(site.corpus.of_type(sheet_type.name)))
    ]
    html = environment().get_template("liste.html").render(
        v=View(site, _root(url)), titre=title, question=question, groupes=groups
    )
    return Page(url, title, description, html, "liste")


def type_page(site: Site, sheet_type: SheetType) -> Page:
    """The list of the sheets of one type."""
    return _list_page(
        site, f"{sheet_type.folder}/", sheet_type.plural,
        f"{sheet_type.plural} : {sheet_type.question}", [sheet_type], sheet_type.question,
    )


def door_page(site: Site, door: Door) -> Page:
    """The page behind one door."""
    return _list_page(
        site, door.url, door.title, f"{door.title} : {door.hint}",
        [SHEET_TYPES[name] for name in door.types], door.hint,
    )


def home_page(site: Site) -> Page:
    """The home page: a search box and six doors."""
    sheets = site.corpus.sheets.values()
    latest = max((sheet.fiche.verifie_le for sheet in sheets), default=date(2026, 1, 1))
    html = environment().get_template("accueil.html").render(
        v=View(site, "./"), portes=DOORS, total=len(sheets), derniere=latest
    )
    return Page(
        "", "Faire avec", "Le guide pratique de l'aide numérique en travail social : quel compte "
        "bloque, comment rentrer, qui appeler, quoi ne pas garder.", html, "accueil",
    )


@dataclass(frozen=True)
class IndexEntry:
    """A line of the A–Z page: a title, or an alias that leads to it."""

    text: str
    alias: str | None
    sheet: Sheet


def _letter(text: str) -> str:
    found = re.search(r"[a-z0-9]", fold(text))
    return "0-9" if found is None or found[0].isdigit() else found[0]


def az_page(site: Site) -> Page:
    """Every title and alias in alphabetical order; works without script."""
    letters: dict[str, list[IndexEntry]] = defaultdict(list)
    for sheet in site.corpus.sheets.values():
        letters[_letter(sheet.fiche.titre)].append(
            IndexEntry(sheet.fiche.titre, None, sheet)
        )
        for alias in sheet.fiche.alias:
            letters[_letter(alias)].append(IndexEntry(alias, alias, sheet))
    ordered = [
        (letter, sorted(letters[letter], key=lambda entry: fold(entry.text)))
        for letter in sorted(letters)
    ]
    url = "a-z/"
    html = environment().get_template("a-z.html").render(
        v=View(site, _root(url)), lettres=ordered
    )
    return Page(url, "De A à Z", "Toutes les fiches et tous leurs autres noms.", html, "liste")


def search_page(site: Site) -> Page:
    """The page of search results, filled by a script."""
    url = "recherche/"
    html = environment().get_template("recherche.html").render(
        v=View(site, _root(url)),
        decisions=_sorted(site.corpus.of_type("decision")),
        secours=[
            site.corpus.sheets[name] for name in PHONE_ROUTES if name in site.corpus.sheets
        ],
    )
    return Page(url, "Recherche", "Chercher une fiche du guide.", html, "recherche")


def rules_page(site: Site, rules: Sequence[Rule]) -> Page:
    """What each message code means, for contributors."""
    url = "contribuer/regles/"
    html = environment().get_template("regles.html").render(
        v=View(site, _root(url)), regles=rules
    )
    return Page(url, "Règles", "Les règles que vérifie le guide.", html, "regles")


def state_page(site: Site) -> Page:
    """What every sheet rests on."""
    url = "contribuer/etat/"
    states = [state_of(site.corpus, sheet) for sheet in site.corpus.sheets.values()]
    html = environment().get_template("etat.html").render(
        v=View(site, _root(url)), fiches=_Totals(states)
    )
    return Page(url, "État des fiches", "Sur quoi reposent les fiches du guide.", html, "etat")


class _Totals(list[SheetState]):
    """States, and their sums for the template."""

    def total(self, name: str) -> int:
        return sum(getattr(state, name) for state in self)


def fields_page(site: Site, sheet_type: SheetType) -> Page:
    """Every field of a sheet type, and of the blocks inside it, for contributors."""
    url = f"contribuer/champs/{sheet_type.folder}/"
    fields, blocks = reference(sheet_type.model)
    html = environment().get_template("champs.html").render(
        v=View(site, _root(url)), type=sheet_type, types=SHEET_TYPES.values(), fields=fields,
        blocks=blocks,
    )
    title = f"Champs : {sheet_type.label}"
    return Page(url, title, f"Les champs d'une fiche {sheet_type.label.lower()}.", html, "champs")


def other_pages(site: Site, rules: Sequence[Rule]) -> Iterator[Page]:
    """Every generated page that is not a sheet, home first."""
    yield home_page(site)
    for door in DOORS:
        yield door_page(site, door)
    for sheet_type in SHEET_TYPES.values():
        yield type_page(site, sheet_type)
    yield az_page(site)
    yield search_page(site)
    yield rules_page(site, rules)
    yield state_page(site)
    for sheet_type in SHEET_TYPES.values():
        yield fields_page(site, sheet_type)
