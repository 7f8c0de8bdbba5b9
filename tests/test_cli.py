"""The command: exit statuses, formats, and French words for every refusal."""

from __future__ import annotations

import io
import json
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, USAGE, main
from faire_avec.commands import verifier
from faire_avec.model import SHEET_TYPES
from samples import one_of_each, sheet

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
    long = sheet("plateforme", "A") + f"a_verifier: [{{quoi: {'mot terme ' * 21}}}]\n"
    folder = tree({**one_of_each(), "plateformes/a.yml": long})
    assert main(["verifier", "--fiches", str(folder)]) == OK
    assert "FA203" in capsys.readouterr().out


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


def test_a_file_name_cannot_forge_an_annotation(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tree({"plateformes/x::error title=a,b::y%0A.yml": "titre: A\n"})
    main(["verifier", "--fiches", str(folder), "--format", "github"])
    said = capsys.readouterr().out.splitlines()[0]
    assert said.startswith(
        "::error file=fiches/plateformes/x%3A%3Aerror title=a%2Cb%3A%3Ay%250A.yml,line=1,col=1,"
    )
    assert "title=FA009" in said[2:].partition("::")[0]


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


class Failing(io.StringIO):
    """An output that nobody reads, or that is full."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [(BrokenPipeError(32, "Broken pipe"), 141, ""),
     (OSError(28, "No space left on device"), PROBLEMS, "Le disque est plein.")],
)
def test_an_output_that_fails_is_no_success(
    error: OSError, code: int, told: str, tree: Tree, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", Failing(error))
    assert main(["verifier", "--sans-memoire", "--fiches", str(tree(one_of_each()))]) == code
    err = capsys.readouterr().err
    assert told in err and str(error.strerror) not in err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_a_command_with_a_sentence(
    number: signal.Signals, tree: Tree, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = signal.getsignal(number)
    monkeypatch.setattr(verifier, "verify", lambda *words: signal.raise_signal(number))
    folder = tree(one_of_each())
    expected = 128 + number
    assert main(["verifier", "--sans-memoire", "--fiches", str(folder)]) == expected
    assert "Commande arrêtée" in capsys.readouterr().err
    assert signal.getsignal(number) is before
