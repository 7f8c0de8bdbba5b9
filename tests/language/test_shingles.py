"""Fingerprints of sentences: what does not count, what counts, and what is never lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.language.shingles import (
    LEAST_WORDS,
    Fingerprint,
    Likeness,
    Text,
    fingerprint,
    sentences,
    tokens,
)
from faire_avec.model.types import FINGERPRINT_PATTERN
from samples import ROOT

AMOUNT = "Le montant maximal pour une personne seule est de 646,52 € par mois."
PAGE = ["Accueil", f"Bonjour à tous. {AMOUNT} Il est versé le 5 du mois.",
        "La demande se fait en ligne, sur le site de la caisse."]
CASES = yaml.safe_load((Path(__file__).with_name("empreintes.yml")).read_text(encoding="utf-8"))

_WORDS = (
    "demande dossier caisse logement famille retraite courrier guichet plafond le la de un "
    "ressources formulaire organisme versement déclaration œuvre été"
)
_WORD = st.sampled_from(_WORDS.split())
_VALUE = st.integers(0, 9999).map(str)
_SENTENCE = st.lists(st.one_of(_WORD, _VALUE), min_size=8, max_size=30).map(" ".join)


def keep(text: Text, sentence: str) -> Fingerprint:
    kept = text.keep(sentence)
    assert kept is not None
    return kept


@pytest.mark.parametrize("case", CASES["nombres"], ids=lambda case: case["texte"][:30])
def test_a_value_has_one_writing(case: dict[str, str]) -> None:
    assert [word.text for word in tokens(case["texte"]) if word.value] == case["valeurs"].split()


@pytest.mark.parametrize("case", CASES["devenirs"], ids=lambda case: case["page"][:40])
def test_what_became_of_a_sentence(case: dict[str, str]) -> None:
    wanted = keep(Text(PAGE), AMOUNT)
    found = Text(["Accueil", *case["page"].split(" / "), PAGE[2]]).find(wanted)
    assert found.likeness.value == case["devenir"]


def test_the_nearest_sentence_is_shown_whole() -> None:
    found = Text(PAGE).find(fingerprint(AMOUNT.replace("646,52", "635,71")))
    assert (found.likeness, found.sentence) == (Likeness.CHANGED, AMOUNT)
    assert found.values == ("646.52",)


def test_among_rows_alike_the_one_with_its_values_is_compared() -> None:
    rows = [f"Plafond de ressources pour un foyer de {n} personnes : {n * 1000} euros"
            for n in range(2, 9)]
    wanted = keep(Text(rows), rows[3])
    rows[3] = rows[3].replace("5000", "5100")
    found = Text(rows).find(wanted)
    assert (found.likeness, found.sentence) == (Likeness.CHANGED, rows[3])


@pytest.mark.parametrize(("sentence", "why"), [
    ("Appelez le 36 46.", "mots : il en faut au moins"),
    ("de la et du ou par les des aux", "petits mots"),
    ("mot " * 81, "80 mots au plus"),
])
def test_a_sentence_that_cannot_be_known_again_is_refused(sentence: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        fingerprint(sentence)


@pytest.mark.parametrize("line", [
    "", "1", "2 15 - abcdefgh abcd", "1 x - abcdefgh abcd", "1 15 - abcdefgh abc",
    "1 15 - abcdefgh", "1 15 - abcdefgh !!!!",
])
def test_what_is_no_fingerprint_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        Fingerprint.read(line)


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Voir l'art. L. 112-8 du code. Il dit ceci ! « Oui. » M. Untel paie 3. Fin"
    assert sentences(text) == [
        "Voir l'art. L. 112-8 du code.", "Il dit ceci !", "« Oui. »", "M. Untel paie 3.", "Fin",
    ]


@given(_SENTENCE)
def test_writing_and_reading_give_the_same(sentence: str) -> None:
    try:
        made = fingerprint(sentence)
    except ValueError:
        return
    assert Fingerprint.read(made.written()) == made
    assert re.fullmatch(FINGERPRINT_PATTERN, made.written())
    # No word of the sentence can be read in it; only its values.
    folded = {word.text for word in tokens(sentence) if not word.value and len(word.text) > 4}
    assert not folded & set(re.findall(r"[a-z]+", made.written().rsplit(" ", 2)[0]))


@given(_SENTENCE, st.lists(_SENTENCE, max_size=4), st.randoms(use_true_random=False))
def test_layout_never_counts(sentence: str, around: list[str], draw: object) -> None:
    try:
        made = fingerprint(sentence)
    except ValueError:
        return
    words = sentence.upper().replace(" ", "\u00a0", 2).split(" ")
    # Figures side by side would be one number in one layout and two in the other.
    if re.search(r"\d[ \u00a0]\d", sentence):
        return
    assert Text([*around, "  ".join(words) + " !", *around]).find(made).likeness is Likeness.SAME


@given(_SENTENCE, st.integers(0, 29))
def test_another_value_is_never_the_same(sentence: str, rank: int) -> None:
    words = sentence.split()
    rank %= len(words)
    if not words[rank].isdigit():
        return
    try:
        made = fingerprint(sentence)
    except ValueError:
        return
    words[rank] = str(int(words[rank]) + 1)
    found = Text([" ".join(words)]).find(made)
    assert found.likeness is not Likeness.SAME


@given(_SENTENCE, st.integers(0, 29))
def test_another_word_is_never_the_same(sentence: str, rank: int) -> None:
    words = sentence.split()
    rank %= len(words)
    try:
        made = fingerprint(sentence)
    except ValueError:
        return
    words[rank] = "ailleurs"
    assert Text([" ".join(words)]).find(made).likeness is not Likeness.SAME


@given(st.text(max_size=300), st.lists(st.text(max_size=200), max_size=6))
def test_any_text_is_read(sentence: str, blocks: list[str]) -> None:
    text = Text(blocks)
    assert all(word.start < word.end for block in blocks for word in tokens(block))
    try:
        made = fingerprint(sentence)
    except ValueError:
        return
    assert made.words >= LEAST_WORDS
    found = text.find(made)
    assert 0 <= found.score <= 1
    if found.likeness is Likeness.SAME:
        assert text.keep(sentence) is not None


def test_the_guide_keeps_its_fingerprints_readable() -> None:
    table = yaml.safe_load(Path(ROOT / "fiches" / "passages.yml").read_text(encoding="utf-8"))
    for entry in (table or {}).values():
        if "empreinte" in entry:
            Fingerprint.read(entry["empreinte"])
