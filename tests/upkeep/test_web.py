"""Asking the web, tried on this machine only: every class of answer, and good manners."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faire_avec.cli import OK, PROBLEMS, main
from faire_avec.corpus import Corpus
from faire_avec.model import SHEET_TYPES
from faire_avec.upkeep.addresses import addresses
from faire_avec.upkeep.links import Failure, Verdict, judge
from faire_avec.upkeep.web import Manners, ask, visit
from samples import one_of_each, sheet
from upkeep.conftest import SLOW, Web

Tree = Callable[[dict[str, str]], Path]
Output = pytest.CaptureFixture[str]

MANNERS = Manners("essai/1", delay=0.01, timeout=3 * SLOW, retries=1)


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("bon", Verdict.FINE),
        ("renomme", Verdict.FINE),
        ("sans-head", Verdict.FINE),
        ("enroue", Verdict.FINE),
        ("cookie", Verdict.FINE),
        ("page-été?q=à b", Verdict.FINE),
        ("mort", Verdict.DEAD),
        ("retire", Verdict.DEAD),
        ("rond", Verdict.DEAD),
        ("disparu", Verdict.HOME),
        ("vers-accueil-fr", Verdict.HOME),
        ("parti", Verdict.HOME),
        ("demenage", Verdict.MOVED),
        ("refuse", Verdict.REFUSED),
        ("occupe", Verdict.REFUSED),
        ("panne", Verdict.REFUSED),
        ("lent", Verdict.SLOW),
        ("muet", Verdict.SLOW),
    ],
)
def test_every_class_of_answer(path: str, verdict: Verdict, web: Web) -> None:
    # Only a page that sleeps is slow, whatever else this machine does.
    slow = SLOW if path in ("lent", "muet") else 60.0
    assert judge(ask(web.here + path, MANNERS), slow) is verdict


def test_nobody_there(web: Web) -> None:
    answer = ask(web.closed, MANNERS)
    assert (answer.status, answer.failure) == (None, Failure.UNREACHABLE)
    assert judge(answer, 60) is Verdict.DEAD


def test_it_says_who_asks_and_asks_little(web: Web) -> None:
    ask(f"{web.here}bon", MANNERS)
    assert web.asked == [("HEAD", "/bon", "essai/1")]
    web.asked.clear()
    ask(f"{web.here}mort", MANNERS)
    assert [method for method, _, _ in web.asked] == ["HEAD", "GET"]
    web.asked.clear()
    ask(f"{web.here}panne", MANNERS)
    assert len(web.asked) == 2 * (1 + MANNERS.retries)


@pytest.mark.parametrize(
    ("rest", "slept", "verdict"),
    [("7", [7], Verdict.FINE), ("3600", [], Verdict.REFUSED), ("demain", [0.01], Verdict.FINE)],
)
def test_a_site_that_asks_for_a_rest_gets_it(
    rest: str, slept: list[float], verdict: Verdict, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeps: list[float] = []
    monkeypatch.setattr("faire_avec.upkeep.web.time.sleep", sleeps.append)
    assert judge(ask(f"{web.here}repos?{rest}", MANNERS), 60) is verdict
    assert sleeps == slept


def test_hosts_are_asked_in_turn(web: Web) -> None:
    urls = [f"{web.here}a", f"{web.here}b", f"{web.elsewhere}c", f"{web.elsewhere}d"]
    assert [answer.url for answer in visit(urls, MANNERS)] == [
        f"{web.here}a", f"{web.elsewhere}c", f"{web.here}b", f"{web.elsewhere}d",
    ]


def folder_of(tree: Tree, web: Web, ignored: str = "") -> Path:
    sources = (
        "une-source: {titre: A, url: WEBmort, editeur: B, consulte_le: 2026-11-01}\n"
        "deux: {titre: A, url: 'WEBbon#partie', editeur: B, consulte_le: 2026-11-01}\n"
    )
    platform = sheet("plateforme", extra="on_y_fait: ['Voir [ici](WEBdemenage).']\n").replace(
        "https://www.caf.fr", f"{web.here}mort"
    )
    return tree({
        **one_of_each(), "plateformes/un-plateforme.yml": platform.replace("WEB", web.here),
        "sources.yml": sources.replace("WEB", web.here),
        "liens-ignores.yml": ignored.replace("WEB", web.here),
        "reseaux/un-reseau.yml": sheet("reseau").replace(
            "https://www.exemple.gouv.fr/carte", f"{web.here}bon"
        ),
    })


def report(folder: Path, capsys: Output, expected: int) -> dict[str, Any]:
    words = ["--pause", "0", "--essais", "0", "--lent", "60", "--format", "json"]
    assert main(["liens", "--fiches", str(folder), *words]) == expected
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["version"] == 1
    return found


def test_the_command_tells_what_and_where(tree: Tree, web: Web, capsys: Output) -> None:
    found = report(folder_of(tree, web), capsys, PROBLEMS)
    assert found["ouverts"] == 3
    told = {link["adresse"].removeprefix(web.here): link for link in found["liens"]}
    assert {path: link["verdict"] for path, link in told.items()} == {
        "mort": "mort", "demenage": "demenage",
    }
    assert told["mort"]["ou"] == [
        "fiches/sources.yml:1", "fiches/plateformes/un-plateforme.yml:8",
    ]
    assert told["demenage"]["reponse"] == f"200 {web.elsewhere}bon"


def test_ignored_links_are_left_out_while_needed(tree: Tree, web: Web, capsys: Output) -> None:
    needed = '"WEBmort": {raison: Essai, jusqu_au: 2999-01-01}\n'
    assert report(folder_of(tree, web, needed), capsys, OK)["ignores_a_tort"] == []
    needless = '"WEBbon": {raison: Essai, jusqu_au: 2999-01-01}\n'
    (fault,) = report(folder_of(tree, web, needed + needless), capsys, PROBLEMS)["ignores_a_tort"]
    assert fault["adresse"] == f"{web.here}bon" and "marche" in fault["raison"]


def test_the_table_is_read_by_people(tree: Tree, web: Web, capsys: Output) -> None:
    words = ["--pause", "0", "--essais", "0", "--lent", "60", "--site", "127.0.0.1"]
    assert main(["liens", "--fiches", str(folder_of(tree, web)), *words]) == PROBLEMS
    out = capsys.readouterr().out
    assert out.startswith("3 liens ouverts, 2 à regarder.")
    assert "Morts : rien ne répond" in out and "fiches/sources.yml:1" in out
    assert main(["liens", "--fiches", str(folder_of(tree, web)), "--site", "autre"]) == OK
    assert capsys.readouterr().out.startswith("0 liens ouverts")


def test_every_address_of_the_guide_is_found(guide: Corpus) -> None:
    found = addresses(guide)
    for source in guide.tables.sources.entries.values():
        assert source.url is None or source.url.split("#")[0] in found
    for sheet_ in guide.of(SHEET_TYPES["plateforme"].model):
        assert set(sheet_.fiche.adresses) <= set(found)
    assert all("#" not in url and places for url, places in found.items())
