"""The rules of the form, run in Node, say what the Python models say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from faire_avec.corpus import Corpus
from faire_avec.language.personal import patterns, personal_data
from faire_avec.loading.nodes import Document, Refused, parse
from faire_avec.loading.typed import _problem, build
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.model.compact import compact
from faire_avec.rules._addresses import hidden_host, is_official, plain_host
from language.test_personal import cases as personal_cases
from noderun import Node, address
from rules.test_cases import all_cases
from samples import ROOT, sheet
from strategies import data_for, lines

ABROAD = "un numéro de téléphone à l'étranger"
IDS = {kind: [f"un-{kind}"] for kind in SHEET_TYPES}
LOAD = """async ([rules, yaml, personal, descriptions]) => {
  const { checkShape } = await import(rules);
  const { toYaml } = await import(yaml);
  const { personalData } = await import(personal);
  const personalName = (text) => personalData(text)?.name ?? null;
  Object.assign(globalThis, { descriptions, checkShape, toYaml, personalName });
}"""


@pytest.fixture(scope="module")
def modules(node: Node) -> Node:
    """Node, that has imported the modules of the form."""
    node.evaluate(LOAD, [
        *map(address, ("form/rules.js", "form/yaml.js", "page/personal.js")),
        {name: compact(kind) for name, kind in SHEET_TYPES.items()},
    ])
    return node


def in_page(node: Node, kind: str, data: Any) -> list[tuple[tuple[Any, ...], str]]:
    """Place and code of every problem the page finds."""
    found = node.evaluate(
        "([type, texte]) => checkShape(JSON.parse(texte), descriptions[type])",
        [kind, json.dumps(data)],
    )
    return sorted(((tuple(one["place"]), one["code"]) for one in found), key=str)


def in_python(sheet_type: SheetType, data: Any) -> list[tuple[tuple[Any, ...], str]]:
    """Place and code of every problem the models find."""
    try:
        sheet_type.model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return []
    found = []
    for detail in details:
        place = tuple(part for part in detail["loc"] if part not in ("identifiant", "bloc"))
        found.append((place, _code(sheet_type, data, detail)))
    return sorted(found, key=str)


def _code(sheet_type: SheetType, data: Any, detail: Any) -> str:
    return _problem(sheet_type.model, Document("x", data, None), (), detail, near=False).rule.code


def yaml_cases() -> list[Any]:
    return [case for case in all_cases() if "type" in case.values[0]]


@pytest.mark.parametrize("case", yaml_cases())
def test_the_page_says_what_the_models_say_of_each_case(
    case: dict[str, Any], modules: Node
) -> None:
    text = sheet(case["type"], "Essai")
    for before, after in case.get("remplacer", {}).items():
        text = text.replace(before, after, 1)
    try:
        document, _ = parse(text + case.get("ajouter", ""), "essai.yml")
    except Refused:
        return  # Not a sheet the form could hold.
    kind = SHEET_TYPES[case["type"]]
    if isinstance(document.data, dict):
        assert in_page(modules, kind.name, document.data) == in_python(kind, document.data)


def test_the_page_accepts_and_rewrites_every_real_sheet(guide: Corpus, modules: Node) -> None:
    for one in guide.sheets.values():
        data = one.document.data
        assert in_page(modules, one.type.name, data) == [], one.id
        text = modules.evaluate("(texte) => toYaml(JSON.parse(texte))", json.dumps(data))
        assert parse(text, one.id)[0].data == data, one.id
        assert yaml.load(text, Loader=yaml.BaseLoader) == data, one.id
        assert not isinstance(build(one.type.model, parse(text, one.id)[0]), list)


MANY = settings(max_examples=60, deadline=None,
                suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture,
                                       HealthCheck.data_too_large, HealthCheck.filter_too_much])


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_what_a_model_accepts_passes_and_is_read_back(kind: str, modules: Node) -> None:
    sheet_type = SHEET_TYPES[kind]

    @MANY
    @given(data_for(sheet_type.model, IDS))
    def check(data: dict[str, Any]) -> None:
        assert in_page(modules, kind, data) == in_python(sheet_type, data) == []
        text = modules.evaluate("(texte) => toYaml(JSON.parse(texte))", json.dumps(data))
        assert parse(text, "essai.yml")[0].data == data
        assert yaml.load(text, Loader=yaml.BaseLoader) == data

    check()


ODD = st.one_of(
    st.none(), st.just(""), st.just(" "), st.just([]), st.just({}), st.just(["a"]),
    st.just({"texte": "a"}), st.just("oui"), st.just("2026-02-30"), st.just("2026-11-21"),
    st.just("90"), st.just("A b"), st.just("deux\nlignes"), st.just("x" * 400),
    st.just("\ufeffa\u0085"), st.just("https://a b"), st.just("\U0001f600" * 61), lines(),
    st.just(["a"] * 7), st.just([None]), st.just("٢٠٢٦-١١-٢١"), st.just(" un-mot "),
)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of nested data, the root excepted."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*at, key)
        if isinstance(inner, (dict, list)):
            yield from places(inner, (*at, key))


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_one_change_gives_the_same_problems_on_both_sides(kind: str, modules: Node) -> None:
    sheet_type = SHEET_TYPES[kind]

    @MANY
    @given(st.data())
    def check(choose: st.DataObject) -> None:
        data = json.loads(json.dumps(choose.draw(data_for(sheet_type.model, IDS))))
        place = choose.draw(st.sampled_from(list(places(data))))
        owner = data
        for part in place[:-1]:
            owner = owner[part]
        change = choose.draw(st.sampled_from(["retirer", "remplacer", "renommer"]))
        if change == "remplacer":
            owner[place[-1]] = choose.draw(ODD)
        else:
            taken = owner.pop(place[-1])
            if change == "renommer" and isinstance(owner, dict):
                owner["champ_inconnu"] = taken
        assert in_page(modules, kind, data) == in_python(sheet_type, data), place

    check()


TRAPS = st.sampled_from([
    "null", "~", "oui", "no", "12:30", "0612", "1e3", "2026-11-21", "- a", "a: b", "a #b", "#a",
    " a", "a ", "a\n\nb", "a\n  b", "'", '"', "\\", "\u00ad", "\u2028", "---", "...", "? a", "%a",
    "@a", "`a", "mot " * 60, "mot  " * 60, "é" * 200, "a:", ":a", "[a", "{a", "&a", "*a", "!a",
])


def test_any_text_is_read_back_as_it_was(modules: Node) -> None:
    @settings(MANY, max_examples=200)
    @given(st.lists(st.one_of(lines(), TRAPS, st.text(
        st.characters(exclude_categories=["Cs"]), max_size=40))))
    def check(texts: list[str]) -> None:
        data = {"liste": texts, "bloc": {"texte": (texts or [""])[0]}, "blocs": [{"a": "b"}]}
        text = modules.evaluate("(texte) => toYaml(JSON.parse(texte))", json.dumps(data))
        assert parse(text, "essai.yml")[0].data == data
        assert yaml.load(text, Loader=yaml.BaseLoader) == data

    check()


def personal_texts() -> list[str]:
    """Every text of the cases about personal data."""
    found = []
    for path in sorted((ROOT / "tests" / "cases").glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            text = case.get("ajouter", "") + "".join(map(str, case.get("remplacer", {}).values()))
            found.append(text)
    return [*found, *(text for _, text in personal_cases())]


def test_the_page_refuses_the_same_personal_data(modules: Node) -> None:
    texts = personal_texts()
    found = modules.evaluate("(textes) => textes.map(personalName)", texts)
    assert found == [personal_data(text) for text in texts]
    assert {name for name in found if name} == {one["name"] for one in patterns()}


def test_the_page_refuses_the_same_numbers(modules: Node) -> None:
    digits = st.text("0123678 .-AB+", min_size=8, max_size=24)
    near = st.builds(
        lambda sex, year, month, rest, key: f"{sex} {year:02} {month:02} {rest} {key:02}",
        st.sampled_from("1278"), st.integers(0, 99), st.integers(0, 99),
        st.sampled_from(["49 588 157", "2A 588 157", "2b 588 157"]), st.integers(0, 97),
    )

    @settings(MANY, max_examples=300)
    @given(st.lists(st.one_of(digits, near), min_size=20, max_size=20))
    def check(texts: list[str]) -> None:
        found = modules.evaluate("(textes) => textes.map(personalName)", texts)
        for text, here, there in zip(texts, map(personal_data, texts), found, strict=True):
            # The page has no numbering plans: of foreign numbers, it refuses impossible ones too.
            assert there in (here, ABROAD), text

    check()


BEYOND = """async ([module, domaines]) => {
  const { isOfficial, treeProblems } = await import(module);
  const domains = new Map(domaines);
  Object.assign(globalThis, { treeProblems, official: (url) => isOfficial(url, domains) });
}"""
ADDRESSES = (
    "https://www.caf.fr/x", "https://caf.fr", "http://CAF.fr?a", "https://caf-fr.com/",
    "https://www.exemple.fr/page", "https://ameli.fr.evil.com/", "https://sites.google.com/x",
    "https://www.caf.fr:8443/", "https://www.caf.fr@evil.example/", "https://127.0.0.1/",
    "https://localhost/", "https://?", "https://xn--impts-oxa.gouv.fr/", "https://www.caf.fr#a",
)


def test_the_page_knows_the_official_sites(node: Node, guide: Corpus) -> None:
    tables = guide.tables
    node.evaluate(BEYOND, [address("form/beyond.js"), [
        [name, one.etendue == "hote"] for name, one in tables.domains.entries.items()
    ]])
    asked = [*ADDRESSES, *(f"https://{name}/" for name in tables.domains.entries),
             *(f"https://x.{name}/" for name in tables.domains.entries)]
    found = dict(zip(asked, node.evaluate("(urls) => urls.map(official)", asked), strict=True))
    assert found == {
        url: is_official(plain_host(url), tables) and hidden_host(url) is None for url in asked
    }


TREE = """\
questions:
  - id: a
    question: Est-ce urgent ?
    choix:
      - {texte: Oui, BRANCHE}
      - {texte: Non, sortie: aider}
  - id: b
    question: Est-ce possible ?
    choix:
      - {texte: Oui, sortie: orienter}
      - {texte: Non, sortie: aider}
"""


@pytest.mark.parametrize(("branch", "count"), [
    ("question: b", 0), ("question: b, sortie: aider", 1), ("raison: Non.", 1), ("question: z", 1),
    ("sortie: z", 1), ("question: a", 3), ("sortie: aider", 2),
])
def test_the_page_says_what_the_rule_says_of_a_tree(
    branch: str, count: int, node: Node, check: Any
) -> None:
    node.evaluate(BEYOND, [address("form/beyond.js"), []])
    start, end = sheet("decision", "Essai").split("questions:\n")
    text = start + TREE.replace("BRANCHE", branch) + end[end.index("sorties:"):]
    _, problems = check({"decisions/un-decision.yml": text})
    there = [one.message for one in problems if one.rule.code == "FA117"]
    here = node.evaluate("treeProblems", parse(text, "essai.yml")[0].data)
    assert len(here) == len(there) == count, problems
