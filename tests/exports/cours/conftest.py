"""The courses of the guide, written once for every test of their formats."""

from __future__ import annotations

import pytest

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports.cours import kept_exports
from faire_avec.exports.cours._course import Course, courses
from samples import TODAY


@pytest.fixture(scope="session")
def all_courses(guide: Corpus) -> list[Course]:
    """The courses of the guide."""
    return list(courses(guide))


@pytest.fixture(scope="session")
def packs(guide: Corpus) -> dict[str, bytes]:
    """Every file of every course, by its name in the site."""
    return {
        export.path: export.content if isinstance(export.content, bytes)
        else export.content.encode()
        for export in kept_exports(Edition(guide, TODAY))
    }
