"""The list of what a reader may keep: all of the guide and its search, nothing else, and true."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from faire_avec.corpus import Corpus
from faire_avec.site.inventory import day_of

NEEDED = {
    "", "plateformes/caf/", "recherche/", "outils/par-ou-rentrer/", "hors-ligne/", "404.html",
    "assets/page/site.js", "assets/style/site.css", "assets/search/known.json",
    "assets/recovery/graph.json", "pagefind/pagefind.js",
}
LEFT = ("api/", "integrer/", "f/", "v/", "edition", "sw.js", "serveur/")


def test_the_list_is_that_of_the_site(guide_site: Path, guide: Corpus) -> None:
    summary = json.loads((guide_site / "edition.json").read_text(encoding="utf-8"))
    listed = guide_site / "edition" / f"{summary['edition']}.json"
    files = json.loads(listed.read_text(encoding="utf-8"))
    assert [path.name for path in listed.parent.iterdir()] == [listed.name]
    assert summary["fichiers"] == len(files)
    assert summary["octets"] == sum(size for _, size, _ in files)
    assert summary["date"] == day_of(guide).isoformat()
    names = {name for name, _, _ in files}
    assert len(names) == len(files)
    assert names >= NEEDED
    assert not [name for name in names if name.startswith(LEFT) or name.endswith((".pdf", ".zip"))]
    for name, size, digest in files:
        path = guide_site / name
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()[:32]) == (size, digest), name


def test_the_worker_is_alone_at_the_root(guide_site: Path) -> None:
    text = (guide_site / "sw.js").read_text(encoding="utf-8")
    assert not (guide_site / "assets/offline/worker.js").exists()
    assert "import" not in text.replace("important", "") and "export" not in text
