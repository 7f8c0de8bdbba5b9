"""What a hurried reader meets on each sheet: words in sight, marks, where the first gesture is.

``python tests/measure/mesurer_pages.py site/`` prints a line per sheet, as TSV, then the worst and
the middle of each column. It needs Chromium (``FAIRE_AVEC_CHROMIUM``).
"""

from __future__ import annotations

import os
import statistics
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

SCREENS = ((390, 844), (1024, 768), (1366, 768))
# Folded texts are not in sight: innerText leaves them out.
_SEEN = """() => {
  const article = document.querySelector("article.fiche");
  const bar = document.querySelector(".barre");
  const fixed = bar && getComputedStyle(bar).position === "fixed" ? bar.offsetHeight : 0;
  const first = article.querySelector(".premier .volet > summary, .premier .gestes > li, "
    + ".premier .faits > li, .premier .prealables > li, .premier .arbre, .premier button, "
    + ".premier .definition, .premier > p, .premier .parcours h3")
    ?? article.querySelector(".premier > *") ?? article.querySelector("h1");
  const box = first.getBoundingClientRect();
  return {
    mots: article.innerText.split(/\\s+/).filter(Boolean).length,
    marques: article.querySelectorAll(".preuve, .doute, .douteuse, .retard, .etat").length
      + (article.innerText.match(/[●◆]|à revoir|à vérifier/gi) ?? []).length,
    premier: Math.round(box.bottom), ecran: innerHeight - fixed,
  };
}"""
# An answer is opened as a finger would, then its first gesture is looked for.
_OPENED = """() => {
  const answer = document.querySelector(".premier .volet");
  if (!answer) return null;
  if (!answer.open) answer.querySelector("summary").click();
  // A clause is read, not done: its first line is enough.
  const gesture = answer.querySelector(".gestes > li");
  const body = answer.querySelector(".volet__corps");
  return new Promise((done) => setTimeout(() => {
    done(Math.round(gesture ? gesture.getBoundingClientRect().bottom
      : body.getBoundingClientRect().top + 48));
  }, 60));
}"""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the table readable."""


@dataclass(frozen=True)
class Measure:
    """One sheet on one screen.

    Args:
        address: its page.
        width: width of the screen.
        words: words in sight, folds closed.
        marks: doubt marks in sight.
        first: bottom of the first gesture or button, in pixels from the top of the screen.
        room: pixels of the screen that nothing covers.
        opened: bottom of the first gesture of the first answer, once opened; -1 without answer.
    """

    address: str
    width: int
    words: int
    marks: int
    first: int
    room: int
    opened: int

    @property
    def needs_no_scroll(self) -> bool:
        """Whether the first gesture is in sight, and stays so once an answer is opened."""
        return max(self.first, self.opened) <= self.room


def measure(page: Page, base: str, addresses: Iterable[str]) -> Iterator[Measure]:
    """Measure pages on every screen.

    Args:
        page: a page of a browser.
        base: address of the site, with its final slash.
        addresses: sheets, from the root of the site.
    """
    page.emulate_media(reduced_motion="reduce")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        for address in addresses:
            page.goto(base + address)
            seen = page.evaluate(_SEEN)
            opened = page.evaluate(_OPENED)
            yield Measure(address, width, seen["mots"], seen["marques"], seen["premier"],
                          seen["ecran"], -1 if opened is None else opened)


def sheets_of(site: Path) -> list[str]:
    """Addresses of the sheets of a built site."""
    return sorted(
        path.parent.relative_to(site).as_posix() + "/"
        for path in site.glob("*/*/index.html")
        if 'class="fiche t-' in path.read_text(encoding="utf-8")
        and 'data-pagefind-body' in path.read_text(encoding="utf-8")
    )


def main(arguments: list[str]) -> int:
    """Print the measures of a built site."""
    site = Path(arguments[0] if arguments else "site")
    handler = partial(_Silent, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as driver:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = driver.chromium.launch(
            executable_path=os.environ.get("FAIRE_AVEC_CHROMIUM"), args=["--no-sandbox"]
        )
        base = f"http://127.0.0.1:{server.server_address[1]}/"
        found = list(measure(browser.new_page(), base, sheets_of(site)))
        browser.close()
        server.shutdown()
    print("\t".join(field.name for field in fields(Measure)))
    for one in found:
        print("\t".join(map(str, astuple(one))))
    for width, _ in SCREENS:
        own = [one for one in found if one.width == width]
        words = [one.words for one in own]
        print(f"# {width}: {len(own)} pages, words {statistics.median(words):.0f} (most "
              f"{max(words)}), marks {sum(one.marks for one in own)}, to scroll "
              f"{sum(not one.needs_no_scroll for one in own)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
