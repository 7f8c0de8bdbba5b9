"""The scripts that touch no page, tested in one Node process, on the same cases as the engine.

Each case of ``tests/browser_units/*.test.js`` is reported as a subtest.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import rjsmin
import yaml
from pydantic import ValidationError

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports import search
from faire_avec.exports.recovery_graph import wire
from faire_avec.language.fold import fold, slugify, words
from faire_avec.language.personal import personal_data
from faire_avec.language.terms import skeleton, terms
from faire_avec.loading.nodes import Document, Refused, parse
from faire_avec.loading.typed import _problem
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.model.compact import compact
from faire_avec.model.signal import Genre
from faire_avec.model.types import Kind
from faire_avec.writing.signals.wire import as_line, signal_of
from near import around_cases, filed_names
from networks import answers, random_case, sent, wanted_in
from noderun import SCRIPTS, program
from samples import ROOT, sheet

UNITS = ROOT / "tests" / "browser_units"
CASES = ROOT / "tests" / "cases"
NETWORKS = 500

# Whole blocks: what French texts are made of, and what looks like it.
BLOCKS = ((0x20, 0x250), (0x2B0, 0x370), (0x1E00, 0x1F00), (0x2000, 0x2070), (0x2100, 0x2150),
          (0xFB00, 0xFB07))
TEXTS = (
    "", "Œuvre d'art", "l’œil", "FranceConnect+", "FranceConnect +", "C++", "à 100 %", "100%",
    "  Un   mot ", "ÇA ET LÀ", "Aujourd’hui", "A.N.T.S.", "3949", "un-mot_deux", "ﬁn", "№ 5", "½",
)


def signals() -> list[dict[str, Any]]:
    about = {"fiche": "caf", "reponse": "code-non-recu", "mois": "2026-12"}
    found = [
        {**(about if genre is not Genre.ORGANISME_MANQUANT else {"mois": "2026-12"}),
         "genre": genre.value, "texte": "Un mot, l'écran ; « là »",
         **({"choix": "Par SMS"} if genre is Genre.CONFIRMATION else {})}
        for genre in Genre
    ]
    return [{"fields": fields, "line": as_line(signal_of(fields))} for fields in found]


def folding() -> list[dict[str, str]]:
    blocks = ["".join(map(chr, range(at, min(at + 32, end))))
              for start, end in BLOCKS for at in range(start, end, 32)]
    return [
        {"text": text, "fold": fold(text), "words": words(text),
         "slug": slugify(text)[:60].strip("-")}
        for text in (*TEXTS, *blocks)
    ]


def secrets() -> list[dict[str, str | None]]:
    lines = (CASES / "secrets.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [{"kind": None if kind == "-" else kind, "text": text} for kind, text in pairs]


def yaml_cases() -> Iterator[dict[str, Any]]:
    for path in sorted(CASES.glob("*.yml")):
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))


def personal() -> list[dict[str, str | None]]:
    texts = [
        *(case.get("ajouter", "") + "".join(map(str, case.get("remplacer", {}).values()))
          for case in yaml_cases()),
        *(str(one["text"]) for one in secrets()),
    ]
    return [{"text": text, "name": personal_data(text)} for text in texts]


def in_python(sheet_type: SheetType, data: Any) -> list[tuple[list[Any], str]]:
    """Place and code of every problem the models find."""
    try:
        sheet_type.model.model_validate(data)
    except ValidationError as error:
        document = Document("x", data, None)
        return [
            ([part for part in detail["loc"] if part not in ("identifiant", "bloc")],
             _problem(sheet_type.model, document, (), detail, near=False).rule.code)
            for detail in error.errors(include_url=False)
        ]
    return []


def shapes() -> list[dict[str, Any]]:
    found = []
    for case in yaml_cases():
        if "type" not in case:
            continue
        text = sheet(case["type"], "Essai")
        for before, after in case.get("remplacer", {}).items():
            text = text.replace(before, after, 1)
        try:
            data = parse(text + case.get("ajouter", ""), "essai.yml")[0].data
        except Refused:
            continue  # Not a sheet the form could hold.
        if isinstance(data, dict):
            kind = SHEET_TYPES[case["type"]]
            found.append({"type": kind.name, "data": data, "problems": in_python(kind, data)})
    return found


def networks() -> list[Any]:
    chance = random.Random(1)
    sets: list[tuple[int, ...]] = [(fact,) for fact in range(0, 14, 2)]
    found = []
    for _ in range(NETWORKS):
        network, held, goals = random_case(chance)
        wanted = [wanted_in(network, goal, goals[0]) for goal in goals]
        found.append([wire(network), sorted(network.states), held, sent(wanted), sets,
                      answers(network, held, wanted, sets)])
    return found


def searching(guide: Corpus) -> dict[str, Any]:
    """The index of the guide, and terms and skeletons of its texts."""
    edition = Edition(guide, date(2026, 12, 1))
    files = {Path(one.path).stem: json.loads(str(one.content)) for one in search.exports(edition)}
    texts = [*TEXTS, "R. 262-33", "L1321-4", "39 49", "0 800 97 20 98", "D. 142-1-1", "12.03.2026",
             *(text for sheet in guide.sheets.values() for _, text, role in sheet.leaves
               if role.kind in (Kind.LINE, Kind.PROSE))]
    cases = [
        {"text": text, "terms": terms(text), "skeletons": list(map(skeleton, terms(text)))}
        for text in texts
    ]
    return {"head": files.pop("known"), "files": files, "cases": cases}


def shortened() -> dict[str, str]:
    return {
        path.relative_to(SCRIPTS).as_posix(): rjsmin.jsmin(path.read_text(encoding="utf-8"))
        for path in sorted(SCRIPTS.rglob("*.js"))
    }


@dataclass(frozen=True)
class Case:
    """A case that Node ran: its file, its name, why it failed if it did."""

    file: str
    name: str
    failure: str | None


@pytest.fixture(scope="module")
def cases(guide: Corpus, tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Every case, run once."""
    folder = tmp_path_factory.mktemp("browser-units")
    vectors = folder / "vectors.json"
    vectors.write_text(json.dumps({
        "folding": folding(), "secrets": secrets(), "personal": personal(), "shapes": shapes(),
        "descriptions": {name: compact(kind) for name, kind in SHEET_TYPES.items()},
        "networks": networks(), "search": searching(guide), "shortened": shortened(),
        "near": {"names": filed_names(), "around": around_cases()},
        "signals": signals(),
    }), encoding="utf-8")
    report = folder / "report.xml"
    run = subprocess.run(
        [program(), "--test", "--test-isolation=none", "--experimental-vm-modules", "--no-warnings",
         "--test-reporter=junit", f"--test-reporter-destination={report}",
         *sorted(map(str, UNITS.glob("*.test.js")))],
        env={**os.environ, "FAIRE_AVEC_VECTORS": str(vectors)},
        capture_output=True, text=True, check=False,
    )
    assert report.is_file(), run.stderr
    return [
        Case(Path(one.get("file", "")).name, unescape(one.get("name", "")), _failure(one))
        for one in ElementTree.parse(report).iter("testcase")
    ]


def _failure(case: ElementTree.Element) -> str | None:
    failure = case.find("failure")
    return None if failure is None else failure.text or failure.get("message") or "échec"


def test_every_case_of_the_scripts_holds(cases: list[Case], subtests: pytest.Subtests) -> None:
    assert cases
    for case in cases:
        with subtests.test(f"{case.file}: {case.name}"):
            assert case.failure is None, case.failure


def test_every_file_of_cases_was_run(cases: list[Case]) -> None:
    assert {case.file for case in cases} == {path.name for path in UNITS.glob("*.test.js")}
