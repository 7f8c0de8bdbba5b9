"""The matrix says what the sheets say: a silence is never a « non », a doubt stays one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.corpus import Corpus, Table, Tables
from faire_avec.loading.nodes import Document
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.tables import Contact
from faire_avec.rendering.pages._matrix import KINDS, Row, franceconnect, matrix, required, route
from samples import TODAY

CONNEXION = {"franceconnect": "non", "franceconnect_plus": "non", "aidants_connect": "non"}


def platform(connexion: dict[str, Any] | None = None, **fields: Any) -> Plateforme:
    return Plateforme.model_validate({
        "titre": "Un service", "en_bref": "Une phrase.", "themes": ["compte"],
        "verifie_le": str(TODAY), "statut": "verifiee", "operateur": "Un organisme",
        "connexion": {**CONNEXION, **(connexion or {})}, **fields,
    })


def factor(by: str, certitude: str = "sure") -> dict[str, Any]:
    return {"second_facteur": {"par": by, "certitude": certitude}}


@pytest.mark.parametrize(("exigences", "connexion", "means", "kind", "word"), [
    (["courriel"], {}, "courriel", "exige", "oui"),
    (["courriel"], factor("sms"), "mobile", "exige", "oui"),
    ([], factor("courriel-ou-sms"), "mobile", "choix", "oui"),
    ([], factor("application"), "smartphone", "exige", "oui"),
    ([], factor("sms", "a-verifier"), "mobile", "doute", ""),
    (["mobile"], factor("sms", "a-verifier"), "mobile", "exige", "oui"),
    ([], factor("aucun"), "courriel", "vide", ""),
    ([], {}, "courriel", "vide", ""),
])
def test_what_is_asked(
    exigences: list[str], connexion: dict[str, Any], means: str, kind: str, word: str
) -> None:
    cell = required(platform(connexion, exigences=exigences), means)
    assert (cell.kind, cell.word) == (kind, word)


@pytest.mark.parametrize(("simple", "plus", "asked", "kind", "word", "detail"), [
    ("oui", "oui", [], "oui", "oui", None),
    ("oui", "non", ["franceconnect"], "exige", "oui", "exigé"),
    ("oui", "oui", ["franceconnect-plus"], "exige", "oui", "exigé, version +"),
    ("incertain", "oui", [], "doute", "", "version + : oui"),
    ("non", "incertain", [], "non", "non", None),
    ("sans-objet", "sans-objet", [], "sans-objet", "non", None),
])
def test_franceconnect(
    simple: str, plus: str, asked: list[str], kind: str, word: str, detail: str | None
) -> None:
    fiche = platform({"franceconnect": simple, "franceconnect_plus": plus})
    cell = franceconnect(fiche.connexion, asked)
    assert (cell.kind, cell.word, cell.detail) == (kind, word, detail)


def way(channel: str, certitude: str) -> dict[str, str]:
    return {"canal": channel, "quoi": "Une part", "comment": "Aller.", "certitude": certitude}


@pytest.mark.parametrize(("ways", "channel", "kind"), [
    ([("papier", "sure")], "papier", "oui"),
    ([("papier", "a-verifier"), ("papier", "secondaire")], "papier", "oui"),
    ([("papier", "a-verifier")], "papier", "doute"),
    ([("papier", "sure")], "guichet", "vide"),
    ([], "telephone", "vide"),
])
def test_routes(ways: list[tuple[str, str]], channel: str, kind: str) -> None:
    fiche = platform(sans_internet=[way(*each) for each in ways])
    assert route(fiche, channel, Tables()).kind == kind


@pytest.mark.parametrize(("lines", "detail"), [
    ([], None), (["sans-numero", "urgences"], None), (["ligne", "urgences"], "32 30"),
    (["inconnue"], None),
])
def test_the_number_is_that_of_the_first_line(lines: list[str], detail: str | None) -> None:
    table = {
        "sans-numero": Contact(nom="Un bureau"), "ligne": Contact(nom="Une ligne", numero="32 30"),
        "urgences": Contact(nom="Les urgences", numero="112"),
    }
    tables = Tables({"contacts": Table(table, Document("contacts.yml", None, None))})
    fiche = platform(contacts={"personne": lines})
    assert route(fiche, "telephone", tables).detail == detail
    assert route(fiche, "papier", tables).detail is None


ANSWERS = st.sampled_from(["oui", "non", "incertain", "sans-objet"])


@given(ANSWERS, ANSWERS, st.lists(st.sampled_from(["courriel", "mobile", "rib"]), unique=True),
       st.lists(st.tuples(st.sampled_from(["papier", "guichet"]),
                          st.sampled_from(["sure", "a-verifier"]))))
def test_a_silence_is_never_a_no(
    simple: str, plus: str, asked: list[str], ways: list[tuple[str, str]]
) -> None:
    fiche = platform({"franceconnect": simple, "franceconnect_plus": plus}, exigences=asked,
                     sans_internet=[way(*each) for each in ways])
    for cell in (
        *(required(fiche, means) for means in ("courriel", "mobile", "smartphone")),
        *(route(fiche, channel, Tables()) for channel in ("telephone", "papier", "guichet")),
    ):
        assert cell.kind in KINDS
        assert cell.word != "non"
    said = franceconnect(fiche.connexion, asked)
    assert (said.kind == "non") == (simple == "non")


def test_every_platform_of_the_guide_has_its_row(guide: Corpus) -> None:
    found = matrix(guide)
    assert {row.sheet.id for row in found.rows} == {one.id for one in guide.of(Plateforme)}
    caf = next(row for row in found.rows if row.sheet.id == "caf")
    assert "exige-courriel" in caf.marks
    assert {"telephone", "papier", "guichet"} <= set(caf.marks)
    counts = dict(found.counts)
    assert counts["courriel"] == sum("exige-courriel" in row.marks for row in found.rows)
    for row in found.rows:
        assert len(row.cells) == len(found.columns)
        shown = {f"exige-{word}" for word in row.others}
        assert shown <= set(row.marks)


@pytest.mark.parametrize(("fields", "connexion", "means", "answer"), [
    ({"exigences": ["courriel"]}, {}, "courriel", "non"),
    ({}, factor("courriel-ou-sms"), "courriel", "oui"),
    ({}, {}, "mobile", "?"),
    ({"exigences": ["franceconnect"]}, {}, "franceconnect", "non"),
    ({}, {}, "franceconnect", "oui"),
    ({}, {"franceconnect": "incertain"}, "franceconnect", "?"),
])
def test_the_three_questions(
    fields: dict[str, Any], connexion: dict[str, Any], means: str, answer: str
) -> None:
    fiche = platform(connexion, **fields)
    cells = [required(fiche, one) for one in ("courriel", "mobile", "smartphone")]
    cells.append(franceconnect(fiche.connexion, fiche.exigences))
    assert Row(None, tuple(cells), (), ()).without(means) == answer  # type: ignore[arg-type]
