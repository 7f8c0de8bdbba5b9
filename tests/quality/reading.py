"""What a reader with a keyboard, large letters or a screen reader meets on an open page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

from quality.axe import PREPARE, SHORTER

# Text spacing of WCAG 1.4.12, as a reader's own style sheet would set it.
SPACED = """() => {
  const feuille = new CSSStyleSheet();
  feuille.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [feuille];
}"""
UNSPACED = "() => { document.adoptedStyleSheets = []; }"
# What sticks out of the window, and texts cut by the box that holds them.
LOST = """() => {
  const perdus = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) perdus.push(`page large de ${page.scrollWidth} px`);
  for (const un of document.querySelectorAll("main *, header *, footer *")) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(un);
    if (clipPath !== "none" || un.clientHeight === 0 || un.closest(".invisible, input")) continue;
    const coupe = overflowY === "hidden" || overflowY === "clip"
      ? un.scrollHeight > un.clientHeight + 2 : false;
    const rogne = overflowX === "hidden" || overflowX === "clip"
      ? un.scrollWidth > un.clientWidth + 2 : false;
    if (coupe || rogne) perdus.push(`${un.tagName.toLowerCase()}.${un.className} coupé`);
  }
  return perdus;
}"""
# The element that has the focus: how it is named, whether it shows, whether something hides it.
FOCUSED = """async () => {
  await new Promise((fini) => requestAnimationFrame(() => requestAnimationFrame(fini)));
  const un = document.activeElement;
  if (!un || un === document.body) return null;
  const style = getComputedStyle(un);
  const etiquette = un.labels?.[0] ? getComputedStyle(un.labels[0]) : style;
  const trait = ({ outlineStyle, outlineWidth }) =>
    outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const dessin = un instanceof SVGElement
    && [...un.children].some((part) => parseFloat(getComputedStyle(part).strokeWidth) >= 2);
  // The browser itself marks the day, the month or the hour that has the focus.
  const cadre = trait(style) || trait(etiquette) || dessin || /^(date|time|month)$/.test(un.type);
  const zone = un.getClientRects()[0] ?? un.getBoundingClientRect();
  const x = Math.min(Math.max(zone.x + zone.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(zone.y + Math.min(zone.height / 2, 12), 0), innerHeight - 1);
  const dessus = document.elementFromPoint(x, y);
  const dehors = zone.bottom < 0 || zone.top > innerHeight;
  const couvert = dessus && !un.contains(dessus) && !dessus.contains(un)
    && ![...(un.labels ?? [])].some((label) => label.contains(dessus));
  return {
    nom: `${un.tagName.toLowerCase()} « ${(un.textContent || un.id).trim().slice(0, 40)} »`,
    cadre, cache: dehors || Boolean(couvert),
  };
}"""
MOVING = """() => [
  ...document.getAnimations().map((une) => une.animationName ?? une.transitionProperty ?? "?"),
  ...[...document.querySelectorAll("html, body, main, main *")].filter((un) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(un);
    return scrollBehavior === "smooth" || animationName !== "none"
      || transitionDuration.split(", ").some((duree) => parseFloat(duree) > .01);
  }).map((un) => `${un.tagName.toLowerCase()}.${un.className}`),
]"""
LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((un) => un.checkVisibility()).map((un) => Number(un.tagName[1]))"""
STOPS = 15

# Half of each common width: what 200 % zoom leaves; then the narrowest of WCAG 1.4.10.
ZOOMED = ((683, 384), (512, 384), (320, 640))


def lost_words(page: Page) -> list[str]:
    """What is lost at 200 % zoom, on 320 px, and with wider text spacing."""
    found = []
    page.evaluate(PREPARE, SHORTER)
    for width, height in ZOOMED:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"à {width} px : {one}" for one in page.evaluate(LOST)]
        page.evaluate(SPACED)
        found += [f"à {width} px, texte espacé : {one}" for one in page.evaluate(LOST)]
        page.evaluate(UNSPACED)
    return found


def blind_stops(page: Page, stops: int = STOPS) -> list[str]:
    """The first stops of the Tab key that do not show, or that something hides."""
    page.set_viewport_size({"width": 1024, "height": 768})
    page.emulate_media(reduced_motion="reduce")  # the page scrolls to the focus at once
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        stop: dict[str, Any] | None = page.evaluate(FOCUSED)
        if stop is None:
            break
        if not stop["cadre"]:
            found.append(f"focus invisible : {stop['nom']}")
        if stop["cache"]:
            found.append(f"focus caché : {stop['nom']}")
    page.emulate_media(reduced_motion="no-preference")
    return found


def movements(page: Page) -> list[str]:
    """What still moves for a reader who asked for less motion."""
    page.emulate_media(reduced_motion="reduce")
    found = [f"bouge encore : {one}" for one in page.evaluate(MOVING)]
    page.emulate_media(reduced_motion="no-preference")
    return found


def heading_gaps(page: Page) -> list[str]:
    """Headings out of order: one first title, then no level skipped."""
    levels: list[int] = page.evaluate(LEVELS)
    found = [] if levels.count(1) == 1 else [f"{levels.count(1)} titres de premier niveau"]
    found += [
        f"titre de niveau {after} après un niveau {before}"
        for before, after in pairwise(levels) if after > before + 1
    ]
    return found


def landmarks(page: Page) -> list[str]:
    """What a screen reader jumps to, missing from the accessibility tree."""
    tree = page.locator("body").aria_snapshot()
    wanted = {
        "le contenu principal": r"^- main", "l'en-tête": r"^- banner",
        "le pied de page": r"^- contentinfo", "le lien d'évitement": r'- link "Aller au contenu"',
        "la recherche": r'- (searchbox|combobox) "Chercher une fiche"',
        "un titre": r'heading ".+" \[level=1\]',
    }
    return [
        f"l'arbre d'accessibilité n'a pas {name}" for name, pattern in wanted.items()
        if not re.search(pattern, tree, re.MULTILINE)
    ]
