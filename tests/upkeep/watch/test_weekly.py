"""The weekly watch: its script tried with stand-ins for the forge and the network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from samples import ROOT
from test_workflows import Forge, project

WORKFLOW = ROOT / ".github" / "workflows" / "veille.yml"
COMMAND = """\
#!{python}
import sys
from pathlib import Path
words = sys.argv[1:]
if words[0] == "verifier":
    sys.exit(0)
assert words[0] == "veille" and "--ecrire" in words
Path(words[words.index("--rapport") + 1]).write_text("Rapport", encoding="utf-8")
folder = Path(words[words.index("--tickets") + 1])
folder.mkdir()
for name in {tickets}:
    text = "Veille : " + name + chr(10) * 2 + "Corps $(touch pirate)" + chr(10)
    (folder / (name + ".md")).write_text(text, encoding="utf-8")
if {moved}:
    path = Path("fiches/sources.yml")
    path.write_text(path.read_text(encoding="utf-8") + "# vu" + chr(10), encoding="utf-8")
sys.exit(1)
"""


def run(tmp_path: Path, tickets: list[str], moved: bool, answers: dict[str, str]) -> Forge:
    place = project(tmp_path)
    scripts = place / ".github" / "scripts"
    scripts.mkdir(parents=True)
    for name in ("veille.sh", "ticket-unique.sh"):
        (scripts / name).write_bytes((ROOT / ".github" / "scripts" / name).read_bytes())
    command = tmp_path / "commande"
    command.write_text(COMMAND.format(python=sys.executable, tickets=tickets, moved=moved),
                       encoding="utf-8")
    command.chmod(0o755)
    forge = Forge(tmp_path)
    assert forge.run("veille.sh", cwd=place, answers=answers, FAIRE_AVEC=str(command)) == 0
    assert not list(tmp_path.rglob("pirate"))
    return forge


def test_one_report_one_ticket_a_sheet_one_proposal(tmp_path: Path) -> None:
    answers = {"veille-fiche --state open": "7 Veille : caf", "pr list": "0"}
    asked = run(tmp_path, ["caf", "ameli"], True, answers).asked
    told = [(words, content) for words, content in asked if words[1] in ("edit", "create")]
    assert told[0] == (["label", "create", "veille", "--force", "--description",
                        "Écrit par le contrôle du lundi"], [])
    kinds = [words[:3] for words, _ in told]
    # A ticket that is open is written again; another is opened.
    assert ["issue", "edit", "7"] in kinds
    [opened] = [words for words, content in told if content == ["Corps $(touch pirate)\n"]
                and words[1] == "create"]
    assert opened[2:6] == ["--title", "Veille : ameli", "--label", "veille-fiche"]
    assert kinds[-1] == ["pr", "create", "--head"]
    pushed = subprocess.run(
        ["git", "-C", str(tmp_path / "distant.git"), "show", "--name-only", "--format=", "veille"],
        check=True, capture_output=True, text=True,
    ).stdout
    assert pushed == "fiches/sources.yml\n"


def test_when_nothing_moves_nothing_is_proposed(tmp_path: Path) -> None:
    asked = run(tmp_path, [], False, {}).asked
    assert not [words for words, _ in asked if words[0] == "pr"]
    assert [words for words, content in asked if content == ["Rapport"]]


def test_the_network_is_for_fixed_hours_only() -> None:
    for forge in (".github", ".forgejo"):
        text = (ROOT / forge / "workflows" / "veille.yml").read_text(encoding="utf-8")
        workflow = yaml.load(text, Loader=yaml.BaseLoader)
        assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
    gitlab = yaml.load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"),
                       Loader=yaml.BaseLoader)
    assert gitlab["veille"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    for path in [*(ROOT / ".github" / "workflows").glob("*.yml"),
                 *(ROOT / ".forgejo" / "workflows").glob("*.yml"), ROOT / ".ci" / "run"]:
        said = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert "faire-avec veille" not in said or path.stem == "veille", path
