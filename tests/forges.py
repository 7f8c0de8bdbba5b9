"""A forge on this machine: it speaks the API of GitHub, of Forgejo or of GitLab, and remembers.

Answers have the fields and the shapes of the real ones, by the published references: GitHub REST
2022-11-28, Gitea and Forgejo ``swagger.v1.json``, GitLab REST v4. Only what is asked here is kept.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "jeton-de-test"
DAY = "2026-11-21T09:00:00Z"
BOTS = {"github": "github-actions[bot]", "forgejo": "forgejo-actions", "gitlab": "project_9_bot"}
DEVELOPERS = {7}
HEAD, BASE = "a" * 40, "b" * 40


@dataclass
class Issue:
    """A request or a proposal."""

    number: int
    title: str
    body: str
    labels: list[str] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    branch: str = ""
    target: str = ""
    draft: bool = False
    labelled_by: int = 7


@dataclass
class State:
    """What the forge remembers."""

    kind: str
    issues: dict[int, Issue] = field(default_factory=dict)
    pulls: dict[int, Issue] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    reviews: list[dict[str, Any]] = field(default_factory=list)
    patches: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def label(self, name: str) -> int:
        return self.labels.setdefault(name, 40 + len(self.labels))

    def add(self, title: str, body: str, labels: list[str]) -> Issue:
        number = len(self.issues) + len(self.pulls) + 12
        self.issues[number] = Issue(number, title, body, labels)
        return self.issues[number]

    def say(self, where: Issue, body: str, by: str | None = None) -> dict[str, Any]:
        made = {"id": 500 + len(where.comments), "body": body, "by": by or BOTS[self.kind]}
        where.comments.append(made)
        return made


class Missing(Exception):
    """There is no such thing: 404."""


class Invalid(Exception):
    """What was sent has not the shape that is asked: 422, or 400 on GitLab."""


def _want(content: Any, name: str, kind: type | tuple[type, ...]) -> Any:
    value = content.get(name) if isinstance(content, dict) else None
    if not isinstance(value, kind):
        raise Invalid(name)
    return value


# GitHub, and what Forgejo has in common with it.
def _user(login: str) -> dict[str, Any]:
    return {"login": login, "id": 1, "type": "Bot"}


def _label_of(state: State, name: str) -> dict[str, Any]:
    return {"id": state.label(name), "name": name, "color": "1d2433", "description": ""}


def _comment_of(one: dict[str, Any]) -> dict[str, Any]:
    return {"id": one["id"], "body": one["body"], "user": _user(one["by"]), "created_at": DAY,
            "updated_at": DAY}


def _issue_of(state: State, one: Issue) -> dict[str, Any]:
    shaped = {
        "id": 9000 + one.number, "number": one.number, "title": one.title, "body": one.body,
        "state": "open", "user": _user("lectrice"), "created_at": DAY, "updated_at": DAY,
        "labels": [_label_of(state, name) for name in one.labels], "comments": len(one.comments),
    }
    if state.kind == "forgejo":
        shaped["pull_request"] = None
    return shaped


def _pull_of(one: Issue) -> dict[str, Any]:
    return {
        "id": 9500 + one.number, "number": one.number, "title": one.title, "body": one.body,
        "state": "open", "draft": one.draft, "user": _user("autrice"),
        "head": {"ref": one.branch, "sha": HEAD, "label": f"o:{one.branch}"},
        "base": {"ref": one.target, "sha": BASE},
    }


def _pages(found: list[Any], query: dict[str, str]) -> list[Any]:
    size = int(query.get("per_page") or query.get("limit") or 30)
    start = (int(query.get("page", 1)) - 1) * size
    return found[start : start + size]


def _hub(state: State, method: str, path: str, query: dict[str, str], sent: Any) -> Any:
    """Answers of GitHub and Forgejo."""
    ask = f"{method} {path.removeprefix('/repos/o/r')}"
    forgejo = state.kind == "forgejo"
    where = {**state.issues, **state.pulls}

    def named(text: str) -> Issue:
        if int(text) not in where:
            raise Missing
        return where[int(text)]

    if ask == "GET /issues":
        listed = [_issue_of(state, one) for one in state.issues.values()
                 if query["labels"] in one.labels]
        if not forgejo or query.get("type") != "issues":
            listed += [{**_issue_of(state, one), "pull_request": {"url": "x", "merged": False}}
                      for one in state.pulls.values() if query["labels"] in one.labels]
        return _pages(listed, query)
    if ask == "POST /issues":
        given = _want(sent, "labels", list)
        if any(not isinstance(one, int if forgejo else str) for one in given):
            raise Invalid("labels")
        by_id = {rank: name for name, rank in state.labels.items()}
        names = [by_id[one] for one in given] if forgejo else given
        return _issue_of(state, state.add(_want(sent, "title", str), _want(sent, "body", str),
                                          names))
    if found := re.fullmatch(r"(GET|PATCH) /issues/(\d+)", ask):
        one = named(found[2])
        if found[1] == "PATCH":
            one.body = _want(sent, "body", str)
        return _issue_of(state, one)
    if found := re.fullmatch(r"(GET|POST) /issues/(\d+)/comments", ask):
        one = named(found[2])
        if found[1] == "POST":
            return _comment_of(state.say(one, _want(sent, "body", str)))
        return _pages([_comment_of(each) for each in one.comments], query)
    if found := re.fullmatch(r"PATCH /issues/comments/(\d+)", ask):
        for one in where.values():
            for each in one.comments:
                if each["id"] == int(found[1]):
                    each["body"] = _want(sent, "body", str)
                    return _comment_of(each)
        raise Missing
    if found := re.fullmatch(r"DELETE /issues/(\d+)/labels/(.+)", ask):
        name = found[2]
        if forgejo:
            name = {str(rank): label for label, rank in state.labels.items()}[name]
        named(found[1]).labels.remove(name)
        return None if forgejo else []
    if forgejo and ask == "GET /labels":
        return _pages([_label_of(state, name) for name in state.labels], query)
    if forgejo and ask == "POST /labels":
        _want(sent, "color", str)
        return _label_of(state, _want(sent, "name", str))
    if ask == "GET /pulls":
        return _pages([_pull_of(one) for one in state.pulls.values()], query)
    if ask == "POST /pulls":
        title = _want(sent, "title", str)
        if forgejo and "draft" in sent:
            raise Invalid("draft")
        made = Issue(len(where) + 40, title, _want(sent, "body", str),
                     branch=_want(sent, "head", str), target=_want(sent, "base", str),
                     draft=bool(sent.get("draft")) or title.startswith("WIP: "))
        state.pulls[made.number] = made
        return _pull_of(made)
    if found := re.fullmatch(r"GET /pulls/(\d+)", ask):
        return _pull_of(state.pulls[int(found[1])])
    if re.fullmatch(r"GET /pulls/\d+/files", ask):
        return _pages([{"filename": name, "status": "modified", "patch": text}
                       for name, text in state.patches.items()], query)
    if not forgejo and re.fullmatch(r"GET /pulls/\d+/comments", ask):
        return _pages([{"id": rank, "path": one["path"], "line": one["line"], "body": one["body"]}
                       for rank, one in enumerate(state.reviews)], query)
    if not forgejo and re.fullmatch(r"POST /pulls/\d+/reviews", ask):
        if _want(sent, "event", str) != "COMMENT" or not _want(sent, "body", str):
            raise Invalid("event")
        for one in _want(sent, "comments", list):
            _want(one, "path", str), _want(one, "line", int), _want(one, "side", str)
        state.reviews += sent["comments"]
        return {"id": 80, "state": "COMMENTED", "commit_id": sent["commit_id"]}
    raise Missing


# GitLab.
def _lab_issue(one: Issue) -> dict[str, Any]:
    return {"id": 9000 + one.number, "iid": one.number, "title": one.title,
            "description": one.body, "state": "opened", "labels": one.labels,
            "author": {"id": 3, "username": "lectrice"}, "created_at": DAY}


def _lab_note(one: dict[str, Any]) -> dict[str, Any]:
    mine = one["by"] == BOTS["gitlab"]
    return {"id": one["id"], "body": one["body"], "system": False, "resolvable": False,
            "author": {"id": 9 if mine else 3, "username": one["by"]}, "created_at": DAY}


def _lab_request(one: Issue) -> dict[str, Any]:
    return {"id": 9500 + one.number, "iid": one.number, "title": one.title, "sha": HEAD,
            "description": one.body, "state": "opened", "draft": one.draft,
            "source_branch": one.branch, "target_branch": one.target,
            "diff_refs": {"base_sha": BASE, "start_sha": BASE, "head_sha": HEAD}}


def _lab(state: State, method: str, path: str, query: dict[str, str], sent: Any) -> Any:
    """Answers of GitLab."""
    if f"{method} {path}" == "GET /user":
        return {"id": 9, "username": BOTS["gitlab"], "bot": True}
    ask = f"{method} {path.removeprefix('/projects/9')}"
    if ask == "GET /issues":
        return _pages([_lab_issue(one) for one in state.issues.values()
                       if query["labels"] in one.labels and query["state"] == "opened"], query)
    if ask == "POST /issues":
        names = _want(sent, "labels", str).split(",")
        return _lab_issue(state.add(_want(sent, "title", str), _want(sent, "description", str),
                                    names))
    if found := re.fullmatch(r"(GET|PUT) /issues/(\d+)", ask):
        one = state.issues[int(found[2])]
        if found[1] == "PUT":
            one.body = sent.get("description", one.body)
            one.labels = [name for name in one.labels if name != sent.get("remove_labels")]
        return _lab_issue(one)
    if found := re.fullmatch(r"GET /issues/(\d+)/resource_label_events", ask):
        one = state.issues[int(found[1])]
        return _pages([{
            "id": rank, "action": "add", "resource_type": "Issue", "created_at": DAY,
            "user": {"id": one.labelled_by, "username": "x"}, "label": {"id": 40, "name": name},
        } for rank, name in enumerate(one.labels)], query)
    if found := re.fullmatch(r"GET /members/all/(\d+)", ask):
        if int(found[1]) not in DEVELOPERS | {8}:
            raise Missing
        return {"id": int(found[1]), "access_level": 30 if int(found[1]) in DEVELOPERS else 10}
    if found := re.fullmatch(r"(GET|POST) /(issues|merge_requests)/(\d+)/notes", ask):
        one = (state.issues if found[2] == "issues" else state.pulls)[int(found[3])]
        if found[1] == "POST":
            return _lab_note(state.say(one, _want(sent, "body", str)))
        return _pages([_lab_note(each) for each in one.comments], query)
    if found := re.fullmatch(r"PUT /merge_requests/(\d+)/notes/(\d+)", ask):
        for each in state.pulls[int(found[1])].comments:
            if each["id"] == int(found[2]):
                each["body"] = _want(sent, "body", str)
                return _lab_note(each)
        raise Missing
    if ask == "GET /merge_requests":
        return _pages([_lab_request(one) for one in state.pulls.values()
                       if one.branch == query["source_branch"]], query)
    if ask == "POST /merge_requests":
        title = _want(sent, "title", str)
        made = Issue(len(state.issues) + len(state.pulls) + 40, title,
                     _want(sent, "description", str), branch=_want(sent, "source_branch", str),
                     target=_want(sent, "target_branch", str), draft=title.startswith("Draft: "))
        state.pulls[made.number] = made
        return _lab_request(made)
    if found := re.fullmatch(r"GET /merge_requests/(\d+)", ask):
        return _lab_request(state.pulls[int(found[1])])
    if re.fullmatch(r"GET /merge_requests/\d+/diffs", ask):
        return _pages([{"old_path": name, "new_path": name, "diff": text, "new_file": False}
                       for name, text in state.patches.items()], query)
    if re.fullmatch(r"GET /merge_requests/\d+/discussions", ask):
        return _pages([{"id": str(rank), "individual_note": False, "notes": [
            {"id": rank, "body": one["body"], "position": one["position"], "system": False}
        ]} for rank, one in enumerate(state.reviews)], query)
    if re.fullmatch(r"POST /merge_requests/\d+/discussions", ask):
        place = _want(sent, "position", dict)
        for name in ("base_sha", "start_sha", "head_sha", "position_type", "new_path", "old_path"):
            _want(place, name, str)
        _want(place, "new_line", int)
        state.reviews.append({"body": _want(sent, "body", str), "position": place})
        return {"id": "x", "notes": []}
    raise Missing


def _handler(state: State) -> type[BaseHTTPRequestHandler]:
    answer: Callable[..., Any] = _lab if state.kind == "gitlab" else _hub
    header, value = {
        "github": ("Authorization", f"Bearer {TOKEN}"),
        "forgejo": ("Authorization", f"token {TOKEN}"), "gitlab": ("PRIVATE-TOKEN", TOKEN),
    }[state.kind]

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            parts = urlsplit(self.path)
            path = unquote(parts.path)
            size = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(size)) if size else None
            query = {name: each[-1] for name, each in parse_qs(parts.query).items()}
            state.asked.append((self.command, path))
            if self.headers.get(header) != value:
                return self._say(401, {"message": "401 Unauthorized"})
            try:
                found = answer(state, self.command, path, query, sent)
            except (Missing, KeyError):
                return self._say(404, {"message": "Not Found"})
            except Invalid as wrong:
                return self._say(400 if state.kind == "gitlab" else 422, {"message": str(wrong)})
            return self._say(201 if self.command == "POST" else 200, found)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _answer

        def _say(self, status: int, content: Any) -> None:
            body = json.dumps(content).encode() if content is not None else b""
            self.send_response(status if body else 204)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests readable."""

    return Handler


@contextmanager
def serving(kind: str) -> Iterator[tuple[State, dict[str, str]]]:
    """A forge that listens, and the environment by which it is reached."""
    state = State(kind)
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(state)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield state, {
            "FORGE": kind, "FORGE_API": f"http://127.0.0.1:{server.server_address[1]}",
            "FORGE_DEPOT": "9" if kind == "gitlab" else "o/r", "FORGE_JETON": TOKEN,
        }
        server.shutdown()
