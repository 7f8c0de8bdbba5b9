"""The command: exit statuses, formats, and French words for every refusal."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, USAGE, main
from faire_avec.model import SHEET_TYPES
from modeles import one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
MISSPELT = sheet("plateforme", "A").replace("operateur:", "operatuer:")
BROKEN = {**one_of_each(), "plateformes/a.yml": MISSPELT}


def test_a_clean_folder_exits_with_0(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier", "--fiches", str(tree(one_of_each()))]) == OK
    assert "12 fiches" in capsys.readouterr().out


def test_errors_exit_with_1(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier", "--fiches", str(tree(BROKEN))]) == PROBLEMS
    out = capsys.readouterr().out
    assert "fiches/plateformes/a.yml:7:1 FA012" in out
    assert "1 erreur, 0 avertissement." in out
    assert "Corrigez les erreurs" in out


def test_warnings_alone_exit_with_0(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    old = sheet("plateforme", "A", "echeances: [{quoi: B, rythme: C, verifie_le: 2020-01-01}]\n")
    folder = tree({**one_of_each(), "plateformes/a.yml": old})
    assert main(["verifier", "--fiches", str(folder)]) == OK
    assert "FA201" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [[], ["inconnue"], ["verifier", "--format", "xml"], ["verifier", "--inconnu"]]
)
def test_misuse_exits_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == USAGE
    assert "commande mal formée" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["verifier", "construire"])
def test_a_missing_folder_is_a_misuse(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--fiches", str(tmp_path / "absent")]) == USAGE
    assert "n'existe pas" in capsys.readouterr().err


def test_json_is_versioned(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    main(["verifier", "--fiches", str(tree(BROKEN)), "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == 1
    assert report["problemes"][0] == {
        "fichier": "fiches/plateformes/a.yml", "ligne": 7, "colonne": 1, "code": "FA012",
        "regle": "champ-inconnu", "gravite": "erreur",
        "message": "«operatuer» n'est pas un champ de cette fiche",
        "suggestion": "operateur", "aide": "contribuer/regles/#fa012",
    }


def test_annotations_point_at_the_line(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    main(["verifier", "--fiches", str(tree(BROKEN)), "--format", "github"])
    assert capsys.readouterr().out.startswith(
        "::error file=fiches/plateformes/a.yml,line=7,col=1,title=FA012 "
    )


def test_only_what_is_asked_is_shown_but_all_is_known(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tree({**BROKEN, "risques/b.yml": "titre: a: b\n"})
    sheet_path = folder / "plateformes" / "a.yml"
    assert main(["verifier", str(sheet_path), "--fiches", str(folder)]) == PROBLEMS
    out = capsys.readouterr().out
    assert "plateformes/a.yml" in out and "risques/b.yml" not in out
    assert main(["verifier", str(folder / "situations"), "--fiches", str(folder)]) == OK
    capsys.readouterr()


def test_a_path_outside_the_folder_is_a_misuse(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tree({})
    assert main(["verifier", str(tmp_path), "--fiches", str(folder)]) == USAGE
    assert main(["verifier", str(folder / "absente.yml"), "--fiches", str(folder)]) == USAGE
    assert "n'est pas dans" in capsys.readouterr().err


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_a_new_sheet_passes_as_a_draft(
    kind: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tree(one_of_each())
    assert main(["nouvelle", kind, "L'œuvre à compléter", "--fiches", str(folder)]) == OK
    path = folder / SHEET_TYPES[kind].folder / "l-oeuvre-a-completer.yml"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    assert "statut: brouillon" in text
    capsys.readouterr()
    assert main(["verifier", "--fiches", str(folder)]) == OK
    assert "13 fiches : aucun problème." in capsys.readouterr().out


def test_a_new_sheet_never_takes_a_name(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tree(one_of_each())
    before = (folder / "risques" / "un-risque.yml").read_text(encoding="utf-8")
    assert main(["nouvelle", "situation", "Un risque", "--fiches", str(folder)]) == PROBLEMS
    assert main(["nouvelle", "situatoin", "Autre", "--fiches", str(folder)]) == USAGE
    assert main(["nouvelle", "situation", "???", "--fiches", str(folder)]) == USAGE
    err = capsys.readouterr().err
    assert "déjà pris" in err and "Vouliez-vous dire «situation»" in err
    assert (folder / "risques" / "un-risque.yml").read_text(encoding="utf-8") == before


def test_the_ledger_only_grows(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tree(one_of_each())
    assert main(["registre", "--fiches", str(folder)]) == OK
    first = (folder / "identifiants-publies.txt").read_text(encoding="utf-8")
    assert f"un-risque {date.today().isoformat()}\n" in first
    (folder / "notions" / "un-notion.yml").unlink()
    assert main(["registre", "--fiches", str(folder)]) == OK
    assert (folder / "identifiants-publies.txt").read_text(encoding="utf-8") == first
    capsys.readouterr()
    assert main(["verifier", "--fiches", str(folder)]) == PROBLEMS
    assert "FA122 «un-notion» a été publié" in capsys.readouterr().out
