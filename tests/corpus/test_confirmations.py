"""Three readers who agree settle a question, one who does not opens it again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.cli import OK, PROBLEMS, main
from faire_avec.corpus import LIMITS, due_of, load
from faire_avec.corpus.confirmations import (
    ENOUGH,
    MOST_A_DAY,
    WINDOW,
    Confirmation,
    Verdict,
    merge,
    verdict_of,
)
from faire_avec.model.reponse import Echelle, QuestionAuLecteur, Reponse
from faire_avec.rendering.sheet.answers import groups_of
from faire_avec.upkeep.questions import CHANGED, UNSEEN, questions
from samples import ROOT, TODAY, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
DAY = date(2026, 11, 20)
ANSWER = Reponse.model_validate({
    "id": "code", "titre": "Le code n'arrive pas", "se_dit": ["Pas de code"], "motif": "code",
    "gestes": ["Attendre."], "sinon": Echelle(),
    "question": QuestionAuLecteur(texte="Le code arrive par", choix=["mail", "SMS", "autre"]),
})
PLAIN = ANSWER.model_copy(update={"question": None})
# Months and choices, in order; then what is settled, how many times, and whether it is disputed.
CASES: dict[str, tuple[list[tuple[str, str]], str | None, int, bool]] = {
    "two are not enough": ([("2026-09", "SMS"), ("2026-10", "SMS")], None, 0, False),
    "three in one month": ([("2026-10", "SMS")] * 3, "SMS", 3, False),
    "three in six months": (
        [("2026-05", "SMS"), ("2026-08", "SMS"), ("2026-10", "SMS")], "SMS", 3, False),
    "three in seven months": (
        [("2026-04", "SMS"), ("2026-08", "SMS"), ("2026-10", "SMS")], None, 0, False),
    "one of them says otherwise": (
        [("2026-09", "SMS"), ("2026-09", "mail"), ("2026-10", "SMS"), ("2026-10", "SMS")], None, 0,
        True),
    "settled, then contradicted": (
        [("2026-08", "SMS")] * 3 + [("2026-10", "mail")], None, 0, True),
    "settled long ago, said again": (
        [("2025-08", "SMS")] * 3 + [("2026-10", "SMS")], "SMS", 4, False),
    "contradicted, then three again after six months": (
        [("2025-08", "SMS")] * 3 + [("2025-10", "mail")] + [("2026-06", "SMS")] * 3, "SMS", 3,
        False),
    "contradicted, then three again too soon": (
        [("2025-08", "SMS")] * 3 + [("2025-10", "mail")] + [("2026-01", "SMS")] * 3, None, 0, True),
    "a choice that is no longer offered": ([("2026-10", "courrier")] * 3, None, 0, False),
}


def kept(said: list[tuple[str, str]], answer: str = "code") -> list[Confirmation]:
    return [
        Confirmation(month, answer, choice, f"{rank:08x}", DAY)
        for rank, (month, choice) in enumerate(said)
    ]


@pytest.mark.parametrize("name", CASES)
def test_what_signals_say_together(name: str) -> None:
    said, settled, times, disputed = CASES[name]
    verdict = verdict_of(kept(said), ANSWER)
    if all(choice not in ("mail", "SMS") for _, choice in said):
        assert verdict is None
        return
    assert verdict is not None
    assert (verdict.settled, verdict.count, verdict.disputed) == (settled, times, disputed)
    assert verdict.last == max(month for month, _ in said)


@given(st.lists(st.tuples(
    st.sampled_from([f"2026-{month:02}" for month in range(1, 13)]),
    st.sampled_from(["mail", "SMS", "autre"]),
), max_size=12))
def test_nothing_is_settled_without_enough_who_agree(said: list[tuple[str, str]]) -> None:
    verdict = verdict_of(kept(said), ANSWER)
    assert verdict == verdict_of(list(reversed(kept(said))), ANSWER)
    if verdict is None or verdict.settled is None:
        return
    last = [choice for month, choice in said if month == verdict.last]
    assert set(last) == {verdict.settled}
    assert sum(choice == verdict.settled for _, choice in said) >= ENOUGH


def test_an_answer_that_asks_nothing_is_confirmed_by_use() -> None:
    verdict = verdict_of(kept([("2026-10", "a servi")] * 3), PLAIN)
    assert verdict == Verdict("a servi", 3, "2026-10", (("a servi", 3),))


def test_the_same_signal_counts_once_and_a_flood_is_told() -> None:
    rank = count()
    flood = [("caf", Confirmation("2026-11", "code", "mail", f"{next(rank):08x}", DAY))
             for _ in range(200)]
    merged = merge({}, [*flood, *flood[:3]])
    assert len(merged.added["caf"]) == MOST_A_DAY
    assert merged.flooded == (("caf#code", "mail", 200 - MOST_A_DAY),)
    again = merge(merged.added, flood[:MOST_A_DAY])
    assert again.added == {} and again.known == MOST_A_DAY


ANSWERED = """\
reponses:
  - id: code
    titre: Le code n'arrive pas
    se_dit: [Pas de code]
    motif: code
    gestes: [Attendre.]
    sinon: {papier: Écrire., telephone: {contact: une-ligne, dire: Bonjour.}}
    preuve: {vu: ecran, verifie_le: 2024-01-01}
    question: {texte: Le code arrive par, choix: [mail, SMS]}
"""


def small(tree: Tree, *lines: str) -> Path:
    files = {**one_of_each(), "plateformes/un-plateforme.yml": sheet("plateforme", extra=ANSWERED)}
    if lines:
        files["confirmations/un-plateforme.txt"] = "".join(f"{line}\n" for line in lines)
    return tree(files)


AGREED = [f"2026-11-0{rank} code 2026-10 0000000{rank} SMS" for rank in range(1, 4)]


def test_what_is_settled_is_told_dated_and_no_longer_asked(tree: Tree) -> None:
    before, _ = load(small(tree))
    after, problems = load(small(tree, "# une remarque", *AGREED))
    assert problems == []
    sheet_id = "un-plateforme"
    (group,) = groups_of(after, after.sheets[sheet_id])
    assert group.answers[0].question is None
    assert group.answers[0].line.text == (
        "Confirmé 3 fois, la dernière en octobre 2026 : le code arrive par SMS."
    )
    late, fresh = (due_of(corpus.sheets[sheet_id], corpus.tables) for corpus in (before, after))
    assert late is not None and late < TODAY
    assert fresh is not None and fresh > TODAY
    assert UNSEEN in {one.kind for one in questions(before, TODAY)}
    assert UNSEEN not in {one.kind for one in questions(after, TODAY)}
    assert before.tables.digest != after.tables.digest


def test_a_contradiction_is_shown_and_asked_first(tree: Tree) -> None:
    corpus, _ = load(small(tree, *AGREED, "2026-11-09 code 2026-11 000000aa mail"))
    (group,) = groups_of(corpus, corpus.sheets["un-plateforme"])
    assert group.answers[0].question is not None
    assert "SMS (3), mail (1)" in group.answers[0].line.text
    first = questions(corpus, TODAY)[0]
    assert first.kind == CHANGED and "SMS (3), mail (1)" in first.text


def test_a_question_says_what_settles_it_and_what_to_say(tree: Tree) -> None:
    corpus, _ = load(small(tree))
    (asked,) = [one for one in questions(corpus, TODAY) if one.kind == UNSEEN]
    assert asked.call == "une-ligne" and "Le code arrive par : mail ou SMS ?" in asked.say
    assert all(one.settles for one in questions(corpus, TODAY))


@pytest.mark.parametrize("line", [
    "code 2026-10 00000001 SMS", "2026-13-01 code 2026-10 00000001 SMS",
    "2026-11-01 code 2026-10 zz SMS", "2026-11-01 code 2026-10 00000001",
])
def test_a_line_that_does_not_read_is_told_with_its_place(line: str, tree: Tree) -> None:
    _, problems = load(small(tree, "# tête", line))
    assert [(one.path, one.line) for one in problems] == [
        ("fiches/confirmations/un-plateforme.txt", 2)
    ]


def signals(path: Path, *choices: str, month: str = "2026-11") -> str:
    path.write_text("".join(json.dumps({
        "version": 1, "genre": "confirmation", "fiche": "un-plateforme", "reponse": "code",
        "choix": choice, "mois": month, "jeton": f"{rank:08x}",
    }) + "\n" for rank, choice in enumerate(choices)), encoding="utf-8")
    return str(path)


def test_signals_become_lines_and_the_drill_of_a_flood(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small(tree)
    words = ["--fiches", str(folder)]
    three = signals(tmp_path / "a.json", "SMS", "SMS", "SMS")
    assert main(["confirmer", three, *words]) == OK
    told = capsys.readouterr().out
    assert "3 signaux gardés" in told and "un-plateforme#code : réglé : SMS" in told
    text = (folder / "confirmations" / "un-plateforme.txt").read_text(encoding="utf-8")
    assert main(["confirmer", three, *words]) == OK
    assert "0 signaux gardés, 3 déjà connus" in capsys.readouterr().out
    assert (folder / "confirmations" / "un-plateforme.txt").read_text(encoding="utf-8") == text
    flood = signals(tmp_path / "b.json", *["SMS"] * 3, *["mail"] * 300)
    assert main(["confirmer", flood, *words]) == OK
    told = capsys.readouterr().out
    assert "Afflux sur un-plateforme#code : 298" in told
    assert "à trancher : SMS (3), mail (2)" in told


def test_what_fits_nothing_is_refused_and_told(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small(tree)
    odd = signals(tmp_path / "a.json", "pigeon")
    assert main(["confirmer", odd, "--fiches", str(folder)]) == PROBLEMS
    assert "Refusé" in capsys.readouterr().err
    assert not (folder / "confirmations").exists()


def test_the_limits_of_the_contributors_page_are_those_of_the_guide() -> None:
    text = (ROOT / "docs" / "contribuer" / "index.md").read_text(encoding="utf-8")
    table = text.split("## Combien de temps un fait tient")[1].split("\n## ")[0]
    said = [int(days) for days in re.findall(r"(\d+) jours", table)]
    assert sorted(said) == sorted(days for days in LIMITS.values() if days is not None)
    assert f"{MOST_A_DAY}" == "5" and "cinq par jour" in text
    assert (ENOUGH, WINDOW) == (3, 6) and "Trois signaux qui s'accordent en six mois" in text
