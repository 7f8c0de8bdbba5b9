"""Folding of accents, ligatures and apostrophes."""

from __future__ import annotations

import pytest

from faire_avec.text import fold, fold_quotes, slugify, words


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
