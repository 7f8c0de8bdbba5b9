"""A drawing beside each plain sentence: the right one, and not the same five times."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faire_avec.corpus import Corpus
from faire_avec.rendering import environment
from faire_avec.rendering.sheet.pictograms import pictograms

TEMPLATE = Path(environment.__file__).parent / "templates" / "_pictos.html"


@pytest.mark.parametrize(
    ("sentences", "drawn"),
    [
        (["Appelez le 32 30."], ["telephone"]),
        (["Ne donnez jamais votre code au téléphone."], ["cle"]),
        (["Un code arrive par mail.", "Gardez votre code pour vous."], ["cle", "cle"]),
        (["Le RSA est versé.", "Le RSA change tous les trois mois."], ["argent", "date"]),
        (["Bonne route."], ["point"]),
        (["Codex et moisissure ne sont pas des codes."], ["cle"]),
        ([], []),
    ],
)
def test_a_sentence_has_the_drawing_of_its_subject(
    sentences: list[str], drawn: list[str]
) -> None:
    assert pictograms(sentences) == drawn


def test_every_drawing_exists_and_most_sentences_have_one(guide: Corpus) -> None:
    known = set(re.findall(r"^  '(\w+)':", TEMPLATE.read_text(encoding="utf-8"), re.MULTILINE))
    chosen = [
        name for sheet in guide.sheets.values() for name in pictograms(sheet.fiche.face_personne)
    ]
    assert set(chosen) <= known
    assert chosen.count("point") < 0.25 * len(chosen)
