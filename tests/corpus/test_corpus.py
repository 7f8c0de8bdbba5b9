"""Relations are seen from both ends, back-links are computed, freshness is dated."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faire_avec.corpus import Corpus, Freshness, due_of, freshness_on, load
from faire_avec.model.relations import RELATIONS
from samples import TABLES_MINIMALES, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, Freshness.FRESH),
        (date(2026, 12, 22), Freshness.FRESH),
        (date(2026, 12, 20), Freshness.SOON),
        (date(2026, 11, 21), Freshness.SOON),
        (date(2026, 11, 20), Freshness.LATE),
    ],
)
def test_freshness(due: date | None, expected: Freshness) -> None:
    assert freshness_on(due, date(2026, 11, 21)) is expected


# One answer of each kind: what it rests on decides how long it holds.
ANSWER = """\
reponses:
  - id: un
    titre: Un
    se_dit: [Un]
    motif: autre
    gestes: [Un geste.]
    sinon: {papier: Écrire.}
    preuve: {%s, verifie_le: 2026-01-01}
"""


@pytest.mark.parametrize(
    ("evidence", "due"),
    [
        ("vu: ecran", date(2027, 1, 1)),
        ("vu: texte, source: loi", date(2028, 1, 1)),
        ("vu: texte, source: recherche", None),
        ("vu: pratique", None),
        ("vu: texte, jusqu_au: 2026-03-31", date(2026, 3, 31)),
    ],
)
def test_a_sheet_holds_as_long_as_its_answers(
    evidence: str, due: date | None, tree: Tree
) -> None:
    made = {
        name: {"titre": name, "editeur": "E", "nature": name, "consulte_le": "2026-01-01"}
        for name in ("loi", "recherche")
    }
    sources = TABLES_MINIMALES["sources.yml"] + json.dumps(made)[1:-1].replace("}, ", "}\n") + "\n"
    corpus, problems = load(tree({
        **one_of_each(), "sources.yml": sources,
        "situations/un-situation.yml": sheet("situation", extra=ANSWER % evidence),
    }))
    assert problems == []
    assert due_of(corpus.sheets["un-situation"], corpus.tables) == due


def test_a_relation_is_stated_once_and_seen_twice(tree: Tree) -> None:
    corpus, _ = load(tree(one_of_each()))
    stated = {relation.name: ids for relation, ids in corpus.related("un-contournement")}
    assert stated == {"expose_a": ["un-risque"], "se_delibere_dans": ["un-deliberation"]}
    seen = {relation.name: ids for relation, ids in corpus.related_from("un-risque")}
    assert seen == {
        "expose_a": ["un-contournement"], "eclaire": ["un-notion"],
        "passe_par": ["un-parcours"],
    }


def test_a_mention_is_a_back_link_unless_a_relation_says_more(tree: Tree) -> None:
    files = one_of_each()
    files["plateformes/un-plateforme.yml"] += "on_y_fait: [\"Voir [[un-cadre]].\"]\n"
    files["contournements/un-contournement.yml"] += "voir_aussi: [un-risque]\n"
    corpus, _ = load(tree(files))
    assert corpus.cited_by("un-cadre") == ["un-plateforme"]
    assert corpus.cited_by("un-risque") == []


def test_a_sheet_that_cannot_be_typed_still_holds_its_name(tree: Tree) -> None:
    files = one_of_each()
    files["risques/un-risque.yml"] = "titre: [pas, un, texte]\n"
    corpus, problems = load(tree(files))
    assert "un-risque" in corpus.known_ids
    assert "un-risque" not in corpus.sheets
    assert {problem.path for problem in problems} == {"fiches/risques/un-risque.yml"}


def test_sources_are_listed_once_wherever_they_are_cited(tree: Tree) -> None:
    text = sheet("plateforme", extra="arnaques: [{texte: Un piège., source: une-source}]\n")
    corpus, _ = load(tree({"plateformes/a.yml": text}))
    assert [key for key, _ in corpus.sources_of(corpus.sheets["a"])] == ["une-source"]


def test_a_sheet_is_late_for_its_first_screen_and_its_answers_only(tree: Tree) -> None:
    corpus, _ = load(tree({
        "plateformes/a.yml": sheet(
            "plateforme",
            extra="arnaques: [{texte: Un faux site., verifie_le: 2000-01-01}]\n",
        ),
        "plateformes/b.yml": sheet(
            "plateforme", "B",
            "a_revoir_tous_les: 10\n"
            "echeances: [{quoi: Dire, rythme: Mois, verifie_le: 2026-11-01}]\n",
        ),
    }))
    # The only date left is that of the line it gives.
    assert due_of(corpus.sheets["a"], corpus.tables) == date(2027, 11, 1)
    assert due_of(corpus.sheets["b"], corpus.tables) == date(2026, 11, 11)


def test_the_guide_s_relations_are_all_seen_from_both_ends(guide: Corpus) -> None:
    stated = {
        (sheet_id, relation.name, target)
        for sheet_id in guide.sheets
        for relation, targets in guide.related(sheet_id)
        for target in targets
    }
    seen = {
        (origin, relation.name, sheet_id)
        for sheet_id in guide.sheets
        for relation, origins in guide.related_from(sheet_id)
        for origin in origins
    }
    assert stated == seen
    assert {name for _, name, _ in stated} == set(RELATIONS)
