"""The drill: a published sheet changes name; redirect, ledgers, short link, citations follow."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, main
from samples import ROOT, one_of_each

Tree = Callable[[dict[str, str]], Path]
OLD, NEW = "plateformes/un-plateforme", "plateformes/organisme-neuf"


def construct(folder: Path, site: Path) -> int:
    words = ["construire", "--fiches", str(folder), "--site", str(site), "--sans-index"]
    return main([*words, "--config", str(ROOT / "mkdocs.yml")])


@pytest.fixture
def published(tree: Tree, tmp_path: Path) -> tuple[Path, Path]:
    """A small guide and its site, both entered in the ledgers."""
    folder, site = tree(one_of_each()), tmp_path / "site"
    assert construct(folder, site) == OK
    assert main(["registre", "--fiches", str(folder), "--site", str(site)]) == OK
    return folder, site


def rename(folder: Path, *, former: bool) -> None:
    old, new = folder / f"{OLD}.yml", folder / f"{NEW}.yml"
    text = old.read_text(encoding="utf-8")
    new.write_text(text + ("anciens_ids: [un-plateforme]\n" if former else ""), encoding="utf-8")
    old.unlink()


def test_a_renamed_sheet_keeps_every_address(published: tuple[Path, Path]) -> None:
    folder, site = published
    rename(folder, former=True)
    assert construct(folder, site) == OK

    page = (site / OLD / "index.html").read_text(encoding="utf-8")
    assert f'http-equiv="refresh" content="0; url=../../{NEW}/"' in page
    assert f'rel="canonical" href="../../{NEW}/"' in page
    assert f'<a href="../../{NEW}/">Fiche plateforme</a>' in page
    assert "noindex" in page and "<script" not in page

    for name in ("un-plateforme", "organisme-neuf"):
        short = (site / "f" / name / "index.html").read_text(encoding="utf-8")
        assert f'url=../../{NEW}/"' in short or 'url=../../f/organisme-neuf/"' in short

    (cited,) = json.loads((site / OLD / "citer.json").read_text(encoding="utf-8"))
    assert cited["id"] == "faire-avec-organisme-neuf"
    assert (site / OLD / "citer.json").read_bytes() == (site / NEW / "citer.json").read_bytes()
    assert f"…/{NEW}/" in (site / NEW / "citer.bib").read_text(encoding="utf-8")

    for name in ("_redirects", "serveur/redirections-nginx.conf"):
        assert f"/{OLD}/ /{NEW}/" in (site / name).read_text(encoding="utf-8")

    ledger = folder / "adresses-publiees.txt"
    before = ledger.read_text(encoding="utf-8")
    assert main(["registre", "--fiches", str(folder), "--site", str(site)]) == OK
    after = ledger.read_text(encoding="utf-8")
    assert after.startswith(before) and f"/{OLD}/\n" in before and f"/{NEW}/\n" in after


def test_the_old_address_still_answers_at_the_next_rename(published: tuple[Path, Path]) -> None:
    folder, site = published
    rename(folder, former=True)
    text = (folder / f"{NEW}.yml").read_text(encoding="utf-8")
    (folder / f"{NEW}.yml").unlink()
    last = text.replace("[un-plateforme]", "[un-plateforme, organisme-neuf]")
    (folder / "plateformes" / "dernier.yml").write_text(last, encoding="utf-8")
    assert construct(folder, site) == OK
    for name in (OLD, NEW):
        page = (site / name / "index.html").read_text(encoding="utf-8")
        assert 'url=../../plateformes/dernier/"' in page


def test_without_its_former_id_the_check_says_what_to_write(
    published: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, site = published
    rename(folder, former=False)
    capsys.readouterr()
    assert construct(folder, site) == PROBLEMS
    out = capsys.readouterr().out
    assert "FA122 «un-plateforme» a été publié et n'existe plus" in out
    assert "ajoutez-le aux «anciens_ids» de la fiche qui le remplace" in out
    assert "n'a pas changé" in out


def test_a_page_that_is_no_sheet_cannot_disappear_either(
    published: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, site = published
    ledger = folder / "adresses-publiees.txt"
    with ledger.open("a", encoding="utf-8") as stream:
        stream.write("/outils/ancien/\n")
    assert construct(folder, site) == PROBLEMS
    err = capsys.readouterr().err
    assert "/outils/ancien/" in err and "redirections.txt" in err
    (folder / "redirections.txt").write_text("/outils/ancien/ /a-z/\n", encoding="utf-8")
    assert construct(folder, site) == OK
    page = (site / "outils/ancien/index.html").read_text(encoding="utf-8")
    assert 'url=../../a-z/"' in page


def test_a_withdrawn_sheet_stays_and_names_its_successor(
    published: tuple[Path, Path]
) -> None:
    folder, site = published
    path = folder / f"{OLD}.yml"
    other = path.read_text(encoding="utf-8").replace("titre: Fiche", "titre: Nouvelle")
    (folder / f"{NEW}.yml").write_text(other, encoding="utf-8")
    text = path.read_text(encoding="utf-8").replace(
        "statut: verifiee", "statut: perimee\nremplacee_par: organisme-neuf"
    )
    path.write_text(text, encoding="utf-8")
    assert construct(folder, site) == OK
    page = (site / OLD / "index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh"' not in page
    assert "Fiche périmée." in page
    assert f'href="../../{NEW}/"' in page


@pytest.mark.parametrize("line", ["/une-seule/", "sans-barre /b/", "/a/ https://ailleurs.fr/"])
def test_a_bad_line_of_redirections_is_shown(
    line: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tree(one_of_each())
    (folder / "redirections.txt").write_text(f"# remarque\n{line}\n", encoding="utf-8")
    assert main(["verifier", "--sans-memoire", "--fiches", str(folder)]) == PROBLEMS
    out = capsys.readouterr().out
    assert "fiches/redirections.txt:2:1" in out and "l'ancienne adresse puis la nouvelle" in out
