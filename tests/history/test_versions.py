"""A guide with a git history: old texts stay at their address, whatever became of the sheets."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from faire_avec.cli import OK, main
from faire_avec.corpus import Corpus, load
from faire_avec.history import History, read_history
from faire_avec.history import repository as repository_module
from samples import ROOT, one_of_each

Tree = Callable[[dict[str, str]], Path]
SHEET = "plateformes/un-plateforme"


@dataclass
class Guide:
    """A guide under git, in a folder of its own."""

    folder: Path
    site: Path

    def git(self, *words: str) -> None:
        identity = {"NAME": "Essai", "EMAIL": "essai@exemple.fr", "DATE": "2026-09-05T12:00:00Z"}
        environment = os.environ | {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER") for what, value in identity.items()
        }
        subprocess.run(
            ["git", "-c", "init.defaultBranch=principale", "-c", "commit.gpgsign=false", *words],
            cwd=self.folder.parent, env=environment, check=True, capture_output=True,
        )

    def tag(self, name: str) -> None:
        self.git("add", "-A", self.folder.name)
        self.git("commit", "--allow-empty", "-m", name)
        self.git("tag", name)

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def build(self) -> None:
        words = ["construire", "--fiches", str(self.folder), "--site", str(self.site)]
        assert main([*words, "--sans-index", "--config", str(ROOT / "mkdocs.yml")]) == OK

    def page(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def corpus(self) -> Corpus:
        return load(self.folder)[0]


@pytest.fixture
def guide_with_tags(tree: Tree, tmp_path: Path) -> Guide:
    guide = Guide(tree(one_of_each()), tmp_path / "site")
    guide.git("init")
    guide.tag("v2026-09")
    return guide


def test_an_unchanged_sheet_leads_to_the_present_page(guide_with_tags: Guide) -> None:
    guide_with_tags.build()
    assert f'content="0; url=../../../../{SHEET}/"' in guide_with_tags.page(f"v/2026-09/{SHEET}")
    present = guide_with_tags.page(SHEET)
    assert f"…/v/2026-09/{SHEET}/</a>" in present
    assert "Version 2026-09" in guide_with_tags.page("citer")
    bib = (guide_with_tags.site / SHEET / "citer.bib").read_text(encoding="utf-8")
    assert "version = {2026-09}" in bib


def test_a_changed_sheet_keeps_its_old_text(guide_with_tags: Guide) -> None:
    guide_with_tags.edit(f"{SHEET}.yml", "operateur: Cnaf", "operateur: Une autre caisse")
    guide_with_tags.tag("v2026-10")
    guide_with_tags.edit(f"{SHEET}.yml", "Un formulaire.", "Un formulaire neuf.")
    guide_with_tags.tag("v2026-11")
    guide_with_tags.edit(f"{SHEET}.yml", "Un formulaire neuf.", "Un formulaire.")
    guide_with_tags.build()

    old = guide_with_tags.page(f"v/2026-09/{SHEET}")
    assert "<p>Cnaf</p>" in old and "noindex" in old
    assert "Version 2026-09, du 5 septembre 2026." in old.replace("\u202f", " ")
    assert f'<a href="../../../../{SHEET}/">la fiche d\'aujourd\'hui</a>' in old
    changed = old.split('id="changements"')[1]
    assert "<b>Avant</b> Opérateur : Cnaf</del>" in changed.replace("\u00a0", " ")
    assert "<b>Maintenant</b> Opérateur : Une autre caisse</ins>" in changed.replace("\u00a0", " ")
    assert f'rel="canonical" href="../../../../{SHEET}/"' in old

    # The text of October is the present one again.
    assert f'url=../../../../{SHEET}/"' in guide_with_tags.page(f"v/2026-10/{SHEET}")
    assert "Un formulaire neuf." in guide_with_tags.page(f"v/2026-11/{SHEET}")
    assert f"…/v/2026-10/{SHEET}/</a>" in guide_with_tags.page(SHEET)


def test_the_page_of_a_version_says_what_changed_since(guide_with_tags: Guide) -> None:
    guide_with_tags.edit(f"{SHEET}.yml", "operateur: Cnaf", "operateur: Une autre caisse")
    text = (guide_with_tags.folder / "risques/un-risque.yml").read_text(encoding="utf-8")
    new = guide_with_tags.folder / "risques/tout-neuf.yml"
    new.write_text(text.replace("Fiche risque", "Tout neuf"), encoding="utf-8")
    guide_with_tags.build()
    page = guide_with_tags.page("v/2026-09")
    assert "Fiches changées depuis (1)" in page
    assert f'href="../../v/2026-09/{SHEET}/#changements"' in page
    assert "Fiches nouvelles depuis (1)" in page and "Tout neuf" in page
    assert "Fiches inchangées (11)" in page


def test_a_phone_line_that_changes_is_a_change(guide_with_tags: Guide) -> None:
    guide_with_tags.edit("contacts.yml", "32 30", "36 46")
    guide_with_tags.build()
    old = guide_with_tags.page(f"v/2026-09/{SHEET}")
    assert "32 30" in old.split('id="changements"')[0]
    assert "36 46" in old.split('id="changements"')[1]
    assert 'http-equiv="refresh"' in guide_with_tags.page("v/2026-09/risques/un-risque")


def test_two_versions_of_one_text_store_it_once(guide_with_tags: Guide) -> None:
    guide_with_tags.tag("v2026-10")
    guide_with_tags.edit(f"{SHEET}.yml", "operateur: Cnaf", "operateur: Une autre caisse")
    guide_with_tags.build()
    assert "C'est aussi celui de" in guide_with_tags.page(f"v/2026-09/{SHEET}")
    later = guide_with_tags.page(f"v/2026-10/{SHEET}")
    assert f'url=../../../../v/2026-09/{SHEET}/"' in later and len(later) < 1000


def test_a_renamed_sheet_keeps_its_versions(guide_with_tags: Guide) -> None:
    folder = guide_with_tags.folder
    text = (folder / f"{SHEET}.yml").read_text(encoding="utf-8")
    (folder / f"{SHEET}.yml").unlink()
    (folder / "plateformes/neuf.yml").write_text(
        f"{text}anciens_ids: [un-plateforme]\n", encoding="utf-8"
    )
    guide_with_tags.build()
    assert 'href="../../../../plateformes/neuf/"' in guide_with_tags.page(f"v/2026-09/{SHEET}")


OLD_FILES = {
    "a field unknown today": "titre: Vieille\nchamp_perdu: Un reste.\n",
    "a wrong shape": "- titre\n- autre\n",
    "an empty file": "",
    "no YAML at all": "titre: [\n",
    "an anchor": "titre: &a Vieille\nen_bref: *a\n",
    "bytes": "titre: \udcff\n",
}


@pytest.mark.parametrize("text", OLD_FILES.values(), ids=OLD_FILES)
def test_an_old_file_of_any_shape_never_stops_a_build(
    text: str, guide_with_tags: Guide
) -> None:
    path = guide_with_tags.folder / "risques/vieille.yml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    guide_with_tags.tag("v2026-10")
    path.unlink()
    guide_with_tags.build()
    page = guide_with_tags.page("v/2026-10/risques/vieille")
    assert "Cette fiche n'existe plus." in page
    assert "<h1>" in page and "noindex" in page


def test_other_tags_are_no_versions(guide_with_tags: Guide) -> None:
    for tag in ("v1.0.0", "v2026", "sauvegarde"):
        guide_with_tags.git("tag", tag)
    history = read_history(guide_with_tags.corpus())
    assert [version.name for version in history.versions] == ["2026-09"]
    assert history.doubts == ()


@pytest.mark.parametrize(
    "tag", ["v2026-9", "v2026-99", "v2026-00", "v2026-13", "v2026-02-30", "v2026-11-00"]
)
def test_a_tag_that_is_no_date_is_told(tag: str, guide_with_tags: Guide) -> None:
    guide_with_tags.git("tag", tag)
    history = read_history(guide_with_tags.corpus())
    assert [version.name for version in history.versions] == ["2026-09"]
    [doubt] = history.doubts
    assert f"«{tag}» n'est pas une date" in doubt


def test_without_tag_there_is_no_version(tree: Tree, tmp_path: Path) -> None:
    guide = Guide(tree(one_of_each()), tmp_path / "site")
    guide.git("init")
    assert read_history(guide.corpus()) == History()
    guide.build()
    assert not (guide.site / "v").exists()
    assert "Aucune version datée" in guide.page("citer")


@pytest.mark.parametrize(
    ("fault", "told"),
    [(FileNotFoundError(), "git n'est pas installé"),
     (subprocess.TimeoutExpired("git", 1), "git a refusé de répondre")],
)
def test_without_git_there_is_no_version_and_it_is_said(
    fault: Exception, told: str, guide_with_tags: Guide, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = subprocess.run

    def fail(words: list[str], **options: object) -> object:
        if words[0] == "git":
            raise fault
        return run(words, **options)

    monkeypatch.setattr(repository_module.subprocess, "run", fail)
    assert read_history(guide_with_tags.corpus()).versions == ()
    guide_with_tags.build()
    assert f"Versions datées, aux adresses promises /v/… : {told}" in capsys.readouterr().err


def test_a_folder_outside_git_has_no_version_and_it_is_said(tree: Tree) -> None:
    corpus, _ = load(tree(one_of_each()))
    history = read_history(corpus)
    assert history.versions == ()
    assert "n'est pas dans un dépôt git" in history.doubts[0]


def test_a_repository_of_someone_else_is_told(
    guide_with_tags: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Git's own way to try this; the machine's list of trusted folders is put aside.
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    history = read_history(guide_with_tags.corpus())
    assert history.versions == ()
    assert "git config --global --add safe.directory" in history.doubts[0]


CLONES = {
    "superficiel": (["--depth", "1", "--no-tags"], "git fetch --unshallow --tags"),
    "sans étiquettes": (["--no-tags"], "lancez «git fetch --tags»"),
    "complet": ([], ""),
}


@pytest.mark.parametrize("case", CLONES)
def test_half_a_clone_is_told(case: str, guide_with_tags: Guide, tmp_path: Path) -> None:
    options, told = CLONES[case]
    guide_with_tags.git("clone", *options, f"file://{tmp_path}", str(tmp_path / "clone"))
    history = read_history(load(tmp_path / "clone" / "fiches")[0])
    assert [version.name for version in history.versions] == ([] if told else ["2026-09"])
    assert (told in " ".join(history.doubts)) if told else history.doubts == ()
