"""Measure every kind of page, print one table, fail when something got worse.

``python -m quality [--site DOSSIER] [--sans-lighthouse] [--sans-nu] [--genre NOM]``, with
``tests/`` on the path. Clock times are shown and never judged.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from measure.evaluate_search import EvaluationError, Server, build_guide, chromium, serving
from quality import axe
from quality.kinds import Kind, page_kinds
from quality.lighthouse import CATEGORIES, ON_PURPOSE, Scores, score
from quality.markup import UPSTREAM, invalid_pages
from quality.thresholds import Threshold, read_thresholds, threshold_of
from quality.tools import ToolMissing
from quality.visits import Visit, visit

T = TypeVar("T")
HEAD = ("Genre de page", "pages", "axe", "politique", "Nu", "ko", "demandes", "décalage",
        "1er affichage", "Lighthouse P A B R")


@dataclass
class Row:
    """What was measured of a kind of page.

    Args:
        kind: the kind.
        faults: what axe finds.
        quick: a first view on the machine's own network.
        slow: a first view on the slow network.
        invalid: how many faults of HTML, over all its pages; None when not measured.
        scores: of Lighthouse; None when not measured.
    """

    kind: Kind
    faults: list[axe.Fault]
    quick: Visit
    slow: Visit
    invalid: int | None = None
    scores: Scores | None = None

    @property
    def shift(self) -> float:
        """The worst layout shift seen."""
        return max(self.quick.shift, self.slow.shift)

    def cells(self) -> list[str]:
        """The line of the table."""
        marks = self.scores.marks if self.scores else {}
        return [
            self.kind.name, str(self.kind.pages), str(len(self.faults)),
            str(len(self.quick.faults) + len(self.slow.faults)),
            "-" if self.invalid is None else str(self.invalid),
            f"{self.quick.size / 1000:.1f}".replace(".", ","), str(self.quick.requests),
            f"{self.shift:g}".replace(".", ","),
            "-" if self.slow.paint is None else f"{self.slow.paint:.2f} s".replace(".", ","),
            " ".join(str(marks.get(name, "-")) for name in CATEGORIES),
        ]


def judge(row: Row, most: Threshold) -> list[str]:
    """French lines for what is worse than the table of thresholds allows; no clock time."""
    wrong = axe.summed(row.faults)
    wrong += dict.fromkeys([*row.quick.faults, *row.slow.faults])
    if row.quick.size > most.size:
        wrong.append(f"{row.quick.size} octets, au plus {most.size}")
    if row.quick.requests > most.requests:
        wrong.append(f"{row.quick.requests} demandes, au plus {most.requests}")
    if row.shift:
        wrong.append(f"la page bouge : {row.shift:g}")
    if row.scores:
        wrong += [
            f"Lighthouse, {name} : {row.scores.marks[name]}, au moins {least} "
            f"({', '.join(row.scores.missing[name])})"
            for name, least in most.scores.items()
            if row.scores.marks[name] < least and set(row.scores.missing[name]) - ON_PURPOSE
        ]
    return wrong


def measure(kind: Kind, browser: Browser, quick: Server, slow: Server) -> Row:
    """Open the page of a kind three times: for axe, then with an empty browser on each network."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    axe.show_as(page, axe.LOOKS[0])
    page.goto(quick.address + kind.path)
    page.wait_for_load_state("networkidle")
    found = axe.faults(page, whole=True)
    context.close()
    return Row(kind, found, visit(browser, quick, kind.path), visit(browser, slow, kind.path))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a Markdown table, in columns of even width."""
    widths = [max(len(row[rank]) for row in (head, *rows)) for rank in range(len(head))]
    marks = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in (head, marks, *rows):
        cells = (
            cell.ljust(width) if rank == 0 else cell.rjust(width)
            for rank, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"| {' | '.join(cells)} |"


def _or_without(what: str, wanted: bool, act: Callable[[], T]) -> T | None:
    """The result of a tool, or None with a word about it when it cannot run here."""
    if not wanted:
        return None
    try:
        return act()
    except ToolMissing as missing:
        _tell(f"Sans {what} : {missing}")
        return None


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(options: argparse.Namespace, work: Path) -> int:
    """Measure, print, judge; 1 when something is worse than the thresholds.

    Args:
        options: words of the command line.
        work: folder for what has to be built.
    """
    site = options.site.resolve() if options.site else build_guide(work / "site")
    kinds = [kind for kind in page_kinds(site) if options.genre in (None, kind.name)]
    invalid = _or_without("Nu", not options.sans_nu, lambda: invalid_pages(site))
    path = os.environ.get("FAIRE_AVEC_CHROMIUM") or shutil.which("chromium") or ""
    rows = []
    lighthouse = not options.sans_lighthouse
    with chromium() as browser, serving(site) as quick, serving(site, slow=True) as slow:
        for kind in kinds:
            _tell(f"{kind.name}…")
            row = measure(kind, browser, quick, slow)
            address = quick.address + kind.path
            row.scores = _or_without(
                "Lighthouse", lighthouse, lambda address=address: score(address, path)
            )
            lighthouse = lighthouse and row.scores is not None
            if invalid is not None:
                row.invalid = len(invalid.get(kind.path.split("?")[0], ()))
            rows.append(row)
        _report(rows, browser.version, invalid)
    thresholds = read_thresholds()
    worse = [
        f"{row.kind.name} : {line}"
        for row in rows for line in judge(row, threshold_of(row.kind.name, thresholds))
    ]
    worse += [f"{page or 'accueil'} : {line}" for page, lines in (invalid or {}).items()
              for line in lines]
    print("\n".join(["", f"## À corriger ({len(worse)})", "",
                     *(f"- {line}" for line in worse or ["rien"])]))
    return 1 if worse else 0


def _report(rows: Sequence[Row], version: str, invalid: dict[str, list[str]] | None) -> None:
    print(f"# Qualité des pages\n\nChromium {version}. Réseau lent : 400 ms par demande, "
          "400 kbit/s. Lighthouse : performance (selon la machine), accessibilité, bonnes "
          "pratiques, référencement.\n")
    print("\n".join(table(HEAD, [row.cells() for row in rows])))
    if invalid is not None:
        kept = "; ".join(f"« {start}… » : {reason}" for start, reason in UPSTREAM)
        print(f"\nFautes de HTML admises, venues d'ailleurs : {kept}.")
    print("\n## Ce qui manque à Lighthouse\n")
    for row in rows:
        for name, audits in (row.scores.missing if row.scores else {}).items():
            if row.scores and row.scores.marks[name] < 100:
                print(f"- {row.kind.name}, {name} {row.scores.marks[name]} : {', '.join(audits)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quality",
        description="Mesure chaque genre de page : accessibilité, vie privée, HTML, poids, "
        "Lighthouse. Échoue si quelque chose a empiré, hors durées.",
    )
    parser.add_argument("--site", type=Path, default=None, metavar="DOSSIER",
                        help="site déjà construit, au lieu d'en construire un")
    parser.add_argument("--genre", default=None, metavar="NOM",
                        help="un seul genre de page, comme « fiche plateforme »")
    parser.add_argument("--sans-lighthouse", action="store_true", help="sans Lighthouse")
    parser.add_argument("--sans-nu", action="store_true", help="sans le vérificateur de HTML")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 when something got worse or when it fails."""
    options = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="faire-avec-qualite-") as work:
            return run(options, Path(work))
    except (EvaluationError, PlaywrightError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
