"""The verdict on an answer, and the list of ignored links that must stay needed."""

from __future__ import annotations

from datetime import date

import pytest

from faire_avec.model.tables import LienIgnore
from faire_avec.upkeep.links import Answer, Failure, Verdict, judge, useless

PAGE = "https://www.exemple.fr/aides/page"


@pytest.mark.parametrize(
    ("status", "final", "verdict"),
    [
        (200, PAGE, Verdict.FINE),
        (204, PAGE, Verdict.FINE),
        (200, "https://www.exemple.fr/aides/autre", Verdict.FINE),
        (200, "https://exemple.fr/aides/page", Verdict.FINE),
        (200, "https://www.exemple.fr/", Verdict.HOME),
        (200, "https://www.exemple.fr/fr/", Verdict.HOME),
        (200, "https://autre.fr/index.html", Verdict.HOME),
        (200, "https://www.exemple.fr/?id=3", Verdict.FINE),
        (200, "https://autre.fr/aides/page", Verdict.MOVED),
        (200, "https://compte.exemple.fr/aides/page", Verdict.MOVED),
        (404, PAGE, Verdict.DEAD),
        (410, PAGE, Verdict.DEAD),
        (302, PAGE, Verdict.DEAD),
        (401, PAGE, Verdict.REFUSED),
        (403, PAGE, Verdict.REFUSED),
        (429, PAGE, Verdict.REFUSED),
        (503, PAGE, Verdict.REFUSED),
    ],
)
def test_verdicts(status: int, final: str, verdict: Verdict) -> None:
    assert judge(Answer(PAGE, status, final, 0.1), 8) is verdict


@pytest.mark.parametrize(
    ("failure", "verdict"),
    [
        (Failure.UNREACHABLE, Verdict.DEAD),
        (Failure.CERTIFICATE, Verdict.DEAD),
        (Failure.TIMEOUT, Verdict.SLOW),
    ],
)
def test_no_answer(failure: Failure, verdict: Verdict) -> None:
    assert judge(Answer(PAGE, None, PAGE, 0.1, failure), 8) is verdict


def test_slow_is_the_last_thing_said() -> None:
    assert judge(Answer(PAGE, 200, PAGE, 9.0), 8) is Verdict.SLOW
    assert judge(Answer(PAGE, 404, PAGE, 9.0), 8) is Verdict.DEAD


def test_a_home_page_may_lead_to_a_home_page() -> None:
    answer = Answer("https://exemple.fr", 200, "https://exemple.fr/fr/", 0.1)
    assert judge(answer, 8) is Verdict.FINE


def ignored(until: str) -> LienIgnore:
    return LienIgnore(raison="Refuse les programmes", jusqu_au=date.fromisoformat(until))


@pytest.mark.parametrize(
    ("until", "known", "verdict", "why"),
    [
        ("2027-01-01", [PAGE], Verdict.REFUSED, None),
        ("2027-01-01", [PAGE], None, None),
        ("2027-01-01", [], None, "aucune fiche"),
        ("2027-01-01", [PAGE], Verdict.FINE, "le lien marche"),
        ("2026-11-20", [PAGE], Verdict.REFUSED, "ignoré jusqu'au 2026-11-20"),
        ("2026-11-21", [PAGE], Verdict.REFUSED, None),
    ],
)
def test_an_ignored_link_must_stay_needed(
    until: str, known: list[str], verdict: Verdict | None, why: str | None
) -> None:
    verdicts = {PAGE: verdict} if verdict else {}
    found = useless({PAGE: ignored(until)}, known, verdicts, date(2026, 11, 21))
    assert (found.get(PAGE) or "").startswith(why or "") and bool(found) == bool(why)
