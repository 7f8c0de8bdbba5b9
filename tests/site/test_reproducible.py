"""The same sheets and ``SOURCE_DATE_EPOCH`` give the same bytes, index included."""

from __future__ import annotations

import ast
import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faire_avec.machine.clock import VARIABLE
from faire_avec.site.fulltext import IndexingError, ordered_filter
from samples import ROOT, one_of_each

Tree = Callable[[dict[str, str]], Path]
PACKAGE = ROOT / "scripts" / "faire_avec"


def built(folder: Path, site: Path, **more: str) -> dict[str, bytes]:
    """A build in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "faire_avec", "construire", "--sans-memoire", "--fiches",
         str(folder), "--site", str(site), "--config", str(ROOT / "mkdocs.yml")],
        check=True, capture_output=True,
        env=os.environ | {VARIABLE: "1793534400"} | more,
    )
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*")) if path.is_file()
    }


def test_two_builds_are_the_same_to_the_byte(tree: Tree, tmp_path: Path) -> None:
    folder = tree(one_of_each())
    other = tmp_path / "ailleurs" / "fiches"
    shutil.copytree(folder, other)
    first = built(folder, tmp_path / "un", PYTHONHASHSEED="1", TZ="UTC")
    for rank in range(3):  # the order that is put right was a matter of chance
        again = built(
            other, tmp_path / f"deux-{rank}", PYTHONHASHSEED="2", TZ="Pacific/Kiritimati"
        )
        assert list(again) == list(first)
        assert [name for name in first if first[name] != again[name]] == []
    filters = [name for name in first if name.endswith(".pf_filter")]
    assert filters
    for name in filters:
        content = gzip.decompress(first[name])
        assert ordered_filter(content) == content


def test_only_the_clock_asks_the_day() -> None:
    asking = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
                    and node.attr in ("today", "now", "fromtimestamp")
                    and node.value.id in ("date", "datetime")):
                asking.add(path.relative_to(PACKAGE).as_posix())
    assert asking == {"machine/clock.py"}


def head(kind: int, value: int) -> bytes:
    if value < 24:
        return bytes([kind * 32 + value])
    code, size = next((24 + rank, 1 << rank) for rank in range(4) if value < 256 ** (1 << rank))
    return bytes([kind * 32 + code]) + value.to_bytes(size, "big")


def text(value: str) -> bytes:
    return head(3, len(value.encode())) + value.encode()


def filter_file(name: str, values: dict[str, list[int]]) -> bytes:
    listed = b"".join(
        head(4, 2) + text(value) + head(4, len(pages)) + b"".join(head(0, one) for one in pages)
        for value, pages in values.items()
    )
    return b"pagefind_dcd" + head(4, 2) + text(name) + head(4, len(values)) + listed


VALUES = st.dictionaries(
    st.text(max_size=300), st.lists(st.integers(0, 100_000), max_size=40), max_size=40
)


@given(st.text(max_size=30), VALUES, st.randoms())
def test_any_order_of_the_values_gives_one(
    name: str, values: dict[str, list[int]], chance: object
) -> None:
    names = list(values)
    chance.shuffle(names)
    shuffled = filter_file(name, {one: values[one] for one in names})
    ordered = ordered_filter(filter_file(name, values))
    assert ordered_filter(shuffled) == ordered
    assert sorted(ordered) == sorted(shuffled)


@given(st.binary(max_size=60))
def test_another_shape_is_refused(content: bytes) -> None:
    for given_content in (content, b"pagefind_dcd" + content):
        try:
            found = ordered_filter(given_content)
        except IndexingError as refused:
            assert "Pagefind" in str(refused)
        else:
            assert sorted(found) == sorted(given_content)
