"""How well the watch tells what became of a passage, and what a round costs.

``python tests/measure/watching.py classes [--paires DOSSIER]``: precision and recall of each class.
Pages are made from the guide's own sheets, and edited by rule. ``DOSSIER`` adds real pages at two
dates: ``paires.tsv`` (``avant``, ``apres``, ``classe``, ``phrase``, tabs between), files beside it
or in ``pages/``; the class is what a person said on reading both. The threshold is chosen on one
half of the pairs, drawn by digest, and judged on the other.

``python tests/measure/watching.py charge [--faits 1000]``: a round over a local server, killed half
way and taken up again: time, requests, memory.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import html
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from faire_avec.corpus import load
from faire_avec.language.prose import plain
from faire_avec.language.shingles import (
    CLOSE,
    Fingerprint,
    Text,
    fingerprint,
    sentences,
    tokens,
)
from faire_avec.model.types import Kind
from faire_avec.upkeep.watch.webpage import Unreadable, read_page

ROOT = Path(__file__).resolve().parent.parent.parent
CLASSES = ("present", "reformule", "nombre-change", "disparu")
BANNER = "<div role=dialog>Nous utilisons des cookies. <button>Tout accepter</button></div>"


@dataclass(frozen=True)
class Pair:
    """A sentence of a page, the page later, and what became of the sentence."""

    kind: str
    sentence: Fingerprint
    after: Text
    truth: str
    key: str


def page(blocks: Sequence[str]) -> bytes:
    """A plain page of paragraphs."""
    body = "".join(f"<p>{html.escape(block)}</p>" for block in blocks)
    return f"<!doctype html><meta charset=utf-8><title>Page</title><main>{body}</main>".encode()


def other_layout(blocks: Sequence[str], draw: random.Random) -> bytes:
    """The same words, otherwise laid out: banner, table, emphasis, hard spaces, quotes."""
    rows = []
    for block in blocks:
        words = html.escape(block).replace(" ", "\u00a0", draw.randint(0, 3)).split(" ")
        words = [f"<b>{word}</b>" if draw.random() < 0.1 and "&" not in word else word
                 for word in words]
        rows.append("<tr><td>" + " ".join(words).replace("'", "\u2019") + "</td></tr>")
    return (f"<html><head><meta charset=utf-8></head><body>{BANNER}<nav><a href=/>Accueil</a></nav>"
            f"<table>{''.join(rows)}</table><script>var x = 1;</script></body>").encode()


def edited(sentence: str, how: str, draw: random.Random, others: Sequence[str]) -> str | None:
    """The sentence after an edit; None when the edit does not apply to it."""
    words = sentence.split()
    plain_words = [n for n, word in enumerate(words)
                   if len(word) > 4 and word.isalpha() and not tokens(word)[0].value]
    if how == "nombre":
        found = list(re.finditer(r"\d+", sentence))
        if not found:
            return None
        match = draw.choice(found)
        fresh = str(int(match[0]) + draw.randint(1, 9))
        return sentence[:match.start()] + fresh + sentence[match.end():]
    if how == "mot" and plain_words:
        words[draw.choice(plain_words)] = draw.choice(
            ["usager", "service", "courrier", "demande", "organisme"])
        return " ".join(words)
    if how == "ajout":
        words[draw.randint(2, len(words) - 1):0] = draw.choice(
            ["dans la plupart des cas", "sauf exception prévue par la loi", "et sans frais"]
        ).split()
        return " ".join(words)
    if how == "coupe" and len(plain_words) > 6:
        drop = set(draw.sample(plain_words, len(plain_words) // 4))
        return " ".join(word for n, word in enumerate(words) if n not in drop)
    if how == "ordre" and len(words) > 9:
        middle = len(words) // 2
        return " ".join([*words[middle:], *words[:middle]])
    return draw.choice(others) if how == "autre" else None


TRUTH = {"mise-en-page": "present", "nombre": "nombre-change", "mot": "reformule",
         "ajout": "reformule", "coupe": "reformule", "ordre": "reformule",
         "retrait": "disparu", "autre": "disparu"}


def scripted(folder: Path, number: int, draw: random.Random) -> Iterator[Pair]:
    """Pairs made from the guide's own sheets, as many of each kind."""
    corpus, _ = load(folder)
    sheets = [
        [plain(text, corpus.link_text) for _, text, role in sheet.leaves
         if role.kind is Kind.PROSE] for sheet in corpus.sheets.values()
    ]
    sheets = [blocks for blocks in sheets if len(blocks) > 4]
    whole = [sentence for blocks in sheets for block in blocks for sentence in sentences(block)
             if 8 <= len(tokens(sentence)) <= 60]
    for how, truth in TRUTH.items():
        made = 0
        for _ in range(number * 40):
            blocks = draw.choice(sheets)
            rank = draw.randrange(len(blocks))
            choices = [one for one in sentences(blocks[rank]) if 8 <= len(tokens(one)) <= 60]
            if made == number or not choices:
                continue
            chosen = draw.choice(choices)
            wanted = kept(Text(blocks), chosen)
            if wanted is None:
                continue
            if how == "mise-en-page":
                content = other_layout(blocks, draw)
            else:
                fresh = "" if how == "retrait" else edited(chosen, how, draw, whole)
                if fresh is None or fresh == chosen:
                    continue
                after = [*blocks[:rank], blocks[rank].replace(chosen, fresh), *blocks[rank + 1:]]
                if how in ("retrait", "autre") and any(chosen in block for block in after):
                    continue
                content = page(after)
            made += 1
            yield Pair(how, wanted, read_page(content, "text/html").text, truth,
                       f"{how} {chosen}")


def kept(text: Text, sentence: str) -> Fingerprint | None:
    """The fingerprint of a sentence of a page; None when it has none."""
    try:
        return text.keep(sentence)
    except ValueError:
        return None


def real(folder: Path) -> Iterator[Pair]:
    """Pairs of real pages at two dates, judged by a person."""
    texts: dict[str, Text] = {}
    with (folder / "paires.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for name in (row["avant"], row["apres"]):
                path = folder / "pages" / name
                if name not in texts:
                    try:
                        texts[name] = read_page((path if path.is_file() else folder / name)
                                                .read_bytes(), "text/html").text
                    except Unreadable:
                        texts[name] = Text(())
            wanted = kept(texts[row["avant"]], row["phrase"])
            if wanted is None:
                continue
            yield Pair("reel", wanted, texts[name], row["classe"], row["avant"] + row["phrase"])


def _first_half(pair: Pair) -> bool:
    return hashlib.sha256(pair.key.encode()).digest()[0] < 128


def _scores(pairs: Sequence[Pair], close: float) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and number of each class."""
    told = [(pair.truth, pair.after.find(pair.sentence, close).likeness.value) for pair in pairs]
    scores = {}
    for name in CLASSES:
        right = sum(1 for truth, found in told if truth == found == name)
        said = sum(1 for _, found in told if found == name)
        there = sum(1 for truth, _ in told if truth == name)
        scores[name] = (right / said if said else 1.0, right / there if there else 1.0, there)
    return scores


def _mean_f(scores: dict[str, tuple[float, float, int]]) -> float:
    kept = [2 * p * r / (p + r) if p + r else 0.0 for p, r, there in scores.values() if there]
    return sum(kept) / len(kept) if kept else 0.0


def classes(options: argparse.Namespace) -> None:
    """Print the table of classes."""
    draw = random.Random(24)
    pairs = list(scripted(options.fiches, options.nombre, draw))
    if options.paires:
        pairs += list(real(options.paires))
    first, second = ([pair for pair in pairs if _first_half(pair) is half]
                     for half in (True, False))
    grid = [round(0.1 + 0.05 * step, 2) for step in range(15)]
    chosen = max(grid, key=lambda close: (round(_mean_f(_scores(first, close)), 4), -close))
    print(f"{len(pairs)} paires ({Counter(pair.kind for pair in pairs)['reel']} réelles)")
    for close in grid:
        print(f"  seuil {close:.2f} : F moyenne {_mean_f(_scores(first, close)):.3f}, "
              "moitié de réglage")
    print(f"seuil choisi {chosen:.2f} ; celui du programme {CLOSE:.2f}\n")
    for name, kept in (("toutes", second), ("réelles", [p for p in second if p.kind == "reel"]),
                       ("écrites par règle", [p for p in second if p.kind != "reel"])):
        if not kept:
            continue
        print(f"Moitié de mesure, {name} : {len(kept)} paires")
        print(f"{'classe':<16}{'précision':>10}{'rappel':>10}{'paires':>8}")
        for label, (precision, recall, there) in _scores(kept, CLOSE).items():
            print(f"{label:<16}{precision:>10.3f}{recall:>10.3f}{there:>8}")
        confused = Counter(
            (pair.kind, pair.truth, found) for pair in kept
            if (found := pair.after.find(pair.sentence).likeness.value) != pair.truth
        )
        for (kind, truth, found), number in confused.most_common():
            print(f"  {number} {kind} : {truth} dit {found}")
        print()


class _Pages(BaseHTTPRequestHandler):
    """Serves made-up pages, with an ETag, and counts."""

    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        type(self).asked[self.path] += 1
        if self.path == "/robots.txt":
            self._send(404, b"")
            return
        if self.headers.get("If-None-Match") == '"1"':
            self._send(304, b"")
            return
        number = int(self.path.strip("/"))
        self._send(200, page([made_up(number, rank) for rank in range(40)]))

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        if status == 200:
            self.send_header("ETag", '"1"')
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def made_up(number: int, rank: int) -> str:
    """A sentence unlike the others."""
    draw = random.Random(number * 100 + rank)
    words = ["dossier", "caisse", "montant", "droit", "aide", "délai", "recours", "guichet",
             "courrier", "formulaire", "plafond", "ressources", "logement", "famille", "retraite"]
    return (f"Article {number}, point {rank} : le {draw.choice(words)} et le {draw.choice(words)} "
            f"sont examinés avec le {draw.choice(words)} sous {draw.randint(2, 900)} jours, puis "
            f"transmis au {draw.choice(words)} du {draw.choice(words)}.")


def write_guide(folder: Path, address: str, facts: int, of_page: int) -> None:
    """A guide of so many facts, so many to a page of the server."""
    sheets = folder / "fiches"
    (sheets / "notions").mkdir(parents=True)
    sources, passages, sheet = [], [], []
    for number in range(-(-facts // of_page)):
        sources.append(f"s-{number}: {{titre: P, url: \"{address}/{number}\", editeur: E, "
                       "consulte_le: 2026-01-01}\n")
        for rank in range(min(of_page, facts - number * of_page)):
            line = fingerprint(made_up(number, rank)).written()
            passages.append(f"p-{number}-{rank}: {{source: s-{number}, empreinte: \"{line}\", "
                            "lu_le: 2026-01-01}\n")
            sheet.append(f"c-{number}-{rank}: {{nom: N, source: s-{number}, "
                         f"passage: p-{number}-{rank}, verifie_le: 2026-01-01}}\n")
    for name, lines in (("sources", sources), ("passages", passages), ("contacts", sheet)):
        (sheets / f"{name}.yml").write_text("".join(lines), encoding="utf-8")


def charge(options: argparse.Namespace) -> None:
    """A round killed half way, then taken up, then one where nothing has changed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_guide(folder, address, options.faits, options.par_page)
        total = -(-options.faits // options.par_page)
        words = [sys.executable, "-m", "faire_avec", "veille", "--fiches", str(folder / "fiches"),
                 "--memoire", str(folder / "vu"), "--pause", "0", "--adresse",
                 "https://exemple.invalid", "--format", "json", "--budget", str(total * 2)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
        start = time.monotonic()
        first = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        while _Pages.asked.total() < total // 2 and first.poll() is None:
            time.sleep(0.005)
        first.send_signal(signal.SIGKILL)
        first.wait()
        before = _Pages.asked.total()
        second = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
        spent = time.monotonic() - start
        twice = sum(1 for path, times in _Pages.asked.items()
                    if path != "/robots.txt" and times > 1)
        told = Counter(one["classe"] for one in json.loads(second.stdout)["passages"])
        print(f"{options.faits} faits, {total} pages : {spent:.1f} s en deux fois, tué à {before} "
              f"demandes ; {_Pages.asked.total()} demandes, {twice} pages demandées deux fois ; "
              f"{dict(told)}")
        asked, start = _Pages.asked.total(), time.monotonic()
        subprocess.run([*words, "--tous-les", "0"], env=environment, capture_output=True,
                       check=True)
        print(f"rien n'a changé : {time.monotonic() - start:.1f} s, "
              f"{_Pages.asked.total() - asked} demandes")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"mémoire au plus : {peak:.0f} Mo")
    server.shutdown()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    choices = parser.add_subparsers(dest="mesure", required=True)
    one = choices.add_parser("classes")
    one.add_argument("--fiches", type=Path, default=ROOT / "fiches")
    one.add_argument("--paires", type=Path)
    one.add_argument("--nombre", type=int, default=40, help="paires de chaque genre (40)")
    one.set_defaults(run=classes)
    two = choices.add_parser("charge")
    two.add_argument("--faits", type=int, default=1000)
    two.add_argument("--par-page", type=int, default=4)
    two.set_defaults(run=charge)
    options = parser.parse_args(arguments)
    options.run(options)


if __name__ == "__main__":
    main()
