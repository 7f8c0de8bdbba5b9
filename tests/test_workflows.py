"""The workflows: linted, sober with rights, and their scripts run here on sample requests."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from faire_avec.writing.comment import MARK
from samples import ROOT, TABLES_MINIMALES, one_of_each
from writing.requests.test_requests import body

WORKFLOWS = sorted(
    path for forge in (".github", ".forgejo") for path in (ROOT / forge / "workflows").glob("*.yml")
)
SCRIPTS = ROOT / ".github" / "scripts"


def read(path: Path) -> dict[str, Any]:
    # BaseLoader: «on» stays a word.
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    lint = Path(sys.executable).parent / "zizmor"
    said = subprocess.run(
        [lint, "--offline", "--no-progress", *WORKFLOWS], capture_output=True, text=True
    )
    assert said.returncode == 0, said.stdout + said.stderr


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "on: issues\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: echo ${{ github.event.issue.title }}\n", encoding="utf-8",
    )
    lint = Path(sys.executable).parent / "zizmor"
    assert subprocess.run([lint, "--offline", bad], capture_output=True).returncode != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_workflow_is_pinned_and_interpolates_nothing_in_a_shell(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"]), step["uses"]
        assert "${{" not in step.get("run", "")
        for script in re.findall(r"\.github/scripts/[\w.-]+", step.get("run", "")):
            assert (ROOT / script).is_file()
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job


def test_every_forge_tries_every_promised_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lowest = project["requires-python"].removeprefix(">=")
    tried = [
        read(ROOT / forge / "workflows" / "controle.yml")["jobs"]["tests"]["strategy"]["matrix"][
            "python"
        ]
        for forge in (".github", ".forgejo")
    ]
    [gitlab] = read(ROOT / ".gitlab-ci.yml")["tests"]["parallel"]["matrix"]
    tried.append(gitlab["PYTHON"])
    for pythons in tried:
        assert pythons == tried[0]
        assert pythons[0] == lowest


def test_each_pin_names_one_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for use, version in re.findall(r"uses: (\S+) # (v\S+)", path.read_text(encoding="utf-8")):
            pins.setdefault(use.split("@")[0], set()).add(f"{use} {version}")
    assert pins
    assert [found for found in pins.values() if len(found) > 1] == []


def test_a_draft_is_asked_by_a_label_only() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "demande.yml")
    [job] = workflow["jobs"].values()
    label = "brouillon-a-preparer"
    assert job["if"] == f"github.event.label.name == '{label}'"
    assert f"`{label}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}


def test_the_comment_waits_for_the_check_by_its_name() -> None:
    waiting = read(ROOT / ".github" / "workflows" / "commentaire.yml")
    check = read(ROOT / ".github" / "workflows" / "controle.yml")
    assert waiting["on"]["workflow_run"]["workflows"] == [check["name"]]


FAKE_GH = """\
#!{python}
import json, os, sys
words = sys.argv[1:]
content = [open(w.removeprefix("body=@"), encoding="utf-8").read()
           for w in words if w.startswith("body=@")]
content += [open(words[i + 1], encoding="utf-8").read()
            for i, w in enumerate(words) if w == "--body-file"]
with open(os.environ["GH_JOURNAL"], "a", encoding="utf-8") as journal:
    journal.write(json.dumps([words, content]) + "\\n")
for key, answer in json.loads(os.environ["GH_ANSWERS"]).items():
    if key in " ".join(words):
        print(answer)
"""


class Forge:
    """A ``gh`` that answers from a table and writes down what it is asked."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        program = self.bin / "gh"
        program.write_text(FAKE_GH.format(python=sys.executable), encoding="utf-8")
        program.chmod(0o755)
        self.journal = folder / "journal"
        self.journal.touch()

    def run(self, script: str, *words: str, cwd: Path, answers: dict[str, str], **env: str) -> int:
        variables = {
            **os.environ, "PATH": f"{self.bin}:{os.environ['PATH']}", "GH_REPO": "o/r",
            "GH_JOURNAL": str(self.journal), "GH_ANSWERS": json.dumps(answers), **env,
        }
        done = subprocess.run(["sh", SCRIPTS / script, *words], cwd=cwd, env=variables,
                              capture_output=True, text=True)
        return done.returncode

    @property
    def asked(self) -> list[tuple[list[str], list[str]]]:
        lines = self.journal.read_text(encoding="utf-8").splitlines()
        return [(words, content) for words, content in map(json.loads, lines)]


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def comment(tmp_path: Path, number: str = "7", text: str = f"{MARK}\nRien.\n") -> str:
    folder = tmp_path / "commentaire"
    folder.mkdir()
    (folder / "numero").write_text(f"{number}\n", encoding="utf-8")
    (folder / "changements.md").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(("old", "method", "place"), [
    ("", "POST", "repos/o/r/issues/7/comments"),
    ("55", "PATCH", "repos/o/r/issues/comments/55"),
])
def test_one_comment_is_written_then_rewritten(
    old: str, method: str, place: str, forge: Forge, tmp_path: Path
) -> None:
    answers = {"pulls/7": "abc", "--paginate": old}
    code = forge.run("commenter.sh", comment(tmp_path), cwd=tmp_path, answers=answers,
                     REVISION="abc")
    assert code == 0
    words, content = forge.asked[-1]
    assert words[:5] == ["api", "--silent", "--method", method, place]
    assert content == [f"{MARK}\nRien.\n"]


@pytest.mark.parametrize(("number", "text", "head", "code"), [
    ("7; id", f"{MARK}\n", "abc", 1),
    ("../7", f"{MARK}\n", "abc", 1),
    ("", f"{MARK}\n", "abc", 1),
    ("7", "Achetez ceci\n", "abc", 1),
    ("7", f"{MARK}\n", "autre", 0),
])
def test_a_suspicious_comment_is_never_written(
    number: str, text: str, head: str, code: int, forge: Forge, tmp_path: Path
) -> None:
    folder = comment(tmp_path, number, text)
    answers = {"pulls/7": head}
    assert forge.run("commenter.sh", folder, cwd=tmp_path, answers=answers, REVISION="abc") == code
    assert not [words for words, _ in forge.asked if "--method" in words]


def project(tmp_path: Path) -> Path:
    """A small project under git, with a remote to push to."""
    place = tmp_path / "projet"
    for name, text in {**TABLES_MINIMALES, **one_of_each()}.items():
        path = place / "fiches" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for words in (
        ["init", "--quiet", "--bare", str(tmp_path / "distant.git")],
        ["init", "--quiet", str(place)],
        ["-C", str(place), "remote", "add", "origin", str(tmp_path / "distant.git")],
        ["-C", str(place), "add", "--all"],
        ["-C", str(place), "-c", "user.name=x", "-c", "user.email=x@exemple.org", "commit",
         "--quiet", "--message", "x"],
    ):
        subprocess.run(["git", *words], check=True, capture_output=True)
    return place


def event(tmp_path: Path, text: str) -> str:
    path = tmp_path / "evenement.json"
    path.write_text(json.dumps({"issue": {"body": text, "number": 12}}), encoding="utf-8")
    return str(path)


def faire_avec() -> str:
    found = shutil.which("faire-avec", path=str(Path(sys.executable).parent))
    assert found
    return found


def test_a_labelled_request_becomes_a_draft_to_review(forge: Forge, tmp_path: Path) -> None:
    place = project(tmp_path)
    hostile = body("proposer-une-fiche", themes="Compte",
                   contenu="$(touch pirate) `touch pirate` ; touch pirate\n\n--body-file x")
    code = forge.run(
        "brouillon.sh", cwd=place, answers={"pr list": "0"}, NUMERO="12",
        GITHUB_EVENT_PATH=event(tmp_path, hostile), FAIRE_AVEC=faire_avec(),
        PYTHONPATH=str(ROOT / "scripts"),
    )
    assert code == 0
    words, content = forge.asked[-1]
    assert words[:4] == ["pr", "create", "--draft", "--head"]
    assert "À vérifier" in content[0]
    pushed = subprocess.run(
        ["git", "-C", str(tmp_path / "distant.git"), "show", "--name-only", "--format=",
         "demande-12"],
        check=True, capture_output=True, text=True,
    ).stdout
    assert pushed == "fiches/situations/l-ecran-reste-blanc-apres-la-connexion.yml\n"
    assert not list(tmp_path.rglob("pirate"))


def test_an_incomplete_request_gets_the_list_of_what_is_missing(
    forge: Forge, tmp_path: Path
) -> None:
    place = project(tmp_path)
    code = forge.run(
        "brouillon.sh", cwd=place, answers={}, NUMERO="12",
        GITHUB_EVENT_PATH=event(tmp_path, body("lien-mort", date=None)), FAIRE_AVEC=faire_avec(),
        PYTHONPATH=str(ROOT / "scripts"),
    )
    assert code == 0
    [(words, content)] = forge.asked
    assert words[:3] == ["issue", "comment", "12"]
    assert "- Il manque une réponse à « À quelle date l'avez-vous constaté ? »." in content[0]


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.sh")), ids=lambda path: path.name)
def test_a_script_is_plain_shell(script: Path) -> None:
    assert subprocess.run(["sh", "-n", script]).returncode == 0
    assert "${{" not in script.read_text(encoding="utf-8")
