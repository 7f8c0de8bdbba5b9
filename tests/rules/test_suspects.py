"""A rule that passes over texts with ``SUSPECT`` finds all that it would by looking at each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faire_avec.checking.pile import Pile
from faire_avec.corpus import Tables, Text
from faire_avec.language import personal
from faire_avec.loading.nodes import Document
from faire_avec.model.types import Kind, Role
from faire_avec.problems import Problem
from faire_avec.rules import RuleModule, all_rules, bound
from samples import TODAY

NOWHERE = Document("fiches/risques/essai.yml", None, None)
QUICK = [module for module in all_rules() if module.suspect is not None]
# What rules look for, whole and in pieces, in every case.
WRONG = (
    "elle", "Elle", "on n'a pas lu", "nous n'avons rien trouvé", "page lue", "PAGES NON LUES",
    "source privée", "Cherchée le", "cherchés le", "selon les pages", "date non relevée", "vu dans",
    "le texte lui-même n'a pas été vu", "d'après une copie de", "de de", "De\nde", "l'aller aller",
    "nous nous", "( seul", "seul )", "«x", "x »", "x»", "« x", "[", "]", "“", "”", "mot:", "mot ,",
    "mot .", "a) un", "; b) deux", "`(`", "&amp;", "[x](https://a.fr)", "](", "[ici](http://caf.fr)",
    "[x](javascript:a)", "[x](//a)", "[[la-fiche|ici]]", "https://jean@caf.fr/?token=1", "http://é.fr/",
    "https://bit.ly/a", "ftp://a.fr/b", "<b>", "</ b", "<", "**gras**", "__gras__", "*i*", "`c`",
    "# titre", "TOUT EN CAPITALES", "ÇA L'EST AUSSI", "(§ 27)", "paragraphe 4", "au § 3",
    "01 23 45 67 89", "+33 (0)1 23 45 67 89", "0033 1.23.45.67.89", "06 12 34 56 78",
    "1 85 05 78 006 084 91", "jean.dupont@gmail.com", "jean [at] free [point] fr",
    "jean arobase orange point fr", "FR76 3000 6000 0112 3456 7890 189", "GB82WEST12345698765432",
    "30006 00001 12345678901 89", "4970 1000 0000 0007", "0 12 345 678 901 23",
    "numéro d'étranger 1234567890", "passeport 12 AB 34567", "AB-123-CD", "née le 12 mai 1970",
    "ne le 1/2/1970", "+44 7911 123456", "0590 69 01 02", "\uff10\uff16",
    "\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "\uff20gmail.com",
    "\u200b", "\u202e", "\t", "\u0441\u0430f", "caf\u0301", "é",
    "e\u0301\u0301\u0301\u0301", "½", "\u00a0\u00a0",
)
pieces = st.one_of(
    st.sampled_from(WRONG),
    st.sampled_from([" ", "  ", "\n", ".", " ", ", ", "'", "0", "1", "33", "@", "a", "b"]),
    st.text(max_size=3),
)
texts = st.lists(st.lists(pieces, max_size=7).map("".join), min_size=1, max_size=3)


def found(module: RuleModule, looked_at: Iterator[Text]) -> set[Problem]:
    assert module.check_text is not None
    look = bound(module.check_text, tables=Tables(), today=TODAY)
    return {problem for text in looked_at for problem in look(text)}


@pytest.mark.parametrize("module", QUICK, ids=[module.rule.name for module in QUICK])
@settings(max_examples=120, deadline=None)
@given(texts=texts, role=st.sampled_from(sorted(Kind)).map(Role))
def test_no_wrong_text_is_passed_over(module: RuleModule, texts: list[str], role: Role) -> None:
    if role.kind is Kind.URL:
        texts = [f"https://caf.fr/{text}" for text in texts]
    listed = [Text(NOWHERE, (rank,), text, role, "essai") for rank, text in enumerate(texts)]
    pile = Pile(listed)
    every = found(module, pile.worth_a_look(module.kinds, None))
    assert found(module, pile.worth_a_look(module.kinds, module.suspect)) == every


@settings(max_examples=300, deadline=None)
@given(text=st.lists(pieces, max_size=7).map("".join))
def test_no_personal_pattern_is_passed_over(text: str) -> None:
    flat = personal.plain_form(text)
    digits = sum(sign.isdigit() for sign in flat)
    for pattern in personal._PATTERNS:
        if pattern.compiled.search(flat):
            assert pattern.may_be_in(flat, digits), pattern.id
            assert personal.MAYBE_PERSONAL.search(text), pattern.id
