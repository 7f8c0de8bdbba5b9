"""« Près d'ici »: everything worded, what nobody said is said to be unknown, nothing is dead."""

from __future__ import annotations

import re
from datetime import date

import lxml.html
import pytest
from lxml.html import HtmlElement

from faire_avec.corpus import Corpus, load
from faire_avec.corpus.edition import Edition
from faire_avec.directory.donnees import Directory
from faire_avec.directory.networks import NETWORKS
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages import pres_d_ici
from faire_avec.rendering.pages.liste import pages as list_pages
from faire_avec.rendering.sheet.commune_field import ANY, network_of
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from near import DAY, directory, place
from samples import ROOT

FULL = place(
    "plein", nom="Maison <b>des</b> services", complement="Bâtiment B", typologies=["RFS", "BIB"],
    telephones=["+33199001201", "3949"], courriels=["contact@mairie.example.org"],
    sites=["https://www.mairie.example.org/page"], horaires=["du lundi au jeudi : 9 h à 12 h"],
    resume="<script>alert(1)</script>", maj=date(2026, 3, 1), itinerance=["itinerant"],
    services=["demarches"], publics=["jeunes"], besoins=["surdite"], frais=["gratuit"],
    programmes=["aidants-connect"], labels=["duplex"], acces=["venir"],
    accompagnement=["individuel"], autres={"services": ["Tricot"]},
)
EMPTY = place("vide", "00005", maj=None)
OLD = place("vieux", "72181", maj=date(2023, 1, 1), source="ancien", horaires_bruts="9h-12h ?")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(ROOT / "tests" / "golden" / "fiches")[0]


def pages_of(corpus: Corpus, found: Directory | None) -> dict[str, Page]:
    site = Site(Edition(corpus, DAY, directory=found))
    return {page.url: page for page in pres_d_ici.pages(site)}


@pytest.fixture(scope="module")
def pages(corpus: Corpus) -> dict[str, Page]:
    return pages_of(corpus, directory([FULL, EMPTY, OLD]))


def item_of(page: Page, name: str) -> HtmlElement:
    """What a page shows of a place."""
    return lxml.html.fromstring(page.html).get_element_by_id(f"l-{name}")


def text_of(page: Page, name: str) -> str:
    return " ".join(item_of(page, name).text_content().split())


def test_without_places_there_is_no_page(corpus: Corpus) -> None:
    assert pages_of(corpus, None) == {}


def test_a_place_is_told_whole_and_its_texts_are_no_mark_up(pages: dict[str, Page]) -> None:
    html = pages["pres-d-ici/00/000000001/"].html
    assert "<script" not in html
    assert "<b>des</b>" not in html
    said = text_of(pages["pres-d-ici/00/000000001/"], "plein")
    for part in (
        "Maison <b>des</b> services", "Bibliothèque, médiathèque", "France services",
        "Aidants Connect", "1 rue Inventée, Bâtiment B, 00100 Bourg-Exemple", "01 99 00 12 01",
        "39 49", "Du lundi au jeudi : 9 h à 12 h", "Aide aux démarches administratives, tricot",
        "Gratuit", "Se présenter", "Accompagnement individuel", "Jeunes", "Surdité",
        "Formé à « DUPLEX »", "demandez le jour et le lieu de passage", "mairie.example.org",
        "Mis à jour le 1er mars 2026", "Un département, Licence Ouverte 2.0",
    ):
        assert part in said, part
    assert "Non dit" not in said


def test_what_no_file_says_is_said_to_be_unknown(pages: dict[str, Page]) -> None:
    page = pages["pres-d-ici/00/000000002/"]
    assert "Non dit : téléphone, horaires, services, prix, avec ou sans rendez-vous, besoins " \
        "particuliers." in text_of(page, "vide")
    item = item_of(page, "vide")
    assert [name for name in item.attrib if name.startswith("data-")] == []
    assert "date--vieille" in item.find_class("date")[0].get("class")


def test_an_old_date_greys_and_an_old_file_too(pages: dict[str, Page]) -> None:
    page = pages[f"pres-d-ici/72/{pres_d_ici.territory().communes['72181'].epci}/"]
    grey = lxml.html.fromstring(page.html).find_class("date--vieille")
    assert [one.tag for one in grey] == ["p", "li"]
    assert grey[0].getparent().get("id") == "l-vieux"
    assert "Horaires, tels qu'écrits" in text_of(page, "vieux")
    fresh = lxml.html.fromstring(pages["pres-d-ici/00/000000001/"].html)
    assert fresh.find_class("date--vieille") == []


def test_invented_places_are_said_to_be_on_each_of_their_pages(pages: dict[str, Page]) -> None:
    for url, page in pages.items():
        invented = url.startswith("pres-d-ici/00/")
        assert ("Aucun de ces lieux n'existe" in page.html) is invented, url
        assert page.listed is not invented, url


def test_an_index_of_invented_places_alone_says_it(corpus: Corpus) -> None:
    index = pages_of(corpus, directory([FULL]))["pres-d-ici/"]
    assert "Aucun de ces lieux n'existe" in index.html
    assert not index.listed


def test_no_page_says_whether_a_place_is_open_now(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert not re.search(r"ouvert (?:maintenant|en ce moment|aujourd)", page.html)


def test_the_national_map_opens_on_the_same_places() -> None:
    (shelf,) = pres_d_ici.shelve(directory([OLD]), pres_d_ici.territory()).departments
    base = f"{pres_d_ici.MAP}?territoire_type=departements&territoires=72"
    assert [address for _, address in pres_d_ici.map_links(shelf)] == [
        base, f"{base}&services=Aide%20aux%20d%C3%A9marches%20administratives",
        f"{base}&dispositif_programmes_nationaux=France%20Services",
        f"{base}&dispositif_programmes_nationaux=Conseillers%20num%C3%A9riques",
        f"{base}&frais_a_charge=Gratuit",
    ]
    (part,) = shelf.parts
    assert pres_d_ici.map_links(part)[0][1] == (
        f"{pres_d_ici.MAP}?territoire_type=communes&territoires=72181"
    )
    assert pres_d_ici.map_links(None)[0][1] == pres_d_ici.MAP


FIELD = re.compile(r'<div class="pres" data-pres.*?</div>\n?', re.DOTALL)


def test_other_pages_change_by_the_field_alone(corpus: Corpus) -> None:
    plain, full = (
        Site(Edition(corpus, DAY, directory=found)) for found in (None, directory([FULL, OLD]))
    )
    fields = 0
    for sheet in corpus.sheets.values():
        before, after = sheet_page(plain, sheet), sheet_page(full, sheet)
        assert "data-pres" not in before.html
        assert FIELD.sub("", after.html) == before.html, sheet.id
        assert after.scripts == before.scripts
        fields += after.html.count("data-pres")
    assert fields > 0
    for before, after in zip(list_pages(plain), list_pages(full), strict=True):
        assert FIELD.sub("", after.html) == before.html
        assert before.scripts == after.scripts


def test_the_field_stands_where_a_list_of_places_helps(guide: Corpus) -> None:
    sheets = {sheet.id: network_of(sheet) for sheet in guide.sheets.values()}
    assert {name for name, code in sheets.items() if code == ""} == set(ANY)
    assert {code for code in sheets.values() if code} == {
        code for code, network in NETWORKS.items() if network.sheet
    }
    assert sheets["france-services"] == "france-services"
    assert sheets["defenseur-des-droits"] is None
