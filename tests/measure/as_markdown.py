"""Write the texts of some sheets as plain Markdown, for MkDocs and Material alone.

``python tests/measure/as_markdown.py FICHES DOSSIER``: a page per sheet, nothing generated, none of
our plugin, of our theme or of our rules: what the same words cost when somebody wrote them so.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from faire_avec.corpus import Corpus, Sheet, load
from faire_avec.language.prose import SHEET_LINK
from faire_avec.model.types import Kind

CONFIG = """\
site_name: Faire avec
docs_dir: docs
theme: {name: material, language: fr, font: false}
plugins: [search]
"""


def page(corpus: Corpus, sheet: Sheet) -> str:
    """A sheet as Markdown: its title, and its texts under the name of their field."""
    lines = [f"# {sheet.fiche.titre}", "", sheet.fiche.en_bref, ""]
    told = [leaf for leaf in sheet.of_kind(Kind.PROSE, Kind.LINE) if len(leaf[0]) > 1]
    for name, texts in groupby(sorted(told, key=lambda leaf: str(leaf[0][0])),
                               key=lambda leaf: str(leaf[0][0])):
        lines += [f"## {name}", ""]
        for _, text, _ in texts:
            lines += [SHEET_LINK.sub(lambda found: _link(corpus, found[1].strip()), text), ""]
    return "\n".join(lines)


def _link(corpus: Corpus, target: str) -> str:
    found = corpus.sheets.get(target)
    return f"[{found.fiche.titre}](../{found.type.folder}/{found.id}.md)" if found else target


def write(sheets: Path, folder: Path) -> int:
    """Write the site; the number of its pages."""
    corpus, _ = load(sheets)
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Faire avec\n", encoding="utf-8")
    for sheet in corpus.sheets.values():
        path = docs / sheet.type.folder / f"{sheet.id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(corpus, sheet), encoding="utf-8")
    return len(corpus.sheets) + 1


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
