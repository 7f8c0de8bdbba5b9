"""From sheets to routes: what each purpose gives, what belongs to one account, what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from faire_avec.corpus import Corpus, load
from faire_avec.recovery import SITUATIONS, Graph, advise, graph_of, outcome, ways_to
from faire_avec.recovery.words import say_fact, say_loop, say_time
from samples import ROOT, TABLES_MINIMALES, sheet

MEANS = """\
moyens:
  courriel: {libelle: Sa boîte mail, groupe: mail, entraine: [courriel-neuf]}
  courriel-neuf: {libelle: Une boîte mail quelconque, groupe: mail}
  mobile: {libelle: Son mobile, groupe: telephone}
  papier: {libelle: Une pièce d'identité, groupe: papiers}
  franceconnect: {libelle: Un compte FranceConnect, groupe: numerique}
  numero: {libelle: Son numéro, groupe: papiers}
  regime: {libelle: Dépendre de cette caisse, groupe: regime}
  mot-de-passe: {libelle: Son mot de passe, groupe: compte, par_compte: oui}
  identifiant: {libelle: Son identifiant, groupe: papiers, par_compte: oui}
"""
VOCABULARY = TABLES_MINIMALES["vocabulaires.yml"].replace(
    "moyens:\n  courriel: {libelle: Sa boîte mail}\n  mobile: {libelle: Son mobile}\n", MEANS
).replace(
    "delais: {immediat: {libelle: Tout de suite, ordre: 1}}",
    "delais:\n  immediat: {libelle: Tout de suite, ordre: 1}\n"
    "  jours: {libelle: Quelques jours, ordre: 6}",
)
Made = Callable[..., Graph]


def way(text: str, sure: str = "sure", delay: str = "immediat") -> str:
    return f"  - {{id: une-voie, {text}, canal: en-ligne, delai: {delay}, certitude: {sure}}}\n"


@pytest.fixture
def made(tree: Callable[[dict[str, str]], Path]) -> Made:
    """A graph of a few platforms: their routes, and what they give."""

    def make(gives: dict[str, str] | None = None, **platforms: str) -> Graph:
        files = {
            f"plateformes/{name}.yml": sheet("plateforme", name.capitalize()).replace(
                "provoque: [un-situation]\n", ""
            ) + f"recuperation:\n{ways}donne: [{(gives or {}).get(name, '')}]\n"
            for name, ways in platforms.items()
        }
        corpus, problems = load(tree({**files, "vocabulaires.yml": VOCABULARY}))
        assert problems == []
        return graph_of(corpus)

    return make


def opens(graph: Graph, account: str, *held: str) -> bool:
    facts = [*held, *(f"existe@{one}" for one in graph.accounts)]
    return graph.facts[f"compte@{account}"] in graph.within(facts).times


def test_a_password_is_worth_for_its_account_only(made: Made) -> None:
    one = way("but: acces, exige: [mot-de-passe]")
    graph = made(a=one, b=one)
    assert opens(graph, "a", "mot-de-passe@a")
    assert not opens(graph, "b", "mot-de-passe@a")
    assert graph.tickable == ["mot-de-passe@a", "mot-de-passe@b"]


def test_a_route_to_confirm_opens_and_is_not_promised(made: Made) -> None:
    graph = made(
        {"a": "franceconnect"},
        a=way("but: acces, exige: [papier]", "a-verifier"),
        b=way("but: acces, exige: [franceconnect]"),
    )
    assert opens(graph, "a", "papier")
    assert opens(graph, "b", "papier")
    assert [step.grade for step in graph.network.steps] == [2, 0]


def test_what_erases_is_not_tried_first(made: Made) -> None:
    erases = way("but: acces, exige: [papier], sans_risque: non")
    graph = made(a=way("but: acces, exige: [papier]") + erases.replace("une-voie", "autre-voie"))
    advice = advise(
        graph.network, graph.start(["papier"], ["a"]), graph.wanted(graph.accounts["a"])
    )
    assert [one.route for one in advice.alone] == [0]
    assert [one.route for one in advice.helped] == [1]


def test_an_opened_account_gives_its_means(made: Made) -> None:
    graph = made(
        {"a": "franceconnect"},
        a=way("but: acces, au_choix: [papier, mobile]"),
        b=way("but: acces, exige: [franceconnect]"),
    )
    assert opens(graph, "b", "mobile")
    assert not opens(graph, "b")


def test_the_password_does_not_open_when_a_code_follows(made: Made) -> None:
    password = way("but: mot-de-passe, exige: [mobile]")
    code = way("but: code, exige: [mot-de-passe, courriel]")
    graph = made(a=password, b=password + code)
    assert opens(graph, "a", "mobile")
    assert not opens(graph, "b", "mobile")
    assert opens(graph, "b", "mobile", "courriel")


def test_a_changed_mail_is_the_recorded_one_there_only(made: Made) -> None:
    lost = way("but: mot-de-passe, exige: [courriel]")
    changed = way("but: coordonnees, exige: [papier, courriel-neuf]")
    graph = made(a=lost + changed, b=lost)
    assert opens(graph, "a", "papier", "courriel-neuf")
    assert not opens(graph, "b", "papier", "courriel-neuf")


def test_a_first_account_is_not_a_way_back_but_a_fresh_one_is(made: Made) -> None:
    graph = made(a=way("but: creation"), b=way("but: compte-neuf"))
    assert not opens(graph, "a")
    assert opens(graph, "a", "jamais@a")
    assert opens(graph, "b")


def test_a_number_found_again_is_the_means_it_says(made: Made) -> None:
    graph = made(
        a=way("but: identifiant, rend: [numero]") + way("but: acces, exige: [numero]"),
        b=way("but: identifiant") + way("but: acces, exige: [identifiant]"),
    )
    assert opens(graph, "a")
    assert opens(graph, "b")


def test_a_route_through_another_account_waits_for_it(made: Made) -> None:
    graph = made(a=way("but: acces, exige: [mobile]"), b=way("but: acces, passe_par: [a]"))
    assert opens(graph, "b", "mobile")
    assert not opens(graph, "b")


def test_a_sheet_of_several_accounts_makes_one_each(made: Made) -> None:
    graph = made(a=way("but: acces, compte: [Premier], exige: [mobile]")
                 + way("but: acces, compte: [Second], exige: [papier]")
                 + way("but: demarche"))
    assert list(graph.accounts) == ["a:premier", "a:second"]
    assert opens(graph, "a:premier", "mobile")
    assert not opens(graph, "a:second", "mobile")
    assert [account.name for account in graph.accounts.values()] == ["Premier", "Second"]


def test_means_bring_others(made: Made) -> None:
    graph = made(a=way("but: acces, exige: [courriel-neuf]"))
    assert opens(graph, "a", "courriel")


def test_times_and_loops_are_said_in_words(made: Made) -> None:
    graph = made(
        {"a": "franceconnect"},
        a=way("but: code, exige: [papier]", delay="jours"),
        b=way("but: acces, exige: [franceconnect]", delay="jours"),
    )
    held = graph.numbers(["papier", "existe@a", "existe@b"])
    [way_in] = ways_to(graph.network, held, graph.facts["compte@b"])
    assert say_time(graph, way_in.time) == "quelques jours, 2 fois de suite"
    assert say_time(graph, 0) == "déjà fait"
    assert say_time(graph, 1) == "tout de suite"
    loop = [(say_fact(graph, "compte@b"), say_fact(graph, "mot-de-passe@b"))]
    assert say_loop(loop) == "Pour ravoir le compte B, il faut son mot de passe (B)."


def test_every_means_of_the_guide_has_a_group_and_a_box(guide: Corpus) -> None:
    means = guide.tables.vocabularies["moyens"]
    assert [word for word, term in means.items() if term.groupe is None] == []
    assert {other for term in means.values() for other in term.entraine} <= set(means)
    assert [word for word, term in means.items() if term.suppose != "oui" and not term.dit] == []


def test_five_to_nine_boxes_are_enough_for_the_accounts_with_many_routes(guide: Corpus) -> None:
    graph = graph_of(guide)
    for account in graph.accounts.values():
        boxes, others = graph.asks(account)
        assert len(boxes) + (f"jamais@{account.id}" in graph.facts) <= 9, account.id
        assert not others or len(boxes) >= 5, account.id


def test_the_printed_orders_of_the_guide_can_be_followed(guide: Corpus) -> None:
    graph = graph_of(guide)
    followed = 0
    for account in graph.accounts.values():
        for situation in SITUATIONS:
            told = outcome(graph, situation, account)
            assert told.promised == all(
                one.way.certitude in ("sure", "secondaire") for one in told.steps
            )
            followed += len(told.steps)
    assert followed > 200


def test_the_loop_of_franceconnect_is_told(guide: Corpus) -> None:
    graph = graph_of(guide)
    account = graph.accounts["aide-juridictionnelle"]
    held = graph.start(["piece-identite"], [account.id])
    advice = advise(graph.network, held, graph.wanted(account), graph.ticks)
    assert "franceconnect" in {graph.names[fact] for fact, _ in advice.loop}
    assert "franceconnect" in {graph.names[fact] for fact in advice.would_open}


CASES = yaml.safe_load((ROOT / "tests" / "recovery" / "cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["cas"] for case in CASES])
def test_the_tool_says_what_an_experienced_worker_does(
    guide: Corpus, case: dict[str, Any]
) -> None:
    graph = graph_of(guide)
    account = graph.accounts[case["compte"]]
    advice = advise(
        graph.network, graph.start(case["a"], [account.id]), graph.wanted(account), graph.ticks
    )

    def said(routes: Iterable[int]) -> list[str]:
        return [
            way.way.id if way.account.id == account.id else f"{way.account.sheet}/{way.way.id}"
            for way in (graph.ways[route] for route in routes)
        ]

    assert said(advice.first) == case.get("numero", [])
    for tier, ways in (("essayez", advice.alone), ("allez", advice.helped)):
        assert (said(ways[0].routes) if ways else []) == case.get(tier, []), tier
    assert said(advice.steps) == case.get("gestes", [])
    assert set(case.get("papier", [])) <= set(said(advice.acts))
