"""The site is replaced only by a complete new one; every page of the guide holds together."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, main
from faire_avec.corpus import load
from faire_avec.site import build as build_module
from faire_avec.site.fulltext import Indexing, IndexingError
from faire_avec.site.plugin import BuiltSite
from samples import ROOT, one_of_each

Tree = Callable[[dict[str, str]], Path]
BAD_SHEETS = {
    "yaml illisible": "titre: a: b\n",
    "mauvais genre": "titre: [a]\n",
    "ancre": "titre: &a b\n",
    "trop gros": "#" + "x" * 5_000_000,
}


def construct(folder: Path, site: Path, *more: str) -> int:
    words = ["construire", "--fiches", str(folder), "--site", str(site)]
    return main([*words, "--config", str(ROOT / "mkdocs.yml"), *more])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def old_site(tree: Tree, tmp_path: Path) -> Path:
    site = tmp_path / "site"
    assert construct(tree(one_of_each()), site, "--sans-index") == OK
    return site


def test_the_theme_leaves_nothing_that_no_page_loads(old_site: Path) -> None:
    own = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs" / "assets").rglob("*")}
    built = {path.relative_to(old_site) for path in (old_site / "assets").rglob("*")}
    assert {path for path in built - own if path.suffix in (".js", ".css", ".map")} == set()


@pytest.mark.parametrize("text", BAD_SHEETS.values(), ids=BAD_SHEETS)
def test_a_bad_sheet_leaves_the_site_untouched(
    text: str, old_site: Path, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(old_site)
    folder = tree({"plateformes/mauvaise.yml": text})
    assert construct(folder, old_site) == PROBLEMS
    assert snapshot(old_site) == before
    out = capsys.readouterr().out
    assert "fiches/plateformes/mauvaise.yml:" in out
    assert "n'a pas changé" in out


def test_a_failing_index_leaves_the_site_untouched(
    old_site: Path, tree: Tree, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(indexing: Indexing) -> None:
        indexing.stop()
        raise IndexingError("panne")

    monkeypatch.setattr(Indexing, "finish", fail)
    before = snapshot(old_site)
    assert construct(tree({}), old_site) == PROBLEMS
    assert snapshot(old_site) == before
    assert [path.name for path in old_site.parent.iterdir() if "site" in path.name] == ["site"]
    assert "panne" in capsys.readouterr().err


def test_a_course_that_cannot_be_written_leaves_the_site_untouched(
    old_site: Path, tree: Tree
) -> None:
    before = snapshot(old_site)
    files = one_of_each()
    name = "risques/un-risque.yml"
    files[name] = files[name].replace("pour_qui: [", 'pour_qui: ["Un\\u0008 texte", ', 1)
    # Not checked: the rules would have stopped it first.
    corpus, _ = load(tree(files))
    with pytest.raises(build_module.BuildFailed, match=r"«un-parcours».*«un-risque» n'est pas"):
        build_module.build(corpus, ROOT / "mkdocs.yml", old_site, index=False)
    assert snapshot(old_site) == before


def test_a_folder_that_is_not_a_site_is_never_replaced(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    precious = tmp_path / "documents"
    precious.mkdir()
    (precious / "lettre.txt").write_text("à garder", encoding="utf-8")
    assert construct(tree(one_of_each()), precious, "--sans-index") == PROBLEMS
    assert (precious / "lettre.txt").read_text(encoding="utf-8") == "à garder"
    assert "n'est pas un site" in capsys.readouterr().err


def test_a_page_that_is_gone_from_the_sheets_is_gone_from_the_site(
    old_site: Path, tree: Tree
) -> None:
    assert (old_site / "plateformes" / "un-plateforme" / "index.html").is_file()
    folder = tree({})
    (folder / "plateformes" / "un-plateforme.yml").unlink()
    assert construct(folder, old_site, "--sans-index") == OK
    assert not (old_site / "plateformes" / "un-plateforme").exists()


def test_a_site_that_is_a_link_is_replaced_where_it_leads(tree: Tree, tmp_path: Path) -> None:
    folder = tree(one_of_each())
    link = tmp_path / "site"
    (tmp_path / "versions").mkdir()
    link.symlink_to(Path("versions") / "1")
    for _ in range(2):
        assert construct(folder, link, "--sans-index") == OK
        assert link.is_symlink() and (tmp_path / "versions/1/index.html").is_file()
        assert os.listdir(tmp_path / "versions") == ["1"]


def test_a_relative_site_is_counted_from_the_present_folder(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree(one_of_each())
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert construct(folder, Path("rel/site"), "--sans-index") == OK
    assert (elsewhere / "rel" / "site" / "index.html").is_file()
    assert os.listdir(elsewhere / "rel") == ["site"]
    assert not (ROOT / "rel").exists()


def test_a_mount_point_is_refused_before_anything_is_built(
    old_site: Path, tree: Tree, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(build_module, "is_mount", lambda path: True)
    monkeypatch.setattr(build_module, "build_site", None)
    before = snapshot(old_site)
    assert construct(tree({}), old_site) == PROBLEMS
    assert "est un point de montage" in capsys.readouterr().err
    assert snapshot(old_site) == before


REFUSALS = {
    errno.ENOSPC: "le disque est plein", errno.EACCES: "les droits ne le permettent pas",
    errno.EROFS: "ce disque est en lecture seule", errno.EMFILE: "trop de fichiers sont ouverts",
    errno.EBUSY: "il est occupé", errno.EIO: "le disque répond mal",
}


@pytest.mark.parametrize("number", REFUSALS)
@pytest.mark.parametrize("step", ["workshop", "build_site", "place"])
def test_what_the_system_refuses_is_said_in_french(
    number: int, step: str, old_site: Path, tree: Tree, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*words: object, **options: object) -> None:
        raise OSError(number, "in English", "/quelque/part")

    before = snapshot(old_site)
    if step == "place":
        built = BuiltSite((), 0.0, "", ROOT)
        monkeypatch.setattr(build_module, "build_site", lambda *words, **options: built)
        monkeypatch.setattr(build_module, "write_edition", lambda *words: None)
    monkeypatch.setattr(build_module, step, refuse)
    assert construct(tree({}), old_site, "--sans-index") == PROBLEMS
    err = capsys.readouterr().err
    assert f"«/quelque/part» : {REFUSALS[number]}" in err and "English" not in err
    assert "n'a pas changé" in err
    assert snapshot(old_site) == before
    assert [path.name for path in old_site.parent.iterdir() if "site" in path.name] == ["site"]


def run_alone(folder: Path, site: Path, redirection: str, **more: str) -> tuple[int, str]:
    """The command in a process of its own, its outputs redirected by a shell."""
    words = f'"$@" {redirection}'
    run = subprocess.run(
        ["sh", "-c", words, "sh", sys.executable, "-m", "faire_avec", "construire", "--sans-index",
         "--fiches", str(folder), "--site", str(site), "--config", str(ROOT / "mkdocs.yml")],
        capture_output=True, check=False, env={**os.environ, **more},
    )
    return run.returncode, (run.stdout + run.stderr).decode("utf-8")


def test_builds_that_run_together_leave_one_whole_site(tree: Tree, tmp_path: Path) -> None:
    folder, site = tree(one_of_each()), tmp_path / "public" / "site"
    words = [sys.executable, "-m", "faire_avec", "construire", "--sans-index", "--fiches",
             str(folder), "--config", str(ROOT / "mkdocs.yml"), "--site"]
    subprocess.run([*words, str(tmp_path / "temoin")], check=True, capture_output=True)
    together = [
        subprocess.Popen([*words, str(site)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    ends = [(process.communicate()[1], process.returncode) for process in together]
    assert [code for _, code in ends] == [OK] * 3, ends
    assert snapshot(site) == snapshot(tmp_path / "temoin")
    assert os.listdir(site.parent) == ["site"]


def test_the_drill_of_kills_runs() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "measure" / "kill_drill.py"), "--nombre", "3"],
        capture_output=True, text=True, check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert [line.split("|")[1].strip() for line in run.stdout.splitlines()[2:]] == [
        "SIGKILL", "SIGTERM", "SIGINT"
    ]


OUTPUTS = {
    "fermées": (">&- 2>&-", OK, ""),
    "sans accents": ("", OK, "Site construit dans"),
    "pleine": (">/dev/full", PROBLEMS, "le disque est plein"),
}


@pytest.mark.parametrize("case", OUTPUTS)
def test_an_output_that_cannot_be_written_costs_no_site(
    case: str, tree: Tree, tmp_path: Path
) -> None:
    redirection, expected, words = OUTPUTS[case]
    site = tmp_path / "site"
    code, said = run_alone(
        tree(one_of_each()), site, redirection,
        PYTHONIOENCODING="ascii" if case == "sans accents" else "utf-8",
    )
    assert (code, "Traceback" in said) == (expected, False), said
    assert words.lower() in said.lower()
    assert said.isascii() or case != "sans accents"
    assert (site / "index.html").is_file()
    assert {name for name in os.listdir(tmp_path) if "site" in name} == {"site"}


class Links(HTMLParser):
    """Links, anchors and foreign resources of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.resources: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in ("script", "img", "iframe") and "src" in values:
            self.resources.append(values["src"])
        # Others, such as « license » or « canonical », only name an address.
        fetched = {"stylesheet", "preload", "modulepreload", "icon", "manifest", "prefetch",
                   "preconnect", "dns-prefetch"}
        if tag == "link" and "href" in values and fetched & set(values.get("rel", "").split()):
            self.resources.append(values["href"])


def resolve(page: Path, site: Path, link: str) -> Path:
    path = link.split("#")[0].split("?")[0]
    target = (site / path.lstrip("/")) if path.startswith("/") else (page.parent / path)
    return target / "index.html" if path.endswith("/") or path in ("", ".") else target


def test_every_internal_link_and_anchor_leads_somewhere(guide_site: Path) -> None:
    pages = {
        path: Links(path.read_text(encoding="utf-8")) for path in guide_site.rglob("index.html")
    }
    broken = []
    for page, found in pages.items():
        assert len(found.ids) == len(set(found.ids)), (page, found.ids)
        for link in found.links:
            if re.match(r"(https?|tel|mailto):", link):
                continue
            target = resolve(page, guide_site, link).resolve()
            anchor = link.partition("#")[2]
            known = pages[target].ids if target in pages else [anchor]
            if not target.is_file() or (anchor and anchor not in known):
                broken.append((str(page.relative_to(guide_site)), link))
    assert broken == []


def test_no_page_asks_another_origin_for_anything(guide_site: Path) -> None:
    for page in guide_site.rglob("*.html"):
        found = Links(page.read_text(encoding="utf-8"))
        assert [link for link in found.resources if re.match(r"(https?:)?//", link)] == []


def test_no_page_carries_an_inline_script(guide_site: Path) -> None:
    for page in guide_site.rglob("*.html"):
        # A JSON-LD block is data: no browser runs it.
        inline = r'<script(?![^>]*\bsrc=)(?! type="application/ld\+json">)'
        assert not re.search(inline, page.read_text(encoding="utf-8")), page


def test_the_list_of_sheets_leads_to_every_page(guide_site: Path) -> None:
    listed = json.loads((guide_site / "api/v1/fiches.json").read_text(encoding="utf-8"))
    assert listed["version"] == 1
    for entry in listed["fiches"]:
        assert (guide_site / entry["adresse"] / "index.html").is_file()


def plain(text: str) -> str:
    """A text without what typography adds between its signs."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def test_the_a_z_page_holds_every_title_and_alias(guide_site: Path) -> None:
    listed = json.loads((guide_site / "api/v1/fiches.json").read_text(encoding="utf-8"))
    page = (guide_site / "a-z" / "index.html").read_text(encoding="utf-8")
    for entry in listed["fiches"]:
        lines = [line for line in page.splitlines() if f'href="../{entry["adresse"]}"' in line]
        # The title, then the other names: those that begin with the same word share a line.
        assert sum("voir <a" not in line for line in lines) == 1, entry["id"]
        named = plain(unescape(" · ".join(line.split(" : voir <a")[0] for line in lines)))
        for alias in entry["alias"]:
            assert plain(alias) in named, (entry["id"], alias)


def test_no_working_folder_is_left_behind(guide_site: Path) -> None:
    left = [path.name for path in guide_site.parent.iterdir() if path.name.startswith(".")]
    assert left == []
