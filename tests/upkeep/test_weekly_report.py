"""The weekly report: its script tried with a stand-in for the commands."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import yaml

from samples import ROOT

SCRIPTS = ROOT / ".ci"
WORKFLOW = ROOT / ".github" / "workflows" / "fraicheur.yml"

COMMAND = """\
#!/bin/sh
case "$1" in
fraicheur) printf 'type  en retard\\nRisques  1\\n\\nfiches/a.yml:1 @equipe ````\\n' ;;
liens) echo '3 liens ouverts, 1 à regarder.'; exit 1 ;;
esac
"""


def program(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def run(script: str, *words: str, **environment: str) -> None:
    subprocess.run(["sh", str(SCRIPTS / script), *words], check=True,
                   env={**os.environ, **environment})


def test_the_report_holds_every_part_in_closed_blocks(tmp_path: Path) -> None:
    command = program(tmp_path, "faire-avec", COMMAND)
    report = tmp_path / "rapport.md"
    run("rapport-fraicheur.sh", str(report), FAIRE_AVEC=str(command))
    text = report.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Ce qui est à revoir", "Les plus en retard", "Les liens",
    ]
    # A dead link does not stop the report.
    assert "3 liens ouverts" in text
    # No text of a sheet closes a block or names someone outside one.
    assert text.count("````") == 6
    outside = "".join(text.split("````")[0::2])
    assert "@equipe" not in outside and "@equipe" in text


def test_the_workflow_puts_nothing_of_others_in_a_command() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in str(workflow)
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", "a@" + "0" * 40))
            for value in step.get("env", {}).values():
                assert value in ("github", "${{ github.api_url }}", "${{ github.token }}",
                                 "${{ github.repository }}")
