"""Every export of the real guide, by path, with and without a known address."""

from __future__ import annotations

import pytest

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports import all_exports
from samples import TODAY

ADDRESS = "https://guide.exemple.org/faire-avec/"


def texts(corpus: Corpus, address: str) -> dict[str, str]:
    return {
        export.path: export.content if isinstance(export.content, str)
        else export.content.decode("utf-8")
        for export in all_exports(Edition(corpus, TODAY, address))
        if isinstance(export.content, str) or export.path.endswith(".csv")
    }


@pytest.fixture(scope="session")
def published(guide: Corpus) -> dict[str, str]:
    """The text files of a site that knows its address."""
    return texts(guide, ADDRESS)


@pytest.fixture(scope="session")
def homeless(guide: Corpus) -> dict[str, str]:
    """The text files of a site that does not."""
    return texts(guide, "")
