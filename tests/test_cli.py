"""The command: exit statuses, formats, and French words for every refusal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, USAGE, main
from modeles import one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
BROKEN = {**one_of_each(), "plateformes/a.yml": sheet("plateforme", "A").replace("operateur:", "operatuer:")}


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
    old = sheet("plateforme", "A").replace("2026-11-01", "2020-01-01")
    assert main(["verifier", "--fiches", str(tree({**one_of_each(), "plateformes/a.yml": old}))]) == OK
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
