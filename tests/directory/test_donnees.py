"""``donnees/lieux/``: what is written is read again, and what is wrong is said with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from faire_avec.checking.messages import line_of
from faire_avec.directory.donnees import (
    SOURCES,
    Directory,
    LocalPlaces,
    read_directory,
    write_directory,
)
from faire_avec.directory.lieu import Lieu, Origine, SourceDesLieux
from faire_avec.directory.territory import territory

SOURCE = SourceDesLieux(id="essai", fichier="essai.csv", producteur="Essai", format="standard-v1",
                        lues=2, gardees=2, refusees=0, date=date(2026, 5, 1), departements=["00"])


def lieu(id: str, **fields: Any) -> Lieu:
    base: dict[str, Any] = {
        "id": id, "nom": f"Lieu {id}", "adresse": "1 rue du Test", "commune": "00006",
        "origine": Origine(source="essai", ligne=2),
    }
    return Lieu(**{**base, **fields})


def test_written_then_read(tmp_path: Path) -> None:
    places = [lieu("b", maj=date(2026, 1, 2), latitude=45.1, longitude=-0.5), lieu("a")]
    write_directory(tmp_path, [SOURCE], {"00": places, "16": []})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["00.jsonl", SOURCES]
    directory, problems = read_directory(tmp_path)
    assert problems == []
    assert directory.sources == {"essai": SOURCE}
    assert list(directory.places) == [places[1], places[0]] and len(directory) == 2
    assert directory.source(places[0]) == SOURCE
    local = directory.departments["00"]
    assert local.department.invented and list(local.by_commune) == ["00006"]


def test_same_places_same_bytes(tmp_path: Path) -> None:
    places = [lieu("a"), lieu("b")]
    texts = []
    for order in (places, places[::-1]):
        write_directory(tmp_path, [SOURCE], {"00": order})
        texts.append((tmp_path / "00.jsonl").read_bytes())
    assert texts[0] == texts[1]
    # One line a place, and nothing of what is not known.
    assert texts[0].count(b"\n") == 2 and b"null" not in texts[0] and b"[]" not in texts[0]


def test_a_departement_left_empty_goes_other_files_stay(tmp_path: Path) -> None:
    write_directory(tmp_path, [SOURCE], {"00": [lieu("a")]})
    (tmp_path / "notes.jsonl").write_text("", encoding="utf-8")
    write_directory(tmp_path, [], {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.jsonl", SOURCES]


def test_no_folder_is_no_place(tmp_path: Path) -> None:
    assert read_directory(tmp_path / "absent") == (Directory(), [])


GOOD = '{"id":"a","nom":"A","adresse":"1 rue","origine":{"source":"essai","ligne":2}}'


@pytest.mark.parametrize(("text", "message"), [
    (GOOD + "\n{\n", "donnees/lieux/00.jsonl:2:1 FA023 ce n'est pas du JSON"),
    (GOOD.replace('"nom":"A",', ""), "donnees/lieux/00.jsonl:1:1 FA023 «nom» : ce champ manque"),
    (GOOD.replace('"nom"', '"services":["vélo"],"nom"'),
     "donnees/lieux/00.jsonl:1:1 FA023 «services.0» : ce n'est pas un code connu"),
    (GOOD.replace('"nom"', '"titre":"x","nom"'),
     "donnees/lieux/00.jsonl:1:1 FA023 «titre» : ce champ n'existe pas"),
    (GOOD.replace('"adresse"', '"sites":["javascript:alert(1)"],"adresse"'),
     "donnees/lieux/00.jsonl:1:1 FA023 «sites.0» : la valeur n'est pas acceptée"),
    (GOOD + "\n" + GOOD, "donnees/lieux/00.jsonl:2:1 FA023 l'identifiant «a» est déjà pris"),
    (GOOD.replace("essai", "autre"),
     "donnees/lieux/00.jsonl:1:1 FA023 la source «autre» n'est pas dans sources.json"),
])
def test_a_line_that_cannot_be_read(tmp_path: Path, text: str, message: str) -> None:
    write_directory(tmp_path, [SOURCE], {})
    (tmp_path / "00.jsonl").write_text(text, encoding="utf-8")
    _, problems = read_directory(tmp_path)
    assert [line_of(problem)[:len(message)] for problem in problems] == [message]
    assert "refaites l'import" in problems[0].message


@pytest.mark.parametrize(("name", "raw", "line", "word"), [
    ("99.jsonl", b"", 1, "code d'un département"),
    ("00.jsonl", GOOD.encode() + b"\n\xe9", 2, "UTF-8"),
    (SOURCES, b"[", 1, "JSON"),
])
def test_a_file_that_cannot_be_read(
    tmp_path: Path, name: str, raw: bytes, line: int, word: str
) -> None:
    write_directory(tmp_path, [SOURCE], {})
    (tmp_path / name).write_bytes(raw)
    _, problems = read_directory(tmp_path)
    assert [(problem.path, problem.line) for problem in problems] == [
        (f"donnees/lieux/{name}", line)
    ]
    assert word in problems[0].message


def test_groups_show_the_most_recent_first() -> None:
    places = (lieu("a", groupe="a"), lieu("b", groupe="a", maj=date(2026, 1, 1)),
              lieu("c"), lieu("d", groupe="a", maj=date(2025, 1, 1)))
    local = LocalPlaces(territory().departments["00"], places)
    assert [[place.id for place in group] for group in local.groups] == [["b", "d", "a"], ["c"]]
