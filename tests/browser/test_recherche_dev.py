"""The queries the search was made with: the right sheet comes first, or among the first three."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from faire_avec.corpus import Corpus
from measure.evaluate_search import (
    ASK_ALL,
    IDS_OF_ITEMS,
    QUERIES,
    REAL_QUERIES,
    Answer,
    read_queries,
    read_without_answer,
    shortfalls,
)

pytestmark = pytest.mark.browser


def test_every_expected_sheet_exists(guide: Corpus) -> None:
    expected = {
        name for path in (QUERIES, REAL_QUERIES) for query in read_queries(path)
        for name in query.expected
    }
    assert expected - set(guide.sheets) == {"aucune"}


@pytest.mark.parametrize("path", [QUERIES, REAL_QUERIES], ids=lambda path: path.stem)
def test_the_right_sheet_is_found(path: Path, page: Page, address: str) -> None:
    queries = [query for query in read_queries(path) if query.expected != ("aucune",)]
    page.goto(f"{address}a-propos/")
    found = page.evaluate(ASK_ALL, [query.text for query in queries])
    answers = [Answer(query, tuple(ids)) for query, ids in zip(queries, found, strict=True)]
    below = shortfalls(answers)
    misses = [answer.shown() for answer in answers if not answer.succeeds]
    assert not below, "\n".join(["Sous les seuils :", *below, "", "Échecs :", *misses])


def test_what_is_off_the_subject_is_not_answered(page: Page, address: str) -> None:
    wrong = []
    for query in read_without_answer():
        page.goto(f"{address}recherche/?q={quote(query)}")
        page.wait_for_selector("#resultats[data-etat=fini]", state="attached")
        found = page.eval_on_selector_all("#resultats > li", IDS_OF_ITEMS)
        if found or page.locator("#sans-reponse").is_hidden():
            wrong.append(f"« {query} » : {', '.join(found) or 'aucune aide proposée'}")
    assert not wrong, "\n".join(["Faux positifs :", *wrong])
