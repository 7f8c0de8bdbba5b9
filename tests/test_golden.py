"""Pages and exports of a frozen guide, kept word for word under ``golden/site/``.

A refactoring leaves them alone; a change that readers see shows in their diff. To renew them:
``pytest tests/test_golden.py --update``, then read what ``git diff`` says.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from faire_avec.cli import OK, main
from faire_avec.model import SHEET_TYPES
from samples import ROOT

GOLDEN = Path(__file__).resolve().parent / "golden"
SHEETS = sorted(
    path.relative_to(GOLDEN / "fiches").with_suffix("").as_posix()
    for path in (GOLDEN / "fiches").glob("*/*.yml")
)
PAGES = (
    "", "a-propos/", "a-revoir/", "a-revoir/plateformes/", "a-z/", "ce-qui-a-change/", "citer/",
    "competences/", "contribuer/", "contribuer/champs/postures/", "contribuer/proposer/posture/",
    "contribuer/signaler/", "exigences/", "hors-ligne/", "integrer/montrer/", "outils/",
    "outils/billet/", "outils/boucles/", "outils/compteur/", "outils/constat/",
    "outils/par-ou-rentrer/", "plateformes/", "portes/orienter/", "recherche/", "risques/carte/",
)
FILES = (
    "_headers", "_redirects", "f/caf/index.html", "flux.xml", "sitemap.xml",
    "api/v1/contacts.json", "api/v1/exigences.csv", "api/v1/fiches.json",
    "api/v1/fiches/franceconnect.json", "api/v1/index.json", "api/v1/relations.json",
    "api/v1/revues.ics", "assets/search/known.json", "assets/form/fields/posture.json",
    "assets/recovery/graph.json", "bibliographie/sources.ris",
    "parcours/parcours-decouverte/parcours-decouverte.moodle.xml",
    "postures/montrer/citer.bib", "postures/montrer/citer.json", "postures/montrer/citer.ris",
)
# The day the frozen guide is read on: after all its evidence.
DAY = date(2026, 12, 1)
KEPT = (
    *(f"{name}/index.html" for name in SHEETS), *(f"{page}index.html" for page in PAGES), *FILES,
)


@pytest.fixture(scope="module")
def frozen_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen guide, built on a fixed day, out of the repository and its dated versions."""
    work = tmp_path_factory.mktemp("golden")
    shutil.copytree(GOLDEN / "fiches", work / "fiches")
    with pytest.MonkeyPatch.context() as patch:
        noon = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
        patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        patch.setenv("FAIRE_AVEC_ADRESSE", "https://guide.exemple.fr/")
        patch.setenv("FAIRE_AVEC_MODIFIER", "https://forge.exemple.fr/guide/edit/main/docs/")
        patch.setenv("FAIRE_AVEC_SIGNALER", "guide@exemple.fr")
        words = ["construire", "--fiches", str(work / "fiches"), "--site", str(work / "site")]
        assert main([*words, "--config", str(ROOT / "mkdocs.yml"), "--sans-index"]) == OK
    return work / "site"


def _kept_text(path: Path) -> str:
    """A built file without its empty lines, which templates leave behind."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines if line.strip())


@pytest.mark.parametrize("name", KEPT)
def test_what_readers_see_has_not_changed(
    name: str, frozen_site: Path, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / "site" / name, _kept_text(frozen_site / name))


def test_every_type_has_a_golden_sheet_and_nothing_is_kept_for_nothing() -> None:
    assert {name.split("/")[0] for name in SHEETS} == {
        kind.folder for kind in SHEET_TYPES.values()
    }
    kept = {
        path.relative_to(GOLDEN / "site").as_posix()
        for path in (GOLDEN / "site").rglob("*") if path.is_file()
    }
    assert kept == set(KEPT)
