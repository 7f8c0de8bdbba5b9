"""What a service adds is read, placed, checked as the rest, and never hides what the guide says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from faire_avec.checking.check import check_layers
from faire_avec.cli import OK, PROBLEMS, USAGE, main
from faire_avec.corpus import Corpus
from faire_avec.corpus.layers import local_contacts, local_notes
from faire_avec.problems import Problem
from samples import ROOT, TODAY

REAL = ROOT / "fiches"
ANSWER = "mot-de-passe-oublie"
HEAD = "nom: Service social de Vallombre\ntenu_par: l'équipe\n"
NOTE = """\
chez_nous:
  - sur: mot-de-passe-oublie
    echelon: guichet
    texte: Sans rendez-vous le mardi matin.
    contact: accueil-vallombre
    verifie_le: 2026-11-20
"""
LINES = """\
accueil-vallombre:
  nom: Accueil de Vallombre
  numero: 01 99 00 00 00
  horaires: Mardi, 9 h à 12 h
  verifie_le: 2026-11-20
  certitude: sure
"""


def layer(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {"calque.yml": HEAD, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def on_top(guide: Corpus, *folders: Path) -> tuple[Corpus, list[Problem]]:
    return check_layers(guide, folders, TODAY)


def test_an_addition_stands_at_its_place(guide: Corpus, tmp_path: Path) -> None:
    folder = layer(tmp_path / "calque", {"chez-nous/caf.yml": NOTE, "contacts.yml": LINES})
    grown, problems = on_top(guide, folder)
    assert problems == []
    (local,) = local_notes(grown, "caf", ANSWER, "guichet")
    assert local.contact is not None and local.contact.numero == "01 99 00 00 00"
    assert local_notes(grown, "caf", ANSWER) == local_notes(grown, "caf", None) == []
    assert grown.sheets["caf"].fiche is guide.sheets["caf"].fiche


def test_a_line_said_otherwise_is_kept_beside_the_national_one(
    guide: Corpus, tmp_path: Path
) -> None:
    text = LINES.replace("accueil-vallombre", "caf-3230")
    grown, problems = on_top(guide, layer(tmp_path / "calque", {"contacts.yml": text}))
    national = guide.tables.contacts.entries["caf-3230"]
    assert grown.tables.contacts.entries["caf-3230"] == national
    ((head, own),) = local_contacts(grown, "caf-3230")
    assert (head.nom, own.numero) == ("Service social de Vallombre", "01 99 00 00 00")
    assert {problem.rule.code for problem in problems} == {"FA250"}
    assert not any(problem.is_error for problem in problems)
    assert any(national.numero and national.numero in problem.message for problem in problems)


def test_layers_are_stacked_in_the_order_given(guide: Corpus, tmp_path: Path) -> None:
    first = layer(tmp_path / "a", {"contacts.yml": LINES, "chez-nous/caf.yml": NOTE})
    second = layer(tmp_path / "b", {
        "calque.yml": HEAD.replace("Service social", "Département"),
        "chez-nous/caf.yml": NOTE.replace("mardi", "jeudi").replace(
            "    contact: accueil-vallombre\n", ""
        ),
    })
    grown, problems = on_top(guide, second, first)
    assert problems == []
    assert [one.head.nom for one in local_notes(grown, "caf", ANSWER, "guichet")] == [
        "Département de Vallombre", "Service social de Vallombre",
    ]


WRONG = {
    "an unknown sheet": ({"chez-nous/cafe.yml": NOTE}, "FA023", "pas de fiche «cafe»", "caf.yml"),
    "an unknown answer": (
        {"chez-nous/caf.yml": NOTE.replace(ANSWER, "mot-de-passe-oublies")}, "FA023",
        "mot-de-passe-oublies", ANSWER,
    ),
    "an unknown line": ({"chez-nous/caf.yml": NOTE}, "FA023", "accueil-vallombre", None),
    "an addition that says nothing": (
        {"chez-nous/caf.yml": "chez_nous:\n  - verifie_le: 2026-11-20\n"}, "FA023",
        "ne dit rien", None,
    ),
    "a rung of nothing": (
        {"chez-nous/caf.yml": NOTE.replace(f"  - sur: {ANSWER}\n    e", "  - e"),
         "contacts.yml": LINES}, "FA023", "échelon", None,
    ),
    "a field that does not exist": (
        {"chez-nous/caf.yml": NOTE.replace("texte:", "textes:"), "contacts.yml": LINES}, "FA012",
        "textes", "texte",
    ),
    "a date to come": (
        {"chez-nous/caf.yml": NOTE.replace("2026-11-20", "2030-01-01"), "contacts.yml": LINES},
        "FA141", "2030", None,
    ),
    "somebody's number": (
        {"chez-nous/caf.yml": NOTE.replace(
            "Sans rendez-vous", "Madame a le 1 84 12 76 451 089 46, sans rendez-vous"
        ), "contacts.yml": LINES}, "FA118", "", None,
    ),
    "a stray file": ({"notes.yml": "a: b\n"}, "FA009", "notes.yml", "contacts.yml"),
    "a sheet that the guide has": (
        {"plateformes/caf.yml": (REAL / "plateformes" / "caf.yml").read_text(encoding="utf-8")},
        "FA101", "caf", None,
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_its_place(
    name: str, guide: Corpus, tmp_path: Path
) -> None:
    files, code, said, suggestion = WRONG[name]
    _, problems = on_top(guide, layer(tmp_path / "calque", files))
    found = [problem for problem in problems if problem.rule.code == code]
    assert found, problems
    assert any(said in problem.message for problem in found)
    assert any(problem.suggestion == suggestion for problem in found)
    assert all(problem.path.startswith("calque/") for problem in problems if problem.is_error)


def test_a_layer_without_head_is_refused(guide: Corpus, tmp_path: Path) -> None:
    folder = layer(tmp_path / "calque", {})
    (folder / "calque.yml").unlink()
    grown, problems = on_top(guide, folder)
    assert grown.layers == ()
    assert [problem.rule.code for problem in problems] == ["FA011"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "golden" / "fiches", tmp_path / "fiches"))


def test_a_site_shows_both_with_their_origin(small: Path, tmp_path: Path) -> None:
    folder = layer(tmp_path / "calque", {
        "chez-nous/caf.yml":
            f"chez_nous:\n  - {{sur: {ANSWER}, texte: Ouvert le mardi., verifie_le: "
            "2026-11-20}\n  - {texte: Pour toute la fiche., verifie_le: 2026-11-20}\n",
        "contacts.yml": LINES.replace("accueil-vallombre", "caf-3230"),
    })
    words = ["construire", "--fiches", str(small), "--config", str(ROOT / "mkdocs.yml"),
             "--sans-index", "--sans-memoire"]
    plain, both = tmp_path / "plain", tmp_path / "both"
    assert main([*words, "--site", str(plain)]) == OK
    assert main([*words, "--site", str(both), "--calque", str(folder)]) == OK
    page = "plateformes/caf/index.html"
    before = (plain / page).read_text(encoding="utf-8")
    after = (both / page).read_text(encoding="utf-8")
    assert "chez-nous" not in before
    assert after.count("Service social de Vallombre") >= 3
    assert "Ouvert le mardi." in after and "Pour toute la fiche." in after
    assert "32 30" in after and "01 99 00 00 00" in after
    other = "situations/code-de-connexion/index.html"
    assert (plain / other).read_bytes() == (both / other).read_bytes()


def test_an_error_in_a_layer_leaves_the_site_untouched(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = layer(tmp_path / "calque", {"chez-nous/rien.yml": NOTE})
    words = ["construire", "--fiches", str(small), "--config", str(ROOT / "mkdocs.yml")]
    site = tmp_path / "site"
    assert main([*words, "--site", str(site), "--calque", str(folder)]) == PROBLEMS
    assert not site.exists()
    assert "calque/chez-nous/rien.yml" in capsys.readouterr().out
    assert main([*words, "--site", str(site), "--calque", str(tmp_path / "absent")]) == USAGE


def test_a_blank_layer_is_right_from_the_start(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mon-calque"
    assert main(["nouveau-calque", str(folder), "--nom", "Chez nous"]) == OK
    assert main(["nouveau-calque", str(folder)]) == PROBLEMS
    assert main(["verifier", "--fiches", str(small), "--calque", str(folder)]) == OK
    assert " : 0 erreur" in capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ")


def notebook(path: Path, *notes: dict[str, str]) -> Path:
    path.write_text(json.dumps({
        "format": "faire-avec-carnet-1", "equipe": "Équipe du matin", "notes": list(notes),
    }), encoding="utf-8")
    return path


NOTED = {
    "fiche": "caf", "sur": ANSWER, "echelon": "guichet", "texte": "Ouvert le mardi.",
    "verifie_le": "2026-11-20",
}


def carry(tmp_path: Path, *notes: dict[str, str]) -> int:
    return main(["carnet-vers-calque", str(notebook(tmp_path / "carnet.json", *notes)),
                 "--calque", str(tmp_path / "calque"), "--fiches", str(REAL)])


def test_a_notebook_becomes_a_layer(
    guide: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {"fiche": "caf", "ligne": "Accueil", "numero": "01 99 00 00 00",
            "horaires": "Mardi, 9 h à 12 h", "verifie_le": "2026-11-20"}
    assert carry(tmp_path, NOTED, line) == OK
    grown, problems = on_top(guide, tmp_path / "calque")
    assert not any(problem.is_error for problem in problems)
    (note,) = local_notes(grown, "caf", ANSWER, "guichet")
    assert (note.head.nom, note.note.texte) == ("Équipe du matin", "Ouvert le mardi.")
    (whole,) = local_notes(grown, "caf", None)
    assert whole.contact is not None and whole.contact.numero == "01 99 00 00 00"
    # Again, with one more: what is known is not said twice, and the file of the team is kept.
    path = tmp_path / "calque" / "chez-nous" / "caf.yml"
    path.write_text(f"# tenu par nous\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert carry(tmp_path, NOTED, {**NOTED, "texte": "Fermé le lundi."}) == OK
    grown, _ = on_top(guide, tmp_path / "calque")
    assert len(local_notes(grown, "caf", ANSWER, "guichet")) == 2
    assert path.read_text(encoding="utf-8").startswith("# tenu par nous\n")
    assert "1 note ajoutée" in capsys.readouterr().out


def test_a_note_about_somebody_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = {**NOTED, "texte": "Son numéro est 1 84 12 76 451 089 46."}
    assert carry(tmp_path, mine, NOTED) == PROBLEMS
    assert "note 1 (caf)" in capsys.readouterr().out
    assert "451" not in (tmp_path / "calque" / "chez-nous" / "caf.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [
    "", "{", "[]", '{"format": "autre", "notes": []}',
    '{"format": "faire-avec-carnet-1", "notes": [{"fiche": "../x"}]}',
])
def test_what_is_not_a_notebook_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "carnet.json"
    path.write_text(text, encoding="utf-8")
    assert main(["carnet-vers-calque", str(path), "--calque", str(tmp_path / "calque"),
                 "--fiches", str(REAL)]) == USAGE
    assert not (tmp_path / "calque").exists()
