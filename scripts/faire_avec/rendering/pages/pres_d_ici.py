"""« Près d'ici »: the imported places, département by département; nothing when there are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from faire_avec.corpus.watched import UNKNOWN
from faire_avec.directory.choices import BESOINS, SERVICES
from faire_avec.directory.lieu import SourceDesLieux
from faire_avec.directory.listing import Shelf, shelve
from faire_avec.directory.merged import Place as Merged
from faire_avec.directory.merged import is_old
from faire_avec.directory.territory import Territory, territory
from faire_avec.places import PRES_D_ICI, Place
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._place_cards import BADGES, shown
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site

TITLE = "Près d'ici"
KIND = "pres-d-ici"
STYLES = ("style/pres-d-ici.css",)
# The national map takes its filters in its address; documented in its repository
# (anct-cartographie-nationale/cartographie, docs/integration-url.md).
MAP = "https://cartographie.societenumerique.gouv.fr/"
_MAP_FILTERS = (
    ("tous les lieux", "", ""),
    ("aide aux démarches", "services", "Aide aux démarches administratives"),
    ("France services", "dispositif_programmes_nationaux", "France Services"),
    ("conseillers numériques", "dispositif_programmes_nationaux", "Conseillers numériques"),
    ("gratuits", "frais_a_charge", "Gratuit"),
)
_MOST_COMMUNES = 40  # in an address


def pages(site: Site) -> Iterator[Page]:
    """The index, each département, then its lists."""
    directory = site.edition.directory
    if not directory:
        return
    # Places are data that change each day, and weigh: nothing of their pages is kept.
    site.edition.shelf.watch.note(UNKNOWN)
    table = territory()
    shelves = shelve(directory, table)
    yield themed(
        site, Place(PRES_D_ICI, TITLE), "pres-d-ici.html",
        "Les lieux où l'on est aidé en personne, par commune : adresses, téléphones, horaires.",
        KIND, styles=STYLES, listed=_may_be_listed(shelves.departments),
        departements=shelves.departments, sources=_sources(site, list(directory.sources.values())),
        carte=map_links(None),
    )
    for shelf in shelves.departments:
        yield _department(site, shelf, shelves.where)
        for page in list(shelf.pages())[1:]:
            yield _branch(site, page) if page.parts else _list(site, page, table)


def _may_be_listed(shelves: Sequence[Shelf]) -> bool:
    """Invented places are for nobody who comes from a search engine."""
    return not all(shelf.department.invented for shelf in shelves)


def _title(shelf: Shelf) -> str:
    return f"{TITLE} : {shelf.name} ({shelf.department.code})"


def _department(site: Site, shelf: Shelf, where: Mapping[str, str]) -> Page:
    return themed(
        site, Place(shelf.url, _title(shelf)), "pres-d-ici-departement.html",
        f"Lieux où l'on est aidé en personne, commune par commune : {shelf.name}.",
        KIND, styles=STYLES, listed=_may_be_listed([shelf]),
        rayon=shelf, ou=where,
        sources=_sources(site, _cited(shelf.places)), carte=map_links(shelf),
    )


def _branch(site: Site, shelf: Shelf) -> Page:
    return themed(
        site, Place(shelf.url, _title(shelf)), "pres-d-ici-branche.html",
        f"Lieux où l'on est aidé en personne : {shelf.name}.", KIND, styles=STYLES,
        listed=_may_be_listed([shelf]), rayon=shelf,
        sources=_sources(site, _cited(shelf.places)), carte=map_links(shelf),
    )


def _list(site: Site, shelf: Shelf, table: Territory) -> Page:
    return themed(
        site, Place(shelf.url, _title(shelf)), "pres-d-ici-liste.html",
        f"Lieux où l'on est aidé en personne : {shelf.name}. Adresses, téléphones, horaires.",
        KIND, scripts=("near/pres-d-ici.js",), styles=STYLES, listed=_may_be_listed([shelf]),
        rayon=shelf, services=SERVICES, besoins=BESOINS, reseaux=BADGES,
        groupes=[(home, [shown(place, table, site.today) for place in home.places])
                 for home in shelf.homes],
        sources=_sources(site, _cited(shelf.places)), carte=map_links(shelf),
    )


def _cited(places: Sequence[Merged]) -> list[SourceDesLieux]:
    found = {source.id: source for place in places for source in place.sources}
    return [found[name] for name in sorted(found)]


def _sources(site: Site, sources: Sequence[SourceDesLieux]) -> list[tuple[SourceDesLieux, bool]]:
    """The files, each with whether its date is more than twelve months ago, or unknown."""
    return [
        (source, source.date is None or is_old(source.date, site.today)) for source in sources
    ]


def map_links(shelf: Shelf | None) -> list[tuple[str, str]]:
    """Name and address of the same places on the national map, filtered."""
    where = ""
    if shelf is not None and not shelf.department.invented:
        codes = [home.code for home in shelf.homes if home.code]
        small = shelf.level != "departement" and 0 < len(codes) <= _MOST_COMMUNES
        kind, chosen = ("communes", codes) if small else ("departements", [shelf.department.code])
        where = f"territoire_type={kind}&territoires={','.join(chosen)}"
    return [
        (name, MAP + ("?" if where or value else "") + "&".join(
            part for part in (where, f"{field}={quote(value)}" if value else "") if part
        ))
        for name, field, value in _MAP_FILTERS
    ]
