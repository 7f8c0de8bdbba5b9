"""Signals found in what they come in: a receiver's file, forges, hosts of forms, mails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faire_avec.writing.signals.mailbag import read_signals
from faire_avec.writing.signals.wire import BadSignal

LINE = "faire-avec signal | genre: ecran-change | fiche: caf | mois: 2026-12 | fin"
UNDATED = "faire-avec signal | genre: numero-muet | fiche: caf | fin"
OBJECT = {"version": 1, "genre": "ecran-change", "fiche": "caf", "mois": "2026-12"}
MAIL = """\
From: Lecteur <lecteur@exemple.fr>
To: guide@exemple.fr
Date: Tue, 1 Dec 2026 10:00:00 +0100
Subject: =?utf-8?q?Signalement_=3A_fiche_caf?=
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Bonjour,
faire-avec signal | genre: numero-muet | fiche: caf | texte: Le serveur est d=
=C3=A9bord=C3=A9 | fin
"""
# What the API of each forge gives of its requests, and a host of the forms it keeps.
GITHUB = [{"number": 7, "state": "open", "created_at": "2026-11-03T09:00:00Z",
           "labels": [{"name": "signal"}], "body": f"Fiche : Caf\r\n{UNDATED}"}]
GITLAB = [{"iid": 7, "state": "opened", "created_at": "2026-11-03T09:00:00.000Z",
           "labels": ["signal"], "description": f"Fiche : Caf\n{UNDATED}"}]
HOST = [{"id": "5f", "number": 1, "created_at": "2026-11-03T09:00:00.000Z",
         "data": {"genre": "numero-muet", "fiche": "caf", "texte": "", "ip": "192.0.2.1",
                  "user_agent": "x", "referrer": "https://guide.exemple.fr/"}}]


@pytest.mark.parametrize(("name", "text", "genre", "month"), [
    ("a.jsonl", json.dumps(OBJECT), "ecran-change", "2026-12"),
    ("a.txt", f"Bonjour\n{LINE}\n", "ecran-change", "2026-12"),
    ("a.txt", f"\ufeff{LINE}", "ecran-change", "2026-12"),
    ("a.csv", "genre,fiche,created_at,ip\nnumero-muet,caf,2026-11-03 09:00,192.0.2.1\n",
     "numero-muet", "2026-11"),
    ("a.eml", MAIL, "numero-muet", "2026-12"),
    ("a.eml", MAIL.replace("\n", "\r\n"), "numero-muet", "2026-12"),
    ("a.mbox", f"From x Tue Dec  1 10:00:00 2026\n{MAIL}\n", "numero-muet", "2026-12"),
    ("github.json", json.dumps(GITHUB), "numero-muet", "2026-11"),
    ("gitlab.json", json.dumps(GITLAB), "numero-muet", "2026-11"),
    ("netlify.json", json.dumps(HOST), "numero-muet", "2026-11"),
])
def test_a_signal_is_found(
    name: str, text: str, genre: str, month: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    read = read_signals(path)
    assert read.refused == []
    [signal] = read.signals
    assert (signal.genre, signal.fiche, signal.mois) == (genre, "caf", month)


def test_a_mail_keeps_the_words_of_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(MAIL, encoding="utf-8")
    assert read_signals(path).signals[0].texte == "Le serveur est débordé"


def test_a_bad_line_is_one_signal_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps(OBJECT), "{cassé", json.dumps({**OBJECT, "texte": "06 12 34 56 78"})]
    path.write_text("\n".join(lines), encoding="utf-8")
    read = read_signals(path)
    assert len(read.signals) == 1
    assert [reason.split(" : ")[0] for reason in read.refused] == ["signal 2", "signal 3"]
    assert "06" not in "".join(read.refused)


@pytest.mark.parametrize("text", [
    "", "[]", "{}", "[" * 50_000, '{"a":' * 5_000, "From x\n\n", "genre\n", "a: b\nc: d\n\n",
    "faire-avec signal |" * 30_000, "\n> " * 60_000, "> " * 60_000,
])
def test_what_holds_no_signal_gives_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(text, encoding="utf-8")
    assert read_signals(path).signals == []


def test_a_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\x00\xff\xfe")
    with pytest.raises(BadSignal):
        read_signals(path)
