"""Every text once: sheets, tables, keys; every rule of texts meets every table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import Field

from conftest import Check
from faire_avec.checking import check as checking
from faire_avec.checking.check import load_and_check
from faire_avec.checking.messages import line_of
from faire_avec.corpus import Corpus, Text, sheet_texts, table_texts
from faire_avec.model.base import Model
from faire_avec.model.tables import TABLES, VOCABULARIES
from faire_avec.model.types import Kind, Line
from faire_avec.problems import Problem, Rule
from faire_avec.rules import RuleModule, all_rules
from samples import TABLES_MINIMALES, TODAY, one_of_each

# One entry of each table, with a hole in a plain text of it.
HOLES = {
    "sources.yml": "poison: {{titre: {0}, editeur: E, consulte_le: 2026-11-01}}\n",
    "contacts.yml": "poison: {{nom: {0}}}\n",
    "textes.yml": "poison: {{reference: R, dit: {0}, pour: [etat], source: une-source}}\n",
    "domaines.yml": "poison.gouv.fr: {{operateur: {0}, certitude: sure}}\n",
    "liens-ignores.yml":
        "\"https://www.caf.fr/\": {{raison: {0}, jusqu_au: 2027-01-01}}\n",
    "vocabulaires.yml": "  poison: {{libelle: {0}}}\n",
    "synonymes.yml": "poison: [{0}]\n",
}
POISONS = {
    "FA111": "\"Un <b>mot</b>\"",
    "FA118": "\"Jeanne, 06 12 34 56 78\"",
    "FA121": "\"Un mot\\u202e caché\"",
    "FA125": "\"Appeler le 01 77 86 39 49\"",
    "FA145": "\"Voir [[un-risque]]\"",
    "FA202": "\"CECI EST CRIÉ TRÈS FORT\"",
    "FA241": "\"Voir https://www.caf.fr/page\"",
}


@pytest.mark.parametrize("table", HOLES)
@pytest.mark.parametrize("code", POISONS)
def test_each_poison_is_refused_in_each_table(check: Check, table: str, code: str) -> None:
    clean = TABLES_MINIMALES.get(table, "") + HOLES[table].format("Un mot simple")
    poisoned = TABLES_MINIMALES.get(table, "") + HOLES[table].format(POISONS[code])
    assert check({**one_of_each(), table: clean})[1] == []
    found = check({**one_of_each(), table: poisoned})[1]
    assert (f"fiches/{table}", code) in {(one.path, one.rule.code) for one in found}


@pytest.mark.parametrize("key", ["\"<b>x</b>\"", "\"a\\u202eb\"", "\"06 12 34 56 78\""])
@pytest.mark.parametrize("table", ["sources.yml", "contacts.yml", "textes.yml", "domaines.yml",
                                   "liens-ignores.yml", "synonymes.yml"])
def test_a_poisoned_name_of_entry_is_refused(check: Check, table: str, key: str) -> None:
    text = TABLES_MINIMALES.get(table, "") + f"{key}: {{x: y}}\n"
    found = [one for one in check({**one_of_each(), table: text})[1] if one.path.endswith(table)]
    assert {one.rule.code for one in found} & {"FA018", "FA111", "FA118", "FA121"}


class Essai(Model):
    """Une table que nulle règle ne connaît."""

    mot: Line = Field(title="Mot", description="Un mot.")


def test_a_table_that_no_rule_knows_is_checked_from_its_first_day(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TABLES, "essais", Essai)
    corpus, found = check({**one_of_each(), "essais.yml": (
        "un-mot: {mot: \"Un <b>mot</b>\"}\n"
        "un-autre: {mot: \"06 12 34 56 78\", de-trop: \"\\u202e\"}\n"
    )})
    assert corpus.tables.by_name["essais"].entries["un-mot"].mot == "Un <b>mot</b>"
    assert [(one.path, one.line, one.rule.code) for one in found] == [
        ("fiches/essais.yml", 1, "FA111"), ("fiches/essais.yml", 2, "FA118"),
        ("fiches/essais.yml", 2, "FA012"), ("fiches/essais.yml", 2, "FA121"),
    ]


def test_the_walk_meets_every_text_of_the_guide(guide: Corpus) -> None:
    walked = [text for sheet in guide.sheets.values() for text in sheet_texts(sheet)]
    assert len(walked) == sum(len(sheet.leaves) for sheet in guide.sheets.values()) > 10_000
    tables = list(table_texts(guide.tables))
    assert {text.owner for text in tables} == {*TABLES, "vocabulaires", "synonymes"} - {
        name for name, table in guide.tables.by_name.items() if not table.declared
    }
    for name, table in guide.tables.by_name.items():
        keys = {text.location[0] for text in tables if text.owner == name and text.is_key}
        assert keys == set(table.declared)
    words = {text.text for text in tables if text.owner == "vocabulaires" and text.is_key}
    assert set(guide.tables.vocabularies["themes"]) <= words
    assert set(guide.tables.vocabularies) <= words & {*words, *VOCABULARIES}


def test_a_text_knows_its_place(tree: Callable[[dict[str, str]], Path]) -> None:
    corpus, _ = load_and_check(tree(one_of_each()), TODAY)
    found = {(text.owner, text.location, text.is_key): text for text in table_texts(corpus.tables)}
    assert found["contacts", ("une-ligne", "numero"), False].kind is Kind.PHONE
    assert found["contacts", ("une-ligne", "numero"), False].position == (3, 11)
    assert found["domaines", ("caf.fr",), True].kind is Kind.DOMAIN
    assert found["domaines", ("caf.fr",), True].position == (2, 1)


def _failing(text: Text) -> Iterator[Problem]:
    if text.text == "Cnaf":
        raise ZeroDivisionError
    yield from ()


def _failing_whole(*_: object) -> Iterator[Problem]:
    raise KeyError("x")


def test_a_rule_that_fails_is_told_and_ends_nothing(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = frozenset(Kind)
    one = RuleModule(Rule("FA998", "essai-un", "Essai"), every, _failing, None, None, None)
    other = RuleModule(
        Rule("FA999", "essai-deux", "Essai"), every, None, None, _failing_whole, _failing_whole
    )
    monkeypatch.setattr(checking, "all_rules", lambda: (one, other, *all_rules()))
    _, found = check({**one_of_each(), "textes.yml": (
        "a: {reference: R, dit: \"<b>\", pour: [etat], source: une-source}\n"
    )})
    said = [line_of(problem) for problem in found]
    assert [problem.rule.code for problem in found] == ["FA099"] * 3 + ["FA111"]
    assert said[0] == (
        "fiches:1:1 FA099 le contrôle FA999 (essai-deux) s'est arrêté ici : KeyError ; la faute "
        "est dans le programme, signalez-le (aide : contribuer/regles/#fa099)"
    )
    assert any("fiches/domaines.yml:2:21 FA099 le contrôle FA998" in line for line in said)
