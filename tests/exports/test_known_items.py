"""The known-item index: everything a reader may type, in a file that stays small."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

from faire_avec.exports.known_items import AT_ONCE, HEAD_ROW, NEVER, REST_ROW, exports

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.places import TOOLS
from samples import ROOT, TODAY


def index_of(guide: Corpus) -> tuple[dict[str, Any], dict[str, Any], int]:
    head, rest, _ = exports(Edition(guide, TODAY))
    weight = sum(len(gzip.compress(str(one.content).encode("utf-8"), 9)) for one in (head, rest))
    return json.loads(head.content), json.loads(rest.content), weight


def test_every_sheet_and_alias_is_in_the_index(guide: Corpus) -> None:
    head, rest, _ = index_of(guide)
    assert [entry[0] for entry in head["sheets"]] == [*guide.sheets, *(one.id for one in TOOLS)]
    assert len(head["sheets"]) == len(rest["sheets"])
    for (name, kind, title, short), (useful, long, due) in zip(
        head["sheets"][:len(guide.sheets)], rest["sheets"], strict=False
    ):
        sheet = guide.sheets[name]
        assert head["types"][kind][0] == sheet.type.name
        assert title == sheet.fiche.titre
        assert 0 < len(useful) <= 111
        assert set(sheet.fiche.alias) <= {*short, *long}
        assert not set(short) & set(long)
        changed = any(
            one.preuve and one.preuve.a_change for one in getattr(sheet.fiche, "reponses", [])
        )
        assert due == (AT_ONCE if changed else NEVER)


def test_the_tools_are_found_like_sheets(guide: Corpus) -> None:
    head, rest, _ = index_of(guide)
    assert not {tool.id for tool in TOOLS} & set(guide.sheets)
    for tool, (_, kind, title, short), (useful, long, _) in zip(
        TOOLS, head["sheets"][-len(TOOLS):], rest["sheets"][-len(TOOLS):], strict=True
    ):
        assert (title, useful) == (tool.title, tool.use)
        assert f"{head['types'][kind][2]}/{tool.id}/" == tool.url
        assert sorted([*short, *long]) == sorted(tool.names)


def test_the_index_stays_small_and_its_head_smaller(guide: Corpus) -> None:
    head, _, weight = index_of(guide)
    assert weight < 40_000
    assert len(gzip.compress(json.dumps(head, ensure_ascii=False).encode("utf-8"), 9)) < 12_000


def test_synonyms_are_published(guide: Corpus) -> None:
    _, rest, _ = index_of(guide)
    assert "mot de passe" in rest["synonyms"]["mdp"]


def test_the_page_reads_the_rows_in_the_order_they_are_written() -> None:
    script = (ROOT / "docs/assets/search/ranking.js").read_text(encoding="utf-8")
    for name, row in (("HeadRow", HEAD_ROW), ("RestRow", REST_ROW)):
        [typed] = re.findall(rf"@typedef {{\[([^\n]*)\]}} {name} ", script)
        assert tuple(re.findall(r"(\w+): ", typed)) == row
        assert f"[{', '.join(row)}]" in script


def test_every_answer_is_in_the_index(guide: Corpus) -> None:
    head, _, answers = (json.loads(one.content) for one in exports(Edition(guide, TODAY)))
    found = {
        (head["sheets"][rank][0], name): (title, said)
        for rank, name, title, _, _, said in answers["answers"]
    }
    expected = {
        (sheet.id, one.id): (one.titre, one.se_dit)
        for sheet in guide.sheets.values() for one in getattr(sheet.fiche, "reponses", [])
    }
    assert found == expected
