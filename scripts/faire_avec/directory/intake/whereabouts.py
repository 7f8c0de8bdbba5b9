"""Which commune a row speaks of, from its name, postcode and Insee code, whatever their defects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache

from faire_avec.directory.territory import (
    INVENTED,
    Commune,
    Territory,
    department_of_code,
    name_key,
)

# One or two letters that differ, in a name of some length.
_NEAR = 0.86
_SHORTEST_NEAR = 5
_CEDEX = re.compile(r"\b(?:cedex|bp \d|cs \d).*$", re.IGNORECASE)
_DISTRICT = re.compile(
    r"\s+(?:\d{1,2}|\d{1,2}\s?(?:er|e|eme|ème|ième))(?:\s+(?:arrondissement|arrdt|arr))?\.?$"
    r"|\s+\d{5}$|^\d{5}\s+", re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\([^)]*\)")
_ARTICLE = re.compile(r"^(?:le|la|les|l) ")


@dataclass(frozen=True)
class Where:
    """What was found.

    Args:
        department: code of the département.
        commune: the commune of today; None when only the département is sure.
        locality: name as written, or that of a former commune, when it is not the commune's.
        said: how it was found when it was not by name and postcode, in French.
    """

    department: str
    commune: Commune | None
    locality: str | None = None
    said: str | None = None


@dataclass(frozen=True, eq=False)
class Finder:
    """Looks for communes.

    Args:
        table: the communes.
    """

    table: Territory

    def find(
        self, name: str, postcode: str | None, insee: str | None, department: str | None
    ) -> Where | None:
        """The commune; None when not even the département can be told.

        In this order: an Insee code that the name or the postcode confirms; postcode and name;
        département and name, delegated and former communes included; name nearly the same; the
        only commune of the postcode.

        Args:
            name: as written; may be empty.
            postcode: five digits, or None.
            insee: Insee code, or None.
            department: code given by a column of its own, or None.
        """
        names = _readings(name)
        if insee and (found := self._by_insee(insee, names, postcode)):
            return found
        departments = self._departments(postcode, insee, department)
        here = self.table.of_postcode(postcode) if postcode else []
        for key in names:
            for commune in here:
                if name_key(commune.name) == key:
                    return Where(commune.department, commune)
        for key in names:
            for code in departments:
                if found := self._by_name(code, key, postcode):
                    return found
        for key in names:
            if found := self._nearly(key, here, departments):
                return found
        if len(here) == 1:
            commune = here[0]
            return Where(commune.department, commune, name or None,
                         f"commune trouvée par son code postal : {commune.name}")
        if not departments and (alone := self._alone(names)):
            return Where(alone.department, alone, None,
                         f"commune trouvée par son seul nom : {alone.name}")
        if departments and (name or postcode):
            return Where(departments[0], None, name or None)
        return None

    def _by_insee(self, insee: str, names: Sequence[str], postcode: str | None) -> Where | None:
        now = self.table.renumbered.get(insee, insee)
        commune = self.table.communes.get(now)
        if commune is None:
            return None
        former = self._former_names.get(insee)
        key = name_key(commune.name)
        same = key in names or (former is not None and name_key(former) in names)
        if same or not names or (postcode and postcode in commune.postcodes):
            other = former if former and name_key(former) != key and key not in names else None
            return Where(commune.department, commune, other)
        return None

    def _departments(
        self, postcode: str | None, insee: str | None, department: str | None
    ) -> list[str]:
        """Départements the row may be in, surest first."""
        found: dict[str, None] = {}
        if postcode:
            for commune in self.table.of_postcode(postcode):
                found[commune.department] = None
            if postcode.startswith(("97", "98")):
                found[postcode[:3]] = None
            elif postcode.startswith("20"):
                # 200 and 201 are in Corse-du-Sud, 202 and 206 in Haute-Corse (La Poste).
                corsica = ["2A", "2B"] if postcode[2] in "01" else ["2B", "2A"]
                found |= dict.fromkeys(corsica)
            else:
                found[postcode[:2]] = None
        if insee:
            found[department_of_code(insee)] = None
        if department:
            code = department.strip().upper()
            found[code.zfill(2) if code.isdigit() else code] = None
        return [code for code in found if code in self.table.departments]

    def _by_name(self, department: str, key: str, postcode: str | None) -> Where | None:
        communes = self._named.get((department, key), [])
        if len(communes) == 1:
            commune = communes[0]
            known = bool(postcode and postcode in commune.postcodes)
            return Where(department, commune, None, None if known else
                         f"commune trouvée par son nom dans le département : {commune.name}")
        former = self._former.get((department, key), [])
        now = {found[1].code: found for found in former}
        if len(now) == 1:
            was, commune = next(iter(now.values()))
            return Where(department, commune, was,
                         f"« {was} » fait partie de la commune de {commune.name}")
        return None

    def _nearly(self, key: str, here: list[Commune], departments: list[str]) -> Where | None:
        if len(key) < _SHORTEST_NEAR:
            return None
        near = {name_key(commune.name): commune for commune in here}
        for names in (near, *(self._names.get(code, {}) for code in departments[:1])):
            close = get_close_matches(key, names, n=2, cutoff=_NEAR)
            if len(close) == 1 or (close and names is near):
                commune = names[close[0]]
                return Where(commune.department, commune, None,
                             f"nom de commune corrigé en « {commune.name} »")
        return None

    def _alone(self, names: Sequence[str]) -> Commune | None:
        for key in names:
            communes = self._anywhere.get(key, [])
            if len(communes) == 1:
                return communes[0]
        return None

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[Commune]]:
        found: dict[tuple[str, str], list[Commune]] = {}
        for commune in self.table.communes.values():
            found.setdefault((commune.department, name_key(commune.name)), []).append(commune)
        return found

    @cached_property
    def _names(self) -> dict[str, dict[str, Commune]]:
        found: dict[str, dict[str, Commune]] = {}
        for (department, key), communes in self._named.items():
            if len(communes) == 1:
                found.setdefault(department, {})[key] = communes[0]
        return found

    @cached_property
    def _former(self) -> dict[tuple[str, str], list[tuple[str, Commune]]]:
        found: dict[tuple[str, str], list[tuple[str, Commune]]] = {}
        for former in self.table.former:
            if commune := self.table.communes.get(former.now):
                found.setdefault((former.department, name_key(former.name)), []).append(
                    (former.name, commune)
                )
        return found

    @cached_property
    def _former_names(self) -> dict[str, str]:
        return {former.code: former.name for former in self.table.former}

    @cached_property
    def _anywhere(self) -> dict[str, list[Commune]]:
        found: dict[str, list[Commune]] = {}
        for commune in self.table.communes.values():
            if commune.department != INVENTED:
                found.setdefault(name_key(commune.name), []).append(commune)
        return found


@cache
def finder(table: Territory) -> Finder:
    """The finder of a table: its indexes are made once, whatever the number of files."""
    return Finder(table)


@lru_cache(maxsize=50_000)
def _readings(name: str) -> tuple[str, ...]:
    """Ways to read a name, the plainest first: « LYON 3EME CEDEX 03 », « Havre (Le) »."""
    return tuple(_each_reading(name)) if name.strip() else ()


def _each_reading(name: str) -> Iterator[str]:
    seen: set[str] = set()

    def fresh(text: str) -> Iterator[str]:
        key = name_key(text)
        if key and key not in seen:
            seen.add(key)
            yield key

    yield from fresh(name)
    bare = _CEDEX.sub(" ", name)
    bare = _DISTRICT.sub("", bare.strip())
    yield from fresh(bare)
    without = _PARENTHESIS.sub(" ", bare)
    yield from fresh(without)
    if match := re.search(r"\((l[ea']s?)\)", bare, re.IGNORECASE):
        yield from fresh(f"{match[1]} {without}")
    yield from fresh(re.sub(r"\bs/", "sur ", without, flags=re.IGNORECASE))
    yield from fresh(re.sub(r"\bs/s\b|\bs/", "sous ", without, flags=re.IGNORECASE))
    for part in re.split(r"\s+[-–/]\s+|,", without):
        yield from fresh(part)
    for article in ("le", "la", "les", "l"):
        yield from fresh(f"{article} {without}")
    if _ARTICLE.match(name_key(without)):
        yield from fresh(_ARTICLE.sub("", name_key(without)))
