"""The comment a reviewer reads, for three sample changes; golden files in ``golden/changes/``."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from faire_avec.cli import main
from faire_avec.corpus import Corpus, load
from faire_avec.writing.comment import MARK, as_markdown, changes_between
from samples import ROOT, TABLES_MINIMALES, one_of_each, sheet

GOLDEN = ROOT / "tests" / "golden" / "changes"
Files = dict[str, str]
PLATFORM = "plateformes/un-plateforme.yml"
ECHEANCE = """\
echeances:
  - {quoi: Déclarer, rythme: Tous les trois mois, source: une-source, verifie_le: 2026-05-02}
  - {quoi: Renouveler, rythme: Chaque année}
"""


def guide(folder: Path, files: Files) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def start() -> Files:
    files = {**TABLES_MINIMALES, **one_of_each()}
    files[PLATFORM] = sheet("plateforme", "Caf [essai]", ECHEANCE)
    return files


def phone(files: Files) -> None:
    """A number, a delay and its date."""
    files["contacts.yml"] = files["contacts.yml"].replace("32 30", "39 93")
    files[PLATFORM] = (
        files[PLATFORM].replace("Tous les trois mois", "Tous les mois")
        .replace("2026-05-02", "2026-11-01")
        .replace("operateur: Cnaf\n", "operateur: Cnaf et @caisses locales\n")
    )


def sheets(files: Files) -> None:
    """A sheet comes, a sheet goes, one is reordered, one cannot be read."""
    files["situations/nouvelle.yml"] = sheet("situation", "L'écran <b>reste</b> blanc")
    del files["parcours/un-parcours.yml"]
    files["notions/un-notion.yml"] = "titre: [\n"
    files["postures/un-posture.yml"] = files["postures/un-posture.yml"].replace(
        "gestes: [Regarder ensemble.]", "gestes: [Ouvrir., Regarder ensemble.]"
    )


def dates(files: Files) -> None:
    """Seven dates of evidence move in one go."""
    for name in list(files):
        if "/" in name and name < "plateformes":
            files[name] = files[name].replace("verifie_le: 2026-11-01", "verifie_le: 2026-11-20")
    files[PLATFORM] = files[PLATFORM].replace("2026-11-01", "2026-11-20")


SAMPLES: list[Callable[[Files], None]] = [phone, sheets, dates]


@pytest.mark.parametrize("change", SAMPLES, ids=lambda change: change.__name__)
def test_the_comment_is_the_one_expected(
    change: Callable[[Files], None], tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    before, after = start(), start()
    change(after)
    states = [load(guide(tmp_path / name / "fiches", files))[0]
              for name, files in (("avant", before), ("apres", after))]
    text = as_markdown(changes_between(*states))
    golden(GOLDEN / f"{change.__name__}.md", text)
    assert text.startswith(MARK)


def test_nothing_changes_says_so(guide: Corpus) -> None:
    assert "Rien : aucune fiche" in as_markdown(changes_between(guide, guide))


def test_a_comment_is_never_longer_than_forges_take(guide: Corpus) -> None:
    text = as_markdown(changes_between(Corpus(guide.folder), guide), lambda sheet: "x" * 500)
    assert len(text) < 65_536
    assert "trop longue" in text


def test_every_real_change_is_told(guide: Corpus) -> None:
    """A sheet that is not the same always has at least one line."""
    for one in guide.sheets.values():
        moved = one.fiche.model_copy(update={"titre": "Autre", "statut": "perimee"})
        sheets = {**guide.sheets, one.id: replace(one, fiche=moved)}
        after = Corpus(guide.folder, sheets, tables=guide.tables)
        [(_, found)] = changes_between(guide, after).changed
        assert {change.field for change in found} >= {"titre"}


def test_two_revisions_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@exemple.org", *words],
                       check=True, capture_output=True)

    git("init", "--quiet")
    files = start()
    for change in (lambda files: None, phone):
        change(files)
        guide(tmp_path / "fiches", files)
        git("add", "--all")
        git("commit", "--quiet", "--message", "x")
    assert main(["changements", "HEAD~1", "HEAD"]) == 0
    assert "32 30 → 39 93" in capsys.readouterr().out
    assert main(["changements", "HEAD~1", "fiches", "--adresse", "https://exemple.org/apercu"]) == 0
    assert "https://exemple.org/apercu/plateformes/un-plateforme/" in capsys.readouterr().out


@pytest.mark.parametrize("state", ["absent", "--output=x", "HEAD; rm"])
def test_what_is_not_a_state_is_refused(state: str, tmp_path: Path) -> None:
    assert main(["changements", "--", state, str(tmp_path)]) == 2
