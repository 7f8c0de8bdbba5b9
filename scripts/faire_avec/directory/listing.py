"""Which page lists which places: a département, its intercommunalities, then its big communes.

A page holds few places. An intercommunality that has more is cut in communes, a commune that still
has more in postcodes: Paris is read by arrondissement. Addresses are made of official codes, which
do not change with the number of places: ``72/``, ``72/247200132/``, ``75/75056/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from faire_avec.directory.donnees import Directory, LocalPlaces
from faire_avec.directory.merged import Place, places_of
from faire_avec.directory.territory import Department, Territory
from faire_avec.language.fold import fold
from faire_avec.places import PRES_D_ICI

# Places of a page, at most, when they can be cut otherwise.
MOST = 60
Level = Literal["departement", "groupe", "commune", "code"]
UNKNOWN = "autres"


@dataclass(frozen=True)
class Home:
    """The places of one commune.

    Args:
        code: its Insee code; empty when the commune was not recognised.
        name: its name.
        places: its places, by name.
    """

    code: str
    name: str
    places: tuple[Place, ...]

    @property
    def anchor(self) -> str:
        return f"c{self.code or UNKNOWN}"


@dataclass(frozen=True)
class Shelf:
    """A page of places.

    Args:
        url: its address, from the site's root.
        name: what it covers.
        department: where it is.
        homes: its places, commune by commune.
        parts: pages it is cut in; empty when it lists the places itself.
        level: what its address is made of.
    """

    url: str
    name: str
    department: Department
    homes: tuple[Home, ...]
    level: Level
    parts: tuple[Shelf, ...] = ()

    @property
    def places(self) -> list[Place]:
        return [place for home in self.homes for place in home.places]

    @property
    def count(self) -> int:
        return sum(len(home.places) for home in self.homes)

    def pages(self) -> Iterator[Shelf]:
        """This page, and all that it is cut in."""
        yield self
        for part in self.parts:
            yield from part.pages()


@dataclass(frozen=True)
class Shelves:
    """Every page of places.

    Args:
        departments: one by département, in the order of codes.
        where: address of the page that lists the places of a commune, by Insee code.
        homes: the communes that have places, by Insee code.
        cut: Insee codes of those whose page is cut in postcodes.
    """

    departments: tuple[Shelf, ...]
    where: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, Home] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()

    def list_of(self, home: Home, place: Place) -> str:
        """Address of the page that lists a place of a commune."""
        return self.where[home.code] + (_part(place) if home.code in self.cut else "")

    def pages(self) -> Iterator[Shelf]:
        for shelf in self.departments:
            yield from shelf.pages()


def shelve(directory: Directory, table: Territory) -> Shelves:
    """Put every place on its page."""
    shelves = tuple(
        _department(directory, local, table) for local in directory.departments.values()
    )
    where: dict[str, str] = {}
    cut: set[str] = set()
    for level in ("groupe", "commune"):
        for page in (page for shelf in shelves for page in shelf.pages() if page.level == level):
            where |= {home.code: page.url for home in page.homes if home.code}
            if level == "commune" and page.parts:
                cut.add(page.homes[0].code)
    homes = {home.code: home for shelf in shelves for home in shelf.homes if home.code}
    return Shelves(shelves, where, homes, frozenset(cut))


def _department(directory: Directory, local: LocalPlaces, table: Territory) -> Shelf:
    url = f"{PRES_D_ICI}{local.department.code}/"
    homes = _homes(places_of(directory, local), table)
    groups: dict[str, list[Home]] = {}
    for home in homes:
        commune = table.communes.get(home.code)
        groups.setdefault((commune and commune.epci) or home.code or UNKNOWN, []).append(home)
    parts = [
        _sector(url, code, table.epcis.get(code, group[0].name), group, local.department)
        for code, group in groups.items()
    ]
    parts.sort(key=lambda part: (part.homes[0].code == "", fold(part.name)))
    return Shelf(
        url, local.department.name, local.department, tuple(homes), "departement", tuple(parts)
    )


def _homes(places: Sequence[Place], table: Territory) -> list[Home]:
    """Places by commune, by name; those of no known commune come last."""
    found: dict[str, list[Place]] = {}
    for place in places:
        known = place.first.commune in table.communes
        found.setdefault((place.first.commune or "") if known else "", []).append(place)
    homes = [
        Home(code, table.communes[code].name if code else "Commune non reconnue",
             tuple(sorted(group, key=_by_name)))
        for code, group in found.items()
    ]
    return sorted(homes, key=lambda home: (home.code == "", fold(home.name), home.code))


def _by_name(place: Place) -> tuple[str, str]:
    return fold(place.first.nom), place.id


def _sector(
    base: str, code: str, name: str, homes: Sequence[Home], department: Department
) -> Shelf:
    whole = Shelf(f"{base}{code}/", name, department, tuple(homes), "groupe")
    if whole.count <= MOST or code == UNKNOWN:
        return whole
    if code == homes[0].code:  # a commune that is in no intercommunality
        return _commune(whole.url, homes[0], department)
    parts = tuple(_commune(f"{base}{home.code}/", home, department) for home in homes)
    return Shelf(whole.url, name, department, whole.homes, "groupe", parts)


def _commune(url: str, home: Home, department: Department) -> Shelf:
    """A page of one commune, cut in its postcodes when it has too many places."""
    groups: dict[str, list[Place]] = {}
    for place in home.places:
        groups.setdefault(_part(place), []).append(place)
    parts = tuple(
        Shelf(
            f"{url}{part}", f"{home.name} {places[0].first.code_postal or '(sans code postal)'}",
            department, (Home(home.code, home.name, tuple(places)),), "code",
        )
        for part, places in sorted(groups.items())
    )
    cut = len(home.places) > MOST and len(parts) > 1
    return Shelf(url, home.name, department, (home,), "commune", parts if cut else ())


def _part(place: Place) -> str:
    """Where a place is listed, under the page of a commune cut in postcodes."""
    return f"{place.first.code_postal or UNKNOWN}/"
