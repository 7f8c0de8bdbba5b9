"""Any valid sheet renders; any text in any field yields no script and no foreign markup."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faire_avec.checking.check import load_and_check
from faire_avec.corpus import load
from faire_avec.corpus.edition import Edition
from faire_avec.exports import documents, search
from faire_avec.exports.api import sheet_list
from faire_avec.model import SHEET_TYPES
from faire_avec.rendering.pages.a_z import az_page
from faire_avec.rendering.pages.liste import type_page
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from samples import DOSSIERS, TABLES_MINIMALES, TODAY, one_of_each
from strategies import data_for

VOID = {"br", "img", "input", "meta", "link", "hr"}
FORBIDDEN = {"script", "img", "iframe", "style", "object", "embed", "foreignobject", "form",
             "base"}
# The drawings of the templates; a text cannot add one of its own.
DRAWINGS = {"picto", "schema"}
IDS = {kind: [f"un-{kind}"] for kind in DOSSIERS}


class Page(HTMLParser):
    """Reads a page strictly: every tag closed in order, no forbidden tag or attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in FORBIDDEN, tag
        assert tag != "svg" or dict(attrs).get("class") in DRAWINGS
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "style"
            if name == "href":
                assert (value or "").lower().startswith(
                    ("https://", "http://", "../", "#", "tel:", "mailto:", "./")
                ), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {**TABLES_MINIMALES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def as_yaml(content: Any) -> str:
    """JSON is YAML once its surrogate pairs are written as one escape: texts arrive as drawn."""
    return re.sub(
        r"\\u(d[89ab]..)\\u(d[c-f]..)",
        lambda pair: f"\\U{_join(int(pair[1], 16), int(pair[2], 16)):08x}",
        json.dumps(content, ensure_ascii=True),
    )


def lead_everywhere(content: dict[str, Any]) -> None:
    """Rewire a drawn decision as rule FA117 wants it: every branch leads on, none turns back."""
    for rank, outcome in enumerate(content["sorties"]):
        outcome["id"] = f"s{rank}"
    for rank, question in enumerate(content["questions"]):
        question["id"] = f"q{rank}"
        for place, answer in enumerate(question["choix"]):
            answer.pop("question", None)
            answer.pop("sortie", None)
            if place == 0 and rank + 1 < len(content["questions"]):
                answer["question"] = f"q{rank + 1}"
            else:
                answer["sortie"] = f"s{place % len(content['sorties'])}"


def _join(high: int, low: int) -> int:
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("proprietes") / "fiches", one_of_each())


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                           HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(data=st.data())
def test_any_valid_sheet_renders_safely(kind: str, folder: Path, data: Any) -> None:
    sheet_type = SHEET_TYPES[kind]
    content = data.draw(data_for(sheet_type.model, IDS))
    if kind == "decision":
        lead_everywhere(content)
    path = folder / sheet_type.folder / "au-hasard.yml"
    path.write_text(as_yaml(content), encoding="utf-8")
    corpus, problems = load(folder)
    assert [problem.message for problem in problems] == []
    site = Site(Edition(corpus, date(2026, 11, 21)))
    sheet = corpus.sheets["au-hasard"]
    Page(sheet_page(site, sheet).html)
    for sheet_id in ("un-risque", "un-contournement"):
        Page(sheet_page(site, corpus.sheets[sheet_id]).html)
    Page(type_page(site, sheet_type).html)
    Page(az_page(site).html)
    edition = Edition(corpus, TODAY)
    for export in (*sheet_list.exports(edition), *search.exports(edition)):
        json.loads(export.content)
    if kind == "cadre":
        for export in documents.kept_exports(Edition(corpus, TODAY)):
            assert isinstance(export.content, bytes)
            assert zipfile.ZipFile(io.BytesIO(export.content)).testzip() is None
    load_and_check(folder, date(2026, 11, 21))
    path.unlink()
