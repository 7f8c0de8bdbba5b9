"""From sheets to routes: what each purpose gives, what belongs to one account, what is doubtful."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.corpus import Corpus, load
from faire_avec.recovery import SITUATIONS, Graph, graph_of, outcome, solve
from faire_avec.recovery.words import say_fact, say_loop, say_time
from samples import TABLES_MINIMALES, sheet

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


def test_a_doubtful_route_never_opens_and_never_helps(made: Made) -> None:
    graph = made(
        {"a": "franceconnect"},
        a=way("but: acces, exige: [papier]", "a-verifier"),
        b=way("but: acces, exige: [franceconnect]"),
    )
    assert not opens(graph, "a", "papier")
    assert not opens(graph, "b", "papier")
    within = graph.within(["papier", "existe@a"])
    assert solve(graph.network, within, graph.facts["compte@a"]).questions == (0,)
    assert solve(graph.network, graph.within([]), graph.facts["compte@a"]).questions == ()


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
    within = graph.within(["papier", "existe@a", "existe@b"])
    time = solve(graph.network, within, graph.facts["compte@b"]).time
    assert time is not None
    assert say_time(graph, time) == "quelques jours, 2 fois de suite"
    assert say_time(graph, 0) == "déjà fait"
    assert say_time(graph, 1) == "tout de suite"
    loop = [(say_fact(graph, "compte@b"), say_fact(graph, "mot-de-passe@b"))]
    assert say_loop(loop) == "Pour ravoir le compte B, il faut son mot de passe (B)."


def test_every_means_of_the_guide_has_a_group(guide: Corpus) -> None:
    means = guide.tables.vocabularies["moyens"]
    assert [word for word, term in means.items() if term.groupe is None] == []
    assert {other for term in means.values() for other in term.entraine} <= set(means)


def test_the_printed_orders_of_the_guide_can_be_followed(guide: Corpus) -> None:
    graph = graph_of(guide)
    followed = 0
    for account in graph.accounts.values():
        for situation in SITUATIONS:
            told = outcome(graph, situation, account)
            assert told.is_open or not told.steps
            for one in told.steps:
                assert one.way.certitude in ("sure", "secondaire")
            for one in told.questions:
                assert one.way.certitude == "a-verifier"
            followed += len(told.steps)
    assert followed > 200


@pytest.mark.parametrize(("account", "situation", "names"), [
    # Every way left is to be confirmed.
    ("france-travail", "mobile", []),
    ("messagerie:gmail", "mobile", ["messagerie:gmail"]),
    ("messagerie:orange", "papiers", []),
    ("caf", "papiers", []),
    # The desk takes a new mailbox, then the password goes through it.
    ("caf", "mail-mobile", ["caf", "caf"]),
    ("mon-compte-formation", "papiers", ["mon-compte-formation"]),
    ("aide-juridictionnelle", "boite-neuve", []),
    ("aide-juridictionnelle", "franceconnect", ["aide-juridictionnelle"]),
])
def test_known_cases_of_the_guide(
    guide: Corpus, account: str, situation: str, names: list[str]
) -> None:
    graph = graph_of(guide)
    chosen = next(one for one in SITUATIONS if one.id == situation)
    told = outcome(graph, chosen, graph.accounts[account])
    assert [one.account.id for one in told.steps] == names


def test_the_loop_of_franceconnect_is_told(guide: Corpus) -> None:
    graph = graph_of(guide)
    told = outcome(graph, SITUATIONS[0], graph.accounts["telerecours"])
    assert told.loop_told == (
        "Pour ravoir un compte FranceConnect qui marche, il faut le compte Assurance maladie ; "
        "pour ravoir le compte Assurance maladie, il faut un compte FranceConnect qui marche."
    )
    assert "un compte FranceConnect qui marche" in told.would_open
    assert {one.account.id for one in told.decisive} >= {"ameli", "impots"}
    assert {one.way.but for one in told.without} == {"demarche"}
