"""Signals travel as a line and as JSON, and lose nothing; what is personal never comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.model.signal import GENRES, TEXT_LONGEST, Genre, Signal
from faire_avec.writing.signals.wire import (
    FIELDS,
    BadSignal,
    as_json,
    as_line,
    from_json,
    from_line,
    signal_of,
    signals_in,
)
from strategies import slugs

CONFIRMED = {"genre": "confirmation", "fiche": "caf", "reponse": "code-non-recu",
             "choix": "Par SMS", "mois": "2026-12"}
LINE = ("faire-avec signal | genre: confirmation | fiche: caf | reponse: code-non-recu | "
        "choix: Par SMS | mois: 2026-12 | fin")


def test_the_line_and_the_json_of_a_signal() -> None:
    signal = signal_of(CONFIRMED)
    assert as_line(signal) == LINE
    assert as_json(signal) == (
        '{"version": 1, "genre": "confirmation", "fiche": "caf", "reponse": "code-non-recu", '
        '"choix": "Par SMS", "mois": "2026-12"}'
    )


def test_every_genre_has_words_and_fields_are_known() -> None:
    assert set(GENRES) == set(Genre)
    assert FIELDS == ("genre", "fiche", "reponse", "choix", "mois", "texte")


texts = st.text(st.characters(codec="utf-8", exclude_characters="|",
                              exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]),
                max_size=TEXT_LONGEST)


@given(st.sampled_from(sorted(Genre)), slugs(), slugs(), texts, texts)
def test_what_is_written_is_read_again(
    genre: Genre, sheet: str, answer: str, text: str, choice: str
) -> None:
    fields = {"genre": genre, "fiche": sheet, "reponse": answer, "mois": "2026-12",
              "texte": text, "choix": choice if genre is Genre.CONFIRMATION else ""}
    try:
        signal = signal_of(fields)
    except BadSignal:
        return
    assert isinstance(signal, Signal)
    assert from_line(f"Bonjour,\n\n> {as_line(signal)}\n-- \nsignature") == signal
    assert from_json(as_json(signal)) == signal


@pytest.mark.parametrize("mail", [
    f"Bonjour,\n{LINE}\nCordialement",
    LINE.replace(" | choix", " |\nchoix").replace("code-non-recu |", "code-non-recu\n|"),
    "> " + LINE.replace(" | ", " |\n> > "),
    LINE.replace("\n", "\r\n").replace(" | choix", "\u00a0|\u00a0choix"),
])
def test_a_mail_that_folds_or_quotes_the_line_changes_nothing(mail: str) -> None:
    assert from_line(mail) == signal_of(CONFIRMED)


@pytest.mark.parametrize(("changes", "said"), [
    ({"texte": "Appeler Jeanne au 06 12 34 56 78"}, "«texte» contient un numéro de mobile"),
    ({"texte": "jeanne.martin@orange.fr"}, "une adresse mail personnelle"),
    ({"choix": "1 85 05 78 006 084"}, "un numéro de Sécurité sociale"),
    ({"fiche": "0612345678"}, "«fiche» contient un numéro de mobile"),
    ({"genre": "autre"}, "«genre» est l'un de ces mots : ecran-change"),
    ({"mois": "décembre"}, "«mois» s'écrit AAAA-MM"),
    ({"mois": "2026-13"}, "«mois» s'écrit AAAA-MM"),
    ({"mois": ""}, "Il manque «mois»"),
    ({"fiche": "../caf"}, "«fiche» n'est pas un identifiant"),
    ({"fiche": ""}, "Il manque «fiche»"),
    ({"choix": ""}, "Une confirmation donne «reponse» et «choix»"),
    ({"reponse": ""}, "Une confirmation donne «reponse» et «choix»"),
    ({"genre": "ecran-change"}, "«choix» ne va qu'avec une confirmation"),
    ({"genre": "organisme-manquant", "choix": ""}, "Donnez le nom de l'organisme dans «texte»"),
    ({"texte": "x" * 281}, "«texte» dépasse 280 signes"),
    ({"texte": "a | b"}, "sans le signe « | »"),
    ({"texte": "a\u202eb"}, "un signe invisible"),
    ({"texte": ["a"]}, "«texte» doit être un texte"),
    ({"nom": "Jeanne"}, "«nom» n'est pas un champ d'un signal"),
    ({"fiches": "caf"}, "vouliez-vous dire «fiche»"),
])
def test_a_wrong_signal_is_refused_in_french(changes: dict[str, object], said: str) -> None:
    with pytest.raises(BadSignal) as refused:
        signal_of({**CONFIRMED, **changes})
    assert said in str(refused.value)


def test_a_refusal_never_repeats_what_is_personal() -> None:
    for fields in ({"texte": "06 12 34 56 78"}, {"choix": "06 12 34 56 78"}):
        with pytest.raises(BadSignal) as refused:
            signal_of({**CONFIRMED, **fields})
        assert "06" not in str(refused.value)


def test_a_text_gives_all_its_signals_and_says_which_are_refused() -> None:
    found = signals_in(f"{LINE}\n{LINE.replace('2026-12', 'hier')}\nfaire-avec signal | sans fin")
    assert [type(one).__name__ for one in found] == ["Signal", "BadSignal"]


@pytest.mark.parametrize("text", [
    "", "Bonjour", "{", "[]", '"a"', "faire-avec signal | fin", "faire-avec signal | genre | fin",
    "faire-avec signal |" * 50_000, "[" * 5_000, '{"version": 2, "genre": "ecran-change"}',
])
def test_what_is_no_signal_says_so(text: str) -> None:
    for read in (from_line, from_json):
        with pytest.raises(BadSignal):
            read(text)
