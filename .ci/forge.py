#!/usr/bin/env python3
"""What the automation writes on a forge: comments, suggestions, one report, drafts.

The same on GitHub, GitLab, and Forgejo or Gitea, with Python alone: the job that may write runs
nothing that a proposal brings. What a job hands over, and what a request says, is suspect.

Environment: FORGE (github, gitlab, forgejo), FORGE_API (root of its API), FORGE_DEPOT (owner/name;
on GitLab the number of the project), FORGE_JETON.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = "<!-- faire-avec : changements -->"
DRAFT_LABEL = "brouillon-a-preparer"
SIGNAL = "faire-avec signal |"
MOST_SUGGESTIONS = 20
# Forges refuse more.
LONGEST = 60_000
_SHEET = re.compile(r"fiches(?:/[a-z0-9-]+)?/[a-z0-9-]+\.yml")
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")
# On GitLab, from « Developer » on, one may push: that is who may ask for a draft.
_DEVELOPER = 30
DRAFT_TEXT = """\
Brouillon tiré de la demande #{number}, dans `{paths}`. Rien n'y est confirmé : ce que dit la
demande est rangé sous « À vérifier ».

À faire avant de publier :

- [ ] relire la source, puis ranger chaque fait dans son champ, avec sa date ;
- [ ] retirer le doute quand il est levé ;
- [ ] relecture métier ;
- [ ] relecture des sources.

Les contrôles ne se lancent pas toujours seuls sur une proposition ouverte par un automate :
fermez-la et rouvrez-la.
"""


class Stop(Exception):
    """Nothing more is done; the sentence says why."""


class Api:
    """JSON over HTTP, with the token of the job."""

    def __init__(self, root: str, headers: dict[str, str]) -> None:
        self._root, self._headers = root.rstrip("/"), headers

    def ask(self, method: str, path: str, content: Any = None) -> Any:
        """The answer; Stop when the forge refuses."""
        return self._ask(method, f"{self._root}{path}", content)[0]

    def pages(self, path: str) -> Iterator[Any]:
        """Every entry of a list, page after page."""
        sign = "&" if "?" in path else "?"
        for number in range(1, 101):
            found, _ = self._ask(
                "GET", f"{self._root}{path}{sign}per_page=50&limit=50&page={number}", None
            )
            yield from found
            if len(found) < 50:
                return

    def _ask(self, method: str, url: str, content: Any) -> tuple[Any, Any]:
        body = None if content is None else json.dumps(content).encode()
        headers = {**self._headers, "Accept": "application/json",
                   "Content-Type": "application/json", "User-Agent": "faire-avec"}
        request = urllib.request.Request(url, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read()
                return (json.loads(text) if text else None), answer.headers
        except urllib.error.HTTPError as error:
            raise Stop(f"La forge refuse {method} {urllib.parse.urlsplit(url).path} : "
                       f"{error.code}.") from error
        except (urllib.error.URLError, TimeoutError, ValueError) as error:
            raise Stop(f"La forge ne répond pas : {error}.") from error


class Forge:
    """GitHub; Forgejo and GitLab say where they differ."""

    author = "github-actions[bot]"
    user = "x-access-token"
    draft_prefix = ""
    suggests = True

    def __init__(self, root: str, project: str, token: str) -> None:
        if not re.fullmatch(r"[\w.-]+/[\w.-]+|\d+", project):
            raise Stop("FORGE_DEPOT n'est pas un dépôt.")
        self.token = token
        self.api = Api(root, self.headers(token))
        self.base = f"/repos/{project}"
        self.owner = project.split("/")[0]
        self.author = os.environ.get("FORGE_AUTEUR") or self.author

    def headers(self, token: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {token}", "X-GitHub-Api-Version": "2022-11-28"}

    def head(self, number: str) -> str:
        """Revision at the head of a proposal."""
        return str(self.api.ask("GET", f"{self.base}/pulls/{number}")["head"]["sha"])

    def own_comment(self, number: str) -> int | None:
        """The comment already written on a proposal."""
        for one in self.api.pages(f"{self.base}/issues/{number}/comments"):
            if one["user"]["login"] == self.author and (one["body"] or "").startswith(MARK):
                return int(one["id"])
        return None

    def comment(self, number: str, text: str, old: int | None = None) -> None:
        """Write on a proposal or a request, or write again."""
        if old is None:
            self.api.ask("POST", f"{self.base}/issues/{number}/comments", {"body": text})
        else:
            self.api.ask("PATCH", f"{self.base}/issues/comments/{old}", {"body": text})

    def comment_proposal(self, number: str, text: str, old: int | None) -> None:
        self.comment(number, text, old)

    def ticket(self, label: str) -> str | None:
        """Number of the open request of a label that this automation keeps."""
        query = urllib.parse.urlencode({"labels": label, "state": "open"})
        for one in self.api.pages(f"{self.base}/issues?{query}"):
            if "pull_request" not in one or one["pull_request"] is None:
                return str(one["number"])
        return None

    def write_ticket(self, label: str, title: str, text: str) -> None:
        number = self.ticket(label)
        if number is not None:
            self.api.ask("PATCH", f"{self.base}/issues/{number}", {"body": text})
        else:
            self.api.ask("POST", f"{self.base}/issues",
                         {"title": title, "body": text, "labels": self.labels(label)})

    def labels(self, name: str) -> list[Any]:
        return [name]

    def request(self, number: str) -> dict[str, str]:
        """Text and day of a request."""
        one = self.api.ask("GET", f"{self.base}/issues/{number}")
        return {"body": one["body"] or "", "created_at": one["created_at"]}

    def open_draft(self, branch: str, target: str, title: str, text: str) -> None:
        """Open a proposal, unless one is open from this branch."""
        query = urllib.parse.urlencode({"state": "open", "head": f"{self.owner}:{branch}"})
        if any(one["head"]["ref"] == branch
               for one in self.api.pages(f"{self.base}/pulls?{query}")):
            return
        self.api.ask("POST", f"{self.base}/pulls", {
            "title": f"{self.draft_prefix}{title}", "head": branch, "base": target, "body": text,
            **({} if self.draft_prefix else {"draft": True}),
        })

    def added_lines(self, number: str) -> dict[str, set[int]]:
        """Lines that a proposal adds, by file."""
        return {one["filename"]: _added(one.get("patch") or "")
                for one in self.api.pages(f"{self.base}/pulls/{number}/files")}

    def suggest(self, number: str, revision: str, found: list[dict[str, Any]]) -> None:
        """Offer corrections to apply in one click; those already offered are not repeated."""
        there = {(one["path"], one["body"])
                 for one in self.api.pages(f"{self.base}/pulls/{number}/comments")}
        comments = []
        for one in found:
            body = f"{one['why']}\n\n```suggestion\n{one['text']}\n```"
            place = {"path": one["path"], "line": one["last"], "side": "RIGHT"}
            if one["first"] != one["last"]:
                place |= {"start_line": one["first"], "start_side": "RIGHT"}
            if (one["path"], body) not in there:
                comments.append({**place, "body": body})
        if comments:
            self.api.ask("POST", f"{self.base}/pulls/{number}/reviews", {
                "commit_id": revision, "event": "COMMENT", "comments": comments,
                "body": "Corrections sûres, à accepter en un clic."})

    def waiting(self) -> Iterator[str]:
        """Requests whose label asks for a draft, put there by someone who may."""
        query = urllib.parse.urlencode({"labels": DRAFT_LABEL, "state": "open"})
        for one in self.api.pages(f"{self.base}/issues?{query}"):
            yield str(one["number"])

    def done(self, number: str) -> None:
        """Take the label away."""
        self.api.ask("DELETE", f"{self.base}/issues/{number}/labels/{DRAFT_LABEL}")


class Forgejo(Forge):
    """Forgejo and Gitea: labels by number, a draft by its title, no suggestion to click."""

    author = "forgejo-actions"
    draft_prefix = "WIP: "
    suggests = False

    def headers(self, token: str) -> dict[str, str]:
        return {"Authorization": f"token {token}"}

    def ticket(self, label: str) -> str | None:
        query = urllib.parse.urlencode({"labels": label, "state": "open", "type": "issues"})
        return next((str(one["number"])
                     for one in self.api.pages(f"{self.base}/issues?{query}")), None)

    def labels(self, name: str) -> list[Any]:
        return [self._label(name)]

    def _label(self, name: str) -> int:
        for one in self.api.pages(f"{self.base}/labels"):
            if one["name"] == name:
                return int(one["id"])
        made = self.api.ask("POST", f"{self.base}/labels", {
            "name": name, "color": "#1d2433", "description": "Écrit par le contrôle du lundi"})
        return int(made["id"])

    def done(self, number: str) -> None:
        # Only those who may write on the project may label there.
        self.api.ask("DELETE", f"{self.base}/issues/{number}/labels/{self._label(DRAFT_LABEL)}")


class GitLab(Forge):
    """GitLab: its own words, and labels that a guest may set when opening a request."""

    author = ""
    user = "oauth2"
    draft_prefix = "Draft: "

    def __init__(self, root: str, project: str, token: str) -> None:
        super().__init__(root, project, token)
        self.base = f"/projects/{project.replace('/', '%2F')}"

    def headers(self, token: str) -> dict[str, str]:
        return {"PRIVATE-TOKEN": token}

    def head(self, number: str) -> str:
        return str(self.api.ask("GET", f"{self.base}/merge_requests/{number}")["sha"])

    def own_comment(self, number: str) -> int | None:
        me = self.api.ask("GET", "/user")["id"]
        for one in self.api.pages(f"{self.base}/merge_requests/{number}/notes"):
            if one["author"]["id"] == me and not one["system"] and one["body"].startswith(MARK):
                return int(one["id"])
        return None

    def comment(self, number: str, text: str, old: int | None = None) -> None:
        self.api.ask("POST", f"{self.base}/issues/{number}/notes", {"body": _no_action(text)})

    def comment_proposal(self, number: str, text: str, old: int | None) -> None:
        notes = f"{self.base}/merge_requests/{number}/notes"
        content = {"body": _no_action(text)}
        if old is None:
            self.api.ask("POST", notes, content)
        else:
            self.api.ask("PUT", f"{notes}/{old}", content)

    def write_ticket(self, label: str, title: str, text: str) -> None:
        query = urllib.parse.urlencode({"labels": label, "state": "opened"})
        found = next(self.api.pages(f"{self.base}/issues?{query}"), None)
        text = _no_action(text)
        if found is not None:
            self.api.ask("PUT", f"{self.base}/issues/{found['iid']}", {"description": text})
        else:
            self.api.ask("POST", f"{self.base}/issues",
                         {"title": title, "description": text, "labels": label})

    def request(self, number: str) -> dict[str, str]:
        one = self.api.ask("GET", f"{self.base}/issues/{number}")
        return {"body": one["description"] or "", "created_at": one["created_at"]}

    def open_draft(self, branch: str, target: str, title: str, text: str) -> None:
        query = urllib.parse.urlencode({"source_branch": branch, "state": "opened"})
        if next(self.api.pages(f"{self.base}/merge_requests?{query}"), None) is None:
            self.api.ask("POST", f"{self.base}/merge_requests", {
                "source_branch": branch, "target_branch": target,
                "title": f"{self.draft_prefix}{title}", "description": _no_action(text),
            })

    def added_lines(self, number: str) -> dict[str, set[int]]:
        return {one["new_path"]: _added(one["diff"])
                for one in self.api.pages(f"{self.base}/merge_requests/{number}/diffs")}

    def suggest(self, number: str, revision: str, found: list[dict[str, Any]]) -> None:
        place = f"{self.base}/merge_requests/{number}"
        there = {(note["position"]["new_path"], note["body"])
                 for one in self.api.pages(f"{place}/discussions") for note in one["notes"]
                 if note.get("position")}
        refs = self.api.ask("GET", place)["diff_refs"]
        for one in found:
            above = one["last"] - one["first"]
            body = f"{one['why']}\n\n```suggestion:-{above}+0\n{one['text']}\n```"
            if (one["path"], body) in there:
                continue
            self.api.ask("POST", f"{place}/discussions", {"body": body, "position": {
                "position_type": "text", "base_sha": refs["base_sha"],
                "start_sha": refs["start_sha"], "head_sha": refs["head_sha"],
                "old_path": one["path"], "new_path": one["path"], "new_line": one["last"],
            }})

    def waiting(self) -> Iterator[str]:
        query = urllib.parse.urlencode({"labels": DRAFT_LABEL, "state": "opened"})
        for one in self.api.pages(f"{self.base}/issues?{query}"):
            if self._asked_by_a_developer(one["iid"]):
                yield str(one["iid"])

    def _asked_by_a_developer(self, number: int) -> bool:
        last = None
        for one in self.api.pages(f"{self.base}/issues/{number}/resource_label_events"):
            if one["action"] == "add" and (one["label"] or {}).get("name") == DRAFT_LABEL:
                last = (one["user"] or {}).get("id")
        if last is None:
            return False
        try:
            member = self.api.ask("GET", f"{self.base}/members/all/{int(last)}")
        except Stop:
            return False
        return int(member["access_level"]) >= _DEVELOPER

    def done(self, number: str) -> None:
        self.api.ask("PUT", f"{self.base}/issues/{number}", {"remove_labels": DRAFT_LABEL})


def _no_action(text: str) -> str:
    """A text in which GitLab sees no command: a line that starts with a slash is one."""
    return re.sub(r"(?m)^(\s*)/(?=[a-z])", r"\1&#47;", text)


def _added(patch: str) -> set[int]:
    """Numbers of the lines that a patch adds."""
    found, line = set(), 0
    for text in patch.split("\n"):
        if hunk := _HUNK.match(text):
            line = int(hunk[1])
        elif text.startswith("+"):
            found.add(line)
            line += 1
        elif text.startswith(" "):
            line += 1
    return found


def forge() -> Forge:
    """The forge that the environment names."""
    kinds = {"github": Forge, "forgejo": Forgejo, "gitlab": GitLab}
    try:
        kind = kinds[os.environ["FORGE"]]
        root, project = os.environ["FORGE_API"], os.environ["FORGE_DEPOT"]
        token = os.environ["FORGE_JETON"]
    except KeyError as missing:
        raise Stop(f"La variable {missing} manque, ou ne convient pas.") from missing
    if not token:
        raise Stop("FORGE_JETON est vide : donnez un jeton qui peut écrire ici.")
    return kind(root, project, token)


def number_of(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise Stop("Numéro refusé.")
    return text


def commenter(folder: Path) -> None:
    """Write, or write again, what readers will see change; offer the safe corrections."""
    number = number_of(_start(folder / "numero", 20).strip())
    text = _start(folder / "changements.md", LONGEST)
    if text.split("\n", 1)[0] != MARK:
        raise Stop("Ce texte n'est pas celui de « faire-avec changements ».")
    there, revision = forge(), os.environ.get("REVISION", "")
    if not revision or there.head(number) != revision:
        print(f"La proposition {number} a changé depuis : un autre contrôle la commentera.",
              file=sys.stderr)
        return
    found = suggestions(folder / "suggestions.json")
    if found:
        added = there.added_lines(number)
        found = [one for one in found
                 if set(range(one["first"], one["last"] + 1)) <= added.get(one["path"], set())]
        if not there.suggests:
            text += _as_patch(found)
    there.comment_proposal(number, text, there.own_comment(number))
    if found and there.suggests:
        there.suggest(number, revision, found[:MOST_SUGGESTIONS])


def suggestions(path: Path) -> list[dict[str, Any]]:
    """Corrections that another job made; what is not one of ours is left out."""
    if not path.is_file():
        return []
    try:
        given = json.loads(_start(path, 1_000_000))
    except (ValueError, RecursionError) as error:
        raise Stop("Les corrections ne se lisent pas.") from error
    return [one for one in given if _sound(one)] if isinstance(given, list) else []


def _sound(one: Any) -> bool:
    try:
        return (
            set(one) == {"path", "first", "last", "text", "why"}
            and bool(_SHEET.fullmatch(one["path"]))
            and type(one["first"]) is int and type(one["last"]) is int
            and 0 < one["first"] <= one["last"] < one["first"] + 50
            and len(one["text"]) < 5_000 and "```" not in one["text"]
            and bool(re.fullmatch(r"[\w« »,’' :.-]{1,200}", one["why"]))
        )
    except (TypeError, KeyError):
        return False


def _as_patch(found: list[dict[str, Any]]) -> str:
    parts = [
        f"\n\n`{one['path']}`, ligne {one['first']} : {one['why']}\n\n```yaml\n{one['text']}\n```"
        for one in found[:MOST_SUGGESTIONS]
    ]
    return f"\n\n## Corrections toutes prêtes{''.join(parts)}\n" if parts else ""


def _start(path: Path, most: int) -> str:
    with path.open(encoding="utf-8", errors="replace") as stream:
        return stream.read(most)


def ticket(label: str, title: str, path: Path) -> None:
    """Keep the only open request of a label up to date."""
    forge().write_ticket(label, title, _start(path, LONGEST))


def brouillon(number: str) -> None:
    """Draw a draft from a request, and open a proposal to read again."""
    number = number_of(number)
    there = forge()
    event = os.environ.get("FORGE_EVENEMENT")
    _draft(there, number, _of_event(Path(event)) if event else there.request(number))


def brouillons() -> None:
    """The same for each request that waits, on forges where a label starts nothing."""
    there = forge()
    for number in list(there.waiting()):
        _draft(there, number, there.request(number))
        there.done(number)


def _of_event(path: Path) -> dict[str, str]:
    try:
        issue = json.loads(path.read_text(encoding="utf-8"))["issue"]
        return {"body": issue["body"] or "", "created_at": str(issue.get("created_at") or "")}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Stop("L'événement ne contient pas le texte d'une demande.") from error


def _draft(there: Forge, number: str, request: dict[str, str]) -> None:
    program = os.environ.get("FAIRE_AVEC", ".venv/bin/faire-avec")
    start = _git("rev-parse", "HEAD")
    target = os.environ.get("FORGE_BRANCHE") or "main"
    # The text goes by a file, never by a command line.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demande"
        if SIGNAL in request["body"]:
            path.write_text(json.dumps(request), encoding="utf-8")
            words = [program, "signaux", str(path), "--ecrire"]
        else:
            path.write_text(request["body"], encoding="utf-8")
            words = [program, "depuis-demande", str(path), "--ecrire"]
        done = subprocess.run(words, capture_output=True, text=True)
        refusal = done.stderr.replace(str(path), "demande")
        if words[1] == "signaux" and refusal:
            refusal = f"````text\n{refusal.replace('`', ' ')}````\n"
    written = _git("status", "--porcelain", "--untracked-files=all", "--", "fiches")
    paths = [line[3:] for line in written.splitlines()]
    if done.returncode or not paths:
        _git("checkout", "--quiet", "--", "fiches")
        _git("clean", "--quiet", "--force", "--", "fiches")
        said = refusal or "Rien n'est à écrire : c'est déjà dans le guide, ou à lire tel quel.\n"
        there.comment(number, f"{said}\nComplétez la demande, puis retirez et remettez "
                              "l'étiquette.\n")
        return
    branch = f"demande-{number}"
    title = f"Brouillon tiré de la demande {number}"
    _git("switch", "--quiet", "--force-create", branch)
    _git("add", "--", *paths)
    _git("-c", "user.name=faire-avec", "-c", "user.email=faire-avec@users.noreply.invalid",
         "commit", "--quiet", "--message", title)
    _push(there, branch)
    _git("switch", "--quiet", "--detach", start)
    text = DRAFT_TEXT.format(number=number, paths="`, `".join(paths))
    there.open_draft(branch, target, title, text)


def _git(*words: str, **variables: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True,
                          env={**os.environ, **variables})
    if done.returncode:
        raise Stop(f"git {words[0]} : {done.stderr.strip()}")
    return done.stdout.rstrip("\n")


def _push(there: Forge, branch: str) -> None:
    """The token goes by the environment: a command line is read by everybody."""
    secret = base64.b64encode(f"{there.user}:{there.token}".encode()).decode()
    _git("push", "--quiet", "--force", "origin", branch, GIT_CONFIG_COUNT="1",
         GIT_CONFIG_KEY_0="http.extraHeader",
         GIT_CONFIG_VALUE_0=f"Authorization: Basic {secret}")


def main(words: list[str]) -> int:
    """Run one of the four."""
    parser = argparse.ArgumentParser(prog="forge.py", description=__doc__)
    orders = parser.add_subparsers(dest="order", required=True)
    orders.add_parser("commenter").add_argument("folder", type=Path)
    one = orders.add_parser("ticket")
    for name in ("label", "title"):
        one.add_argument(name)
    one.add_argument("path", type=Path)
    orders.add_parser("brouillon").add_argument("number")
    orders.add_parser("brouillons")
    given = vars(parser.parse_args(words))
    try:
        globals()[given.pop("order")](**given)
    except (Stop, OSError) as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
