"""``faire-avec signaux``: doubts, drafts and confirmations, none of which is decided."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.checking.check import load_and_check
from faire_avec.cli import OK, PROBLEMS, USAGE, main
from faire_avec.machine.clock import today
from samples import one_of_each

ANSWER = """\
reponses:
  - id: code-non-recu
    titre: Code non reçu
    se_dit: [Le code n'arrive pas]
    motif: code
    gestes: [{qui: ensemble, texte: Attendre deux minutes.}]
    sinon: {telephone: {contact: une-ligne, dire: Le code manque.}, papier: Écrire.}
    question: {texte: Le code arrive par, choix: [mail, SMS]}
sans_reponse:
  - {motif: mot-de-passe, raison: Il n'y en a pas.}
  - {motif: boite-ou-telephone-perdus, raison: Autre fiche.}
  - {motif: panne, raison: Autre fiche.}
"""
MONTH = today().strftime("%Y-%m")
SHEET = "plateformes/un-plateforme.yml"


@pytest.fixture
def folder(tree: Callable[[dict[str, str]], Path]) -> Path:
    files = one_of_each()
    return tree({**files, SHEET: files[SHEET] + ANSWER})


def box(tmp_path: Path, *signals: dict[str, str]) -> str:
    path = tmp_path / "signaux.jsonl"
    path.write_text("".join(
        json.dumps({"version": 1, "mois": MONTH, **one}) + "\n" for one in signals
    ), encoding="utf-8")
    return str(path)


ABOUT = {"fiche": "un-plateforme", "reponse": "code-non-recu"}


def test_signals_become_a_doubt_a_draft_and_confirmations(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "confirmations.jsonl"
    words = ["signaux", box(
        tmp_path, {"genre": "ecran-change", **ABOUT, "texte": "Le bouton est à gauche."},
        {"genre": "ecran-change", **ABOUT}, {"genre": "reponse-servie", **ABOUT},
        {"genre": "confirmation", **ABOUT, "choix": "SMS"},
        {"genre": "reponse-pas-servie", **ABOUT},
        {"genre": "organisme-manquant", "texte": "Mutuelle des marins"},
    ), "--fiches", str(folder), "--confirmations", str(kept)]
    before = (folder / SHEET).read_text("utf-8")
    assert main(words) == OK
    assert "à écrire" in capsys.readouterr().out
    assert (folder / SHEET).read_text("utf-8") == before
    assert main([*words, "--ecrire"]) == OK
    said = capsys.readouterr().out
    assert said.startswith("6 signaux gardés, 0 refusés.\n")
    assert "- un-plateforme#code-non-recu : Un écran a changé (2)" in said
    corpus, problems = load_and_check(folder, today())
    assert [one for one in problems if one.is_error] == []
    [doubt] = corpus.sheets["un-plateforme"].fiche.a_verifier
    assert doubt.quoi.startswith("Signalé en ")
    assert doubt.quoi.endswith("par 2 lecteurs : un écran a changé, pour « Code non reçu ». "
                               "Précision : « Le bouton est à gauche ».")
    assert corpus.sheets["mutuelle-des-marins"].fiche.statut == "brouillon"
    lines = [json.loads(line)["genre"] for line in kept.read_text("utf-8").splitlines()]
    assert lines == ["confirmation", "reponse-pas-servie", "reponse-servie"]
    written = (folder / SHEET).read_text("utf-8")
    assert main([*words, "--ecrire"]) == OK
    assert (folder / SHEET).read_text("utf-8") == written


@pytest.mark.parametrize(("signal", "said"), [
    ({"genre": "ecran-change", "fiche": "un-platforme"}, "la fiche «un-platforme» n'existe pas"),
    ({"genre": "ecran-change", **ABOUT, "reponse": "x"}, "n'a pas de réponse «x»"),
    ({"genre": "confirmation", **ABOUT, "choix": "fax"}, "«fax» n'est pas un choix"),
    ({"genre": "ecran-change", **ABOUT, "mois": "2098-01"}, "n'est pas encore venu"),
    ({"genre": "ecran-change", **ABOUT, "mois": "2001-01"}, "est trop ancien"),
    ({"genre": "ecran-change", **ABOUT, "texte": "jeanne@orange.fr"}, "adresse mail personnelle"),
])
def test_what_fits_nothing_is_said(
    signal: dict[str, str], said: str, folder: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["signaux", box(tmp_path, signal), "--fiches", str(folder), "--ecrire"]
    assert main(words) == PROBLEMS
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "[[caf]]", "https://evil.exemple/x",
    "@equipe #12", "--- !!python/object: x", "*a: &b", "$(touch pirate)", "01 23 45 67 89",
])
def test_a_hostile_text_never_breaks_a_sheet(
    text: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["signaux", box(
        tmp_path, {"genre": "ecran-change", **ABOUT, "texte": text},
        {"genre": "organisme-manquant", "texte": f"Caisse {text}"},
    ), "--fiches", str(folder), "--ecrire"]
    main(words)
    capsys.readouterr()
    corpus, problems = load_and_check(folder, today())
    assert [one for one in problems if one.is_error] == []
    [doubt] = corpus.sheets["un-plateforme"].fiche.a_verifier
    assert "Signalé en" in doubt.quoi
    assert not list(tmp_path.rglob("pirate"))


def test_a_file_that_does_not_read_stops_the_command(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").write_bytes(b"\xff\x00")
    for name in ("absent", "x"):
        assert main(["signaux", str(tmp_path / name), "--fiches", str(folder)]) == USAGE
    capsys.readouterr()
