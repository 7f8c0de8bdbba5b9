"""The data of « votre commune »: small files, one for each département, none without places."""

from __future__ import annotations

import json
from typing import Any

import pytest

from faire_avec.corpus import Corpus, load
from faire_avec.corpus.edition import Edition
from faire_avec.directory.donnees import Directory
from faire_avec.directory.territory import territory
from faire_avec.exports import near, search
from faire_avec.exports.near.communes import SIZE, filing_key
from near import DAY, directory, place
from samples import ROOT


def written(found: Directory | None) -> dict[str, Any]:
    """Content of each file, by name."""
    edition = Edition(Corpus(folder=None), DAY, directory=found)  # type: ignore[arg-type]
    return {
        one.path.removeprefix("assets/near/").rpartition("/")[2].removesuffix(".json"):
            json.loads(one.content)
        for one in near.exports(edition)
    }


PLACES = [
    place("a", "72181", latitude=48.0, longitude=0.2, telephones=["+33243000001"],
          programmes=["aidants-connect"], horaires=["du lundi au mardi : 9 h à 12 h"]),
    place("b", "72003", typologies=["RFS"]),
    place("c", "00001"),
    # Of the same intercommunality as a commune of the Orne.
    place("d", "61319"), place("e", "61050"),
]


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    return written(directory(PLACES))


def test_nothing_is_written_without_places() -> None:
    assert written(None) == {}


def test_the_first_file_says_the_départements(files: dict[str, Any]) -> None:
    head = files["communes"]
    assert head["departements"] == {
        "00": ["Exemple (département inventé)", 1, 1], "61": ["Orne", 2, 0], "72": ["Sarthe", 2, 0],
    }


def test_every_commune_of_these_départements_is_filed_once_by_name_and_by_postcode(
    files: dict[str, Any],
) -> None:
    table = territory()
    wanted = sorted(
        (key, commune.code)
        for code in ("00", "61", "72") for commune in table.of_department(code)
        for key in {filing_key(commune.name), *commune.postcodes}
    )
    names = {name: rows for name, rows in files.items() if name[0] == "c" and name != "communes"}
    rows = [row for rank in range(len(names)) for row in names[f"c{rank}"]]
    today = [row for row in rows if row[1] == table.communes[row[2]].name]
    assert sorted((row[0], row[2]) for row in today) == wanted
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert files["communes"]["bounds"].split(" ") == [
        names[f"c{rank}"][0][0] for rank in range(len(names))
    ]
    for rows in names.values():
        size = len(json.dumps(rows, ensure_ascii=False).encode())
        assert size < 1.1 * SIZE or len({row[0] for row in rows}) == 1


def test_a_former_commune_leads_to_that_of_today(files: dict[str, Any]) -> None:
    rows = [row for name, rows in files.items() if name[0] == "c" and name != "communes"
            for row in rows]
    assert [row[2] for row in rows if row[1] == "Vieux-Croquis"] == ["00006"]


def test_a_département_has_its_places_and_those_of_near_communes(files: dict[str, Any]) -> None:
    local = files["d72"]
    homes = [home[0] for home in local["homes"]]
    assert {"72181", "72003"} <= set(homes)
    one = next(row for row in local["places"] if row[0] == "a")
    assert one[1:] == [
        "Lieu a", homes.index("72181"), "1 rue Inventée", "72000", ["02 43 00 00 01"],
        "Du lundi au mardi : 9 h à 12 h", [1], "", [48.0, 0.2],
    ]
    assert "61319" in homes
    assert "61050" not in homes


def test_the_search_knows_that_there_are_places_and_pays_nothing_more() -> None:
    frozen, _ = load(ROOT / "tests" / "golden" / "fiches")
    heads = []
    for found in (None, directory(PLACES), directory([*PLACES, *(
        place(f"x{rank}", "72181") for rank in range(500)
    )])):
        exported = list(search.exports(Edition(frozen, DAY, directory=found)))
        heads.append(exported[0].content)
        others = [(one.path, one.content) for one in exported[1:]]
        if found is None:
            without = others
        assert others == without
    assert heads[1] == heads[2]
    assert len(heads[1]) - len(heads[0]) < 30
