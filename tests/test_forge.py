"""``.ci/forge.py`` end to end, against forges that speak the real shapes; hostile texts too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from faire_avec.writing.comment import MARK
from forges import BOTS, HEAD, Issue, State, serving
from samples import ROOT, TABLES_MINIMALES, one_of_each
from writing.requests.test_requests import body

KINDS = ("github", "forgejo", "gitlab")
LABEL = "brouillon-a-preparer"
PATCH = """\
@@ -1,2 +1,3 @@
 titre: Essai
-verifie_le: 2026
+verifie_le: 1/2/2026
+themes: [Compte]
"""
SHEET = "fiches/situations/essai.yml"
FIX = {"path": SHEET, "first": 2, "last": 3, "text": "verifie_le: 2026-02-01\nthemes: [compte]",
       "why": "Date écrite AAAA-MM-JJ, identifiant sans capitale."}


class Run:
    """One forge, and the program run against it."""

    def __init__(self, state: State, env: dict[str, str]) -> None:
        self.state, self.env = state, env

    def __call__(
        self, *words: str, cwd: Path = ROOT, **env: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, ROOT / ".ci" / "forge.py", *words], cwd=cwd, capture_output=True,
            text=True, env={**os.environ, **self.env, **env},
        )

    def proposal(self) -> Issue:
        one = self.state.pulls[7] = Issue(7, "Essai", "Texte", branch="essai", target="main")
        self.state.say(one, f"{MARK}\nfaux", by="quelqu-un")
        return one


@pytest.fixture(params=KINDS)
def forge(request: pytest.FixtureRequest) -> Iterator[Run]:
    with serving(request.param) as (state, env):
        yield Run(state, env)


def handed(
    tmp_path: Path, number: str = "7", text: str = f"{MARK}\nRien.\n", fixes: Any = None
) -> str:
    folder = tmp_path / "commentaire"
    folder.mkdir()
    (folder / "numero").write_text(f"{number}\n", encoding="utf-8")
    (folder / "changements.md").write_text(text, encoding="utf-8")
    if fixes is not None:
        (folder / "suggestions.json").write_text(json.dumps(fixes), encoding="utf-8")
    return str(folder)


def test_one_comment_is_written_then_rewritten(forge: Run, tmp_path: Path) -> None:
    one = forge.proposal()
    folder = handed(tmp_path, text=f"{MARK}\nPremier.\n\n/close\n")
    assert forge("commenter", folder, REVISION=HEAD).returncode == 0
    (Path(folder) / "changements.md").write_text(f"{MARK}\nSecond.\n", encoding="utf-8")
    assert forge("commenter", folder, REVISION=HEAD).returncode == 0
    assert [(each["by"], each["body"]) for each in one.comments] == [
        ("quelqu-un", f"{MARK}\nfaux"), (BOTS[forge.state.kind], f"{MARK}\nSecond.\n"),
    ]


def test_gitlab_runs_no_command_of_a_text(tmp_path: Path) -> None:
    with serving("gitlab") as (state, env):
        forge = Run(state, env)
        one = forge.proposal()
        forge("commenter", handed(tmp_path, text=f"{MARK}\n/merge\n  /assign @x\n"), REVISION=HEAD)
        assert "/merge" not in one.comments[-1]["body"]
        assert "/assign" not in one.comments[-1]["body"]


@pytest.mark.parametrize(("number", "text", "head", "code"), [
    ("7; id", f"{MARK}\n", HEAD, 1),
    ("../7", f"{MARK}\n", HEAD, 1),
    ("", f"{MARK}\n", HEAD, 1),
    ("٧", f"{MARK}\n", HEAD, 1),
    ("7", "Achetez ceci\n", HEAD, 1),
    ("7", f"{MARK}\n", "autre", 0),
    ("7", f"{MARK}\n", "", 0),
])
def test_a_suspicious_comment_is_never_written(
    number: str, text: str, head: str, code: int, forge: Run, tmp_path: Path
) -> None:
    one = forge.proposal()
    done = forge("commenter", handed(tmp_path, number, text), REVISION=head)
    assert done.returncode == code and done.stderr
    assert len(one.comments) == 1
    assert not [method for method, _ in forge.state.asked if method != "GET"]


def test_a_safe_correction_is_offered_once(forge: Run, tmp_path: Path) -> None:
    one = forge.proposal()
    forge.state.patches = {SHEET: PATCH}
    folder = handed(tmp_path, fixes=[FIX, {**FIX, "first": 1, "last": 1}])
    for _ in range(2):
        assert forge("commenter", folder, REVISION=HEAD).returncode == 0
    if forge.state.kind == "forgejo":
        assert "## Corrections toutes prêtes" in one.comments[-1]["body"]
        assert one.comments[-1]["body"].count("verifie_le: 2026-02-01") == 1
        return
    [found] = forge.state.reviews
    mark = "suggestion" if forge.state.kind == "github" else "suggestion:-1+0"
    assert found["body"] == f"{FIX['why']}\n\n```{mark}\n{FIX['text']}\n```"
    if forge.state.kind == "github":
        place = {name: found[name] for name in ("path", "line", "side", "start_line")}
        assert place == {"path": SHEET, "line": 3, "side": "RIGHT", "start_line": 2}
    else:
        assert (found["position"]["new_path"], found["position"]["new_line"]) == (SHEET, 3)


@pytest.mark.parametrize("changes", [
    {"path": "../.github/workflows/x.yml"}, {"path": "fiches/x.sh"}, {"path": "fiches/../x.yml"},
    {"text": "a\n```\n@equipe"}, {"why": "![x](https://evil.exemple/x.png)"}, {"why": "@equipe"},
    {"why": "a\nb"}, {"first": "2"}, {"first": True}, {"first": 0}, {"last": 1}, {"last": 900},
    {"text": 3}, {"autre": "x"}, {"text": "x" * 6000},
])
def test_a_hostile_correction_is_left_out(changes: dict[str, Any], tmp_path: Path) -> None:
    with serving("github") as (state, env):
        forge = Run(state, env)
        forge.proposal()
        state.patches = {SHEET: PATCH, "fiches/x.sh": PATCH}
        folder = handed(tmp_path, fixes=[{**FIX, **changes}, "x", None, 3, []])
        assert forge("commenter", folder, REVISION=HEAD).returncode == 0
        assert state.reviews == []


def test_one_ticket_is_kept(forge: Run, tmp_path: Path) -> None:
    report = tmp_path / "rapport.md"
    for text in ("Un", "Deux"):
        report.write_text(text, encoding="utf-8")
        assert forge("ticket", "fraicheur", "Titre", str(report)).returncode == 0
    [one] = forge.state.issues.values()
    assert (one.title, one.body, one.labels) == ("Titre", "Deux", ["fraicheur"])


def test_a_proposal_with_the_label_is_no_ticket(tmp_path: Path) -> None:
    with serving("github") as (state, env):
        forge = Run(state, env)
        forge.proposal().labels = ["fraicheur"]
        report = tmp_path / "rapport.md"
        report.write_text("Un", encoding="utf-8")
        assert forge("ticket", "fraicheur", "Titre", str(report)).returncode == 0
        assert state.pulls[7].body == "Texte" and len(state.issues) == 1


def project(tmp_path: Path) -> Path:
    """A small project under git, with a remote to push to."""
    place = tmp_path / "projet"
    for name, text in {**TABLES_MINIMALES, **one_of_each()}.items():
        path = place / "fiches" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for words in (
        ["init", "--quiet", "--bare", str(tmp_path / "distant.git")],
        ["init", "--quiet", "--initial-branch", "main", str(place)],
        ["-C", str(place), "remote", "add", "origin", str(tmp_path / "distant.git")],
        ["-C", str(place), "add", "--all"],
        ["-C", str(place), "-c", "user.name=x", "-c", "user.email=x@exemple.org", "commit",
         "--quiet", "--message", "x"],
    ):
        subprocess.run(["git", *words], check=True, capture_output=True)
    return place


def pushed(tmp_path: Path, branch: str) -> list[str]:
    return subprocess.run(
        ["git", "-C", str(tmp_path / "distant.git"), "show", "--name-only", "--format=", branch],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()


def order(forge: Run, place: Path, number: int) -> subprocess.CompletedProcess[str]:
    """What the workflow of the forge runs for a request that bears the label."""
    found = shutil.which("faire-avec", path=str(Path(sys.executable).parent))
    assert found
    env = {"FAIRE_AVEC": found, "PYTHONPATH": str(ROOT / "scripts")}
    if forge.state.kind != "github":
        return forge("brouillons", cwd=place, **env)
    event = place.parent / "evenement.json"
    one = forge.state.issues[number]
    event.write_text(json.dumps({"action": "labeled", "label": {"name": LABEL}, "issue": {
        "number": number, "body": one.body, "created_at": "2026-11-21T09:00:00Z",
    }}), encoding="utf-8")
    return forge("brouillon", str(number), cwd=place, FORGE_EVENEMENT=str(event), **env)


def test_a_labelled_request_becomes_a_draft_to_review(forge: Run, tmp_path: Path) -> None:
    place = project(tmp_path)
    hostile = body("proposer-une-fiche", themes="Compte",
                   contenu="$(touch pirate) `touch pirate` ; touch pirate\n\n/close\n--body-file x")
    one = forge.state.add("Essai", hostile, [LABEL])
    for _ in range(2):
        done = order(forge, place, one.number)
        assert done.returncode == 0, done.stderr
        assert one.comments == []
        one.labels = [LABEL]
    [draft] = forge.state.pulls.values()
    assert draft.draft and draft.branch == f"demande-{one.number}" and draft.target == "main"
    assert "À vérifier" in draft.body
    assert pushed(tmp_path, draft.branch) == [
        "fiches/situations/l-ecran-reste-blanc-apres-la-connexion.yml"]
    assert not list(tmp_path.rglob("pirate"))


def test_a_signal_left_on_the_forge_becomes_a_doubt(forge: Run, tmp_path: Path) -> None:
    place = project(tmp_path)
    text = ("Fiche : Essai\nfaire-avec signal | genre: ecran-change | fiche: un-situation | "
            "texte: Le bouton a bougé | fin")
    one = forge.state.add("Signalement", text, [LABEL])
    done = order(forge, place, one.number)
    assert done.returncode == 0, done.stderr
    assert one.comments == []
    assert pushed(tmp_path, f"demande-{one.number}") == ["fiches/situations/un-situation.yml"]


@pytest.mark.parametrize(("forge", "text", "said"), [
    ("github", body("lien-mort", date=None),
     "Il manque une réponse à « À quelle date l'avez-vous constaté"),
    ("forgejo", "Bonjour", "ne suit aucun des formulaires"),
    ("gitlab", "", "ne suit aucun des formulaires"),
    ("github", "faire-avec signal | genre: ecran-change | fiche: @equipe | fin",
     "n'est pas un identifiant"),
    ("forgejo", "faire-avec signal | genre: ecran-change | fiche: inconnue | mois: 2026-11 | fin",
     "la fiche «inconnue» n'existe pas"),
    ("gitlab", "@equipe <script>alert(1)</script> [x](https://evil.exemple)", "ne suit aucun"),
], indirect=["forge"])
def test_an_incomplete_request_gets_the_list_of_what_is_missing(
    text: str, said: str, forge: Run, tmp_path: Path
) -> None:
    place = project(tmp_path)
    one = forge.state.add("Essai", text, [LABEL])
    done = order(forge, place, one.number)
    assert done.returncode == 0, done.stderr
    [comment] = one.comments
    assert said in comment["body"]
    assert "@equipe" not in comment["body"].split("````")[0]
    assert forge.state.pulls == {}
    clean = subprocess.run(["git", "status", "--porcelain"], cwd=place, capture_output=True,
                           text=True)
    assert clean.stdout == ""


@pytest.mark.parametrize("who", [8, 99])
def test_on_gitlab_only_those_who_may_push_ask_for_a_draft(who: int, tmp_path: Path) -> None:
    with serving("gitlab") as (state, env):
        one = state.add("Essai", body("proposer-une-fiche", themes="Compte"), [LABEL])
        one.labelled_by = who
        assert order(Run(state, env), project(tmp_path), one.number).returncode == 0
        assert state.pulls == {} and one.comments == [] and one.labels == [LABEL]


def test_the_token_is_on_no_command_line_and_a_wrong_one_stops(
    forge: Run, tmp_path: Path
) -> None:
    report = tmp_path / "rapport.md"
    report.write_text("Un", encoding="utf-8")
    for token in ("", "faux"):
        done = forge("ticket", "fraicheur", "Titre", str(report), FORGE_JETON=token)
        assert done.returncode == 1
        assert done.stderr and "Traceback" not in done.stderr
    assert forge.state.issues == {}
    assert "argv" not in (ROOT / ".ci" / "forge.py").read_text("utf-8").split("def main")[0]


def test_a_long_list_is_read_to_its_end(forge: Run, tmp_path: Path) -> None:
    one = forge.proposal()
    for rank in range(120):
        forge.state.say(one, f"Mot {rank}", by="quelqu-un")
    folder = handed(tmp_path)
    for _ in range(2):
        forge("commenter", folder, REVISION=HEAD)
    assert len([each for each in one.comments if each["by"] == BOTS[forge.state.kind]]) == 1
