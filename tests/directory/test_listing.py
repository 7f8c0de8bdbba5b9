"""Which page lists which places: few on each, at addresses made of official codes."""

from __future__ import annotations

from faire_avec.directory.listing import MOST, Shelves, shelve
from faire_avec.directory.territory import territory
from faire_avec.places import PRES_D_ICI
from near import directory, place

LE_MANS, ALLONNES = "72181", "72003"
EPCI = territory().communes[LE_MANS].epci


def shelved(**counts: int) -> Shelves:
    """Places of some communes, by Insee code after a letter."""
    return shelve(directory(
        place(f"{code}-{rank}", code[1:]) for code, count in counts.items()
        for rank in range(count)
    ), territory())


def urls(shelves: Shelves) -> list[str]:
    return [page.url.removeprefix(PRES_D_ICI) for page in shelves.pages()]


def test_an_intercommunality_is_a_page_while_it_is_small() -> None:
    shelves = shelved(c72181=MOST - 1, c72003=1)
    assert urls(shelves) == ["72/", f"72/{EPCI}/"]
    assert shelves.where == {code: f"{PRES_D_ICI}72/{EPCI}/" for code in (LE_MANS, ALLONNES)}


def test_a_big_one_is_cut_in_communes_and_keeps_its_address() -> None:
    shelves = shelved(c72181=MOST, c72003=1)
    assert urls(shelves) == ["72/", f"72/{EPCI}/", "72/72003/", "72/72181/"]
    assert shelves.where[LE_MANS] == f"{PRES_D_ICI}72/72181/"


def test_a_big_commune_is_cut_in_postcodes() -> None:
    paris = [
        place(f"p{rank}", "75056", code_postal=f"750{rank % 20 + 1:02}")
        for rank in range(MOST + 1)
    ]
    shelves = shelve(directory(paris), territory())
    found = urls(shelves)
    assert found[2] == "75/75056/"
    assert found[3] == "75/75056/75001/"
    assert len(found) == 23
    assert shelves.where["75056"] == f"{PRES_D_ICI}75/75056/"
    home = shelves.homes["75056"]
    for page in shelves.pages():
        if not page.parts:
            assert {shelves.list_of(home, one) for one in page.places} == {page.url}


def test_every_place_is_on_one_list_and_lists_are_short() -> None:
    shelves = shelved(c72181=150, c72003=3, c00001=2, c22016=1)
    lists = [page for page in shelves.pages() if not page.parts]
    listed = [one.id for page in lists for one in page.places]
    assert len(listed) == len(set(listed)) == 156
    # A commune is cut no further than its postcodes.
    assert [page.name for page in lists if page.count > MOST] == ["Le Mans"]
    assert len(set(urls(shelves))) == len(urls(shelves))


def test_a_commune_that_is_in_no_intercommunality_has_a_page() -> None:
    assert urls(shelved(c22016=1)) == ["22/", "22/22016/"]


def test_a_place_whose_commune_is_not_known_is_not_lost() -> None:
    shelves = shelve(directory([place("a", "", localite="Trifouillis"), place("b")]), territory())
    assert urls(shelves) == ["00/", "00/000000001/", "00/autres/"]
    *_, page = shelves.pages()
    assert [home.name for home in page.homes] == ["Commune non reconnue"]
