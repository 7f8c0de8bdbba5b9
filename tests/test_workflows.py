"""The workflows: linted, sober with rights, and their scripts run here on sample requests."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from samples import ROOT

WORKFLOWS = sorted(
    path for forge in (".github", ".forgejo") for path in (ROOT / forge / "workflows").glob("*.yml")
)


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
        for script in re.findall(r"\.ci/[\w.-]+", step.get("run", "")):
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


def test_every_forge_has_the_same_automation() -> None:
    jobs = read(ROOT / ".gitlab-ci.yml")
    said = {
        "github": "".join(path.read_text("utf-8") for path in WORKFLOWS if ".github" in path.parts),
        "forgejo": "".join(path.read_text("utf-8") for path in WORKFLOWS
                           if ".forgejo" in path.parts),
        "gitlab": (ROOT / ".gitlab-ci.yml").read_text("utf-8"),
    }
    for kind, text in said.items():
        for order in ("commenter", "ticket fraicheur", "brouillon", "--suggestions"):
            assert f"forge.py {order}" in text or f"{order} " in text, (kind, order)
        for name in ("FORGE_API", "FORGE_DEPOT", "verifier --sans-memoire"):
            assert name in text, (kind, name)
    # Scheduled jobs run alone, and what checks a proposal does not run on a schedule.
    for name in ("brouillons", "fraicheur"):
        [rule] = jobs[name]["rules"]
        assert rule["if"] == f'$CI_PIPELINE_SOURCE == "schedule" && $TACHE == "{name}"'
        assert "resource_group" in jobs[name]
    for name in ("fiches", "tests"):
        assert jobs[name]["extends"] == ".controle"


def test_the_comment_waits_for_the_check_by_its_name() -> None:
    waiting = read(ROOT / ".github" / "workflows" / "commentaire.yml")
    check = read(ROOT / ".github" / "workflows" / "controle.yml")
    assert waiting["on"]["workflow_run"]["workflows"] == [check["name"]]
