"""Folding of accents, ligatures and apostrophes."""

from __future__ import annotations

import pytest

from faire_avec.text import fold, fold_quotes, inside, slugify, words


@pytest.mark.parametrize(
    ("text", "folded", "slug", "split"),
    [
        ("Déclaration", "declaration", "declaration", "declaration"),
        ("L’œuvre", "l'oeuvre", "l-oeuvre", "l oeuvre"),
        ("FranceConnect+", "franceconnect+", "franceconnect", "franceconnect+"),
        ("ÇA, c'est À VOIR !", "ca, c'est a voir !", "ca-c-est-a-voir", "ca c est a voir"),
        ("Ærø", "aerø", "aer", "aer"),
        ("", "", "", ""),
    ],
)
def test_folding(text: str, folded: str, slug: str, split: str) -> None:
    assert fold(text) == folded
    assert slugify(text) == slug
    assert words(text) == split


def test_quotes_alone() -> None:
    assert fold_quotes("Œuvre d’été") == "OEuvre d'été"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Un RIB connu", "un RIB connu"), ("RIB", "RIB"), ("SMS ou mail", "SMS ou mail"),
        ("FranceConnect+", "FranceConnect+"), ("Aidants Connect", "Aidants Connect"),
        ("Élire domicile", "élire domicile"), ("À la poste", "à la poste"), ("", ""),
    ],
)
def test_a_label_inside_a_sentence(label: str, said: str) -> None:
    assert inside(label) == said
