"""``faire-avec importer-lieux``, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, USAGE, main
from faire_avec.directory.donnees import read_directory
from faire_avec.directory.intake.tabular import as_csv
from samples import ROOT

COLUMNS = ["id", "nom", "commune", "code_postal", "adresse"]
EXAMPLE = ROOT / "donnees" / "exemple.csv"


def a_file(folder: Path, name: str, *rows: list[str]) -> str:
    path = folder / name
    path.write_text(as_csv(COLUMNS, list(rows)), encoding="utf-8")
    return str(path)


def row(id: str, name: str, commune: str = "Croquis", postcode: str = "00210") -> list[str]:
    return [id, name, commune, postcode, f"{id} rue du Test"]


def run(*words: str) -> int:
    return main(["importer-lieux", *words])


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 1 December 2026
    return tmp_path


def names(folder: Path) -> list[str]:
    directory, problems = read_directory(folder / "donnees" / "lieux")
    assert problems == []
    return [place.nom for place in directory.places]


def test_the_demonstration_is_what_its_file_gives(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(EXAMPLE), "--producteur", "Faire avec (lieux inventés)",
               "--date", "2026-11-15") == OK
    assert "Lignes lues : 13 ; gardées : 13 ; refusées : 0." in capsys.readouterr().out
    for path in (ROOT / "donnees" / "lieux").iterdir():
        assert (there / "donnees" / "lieux" / path.name).read_bytes() == path.read_bytes(), path


def test_the_demonstration_is_invented() -> None:
    directory, problems = read_directory(ROOT / "donnees" / "lieux")
    assert problems == [] and list(directory.departments) == ["00"]
    places = list(directory.places)
    # Numbers that Arcep keeps for fiction (decision 2018-0881).
    fiction = ("+3319900", "+3326191", "+3335301", "+3346571", "+3353649")
    assert all(number.startswith(fiction) for place in places for number in place.telephones)
    assert all(address.endswith(".example.org") for place in places
               for address in place.courriels)
    assert all(".example.org" in address for place in places
               for address in (*place.sites, place.acceslibre or ".example.org"))


def test_a_second_import_replaces_the_first(there: Path) -> None:
    run(a_file(there, "charente-20260101.csv", row("1", "Ancien"), row("2", "Autre")))
    run(a_file(there, "poste.csv", row("9", "Poste")))
    assert run(a_file(there, "charente-20260201.csv", row("1", "Nouveau"))) == OK
    assert sorted(names(there)) == ["Nouveau", "Poste"]
    sources = json.loads((there / "donnees/lieux/sources.json").read_text(encoding="utf-8"))
    assert [(source["id"], source.get("date")) for source in sources] == [
        ("charente", "2026-02-01"), ("poste", None)
    ]


def test_half_a_file_does_not_empty_a_departement(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(a_file(there, "a.csv", *(row(str(number), f"Lieu {number}") for number in range(9))))
    shrunk = a_file(there, "a.csv", row("1", "Seul"))
    assert run(shrunk) == PROBLEMS
    assert len(names(there)) == 9 and "--forcer" in capsys.readouterr().out
    assert run(shrunk, "--forcer") == OK
    assert names(there) == ["Seul"]


def test_an_unreadable_file_leaves_the_others(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (there / "page.csv").write_text("<!doctype html>", encoding="utf-8")
    assert run(str(there / "page.csv"), a_file(there, "a.csv", row("1", "Lieu"))) == PROBLEMS
    assert names(there) == ["Lieu"]
    assert "page web" in capsys.readouterr().out
    assert "page web" in (there / "donnees/lieux/rapport.txt").read_text(encoding="utf-8")


def test_a_trial_writes_nothing(there: Path) -> None:
    assert run(a_file(there, "a.csv", row("1", "Lieu")), "--essai") == OK
    assert not (there / "donnees").exists()


def test_a_file_is_taken_off(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(a_file(there, "a.csv", row("1", "Lieu")), "--nom", "mes-lieux")
    assert run("--retirer", "autre") == USAGE
    assert "mes-lieux" in capsys.readouterr().err
    assert run("--retirer", "mes-lieux") == OK
    assert names(there) == [] and not (there / "donnees/lieux/00.jsonl").exists()


def test_only_some_departements(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = a_file(there, "a.csv", row("1", "Ici"), row("2", "Ailleurs", "Angoulême", "16000"))
    assert run(file, "--departement", "00") == OK
    assert names(there) == ["Ici"]
    assert "1 lieux laissés de côté" in capsys.readouterr().out


def test_personal_data_is_kept_only_when_asked(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = there / "a.csv"
    path.write_text(as_csv([*COLUMNS, "telephone"], [[*row("1", "Lieu"), "06 39 98 12 34"]]),
                    encoding="utf-8")
    run(str(path))
    kept = there / "donnees/lieux/00.jsonl"
    assert "0639981234" not in kept.read_text(encoding="utf-8")
    assert run(str(path), "--garder-personnel") == OK
    assert "0639981234" in kept.read_text(encoding="utf-8")
    assert "Attention" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "said"), [
    ([], "au moins un fichier"),
    (["{a}", "{b}", "--nom", "x"], "un seul fichier"),
    (["{a}", "--lien", "exemple"], "https://"),
    (["{a}", "--nom", "Mes Lieux"], "minuscules"),
    (["{a}", "--departement", "99"], "département"),
    (["{a}", "{a}"], "--nom"),
])
def test_misuse(
    there: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {name: a_file(there, f"{name}.csv", row("1", "Lieu")) for name in "ab"}
    assert run(*(word.format(**files) for word in words)) == USAGE
    assert said in capsys.readouterr().err


def test_verifier_reads_the_places_too(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (there / "fiches").mkdir()
    run(a_file(there, "a.csv", row("1", "Lieu")))
    main(["verifier"])
    assert "FA023" not in capsys.readouterr().out
    (there / "donnees/lieux/00.jsonl").write_text("{", encoding="utf-8")
    assert main(["verifier"]) == PROBLEMS
    assert "donnees/lieux/00.jsonl:1:1 FA023" in capsys.readouterr().out


def test_a_damaged_folder_is_not_written_over(
    there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_file(there, "a.csv", row("1", "Lieu"))
    run(file)
    (there / "donnees/lieux/00.jsonl").write_text("{", encoding="utf-8")
    assert run(file) == PROBLEMS
    assert "00.jsonl:1" in capsys.readouterr().err
    assert run(file, "--forcer") == OK and names(there) == ["Lieu"]
