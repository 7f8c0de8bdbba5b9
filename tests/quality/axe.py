"""axe-core on an open page, in the looks a reader may have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from playwright.sync_api import Page

# Conformity (WCAG 2.0 to 2.2, A and AA), and what axe calls good practice.
EVERYTHING: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# The system's own colours contrast, but axe reads ``-webkit-text-fill-color``, which Chromium
# gives as it was before they are forced.
UNFIT_WHEN_FORCED = "color-contrast"
RUN = """options => axe.run(document, options).then(({ violations, testEngine }) => ({
  version: testEngine.version,
  violations: violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, html }) => [target.join(" "), html]),
  })),
}))"""
# What is folded away is part of the page too; a list of hundreds of the same lines is not.
PREPARE = """longest => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const list of document.querySelectorAll("ul, ol, dl, tbody")) {
    while (list.children.length > longest) list.lastElementChild.remove();
  }
}"""
LONGEST, SHORTER = 15, 6
# Colours on their way from one look to the next would be measured half-way.
SETTLE = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
}"""


@dataclass(frozen=True)
class Look:
    """How a page is shown.

    Args:
        name: in French, for messages.
        width: of the window, in pixels.
        scheme: colours the reader prefers.
        forced: whether the system forces its own colours (high contrast).
        quick: the rules that this look alone can break, for a shorter run; None for all rules.
    """

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    quick: tuple[str, ...] | None = ()


COLOURS = ("color-contrast", "link-in-text-block")
SIZES = ("target-size", "scrollable-region-focusable")
LOOKS = (
    Look("clair, 1366 px", 1366, quick=None),
    Look("sombre, 1366 px", 1366, "dark", quick=COLOURS),
    Look("contraste imposé, 1366 px", 1366, "dark", "active"),
    Look("clair, 390 px", 390, quick=SIZES),
    Look("sombre, 390 px", 390, "dark"),
)


@dataclass(frozen=True)
class Fault:
    """What axe finds wrong.

    Args:
        rule: id of the rule of axe.
        help: what it asks.
        look: how the page was shown.
        target: selector of the element.
        html: beginning of the element.
    """

    rule: str
    help: str
    look: str
    target: str
    html: str
def summed(faults: Iterable[Fault]) -> list[str]:
    """A line for each element at fault, with the looks where it is."""
    looks: dict[str, list[str]] = {}
    for one in faults:
        html = " ".join(one.html.split())[:120]
        line = f"axe {one.rule} : {one.target} — {one.help} — {html}"
        looks.setdefault(line, []).append(one.look)
    return [f"{line} ({' ; '.join(where)})" for line, where in looks.items()]


@lru_cache(maxsize=1)
def _script() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def _options(look: Look, whole: bool) -> dict[str, Any]:
    if not whole and look.quick is not None:
        return {"runOnly": look.quick, "resultTypes": ["violations"]}
    off = {UNFIT_WHEN_FORCED: {"enabled": False}} if look.forced == "active" else {}
    return EVERYTHING | {"rules": EVERYTHING["rules"] | off}


def show_as(page: Page, look: Look) -> None:
    """Give an open page a look."""
    page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced)
    page.set_viewport_size({"width": look.width, "height": 768})
    page.evaluate(SETTLE)


def faults(page: Page, *, whole: bool) -> list[Fault]:
    """What axe finds wrong on an open page, in every look.

    The script comes by the debugger, which the security policy of the page does not hold.

    Args:
        page: the page, which loses the end of its long lists.
        whole: ask every rule in every look, not only what a look alone can break.
    """
    page.evaluate(_script())
    page.evaluate(PREPARE, LONGEST if whole else SHORTER)
    found: list[Fault] = []
    for look in LOOKS:
        if look.quick == () and not whole:
            continue
        show_as(page, look)
        report: dict[str, Any] = page.evaluate(RUN, _options(look, whole))
        found += [
            Fault(one["id"], one["help"], look.name, target, html)
            for one in report["violations"] for target, html in one["nodes"]
        ]
    return found
