"""What no paper carries: the table of cases, the guide's own sentences, the rule of the sheets."""

from __future__ import annotations

import random
from pathlib import Path

from faire_avec.corpus import Corpus
from faire_avec.language.personal import personal_data
from faire_avec.model.types import Kind
from noderun import Node, address
from samples import ROOT

CASES = ROOT / "tests" / "cases" / "secrets.tsv"
NIR = "un numéro de Sécurité sociale"


def cases(path: Path = CASES) -> list[tuple[str | None, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(None if kind == "-" else kind, text) for kind, text in pairs]


def refused(node: Node, texts: list[str]) -> list[str | None]:
    """What the page says of each text."""
    found: list[str | None] = node.evaluate(
        """async ([script, texts]) => {
          const { secretKind } = await import(script);
          return texts.map((text) => secretKind(text));
        }""",
        [address("tools/secrets.js"), texts],
    )
    return found


def test_the_table_is_long_enough() -> None:
    kinds = [kind for kind, _ in cases()]
    assert len([kind for kind in kinds if kind]) >= 30
    assert kinds.count(None) >= 30


def test_no_sentence_of_the_guide_is_refused(guide: Corpus, node: Node) -> None:
    texts = [
        text for sheet in guide.sheets.values() for _, text, role in sheet.leaves
        if role.kind in (Kind.PROSE, Kind.LINE)
    ]
    found = refused(node, texts)
    assert len(texts) > 10_000
    kept = zip(texts, found, strict=True)
    assert [(said, text) for text, said in kept if said] == []


def numbers(count: int) -> list[str]:
    """Numbers shaped like a NIR, with a right, wrong or missing key, in several spacings."""
    dice = random.Random(8)
    found = []
    for _ in range(count):
        place = dice.choice(["75", "2A", "2B", "13"])
        body = (f"{dice.choice('123478')}{dice.randrange(100):02}{dice.randrange(100):02}{place}"
                f"{dice.randrange(1000):03}{dice.randrange(1000):03}")
        value = int(body.replace("2A", "19").replace("2B", "18"))
        key = dice.choice([f"{97 - value % 97:02}", f"{dice.randrange(1, 98):02}", ""])
        gap = dice.choice(["", " ", ".", "\u202f"])
        parts = (body[0], body[1:3], body[3:5], body[5:7], body[7:10], body[10:], key)
        found.append(gap.join(part for part in parts if part))
    return found


def test_the_rule_of_the_sheets_and_the_page_agree_on_numbers(node: Node) -> None:
    texts = numbers(2_000)
    said = refused(node, texts)
    expected = [personal_data(text) == NIR for text in texts]
    assert [one == "nir" for one in said] == expected
    assert 500 < sum(expected) < 1_900
