"""The two commands, from a page to a date that moves and a ticket that opens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, USAGE, main
from faire_avec.commands.veille import user_agent
from faire_avec.language.shingles import Fingerprint
from samples import ROOT
from upkeep.watch.conftest import AMOUNT, BODY, PAPER, Guide, Web
from upkeep.watch.test_law import CODE, NOW, copy

Output = pytest.CaptureFixture[str]
TWO = {"montant": ("/aide", AMOUNT), "papier": ("/papier", PAPER)}
CALM = ["--pause", "0", "--essais", "0", "--adresse", "https://guide.exemple.invalid"]
LAW = (f"loi: {{source: s-montant, code: {CODE}, article: L112-8, version: 2016-01-01, "
       "lu_le: 2026-01-01}\n")


@pytest.fixture(autouse=True)
def _a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    for name in ("GITHUB_EVENT_NAME", "CI_PIPELINE_SOURCE", "FAIRE_AVEC_ADRESSE"):
        monkeypatch.delenv(name, raising=False)


def watch(folder: Path, *words: str) -> int:
    return main(["veille", "--fiches", str(folder), "--memoire", str(folder.parent / "vu"),
                 *CALM, *words])


def test_present_moves_the_date_and_nothing_else(guide: Guide, web: Web, capsys: Output) -> None:
    web.put("/papier")
    folder = guide(TWO)
    before = (folder / "contacts.yml").read_text(encoding="utf-8")
    assert watch(folder) == OK
    assert (folder / "contacts.yml").read_text(encoding="utf-8") == before
    assert watch(folder, "--ecrire", "--sans-visite") == OK
    after = (folder / "contacts.yml").read_text(encoding="utf-8")
    assert after == before.replace("2025-01-01", "2026-12-01")
    assert "2 dates avancent." in capsys.readouterr().out


def test_changed_and_gone_open_a_ticket_and_move_nothing(
    guide: Guide, web: Web, capsys: Output, tmp_path: Path
) -> None:
    web.put("/aide", BODY.replace("646,52", "652,98 @equipe <b>"))
    folder = guide(TWO)
    words = ["--ecrire", "--tickets", str(tmp_path / "tickets"), "--format", "json",
             "--rapport", str(tmp_path / "rapport.md")]
    assert watch(folder, *words) == PROBLEMS
    told = {one["passage"]: one for one in json.loads(capsys.readouterr().out)["passages"]}
    assert told["montant"]["classe"] == "nombre-change"
    assert "652,98" in told["montant"]["phrase_de_la_page"]
    assert told["papier"]["classe"] == "passage-disparu"
    [ticket] = (tmp_path / "tickets").iterdir()
    text = ticket.read_text(encoding="utf-8")
    assert text.startswith("Veille : contacts\n")
    assert "Nombres et dates de la phrase d'origine : 646.52" in text
    assert "La page dit aujourd'hui, au plus près : Le montant maximal" in text
    assert "Ligne montant" in text and "La page n'existe plus (404)" in text
    report = (tmp_path / "rapport.md").read_text(encoding="utf-8")
    for shown in (text, report):
        # What a page says names nobody and writes no HTML in a ticket.
        assert "@equipe" not in shown and "<b>" not in shown
    assert "| Nombre changé | 1 |" in report and "## Passage disparu" in report
    assert "2025-01-01" in (folder / "contacts.yml").read_text(encoding="utf-8")


def test_refused_opens_nothing(guide: Guide, web: Web, tmp_path: Path, capsys: Output) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /")
    assert watch(guide(TWO), "--tickets", str(tmp_path / "tickets")) == OK
    assert not list((tmp_path / "tickets").iterdir())
    assert "| Refusé aux programmes | 2 |" in capsys.readouterr().out


def test_a_budget_leaves_the_rest_for_later(guide: Guide, web: Web, capsys: Output) -> None:
    web.put("/papier")
    folder = guide(TWO)
    assert watch(folder, "--budget", "1") == OK
    assert "1 passages vus, dans 1 pages. 1 pages attendent" in capsys.readouterr().out
    assert watch(folder, "--budget", "1") == OK
    assert (web.times("/aide"), web.times("/papier")) == (1, 1)


def test_the_law_is_compared_when_a_copy_is_given(
    guide: Guide, tmp_path: Path, capsys: Output
) -> None:
    folder = guide({"montant": ("/aide", AMOUNT)}, extra=LAW)
    assert watch(folder) == OK
    assert "1 articles de loi n'ont pas été comparés" in capsys.readouterr().out
    codes = copy(tmp_path / "codes", NOW)
    assert watch(folder, "--sans-visite", "--codes", str(codes)) == OK
    assert "1 articles de loi comparés" in capsys.readouterr().out
    assert watch(folder, "--sans-visite", "--codes", str(tmp_path)) == OK
    assert watch(folder, "--sans-visite", "--codes", str(tmp_path / "rien")) == USAGE
    assert "ne s'ouvre pas" in capsys.readouterr().err


@pytest.mark.parametrize(("variable", "value"), [
    ("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_EVENT_NAME", "pull_request_target"),
    ("CI_PIPELINE_SOURCE", "merge_request_event"),
])
def test_a_proposal_visits_nobody(
    variable: str, value: str, guide: Guide, web: Web, monkeypatch: pytest.MonkeyPatch,
    capsys: Output,
) -> None:
    monkeypatch.setenv(variable, value)
    folder = guide(TWO)
    assert watch(folder) == USAGE
    assert web.asked == [] and "Une proposition ne visite aucun site" in capsys.readouterr().err
    assert watch(folder, "--sans-visite") == OK


def test_who_asks_is_said_or_nobody_is_asked(
    tmp_path: Path, guide: Guide, web: Web, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    folder = guide(TWO)
    words = ["veille", "--fiches", str(folder), "--memoire", str(tmp_path / "vu")]
    assert main(words) == USAGE
    assert web.asked == [] and "site_url" in capsys.readouterr().err
    config = folder.parent / "mkdocs.yml"
    config.write_text('site_url: !ENV [FAIRE_AVEC_ADRESSE, ""]\n', encoding="utf-8")
    assert user_agent(None, folder) is None
    monkeypatch.setenv("FAIRE_AVEC_ADRESSE", "https://guide.exemple.invalid/")
    told = user_agent(None, folder)
    assert told is not None
    assert told.startswith("faire-avec-veille/")
    assert told.endswith(" (+https://guide.exemple.invalid/)")


def test_a_killed_round_is_taken_up(guide: Guide, web: Web, tmp_path: Path) -> None:
    many = {f"p-{rank}": (f"/page-{rank}", AMOUNT) for rank in range(30)}
    for path, _ in many.values():
        web.put(path)
    folder = guide(many)
    words = [sys.executable, "-m", "faire_avec", "veille", "--fiches", str(folder), "--memoire",
             str(tmp_path / "vu"), *CALM, "--pause", "0.05", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    first = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    while len(web.asked) < 8 and first.poll() is None:
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert 0 < len(list((tmp_path / "vu").glob("[0-9a-f]*.json"))) < 30
    second = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    told = json.loads(second.stdout)
    assert [one["classe"] for one in told["passages"]] == ["present"] * 30
    assert told["en_attente"] == 0
    # At most the page that was being read is read again.
    assert sum(web.times(path) for path, _ in many.values()) <= 31


def test_the_count(guide: Guide, capsys: Output) -> None:
    assert main(["veille", "--fiches", str(guide(TWO)), "--compte"]) == OK
    assert capsys.readouterr().out.startswith("2 faits citent une source.\n2 ont un passage")


def keep(*words: str) -> int:
    return main(["empreinte", *words, "--adresse", "https://guide.exemple.invalid"])


def test_a_fingerprint_is_made_from_a_page(guide: Guide, web: Web, capsys: Output) -> None:
    folder = guide(TWO)
    code = keep(web.here + "/aide", AMOUNT, "--fiches", str(folder), "--ou", "#combien")
    shown = capsys.readouterr()
    assert code == OK and "passage: s-montant-le-montant-maximal-pour" in shown.err
    name, source, place, line, day = shown.out.splitlines()
    assert (name, source) == ("s-montant-le-montant-maximal-pour:", "  source: s-montant")
    assert (place, day) == ('  ou: "#combien"', "  lu_le: 2026-12-01")
    made = Fingerprint.read(line.split('"')[1])
    assert made.values == ("646.52",) and made.whole
    # No word of the page is kept.
    assert "montant maximal" not in line


def test_a_fingerprint_is_made_from_a_file(tmp_path: Path, capsys: Output) -> None:
    page = tmp_path / "page.html"
    page.write_text(BODY, encoding="utf-8")
    assert keep(str(page), PAPER, "--source", "s", "--nom", "n", "--fiches", "rien") == OK
    assert capsys.readouterr().out.startswith("n:\n  source: s\n")


@pytest.mark.parametrize(("sentence", "words", "code", "said"), [
    (AMOUNT.replace("646,52", "652,98"), [], PROBLEMS, f"La plus proche : {AMOUNT}"),
    ("Une phrase qui ne se trouve nulle part dans cette page.", [], PROBLEMS, "pas dans la page"),
    ("Trop court.", [], PROBLEMS, "il en faut au moins"),
    (AMOUNT, ["--ou", "#ailleurs"], PROBLEMS, "Repères : #combien"),
])
def test_a_sentence_that_is_not_there_is_refused(
    sentence: str, words: list[str], code: int, said: str, tmp_path: Path, capsys: Output
) -> None:
    page = tmp_path / "page.html"
    page.write_text(BODY, encoding="utf-8")
    assert keep(str(page), sentence, *words) == code
    shown = capsys.readouterr()
    assert said in shown.err and not shown.out


def test_a_page_that_does_not_open_is_said(tmp_path: Path, web: Web, capsys: Output) -> None:
    assert keep(str(tmp_path / "rien.html"), AMOUNT) == USAGE
    assert keep(web.here + "/rien", AMOUNT) == USAGE
    assert "réponse 404" in capsys.readouterr().err
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    assert keep(str(tmp_path / "a.pdf"), AMOUNT) == PROBLEMS
    assert "ne se lit pas" in capsys.readouterr().err
