"""Shared among processes or not, the same sheets give the same pages in the same order."""

from __future__ import annotations

import pytest

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.machine import sharing
from faire_avec.rendering import parallel
from faire_avec.rendering.parallel import sheet_pages
from faire_avec.rendering.view import Site
from samples import TODAY


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_same_pages_whoever_renders(
    workers: int, guide: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = list(guide.sheets.values())[:20]
    alone = sheet_pages(Site(Edition(guide, TODAY)), sheets)
    monkeypatch.setattr(sharing, "_workers", lambda count, worth: workers)
    assert sheet_pages(Site(Edition(guide, TODAY)), sheets) == alone


def test_what_fails_elsewhere_fails_here(guide: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = list(guide.sheets.values())[:4]
    real = parallel.kept_sheet_page

    def broken(site: Site, sheet: object) -> object:
        if sheet is sheets[1]:
            raise ValueError("gabarit cassé")
        return real(site, sheet)  # type: ignore[arg-type]

    monkeypatch.setattr(sharing, "_workers", lambda count, worth: 2)
    monkeypatch.setattr(parallel, "kept_sheet_page", broken)
    with pytest.raises(ValueError, match="gabarit cassé"):
        sheet_pages(Site(Edition(guide, TODAY)), sheets)
