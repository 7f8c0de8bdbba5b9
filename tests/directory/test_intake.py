"""Whole files, small and odd: what is read, kept, refused and said."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faire_avec.directory.intake.account import report, summary
from faire_avec.directory.intake.columns import FRANCE_SERVICES, V1
from faire_avec.directory.intake.importing import (
    About,
    Outcome,
    date_in_name,
    read_bytes,
    read_file,
    repeated_ids,
    source_id,
)
from faire_avec.directory.intake.remarks import Kind, ranges
from faire_avec.directory.intake.tabular import Unreadable, as_csv, decode
from faire_avec.directory.lieu import Lieu
from faire_avec.directory.territory import territory
from faire_avec.language.personal import personal_data

CASES = Path(__file__).parent / "cases" / "lignes.yml"
TODAY = date(2026, 12, 1)
SMALL = ["id", "nom", "commune", "code_postal", "adresse", "presentation_detail"]
ROW = ["1", "Espace", "Croquis", "00210", "1 rue du Test", ""]


def read(raw: bytes | str, *, personal: bool = False) -> Outcome:
    data = raw.encode() if isinstance(raw, str) else raw
    return read_bytes(data, "essai.csv", About(), territory(), TODAY, keep_personal=personal)


def places(outcome: Outcome) -> list[Lieu]:
    return [place for local in outcome.places.values() for place in local]


def said(outcome: Outcome) -> list[str]:
    return [f"{remark.line} {remark.column} {remark.kind.name} {remark.message}"
            for remark in outcome.remarks.made]


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text(encoding="utf-8")),
                         ids=lambda case: case["nom"])
def test_a_row(case: dict[str, Any]) -> None:
    outcome = read(as_csv(case["colonnes"], [case["ligne"]]),
                   personal=case.get("personnel") in (True, "oui"))
    assert outcome.source and outcome.source.format == case["format"]
    if "refus" in case:
        assert said(outcome) == [case["refus"]]
        assert (outcome.source.gardees, outcome.source.refusees) == (0, 1)
        return
    assert said(outcome) == case["dit"]
    kept = places(outcome)[0].model_dump()
    kept["horaires"] = [line.replace("\u00a0", " ") for line in kept["horaires"]]
    assert {name: kept[name] for name in case["garde"]} == case["garde"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_ends_of_line(
    separator: str, encoding: str, ends: str
) -> None:
    row = ["1", "Médiathèque « L'Œuvre »", "Croquis", "00210", "1 rue du Test", "a; b, c"]
    text = as_csv(SMALL, [row], separator).replace("\n", ends)
    outcome = read(text.encode(encoding))
    assert [place.nom for place in places(outcome)] == ["Médiathèque « L'Œuvre »"]
    assert outcome.table and outcome.table.separator == separator


def test_lines_in_two_encodings() -> None:
    first = as_csv(SMALL, [["1", "Médiathèque", *ROW[2:]]]).encode()
    second = '"2","Épicerie","Croquis","00210","1 rue du Test",""\n'.encode("cp1252")
    outcome = read(first + second)
    assert [place.nom for place in places(outcome)] == ["Médiathèque", "Épicerie"]
    assert outcome.table and outcome.table.encoding == "UTF-8 et Windows-1252 mêlés"


@pytest.mark.parametrize(("raw", "word"), [
    (b"", "vide"), (b" \n ", "vide"), (b"PK\x03\x04abc", "classeur"), (b"%PDF-1.7", "PDF"),
    (b"<!doctype html><title>x", "page web"), (b'{"a": 1}', "JSON"), (b"\x1f\x8b\x08", "compress"),
    (b"a,b,c\n1,2,3\n", "aucune ligne d'en-tête"), (b"\x00\x01" * 100, "pas un texte"),
    (b"nom,commune\nx,y\n", "«adresse»"), (b"nom,adresse\nx,y\n", "«commune»"),
])
def test_what_cannot_be_read_says_what_to_do(raw: bytes, word: str) -> None:
    outcome = read(raw)
    assert outcome.source is None and outcome.unreadable and word in outcome.unreadable
    assert "Rien n'a changé" in report([outcome]) and "illisible" in summary([outcome])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    outcome = read_file(tmp_path / "absent.csv", About(), territory(), TODAY)
    assert outcome.unreadable and "n'existe pas" in outcome.unreadable


def test_a_title_above_the_header() -> None:
    outcome = read("Lieux du département\n\n" + as_csv(SMALL, [ROW]))
    assert [place.origine.ligne for place in places(outcome)] == [4]


def test_a_quote_never_closed_costs_one_row() -> None:
    rows = "".join(f'{n},"Lieu {n}",Croquis,00210,1 rue du Test,\n' for n in range(5))
    broken = rows.replace('"Lieu 2"', '"Lieu 2')
    outcome = read(",".join(SMALL) + "\n" + broken)
    assert outcome.source and (outcome.source.lues, outcome.source.gardees) == (5, 4)
    assert said(outcome) == ["4  REFUSED un guillemet s'ouvre et ne se referme pas : fermez-le, "
                             "ou doublez-le"]
    assert [place.origine.ligne for place in places(outcome)] == [2, 3, 5, 6]


def test_a_quote_out_of_place_costs_nothing() -> None:
    outcome = read(",".join(SMALL) + '\n1,"Le "Lieu" d\'ici",Croquis,00210,1 rue,\n'
                   '2,Le "Relais",Croquis,00210,2 rue,\n')
    assert [place.nom for place in places(outcome)] == ["Le Lieu\" d'ici\"", 'Le "Relais"']


def test_many_quotes_never_closed_are_all_told() -> None:
    rows = "".join(f'{n},"Lieu {n},Croquis,00210,1 rue du Test,\n' for n in range(301))
    outcome = read(",".join(SMALL) + "\n" + rows)
    assert outcome.source and outcome.source.lues == outcome.source.refusees


def test_lines_in_a_cell_are_one_row() -> None:
    rows = [[*ROW[:5], "un\ndeux\n\ntrois"], ROW]
    outcome = read(as_csv(SMALL, rows))
    assert [place.origine.ligne for place in places(outcome)] == [2, 3]
    assert places(outcome)[0].detail == "un\ndeux\n\ntrois"


def test_blank_rows_are_no_rows() -> None:
    outcome = read(as_csv(SMALL, [ROW, [""] * 6, ROW]))
    assert outcome.source and outcome.source.lues == 2
    assert [place.origine.ligne for place in places(outcome)] == [2, 4]


def test_two_columns_of_one_name_are_both_there() -> None:
    outcome = read("nom,commune,adresse,code_postal,nom\nA,Croquis,1 rue,00210,B\n")
    assert places(outcome)[0].nom == "A"
    assert outcome.layout and outcome.layout.unused == ("nom (5)",)
    assert "nom (5)" in report([outcome])


def test_repeated_ids_are_kept_and_told() -> None:
    outcome = read(as_csv(SMALL, [ROW, ["2", *ROW[1:]], ROW]))
    assert repeated_ids(places(outcome)) == {"1": [2, 4]}
    assert "Identifiants déjà pris plus haut dans le fichier : 1." in report([outcome])


def test_the_account_repeats_nothing_personal() -> None:
    row = ["camille@exemple.org", "Espace de camille.exemple@orange.fr", "06 39 98 12 34", "00210",
           "1 rue du Test 06 39 98 12 34", "Né le 3 mai 1980"]
    columns = ["id", "nom", "commune", "code_postal", "adresse", "services"]
    outcome = read(as_csv(columns, [row]))
    told = report([outcome]) + summary([outcome])
    kept = "".join(place.model_dump_json() for place in places(outcome))
    for personal in ("camille", "06 39", "1980"):
        assert personal not in told and personal not in kept
    assert Kind.PERSONAL.value in told


def test_the_account_says_what_and_where() -> None:
    rows = [ROW, ["2", "", *ROW[2:]], ["3", "X", "Croquis", "00210", "1 rue", ""]]
    told = report([read(as_csv([*SMALL[:5], "couleur"], rows))])
    assert "Lignes lues : 3 ; gardées : 2 ; refusées : 1." in told
    assert "- colonne « nom » : le nom manque. Une fois : ligne 3." in told
    assert "Colonnes que le guide n'emploie pas : couleur." in told


@pytest.mark.parametrize(("file", "id", "day"), [
    ("20230711-charente.csv", "charente", date(2023, 7, 11)),
    ("charente-2023-07.csv", "charente", None),
    ("liste-fs-20221201.csv", "liste-fs", date(2022, 12, 1)),
    ("2026-11-30_lieux_16.csv", "lieux-16", date(2026, 11, 30)),
    ("20261199.csv", "20261199", None),
])
def test_the_id_of_a_file_does_not_change_with_its_date(
    file: str, id: str, day: date | None
) -> None:
    assert (source_id(file), date_in_name(file)) == (id, day)


@pytest.mark.parametrize(("numbers", "text"), [
    ([2, 3, 4, 9], "2 à 4, 9"), ([2, 3], "2, 3"), ([5, 5, 5], "5"), ([], ""), ([0], "0"),
])
def test_ranges(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text


def test_bytes_that_mean_nothing_are_still_a_text() -> None:
    assert decode(b"caf\xe9 \x81")[1] == "Windows-1252"
    with pytest.raises(Unreadable):
        decode(b"\xff\xfe\x00")


# Any file: nothing crashes, every row is kept or refused, and nothing personal is kept.
CELLS = st.one_of(
    st.sampled_from(["", "Croquis", "00210", "Bourg-Exemple", "1 rue du Test", "Espace", "Oui",
                     "Mo-Fr 09:00-12:00", "Gratuit|Payant", "01 99 00 12 34", "x@y.example.org",
                     '"', '""', ";", ",", "\n", "a\nb", "<b>x", "1970-01-01", "06 39 98 12 34",
                     "camille.exemple@orange.fr", "http://", "\x00", "3,6E+13"]),
    st.text(max_size=30),
)
COLUMNS = st.lists(st.sampled_from([*V1, *FRANCE_SERVICES, "Nom", "Ville", "CP", "autre", ""]),
                   min_size=1, max_size=12)


def accounted(outcome: Outcome) -> None:
    if outcome.source is None:
        assert outcome.unreadable
        return
    kept = [place.origine.ligne for place in places(outcome)]
    refused = [remark.line for remark in outcome.remarks.of(Kind.REFUSED)]
    assert len(kept) == len(set(kept)) == outcome.source.gardees
    assert len(refused) == len(set(refused)) == outcome.source.refusees
    assert not set(kept) & set(refused)
    assert outcome.source.lues == len(kept) + len(refused)
    for place in places(outcome):
        for text in (place.nom, place.adresse, place.resume, place.detail, place.complement,
                     *place.courriels, *(word for words in place.autres.values()
                                         for word in words)):
            assert not text or not personal_data(text), text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(COLUMNS, st.lists(st.lists(CELLS, max_size=14), max_size=6),
       st.sampled_from([",", ";", "\t", "|"]), st.booleans())
def test_any_table(
    columns: list[str], rows: list[list[str]], separator: str, quoted: bool
) -> None:
    header = ["nom", "commune", "adresse", "code_postal", *columns]
    full = [["Espace", "Croquis", "1 rue du Test", "00210", *row] for row in rows]
    if quoted:
        text = as_csv(header, [*full, *rows], separator)
    else:
        text = "\n".join(separator.join(row) for row in [header, *full, *rows])
    outcome = read(text.encode("utf-8", "replace"))
    accounted(outcome)
    assert report([outcome]) and summary([outcome])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    accounted(read(raw))
    accounted(read(b"nom,commune,adresse,code_postal\n" + raw))


@pytest.mark.parametrize("piece", ["1 ", "a@", "(", "<br", "|"])
def test_long_cells_are_cut_and_end(piece: str) -> None:
    long = piece * 12_000
    header = ["id", "nom", "commune", "code_postal", "adresse"]
    columns = [*header, *(name for name in V1 if name not in header)]
    row = ["1", "Espace", "Croquis", "00210", "1 rue du Test", *[long] * (len(V1) - 5)]
    outcome = read(as_csv(columns, [row]))
    accounted(outcome)
    cut = f"2 services LOST texte de {len(long.strip())} signes coupé à 10000"
    assert cut in said(outcome) and len(places(outcome)) == 1


def test_a_file_cut_anywhere() -> None:
    rows = [["1", "Lieu « A »", "Croquis", "00210", "1 rue", 'Un "mot", puis\nun autre'],
            ["2", "Lieu B", "L'Essai", "00110", "2 rue", ""]]
    whole = as_csv(SMALL, rows).encode()
    for cut in random.Random(22).sample(range(len(whole)), 60):
        accounted(read(whole[:cut]))
