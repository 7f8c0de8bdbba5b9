"""Repairs: what they change, what they keep, and that they never change the meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.loading.nodes import Refused, parse
from faire_avec.model import SHEET_TYPES, TYPES_BY_FOLDER
from faire_avec.writing.repair import repair
from samples import ROOT, sheet

PLATEFORME = SHEET_TYPES["plateforme"]
GOOD = sheet("plateforme")


@pytest.mark.parametrize(
    ("before", "after", "done"),
    [
        ("operateur: Cnaf", "operateur: Cnaf   ", "espaces en fin de ligne"),
        ("Un formulaire.", "Un\u00a0formulaire.", "espaces insécables"),
        ("Un formulaire.", "Un\u202fformulaire.", "espaces insécables"),
        ("en_bref: Une phrase.", "en_bref: Une phrase\u00a0.", None),
    ],
)
def test_spaces(before: str, after: str, done: str | None) -> None:
    repaired = repair(GOOD.replace(before, after), PLATEFORME)
    if done:
        assert repaired.text == GOOD
        assert len(repaired.done) == 1 and repaired.done[0].startswith(done)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("«oui»", "« oui »"),
        ("Vraiment?", "Vraiment ?"),
        ("Non! Si; mais", "Non ! Si ; mais"),
        ("https://www.caf.fr/?a=b;c", "https://www.caf.fr/?a=b;c"),
        ("Il est 12:30", "Il est 12:30"),
    ],
)
def test_french_punctuation(bad: str, good: str) -> None:
    text = GOOD + 'on_y_fait: ["{}"]\n'
    assert good in repair(text.replace("{}", bad), PLATEFORME).text


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("verifie_le: 21/11/2026", "verifie_le: 2026-11-21"),
        ("verifie_le: 1.2.2026", "verifie_le: 2026-02-01"),
        ("verifie_le: 31/02/2026", "verifie_le: 31/02/2026"),
    ],
)
def test_dates(bad: str, good: str) -> None:
    text = GOOD.replace("verifie_le: 2026-11-01", bad)
    assert repair(text, PLATEFORME).text == GOOD.replace("verifie_le: 2026-11-01", good)


def test_ids_become_ascii() -> None:
    text = GOOD + "voir_aussi: [Déjà vu, un-risque]\n"
    assert "voir_aussi: [deja-vu, un-risque]\n" in repair(text, PLATEFORME).text


def test_fields_take_the_model_s_order_with_their_comments() -> None:
    text = (
        "# En-tête du fichier.\n\n# Pourquoi ce thème.\nthemes: [compte]\n"
        "titre: Essai  # le titre\nstatut: brouillon\n# La phrase.\nen_bref: >\n"
        "  Une phrase\n\n  sur deux lignes.\n"
    )
    assert repair(text, PLATEFORME).text == (
        "# En-tête du fichier.\n\ntitre: Essai  # le titre\n# La phrase.\nen_bref: >\n"
        "  Une phrase\n\n  sur deux lignes.\n# Pourquoi ce thème.\nthemes: [compte]\n"
        "statut: brouillon\n"
    )


def test_an_unknown_field_keeps_the_order() -> None:
    text = "themes: [compte]\ntitre: Essai\nautre: 1\n"
    assert repair(text, PLATEFORME).text == text


@pytest.mark.parametrize(
    "path", sorted((ROOT / "fiches").glob("*/*.yml")), ids=lambda path: path.stem
)
def test_the_guide_says_the_same_thing_after_repair(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text(encoding="utf-8")
    before, _ = parse(text, "")
    repaired = repair(text, TYPES_BY_FOLDER[path.parent.name])
    after, _ = parse(repaired.text, "")
    assert _plain(after.data) == _plain(before.data)
    assert sorted(_comments(repaired.text)) == sorted(_comments(text))
    again = repair(repaired.text, TYPES_BY_FOLDER[path.parent.name])
    assert again.done == ()


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return "".join(str(value).split())


@given(st.text(max_size=200))
def test_any_text_is_repaired_or_left_and_never_breaks(text: str) -> None:
    repaired = repair(text, PLATEFORME)
    try:
        before, _ = parse(text.replace("\r\n", "\n").replace("\r", "\n"), "")
    except Refused:
        return
    after, _ = parse(repaired.text, "")
    # A text of no-break spaces alone becomes an empty file: nothing is lost.
    assert after.data is None or isinstance(after.data, type(before.data)) or before.data is None
