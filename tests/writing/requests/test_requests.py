"""Requests as forges give them, and the drafts that come out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faire_avec.checking.check import load_and_check
from faire_avec.cli import PROBLEMS, main
from faire_avec.corpus import Corpus
from faire_avec.loading.nodes import parse
from faire_avec.loading.typed import build
from faire_avec.writing.requests.draft import Draft, Existing, Refused, draft_of
from faire_avec.writing.requests.filled import Unreadable, body_of, read_request
from faire_avec.writing.requests.forges import generated_templates
from faire_avec.writing.requests.forms import Answer, request_forms
from faire_avec.writing.requests.insert import with_doubt
from samples import ROOT, TABLES_MINIMALES, TODAY, one_of_each
from strategies import lines

VOCABULARIES = load_and_check(ROOT / "fiches", TODAY)[0].tables.vocabularies
FORMS = {form.name: form for form in request_forms(VOCABULARIES)}

ANSWERS: dict[str, dict[str, str]] = {
    "corriger-un-fait": {
        "fiche": "https://exemple.org/plateformes/caf/#appeler",
        "passage": "Qui appeler",
        "constat": "Le menu a changé : taper 2, puis le code postal.",
        "preuve": "Je l'ai vu à l'écran ou au guichet",
        "date": "03/11/2026",
    },
    "proposer-une-fiche": {
        "type": "Situation",
        "titre": "L'écran reste blanc après la connexion",
        "en_bref": "La page se charge, puis plus rien : que faire avec la personne.",
        "alias": "page blanche, écran vide",
        "themes": "Compte et accès, Papiers et titres",
        "contenu": "Vider le cache suffit parfois.\n\n- Sinon : un autre navigateur.",
        "source": "https://www.caf.fr/aide",
        "source_titre": "Aide à la connexion",
        "source_editeur": "Cnaf",
        "date": "2026-11-03",
    },
    "lien-mort": {
        "fiche": "caf",
        "adresse": "https://www.caf.fr",
        "constat": "La page n'existe plus",
        "date": "2026-11-03",
    },
}


def body(name: str, **changes: str | None) -> str:
    """The Markdown that a forge makes of a filled form; None leaves a question empty."""
    given_answers: dict[str, str | None] = {**ANSWERS[name], **changes}
    parts = []
    for question in FORMS[name].questions:
        answer = given_answers.get(question.id) or "_No response_"
        parts.append(f"### {question.label}\n\n{answer}\n")
    return "\n".join([*parts, "### Avant d'envoyer\n\n- [X] Promis."])


def draft(guide: Corpus, text: str) -> Draft:
    def find(name: str) -> Existing | None:
        sheet = guide.sheets.get(name)
        if sheet is None:
            return None
        path = ROOT / "fiches" / sheet.type.folder / f"{name}.yml"
        return Existing(name, sheet.type, path.read_text(encoding="utf-8"),
                        frozenset({"https://www.caf.fr/"}))

    return draft_of(read_request(text, list(FORMS.values())), find, VOCABULARIES, TODAY)


def test_the_committed_templates_are_those_of_the_forms() -> None:
    for name, text in generated_templates(VOCABULARIES).items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, f"{name} : faire-avec demandes"


def test_the_templates_are_forms_that_forges_take() -> None:
    """Keys GitHub's documentation of issue forms asks for; ids and labels said once."""
    for name, text in generated_templates(VOCABULARIES).items():
        if name.endswith(".md") or "config" in name:
            continue
        form = yaml.safe_load(text)
        assert set(form) == {"name", "description", "title", "labels", "body"}
        items = [item for item in form["body"] if item["type"] != "markdown"]
        assert all(
            item["type"] in ("input", "textarea", "dropdown", "checkboxes") for item in items
        )
        for key in ("id", "label"):
            values = [item.get(key) or item["attributes"].get(key) for item in items]
            assert len(set(values)) == len(values)
        for item in items:
            options = item["attributes"].get("options", [])
            assert len(set(map(str, options))) == len(options)


def test_no_choice_holds_the_comma_that_separates_choices() -> None:
    for form in FORMS.values():
        for question in form.questions:
            if question.answer is Answer.CHOICES:
                assert not [choice for choice in question.choices if "," in choice]


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_filled_form_gives_a_draft_that_reads(name: str, guide: Corpus) -> None:
    made = draft(guide, body(name))
    document, problems = parse(made.text, made.id)
    assert problems == []
    assert not isinstance(build(made.type.model, document), list)


def test_a_new_sheet_holds_what_was_said(guide: Corpus) -> None:
    made = draft(guide, body("proposer-une-fiche"))
    data = parse(made.text, made.id)[0].data
    assert (made.id, made.type.name) == ("l-ecran-reste-blanc-apres-la-connexion", "situation")
    assert data["themes"] == ["compte", "papiers"]
    assert data["alias"] == ["page blanche", "écran vide"]
    assert data["statut"] == "brouillon"
    assert data["verifie_le"] == data["sources"][0]["consulte_le"] == "2026-11-03"
    assert data["a_verifier"][0]["quoi"] == ANSWERS["proposer-une-fiche"]["contenu"]


@pytest.mark.parametrize("name", ["corriger-un-fait", "lien-mort"])
def test_a_reported_fact_becomes_a_doubt_and_nothing_else_moves(name: str, guide: Corpus) -> None:
    made = draft(guide, body(name))
    before = guide.sheets["caf"].document.data
    after = parse(made.text, "caf")[0].data
    assert after["a_verifier"][:-1] == before["a_verifier"]
    assert "2026-11-03" in after["a_verifier"][-1]["quoi"]
    assert {**after, "a_verifier": 0} == {**before, "a_verifier": 0}
    old = (ROOT / "fiches" / "plateformes" / "caf.yml").read_text(encoding="utf-8").split("\n")
    assert [line for line in made.text.split("\n") if line in old] == old


def test_a_doubt_goes_in_any_real_sheet_without_moving_a_line(guide: Corpus) -> None:
    entry = {"quoi": "Un doute : ici.", "comment": "Lire."}
    for sheet in guide.sheets.values():
        path = ROOT / "fiches" / sheet.type.folder / f"{sheet.id}.yml"
        text = path.read_text(encoding="utf-8")
        after = parse(with_doubt(text, sheet.type, entry), sheet.id)[0].data
        assert after["a_verifier"][-1] == entry, sheet.id
        assert after["a_verifier"][:-1] == sheet.document.data.get("a_verifier", [])
        rest = [{**data, "a_verifier": 0} for data in (after, sheet.document.data)]
        assert rest[0] == rest[1], sheet.id


@pytest.mark.parametrize("given_list", ["", "a_verifier: []\n", "a_verifier: [{quoi: Un}]\n"])
def test_a_doubt_goes_in_a_sheet_without_doubts(given_list: str, guide: Corpus) -> None:
    text = one_of_each()["plateformes/un-plateforme.yml"] + given_list + "voir_aussi: [un-cadre]\n"
    made = with_doubt(text, guide.sheets["caf"].type, {"quoi": "Deux"})
    data = parse(made, "essai")[0].data
    assert data["a_verifier"][-1] == {"quoi": "Deux"}
    assert len(data["a_verifier"]) == (2 if "Un" in given_list else 1)
    assert data["voir_aussi"] == ["un-cadre"]


REFUSALS = [
    ("corriger-un-fait", {"constat": None}, "Il manque une réponse à « Qu'est-ce qui est vrai"),
    ("corriger-un-fait", {"fiche": "inconnue"}, "La fiche « inconnue » n'existe pas"),
    ("corriger-un-fait", {"date": "hier"}, "« hier » n'est pas une date"),
    ("corriger-un-fait", {"date": "31/02/2026"}, "n'est pas une date"),
    ("corriger-un-fait", {"date": "2026-12-01"}, "n'est pas encore passée"),
    ("corriger-un-fait", {"date": "0001-01-01"}, "est trop ancienne"),
    ("corriger-un-fait", {"source": "voir caf.fr"}, "donnez une adresse complète"),
    ("corriger-un-fait", {"preuve": "Peut-être"}, "choisissez parmi"),
    ("corriger-un-fait", {"constat": "Appeler Jeanne au 06 12 34 56 78."}, "un numéro de mobile"),
    ("corriger-un-fait", {"passage": "jeanne@orange.fr"}, "une adresse mail personnelle"),
    ("proposer-une-fiche", {"titre": "Caf"}, "existe déjà"),
    ("proposer-une-fiche", {"titre": "!!!"}, "ni lettre ni chiffre"),
    ("proposer-une-fiche", {"themes": "Compte et accès, Météo"}, "Thème inconnu : Météo"),
    ("lien-mort", {"adresse": "https://www.exemple.org/x"}, "n'est pas sur la fiche"),
]


@pytest.mark.parametrize(("name", "changes", "said"), REFUSALS)
def test_a_wrong_request_is_refused_in_french(
    name: str, changes: dict[str, str | None], said: str, guide: Corpus
) -> None:
    with pytest.raises(Refused) as refused:
        draft(guide, body(name, **changes))
    assert said in str(refused.value)


def test_every_mistake_is_said_at_once(guide: Corpus) -> None:
    with pytest.raises(Refused) as refused:
        draft(guide, body("corriger-un-fait", constat=None, date="hier", passage=None))
    assert len(refused.value.reasons) == 3


@pytest.mark.parametrize("text", ["", "Bonjour", "### Quelle fiche ?\n\ncaf", "{}", "{", "[" * 9])
def test_what_is_not_a_request_says_so(text: str) -> None:
    with pytest.raises(Unreadable):
        read_request(body_of(text), list(FORMS.values()))


@pytest.mark.parametrize("text", [
    "### a" + "\t " * 32_000 + "x", "### " + "#" * 69_000 + "x", "<!--" * 17_400,
    "### a" + " #" * 34_000 + "x", "###" + " " * 69_000, "<!-- " * 8_000 + "-->" * 8_000,
    "## \u0301\u0323" * 9_000, "\n" * 69_000, "### a\n" * 11_000,
])
def test_a_long_text_is_read_once(text: str) -> None:
    """Each of the first three held the robot from five seconds to a minute."""
    with pytest.raises(Unreadable):
        read_request(text, list(FORMS.values()))


@pytest.mark.parametrize("heading", [
    "## {}", "### {}", "#### {}", "###\t{}", "###   {}   ", "### {} ###", "### {} ### ", "### {}#",
])
def test_headings_as_people_write_them(heading: str) -> None:
    text = body("lien-mort").replace("### ", "## ")
    written = re.sub(r"(?m)^## (.+)$", lambda match: heading.format(match[1]), text)
    request = read_request(f"<!-- une\nremarque -->{written}<!-- jamais refermée", list(
        FORMS.values()
    ))
    assert request.form.name == "lien-mort"
    assert request.answers["fiche"] == ANSWERS["lien-mort"]["fiche"]


def test_a_refusal_does_not_act_where_a_robot_posts_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "demande.md"
    path.write_text(body(
        "corriger-un-fait", fiche="@equipe [x](https://evil.example) www.evil.example #12"
    ), encoding="utf-8")
    assert main(["depuis-demande", str(path), "--fiches", str(ROOT / "fiches")]) == PROBLEMS
    said = capsys.readouterr().err
    assert "n'existe pas" in said
    assert not re.search(r"@\w|://|www\.|(?<!\\)[\[#]", said)


def test_a_question_answered_twice_is_refused() -> None:
    text = body("lien-mort") + "\n### Quel lien ?\n\nhttps://autre.fr"
    with pytest.raises(Unreadable, match="deux fois"):
        read_request(text, list(FORMS.values()))


@pytest.mark.parametrize("event", [
    {"issue": {"body": body("lien-mort"), "number": 3}},
    {"object_attributes": {"description": body("lien-mort").replace("\n", "\r\n")}},
])
def test_the_event_of_a_forge_is_read(event: dict[str, Any], guide: Corpus) -> None:
    assert draft(guide, body_of(json.dumps(event))).id == "caf"


def test_a_gitlab_template_filled_by_hand_is_read(guide: Corpus) -> None:
    text = generated_templates(VOCABULARIES)[".gitlab/issue_templates/lien-mort.md"]
    for question in FORMS["lien-mort"].questions:
        answer = ANSWERS["lien-mort"].get(question.id, "")
        text = text.replace(f"### {question.label}\n", f"### {question.label}\n\n{answer}\n")
    assert draft(guide, text).id == "caf"


@settings(max_examples=150, deadline=None)
@given(st.lists(lines(200), min_size=3, max_size=3), st.sampled_from(["constat", "contenu"]))
def test_no_answer_breaks_the_sheet(
    guide: Corpus, texts: list[str], which: str
) -> None:
    """Whatever is typed stays inside the field it was typed for."""
    name = "corriger-un-fait" if which == "constat" else "proposer-une-fiche"
    line = "passage" if which == "constat" else "source_titre"
    try:
        made = draft(guide, body(name, **{which: "\n".join(texts[:2]), line: texts[2]}))
    except (Refused, Unreadable):
        return
    data = parse(made.text, made.id)[0].data
    if which == "constat":
        before = guide.sheets["caf"].document.data
        assert {**data, "a_verifier": 0} == {**before, "a_verifier": 0}
        assert len(data["a_verifier"]) == len(before["a_verifier"]) + 1
        assert set(data["a_verifier"][-1]) == {"quoi", "comment"}
    else:
        assert set(data["sources"][0]) == {"titre", "url", "editeur", "consulte_le"}
        assert len(data["a_verifier"]) == 1


def test_the_command_writes_a_draft_the_checker_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "fiches"
    for name, text in {**TABLES_MINIMALES, **one_of_each()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    request = tmp_path / "demande.md"
    request.write_text(body("proposer-une-fiche", themes="Compte"), encoding="utf-8")
    words = ["--fiches", str(folder)]
    assert main(["depuis-demande", str(request), "--ecrire", *words]) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.parent == folder / "situations"
    assert main(["verifier", "--sans-memoire", *words]) == 0


def test_the_command_lists_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request = tmp_path / "evenement.json"
    event = {"issue": {"body": body("lien-mort", adresse=None, date=None)}}
    request.write_text(json.dumps(event), encoding="utf-8")
    words = ["--fiches", str(ROOT / "fiches")]
    assert main(["depuis-demande", str(request), *words]) == 1
    told = capsys.readouterr().err
    assert told == (
        "La demande ne donne pas encore de brouillon :\n\n"
        "- Il manque une réponse à « Quel lien ? ».\n"
        "- Il manque une réponse à « À quelle date l'avez-vous constaté ? ».\n"
    )
    assert main(["depuis-demande", str(tmp_path / "absent.md"), *words]) == 2


