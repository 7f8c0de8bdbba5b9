"""What a reader may keep of a built site: the list of its files, each with its fingerprint.

``edition.json`` says which edition is online, in a few bytes; ``edition/<id>.json`` lists what it
is made of. The service worker (``sw.js``) keeps an edition whole, or none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from faire_avec import places
from faire_avec.corpus import Corpus, last_change

SUMMARY = "edition.json"
LISTS = "edition"
# The service worker stands at the root: it only serves what is under it.
WORKER, WORKER_SOURCE = "sw.js", "assets/offline/worker.js"
# Neither data for programs, nor old versions, nor frames, nor what is taken away to print.
_LEFT_OUT = (
    places.COURTS, places.DATEES, places.DONNEES_FICHIERS, places.INTEGRER, places.SCHEMAS,
    places.ARCHIVES, "serveur/", f"{LISTS}/",
)
_SUFFIXES = {".html", ".css", ".js", ".png", ".svg", ".pagefind"}
_INDEX = ("assets", "pagefind")
_ID_LENGTH = 16
_DIGEST_LENGTH = 32


def write_edition(site: Path, corpus: Corpus, address: str) -> None:
    """Write the lists in a complete site.

    Args:
        site: the built folder, which nothing changes afterwards.
        corpus: its sheets.
        address: public address of the site; empty when it is not known.
    """
    files = list(_files(site))
    edition = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:_ID_LENGTH]
    (site / LISTS).mkdir()
    (site / LISTS / f"{edition}.json").write_text(_compact(files), encoding="utf-8")
    (site / SUMMARY).write_text(_compact({
        "edition": edition, "date": day_of(corpus).isoformat(), "fichiers": len(files),
        "octets": sum(size for _, size, _ in files), "adresse": address,
    }), encoding="utf-8")


def day_of(corpus: Corpus) -> date:
    """The day of an edition: that of the latest thing its sheets say, never that of the build."""
    contacts = corpus.tables.contacts.entries
    days = (last_change(sheet, contacts) for sheet in corpus.sheets.values())
    return max(days, default=date(2026, 1, 1))


def _files(site: Path) -> Iterator[tuple[str, int, str]]:
    """Address from the root, bytes and digest of each file to keep, in order."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(_LEFT_OUT) or name == WORKER:
            continue
        if path.suffix in _SUFFIXES or name.split("/")[0] in _INDEX:
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]
            address = name.removesuffix("index.html") if path.name == "index.html" else name
            yield address, len(content), digest


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
