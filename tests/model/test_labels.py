"""Every closed word of the models has its French label, and no label is left over."""

from __future__ import annotations

from typing import get_args

import pytest

from faire_avec.model import labels
from faire_avec.model.base import Acteur, Certitude, Statut
from faire_avec.model.plateforme import But
from faire_avec.model.quiz import GenreDeQuestion
from faire_avec.model.risque import Niveau


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (Acteur, labels.ACTORS), (Certitude, labels.CERTAINTY), (Statut, labels.STATUS),
        (But, labels.PURPOSES), (GenreDeQuestion, labels.KINDS_OF_QUESTION),
        (Niveau, labels.LEVEL_LABELS),
    ],
)
def test_a_closed_list_and_its_labels_are_in_step(words: object, names: dict[str, str]) -> None:
    assert set(names) == set(get_args(words))
