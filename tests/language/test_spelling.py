"""Every text of the guide is spelled as a French dictionary spells it, or as its own list does."""

from __future__ import annotations

import pytest

from faire_avec.corpus import Corpus
from spelling import OWN_WORDS, own_words, spelled_texts, unknown_parts, words


def test_the_guide_is_spelled_right(guide: Corpus) -> None:
    faults = [
        f"{text.document.path}:{text.position[0]} « {part} »"
        for text in spelled_texts(guide) for word in words(text.text)
        for part in unknown_parts(word)
    ]
    assert not faults, (
        "mots inconnus : corrigez-les, ou ajoutez les vrais mots à "
        f"tests/language/{OWN_WORDS.name}\n" + "\n".join(faults)
    )


def test_the_list_is_in_order_and_holds_no_useless_word(guide: Corpus) -> None:
    listed = OWN_WORDS.read_text(encoding="utf-8").split("\n")[:-1]
    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))
    written = "\n".join(text.text for text in spelled_texts(guide)).casefold()
    assert [word for word in sorted(own_words()) if word.casefold() not in written] == []


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("La personne recopie le code.", []),
        ("La personne recopie le cdoe.", ["cdoe"]),
        ("L'identifiant de l'Aripa, aujourd'hui : dites-le-moi.", []),
        ("Une adrese, lisez-la bien", ["adrese"]),
        ("Mettez les démarches d'un coté-là et l'accés de l'autre.", ["accés"]),
        ("Mazet-Sorin ou Mazet-Sorrin", ["Sorrin"]),
        ("Voir [[caf|la Kaf]] et [[ameli]], ou [le siite](https://exemple.fr/xyzzy).",
         ["Kaf", "siite"]),
        ("Écrivez à qqn@exemple.fr, sur exemple.gouv.fr/xyzzy, avec {xyzzy} et `xyzzy`.", []),
        ("Le 1er étage, la 2e porte, 3 500 euros", []),
    ],
)
def test_what_is_a_word(text: str, unknown: list[str]) -> None:
    assert [part for word in words(text) for part in unknown_parts(word)] == unknown


def test_what_people_say_is_left_as_they_say_it(guide: Corpus) -> None:
    fields = {step for text in spelled_texts(guide) for step in text.location}
    assert {"titre", "gestes", "en_bref"} <= fields
    assert not {"alias", "se_dit", "auteurs", "editeur"} & {
        step for text in spelled_texts(guide) if text.owner == "sources" for step in text.location
    }
    assert not {"alias", "se_dit"} & fields
