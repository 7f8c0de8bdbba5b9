"""The receiver over real HTTP: it keeps signals, refuses the rest, and notes nobody."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from faire_avec.writing.signals import receiver as module
from faire_avec.writing.signals.receiver import Inbox, Limit, receiver
from faire_avec.writing.signals.wire import from_json

ORIGIN = "https://guide.exemple.fr"
SIGNAL = {"genre": "ecran-change", "fiche": "caf", "reponse": "code", "mois": "2026-12"}
FORM = "application/x-www-form-urlencoded"


class Open:
    """A receiver that listens, and what it keeps."""

    def __init__(self, path: Path, moment: list[float]) -> None:
        self.path = path
        self.inbox = Inbox(path, lambda: date(2026, 12, 1), Limit(lambda: moment[0], 5, 8))
        self.server = receiver("127.0.0.1", 0, self.inbox, ORIGIN)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def send(
        self, body: bytes | str, media: str = FORM, method: str = "POST", **headers: str
    ) -> tuple[int, str, dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=10)
        connection.request(method, "/", body, {"Content-Type": media, **headers})
        answer = connection.getresponse()
        said = answer.status, answer.read().decode(), dict(answer.headers)
        connection.close()
        return said

    @property
    def kept(self) -> list[str]:
        return self.path.read_text("utf-8").splitlines() if self.path.exists() else []


@pytest.fixture
def moment() -> list[float]:
    return [0.0]


@pytest.fixture
def door(tmp_path: Path, moment: list[float]) -> Iterator[Open]:
    opened = Open(tmp_path / "signaux.jsonl", moment)
    yield opened
    opened.server.shutdown()
    opened.server.server_close()


def test_a_signal_is_kept_and_nothing_else(door: Open) -> None:
    status, said, headers = door.send(urlencode({**SIGNAL, "site": "", "form-name": "signal"}),
                                      Accept="application/json", Origin=ORIGIN)
    assert (status, json.loads(said)) == (200, {"recu": True})
    assert headers["Access-Control-Allow-Origin"] == ORIGIN
    [line] = door.kept
    assert json.loads(line) == {"version": 1, **SIGNAL}
    assert from_json(line).fiche == "caf"


def test_a_form_without_script_gets_a_page_and_its_month(door: Open) -> None:
    fields = {name: text for name, text in SIGNAL.items() if name != "mois"}
    status, said, headers = door.send(urlencode(fields), Origin="null")
    assert status == 200 and "merci" in said
    assert headers["Content-Type"].startswith("text/html")
    assert from_json(door.kept[0]).mois == "2026-12"


@pytest.mark.parametrize(("fields", "status", "said"), [
    ({**SIGNAL, "texte": "Jeanne, 06 12 34 56 78"}, 400, "un numéro de mobile"),
    ({**SIGNAL, "genre": "x"}, 400, "«genre» est l'un de ces mots"),
    ({**SIGNAL, "texte": "x" * 5000}, 413, "trop long"),
    ({f"a{rank}": "b" for rank in range(20)}, 400, "ne se lit pas"),
])
def test_what_is_refused_is_said_and_not_kept(
    fields: dict[str, str], status: int, said: str, door: Open
) -> None:
    answer = door.send(urlencode(fields), Accept="application/json")
    assert answer[0] == status and said in answer[1]
    assert "06 12" not in answer[1]
    assert door.kept == []


@pytest.mark.parametrize(("body", "media", "status"), [
    (b"\xff\xfe", FORM, 400), (b"", FORM, 400), (b"[" * 4000, "application/json", 400),
    (b"[1]", "application/json", 415), (b"{}", "application/json", 400),
    (b"a=b", "text/plain", 415), (b'{"genre": "ecran-change"}', "multipart/form-data", 415),
])
def test_odd_bodies(body: bytes, media: str, status: int, door: Open) -> None:
    assert door.send(body, media)[0] == status
    assert door.kept == []


def test_other_sites_and_robots_are_turned_away(door: Open) -> None:
    assert door.send(urlencode(SIGNAL), Origin="https://ailleurs.exemple")[0] == 403
    assert door.send(urlencode({**SIGNAL, "site": "https://spam.exemple"}))[0] == 200
    assert door.send("", method="GET")[0] == 405
    assert door.kept == []


def test_a_body_of_unknown_length_is_refused(door: Open) -> None:
    connection = HTTPConnection("127.0.0.1", door.server.server_address[1], timeout=10)
    connection.request("POST", "/", iter([b"a=b"]), {"Content-Type": FORM})
    assert connection.getresponse().status == 411
    connection.close()


def test_a_flood_closes_the_door_then_it_opens_again(door: Open, moment: list[float]) -> None:
    statuses = [door.send(urlencode(SIGNAL))[0] for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    moment[0] = 61
    assert [door.send(urlencode(SIGNAL))[0] for _ in range(4)] == [200] * 3 + [429]
    moment[0] = 86_400
    assert door.send(urlencode(SIGNAL))[0] == 200


def test_a_full_box_says_so(door: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILE_BYTES", 150)
    assert [door.send(urlencode(SIGNAL))[0] for _ in range(2)] == [200, 507]
    assert len(door.kept) == 1


def test_a_file_that_cannot_grow_says_so(door: Open) -> None:
    door.path.mkdir()
    status, said, _ = door.send(urlencode(SIGNAL), Accept="application/json")
    assert status == 500 and "n'a pas pu être écrit" in said


def test_many_at_once_keep_whole_lines(tmp_path: Path) -> None:
    opened = Open(tmp_path / "signaux.jsonl", [0.0])
    opened.inbox.limit = Limit(lambda: 0.0, 100, 100)
    threads = [threading.Thread(target=opened.send, args=(urlencode(SIGNAL),)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    opened.server.shutdown()
    opened.server.server_close()
    assert len(opened.kept) == 20 and len(set(opened.kept)) == 1
