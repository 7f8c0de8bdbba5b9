"""Communes, intercommunalités and départements of France: a table shipped with the engine.

Its origin and licence are beside it, in ``tables/LISEZMOI.md``.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from faire_avec.language.fold import words

INVENTED = "00"  # no département has this code: the demonstration


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today.

    Args:
        code: Insee code.
        name: as it is written.
        department: code of its département (« 2A », « 971 »…).
        postcodes: its postcodes.
        epci: SIREN of its intercommunalité, if it is in one.
        population: inhabitants; 0 when the table does not say.
    """

    code: str
    name: str
    department: str
    postcodes: tuple[str, ...]
    epci: str | None
    population: int


@dataclass(frozen=True, slots=True)
class Department:
    """A département, or an overseas territory, with the name of its region."""

    code: str
    name: str
    region: str

    @property
    def invented(self) -> bool:
        """Whether it is the demonstration, which no real place may meet."""
        return self.code == INVENTED


@dataclass(frozen=True, slots=True)
class _Former:
    """A delegated or associated commune, or a municipal arrondissement."""

    code: str
    name: str
    department: str
    postcodes: tuple[str, ...]
    now: str


def name_key(name: str) -> str:
    """A name as it is compared: « SAINT ETIENNE » is « St-Étienne »."""
    return " ".join(
        {"st": "saint", "ste": "sainte"}.get(word, word) for word in words(name).split()
    )


def department_of_code(code: str) -> str:
    """Code of the département an Insee code belongs to."""
    return code[:3] if code[:2] in ("97", "98") else code[:2]


@dataclass(frozen=True, eq=False)
class Territory:
    """The table, and ways to ask it.

    Args:
        communes: communes of today, by Insee code, in the order of codes.
        former: what is no more a commune, or never was.
        epcis: names, by SIREN.
        departments: by code, in their usual order.
        renumbered: today's commune, by a code that is no longer given.
    """

    communes: Mapping[str, Commune]
    former: tuple[_Former, ...]
    epcis: Mapping[str, str]
    departments: Mapping[str, Department]
    renumbered: Mapping[str, str]

    def of_department(self, code: str) -> list[Commune]:
        """Its communes, in the order of codes."""
        return list(self._by_department.get(code, ()))

    def of_epci(self, siren: str) -> list[Commune]:
        """Its communes, in the order of codes."""
        return list(self._by_epci.get(siren, ()))

    def of_postcode(self, postcode: str) -> list[Commune]:
        """Communes that have it, in the order of codes."""
        return list(self._by_postcode.get(postcode, ()))

    def neighbours(self, code: str) -> list[Commune]:
        """Communes near this one: those that share a postcode with it, then those of its EPCI.

        The table has no coordinates: neighbours are a matter of post and institutions. ``around``
        adds distances, from the places themselves.
        """
        commune = self.communes[code]
        found = {
            other.code: other for postcode in commune.postcodes
            for other in self.of_postcode(postcode)
        }
        if commune.epci:
            found |= {other.code: other for other in self.of_epci(commune.epci)}
        found.pop(code, None)
        return list(found.values())

    @cached_property
    def _by_department(self) -> Mapping[str, list[Commune]]:
        return _grouped((commune.department, commune) for commune in self.communes.values())

    @cached_property
    def _by_epci(self) -> Mapping[str, list[Commune]]:
        return _grouped(
            (commune.epci, commune) for commune in self.communes.values() if commune.epci
        )

    @cached_property
    def _by_postcode(self) -> Mapping[str, list[Commune]]:
        return _grouped(
            (postcode, commune) for commune in self.communes.values()
            for postcode in commune.postcodes
        )


def _grouped(pairs: Iterator[tuple[str, Commune]]) -> Mapping[str, list[Commune]]:
    groups: dict[str, list[Commune]] = defaultdict(list)
    for key, commune in pairs:
        groups[key].append(commune)
    return dict(groups)


def _rows(name: str) -> Iterator[list[str]]:
    data = files(f"{__package__}.tables").joinpath(name).read_bytes()
    text = (lzma.decompress(data) if name.endswith(".xz") else data).decode("utf-8")
    for line in text.splitlines()[1:]:
        yield line.split("\t")


@cache
def departments() -> Mapping[str, Department]:
    """Départements by code, the invented one included: a light part of the table. Read once."""
    return {INVENTED: Department(INVENTED, "Exemple (département inventé)", "Démonstration")} | {
        code: Department(code, name, region) for code, name, region in _rows("departements.tsv")
    }


@cache
def territory() -> Territory:
    """The table shipped with the engine, the invented département included. Read once."""
    communes: dict[str, Commune] = {}
    former: list[_Former] = []
    renumbered: dict[str, str] = {}
    rows = [row for name in ("exemple.tsv", "communes.tsv.xz") for row in _rows(name)]
    for code, name, kind, postcodes, department, epci, population, now, old in rows:
        department = department or department_of_code(code)
        posts = tuple(postcodes.split("|")) if postcodes else ()
        if kind:
            former.append(_Former(code, name, department, posts, now))
            renumbered[code] = now
        else:
            communes[code] = Commune(
                code, name, department, posts, epci or None, int(population or 0)
            )
        for other in old.split("|") if old else ():
            renumbered.setdefault(other, now or code)
    return Territory(
        communes, tuple(former),
        {"000000001": "Pays d'Exemple", "000000002": "Val de Maquette"}
        | {siren: name for siren, name in _rows("epci.tsv")},
        departments(),
        {old: now for old, now in renumbered.items() if old not in communes},
    )
