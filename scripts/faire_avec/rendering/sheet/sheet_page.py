"""The page of one sheet."""

from __future__ import annotations

from typing import Any

from faire_avec.citation import metadata
from faire_avec.corpus import Sheet, last_change
from faire_avec.corpus.course import asking_sheets
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.sheet.alarms import alarms
from faire_avec.rendering.sheet.answers import groups_of, other_messages
from faire_avec.rendering.sheet.citing import SCRIPT, STYLE_FILE, citing
from faire_avec.rendering.sheet.commune_field import network_of
from faire_avec.rendering.sheet.pictograms import pictograms
from faire_avec.rendering.sheet.related import related
from faire_avec.rendering.sheet.reporting import SAID_OF_AN_ANSWER, report_of
from faire_avec.rendering.sheet.reporting import STYLE_FILE as REPORT_STYLE
from faire_avec.rendering.view import Site, View

# What only some sheet types load.
SCRIPTS: dict[str, tuple[str, ...]] = {"decision": ("page/decision.js",)}
STYLES: dict[str, tuple[str, ...]] = {"decision": ("style/decision.css",)}
# What they all load.
COMMON_SCRIPTS = ("page/sheet.js", "page/answers.js", "comfort/page.js", SCRIPT)
# What those with answers load besides.
STEPS = "page/steps.js"
COMMON_STYLES = ("style/sheet.css", "style/answers.css", "style/comfort.css")
LATE_STYLES = (STYLE_FILE, REPORT_STYLE)
# Doubts told to a reader; the others stay in the data and in the queue of questions.
MOST_DOUBTS = 3


def sheet_page(site: Site, sheet: Sheet) -> Page:
    """The page of one sheet."""
    root = root_of(sheet.url)
    html = environment().get_template(f"{sheet.type.name}.html").render(
        sheet=sheet, v=View(site, root, sheet), citation=citing(site.edition, sheet, root),
        signalement=report_of(sheet, site.edition.address, site.outlet), porte=site.outlet,
        genres=SAID_OF_AN_ANSWER,
        **shown(site, sheet),
    )
    return Page(
        sheet.url, sheet.fiche.titre, sheet.fiche.en_bref, html, "fiche",
        f"{sheet.type.folder}/{sheet.id}.yml",
        scripts=(
            *COMMON_SCRIPTS, *SCRIPTS.get(sheet.type.name, ()),
            *((STEPS,) if getattr(sheet.fiche, "reponses", ()) else ()),
        ),
        styles=(*COMMON_STYLES, *STYLES.get(sheet.type.name, ())),
        late_styles=LATE_STYLES,
        head=metadata(site.edition, sheet, root),
        updated=last_change(sheet, site.corpus.tables.contacts.entries),
    )


def shown(site: Site, sheet: Sheet) -> dict[str, Any]:
    """What the templates of a sheet show besides its fields."""
    corpus = site.corpus
    reminders = corpus.tables.rappels.entries
    face = sheet.fiche.face_personne
    return {
        "alarmes": alarms(sheet),
        "groupes": groups_of(corpus, sheet),
        "messages": other_messages(sheet),
        "doutes": sheet.fiche.a_verifier[:MOST_DOUBTS],
        "rappels": [reminders[one] for one in sheet.fiche.rappels if one in reminders],
        "liees": related(corpus, sheet),
        "reseau": network_of(sheet),
        "sources": [source for _, source in corpus.sources_of(sheet)],
        "a_un_quiz": bool(asking_sheets(corpus, sheet)),
        "face": list(zip(pictograms(face), face, strict=True)),
    }
