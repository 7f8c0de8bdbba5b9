"""The measure of quality itself: kinds found in a folder, thresholds read, what counts as worse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quality.__main__ import Row, judge
from quality.axe import Fault, summed
from quality.kinds import Kind, page_kinds
from quality.lighthouse import Scores
from quality.thresholds import read_thresholds, threshold_of
from quality.visits import Visit

CALM = Visit(1000, 3, 0, 9.9, (), (), (), ())
FINE = {"performance": 12, "accessibility": 100, "best-practices": 100, "seo": 100}


def write(site: Path, path: str, text: str) -> None:
    file = site / path / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_kinds_follow_what_the_site_holds(tmp_path: Path) -> None:
    write(tmp_path, "", "<p>")
    write(tmp_path, "plateformes", "<p>")
    write(tmp_path, "plateformes/caf", '<article class="fiche t-plateforme">')
    write(tmp_path, "plateformes/impots", '<article class="fiche t-plateforme">' + "x" * 50)
    write(tmp_path, "plateformes/ancien", '<meta http-equiv="refresh" content="0">')
    for name in ("a", "b", "c"):
        write(tmp_path, f"neuf/{name}", "<p>")
    write(tmp_path, "neuf/d", '<script src="../../assets/d.js"></script>')
    write(tmp_path, "recherche", "<p>")
    assert {(kind.name, kind.path, kind.pages) for kind in page_kinds(tmp_path)} == {
        ("accueil", "", 1), ("liste d'un type", "plateformes/", 1),
        ("fiche plateforme", "plateformes/impots/", 2), ("neuf/*", "neuf/c/", 3),
        ("neuf/d/", "neuf/d/", 1), ("recherche/", "recherche/", 1),
        ("recherche/?q=caf", "recherche/?q=caf", 1),
        ("recherche/?q=courrier+papier", "recherche/?q=courrier+papier", 1),
    }


def test_the_first_line_that_fits_counts() -> None:
    thresholds = read_thresholds()
    assert thresholds[-1].pattern == "*"
    assert threshold_of("fiche plateforme", thresholds).size <= 70_000
    assert threshold_of("recherche/?q=caf", thresholds) == thresholds[-1]
    assert threshold_of("recherche/?q=courrier+papier", thresholds) != thresholds[-1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"quick": replace(CALM, size=10**6)}, "1000000 octets"),
        ({"quick": replace(CALM, requests=99)}, "99 demandes"),
        ({"slow": replace(CALM, shift=0.1)}, "la page bouge : 0.1"),
        ({"slow": replace(CALM, paint=60.0)}, ""),
        ({"slow": replace(CALM, stored=("visite",))}, "garde dans le navigateur : visite"),
        ({"faults": [Fault("image-alt", "", "clair", "img", "<img>")]}, "axe image-alt"),
        ({"scores": Scores(FINE, {})}, ""),
        ({"scores": Scores(FINE | {"seo": 60}, {"seo": ("is-crawlable",)})}, ""),
        ({"scores": Scores(FINE | {"seo": 60}, {"seo": ("document-title",)})}, "document-title"),
    ],
)
def test_what_is_worse_is_said_and_clock_times_are_not(
    change: dict[str, object], said: str
) -> None:
    row = replace(Row(Kind("fiche", "", 1), [], CALM, CALM), **change)  # type: ignore[arg-type]
    found = judge(row, read_thresholds()[-1])
    assert len(found) == bool(said)
    assert said in "".join(found)


def test_a_fault_seen_in_two_looks_is_said_once() -> None:
    faults = [Fault("r", "aide", look, "p", "<p>") for look in ("clair", "sombre")]
    assert summed(faults) == ["axe r : p — aide — <p> (clair ; sombre)"]
