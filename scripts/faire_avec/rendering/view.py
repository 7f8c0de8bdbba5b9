"""What templates may ask: texts as HTML, links, dates, labels, proofs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from markupsafe import Markup

from faire_avec.corpus import (
    CONTACT_REVIEW_DAYS,
    Corpus,
    Freshness,
    Sheet,
    evidence_span,
    freshness_on,
    last_change,
)
from faire_avec.corpus.course import asking_sheets
from faire_avec.dates import long_date, partial_date, short_date
from faire_avec.history import History
from faire_avec.model.base import SourceEnLigne
from faire_avec.model.labels import (
    ACTORS,
    ANSWERS,
    CERTAINTY,
    KINDS_OF_QUESTION,
    LEVEL_LABELS,
    PURPOSES,
    STATUS,
)
from faire_avec.model.relations import Relation
from faire_avec.model.tables import Contact, Source
from faire_avec.problems import Rule
from faire_avec.prose import render_block, render_inline
from faire_avec.rendering.environment import environment
from faire_avec.rendering.forge import Forge
from faire_avec.rendering.pictograms import pictograms

FRESHNESS = {
    Freshness.FRESH: "à jour",
    Freshness.SOON: "bientôt à revoir",
    Freshness.LATE: "à revoir",
    Freshness.UNDATED: "sans date",
}
# Up to the end of the sentence that passes forty signs.
_OPENING = re.compile(r".{40,}?[.!?](?=\s|$)")
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
LEVELS = {"negligeable": 1, "limitee": 2, "importante": 3, "maximale": 4}


@dataclass(frozen=True)
class Proof:
    """The evidence shown beside a fact."""

    date: str | None
    iso: str | None
    freshness: str | None
    label: str | None
    doubtful: bool
    rank: int | None
    source: str | None


@dataclass
class Site:
    """What is the same for every page of a build.

    Args:
        corpus: all sheets.
        today: the day freshness is judged on.
        rules: every rule a contributor may meet, ordered by code.
        history: the dated versions.
        forge: where to propose a change.
        report_to: mail address for reports; empty when there is none.
    """

    corpus: Corpus
    today: date
    rules: Sequence[Rule] = ()
    history: History = field(default_factory=History)
    forge: Forge = field(default_factory=Forge)
    report_to: str = ""
    proofs: dict[tuple[Any, ...], Markup] = field(default_factory=dict)
    _cache: dict[tuple[str, str, bool], Markup] = field(default_factory=dict)

    def prose(self, text: str, root: str, *, inline: bool) -> Markup:
        """Prose as HTML, converted once per distinct text and page depth."""
        key = (text, root, inline)
        found = self._cache.get(key)
        if found is None:

            def resolve(sheet_id: str) -> tuple[str, str] | None:
                sheet = self.corpus.sheets.get(sheet_id)
                return (root + sheet.url, sheet.fiche.titre) if sheet else None

            convert = render_inline if inline else render_block
            found = self._cache[key] = convert(text, resolve)
        return found


@lru_cache(maxsize=4096)
def _short(value: date) -> str:
    return short_date(value)


class View:
    """Helpers of one page, at one depth of the site.

    Args:
        site: what pages share.
        root: relative address of the site's root, such as ``../../``.
        sheet: the sheet shown, when the page shows one.
    """

    def __init__(self, site: Site, root: str, sheet: Sheet | None = None) -> None:
        self.site = site
        self.corpus = site.corpus
        self.root = root
        self.sheet = sheet

    def block(self, text: str) -> Markup:
        return self.site.prose(text, self.root, inline=False)

    def inline(self, text: str) -> Markup:
        return self.site.prose(text, self.root, inline=True)

    def opening(self, text: str) -> str:
        """The first sentence or two of a prose, enough for a tile."""
        match = _OPENING.match(" ".join(text.split()))
        return match[0] if match else text

    def url(self, sheet_id: str) -> str | None:
        """Address of a sheet, or None when it could not be typed."""
        sheet = self.corpus.sheets.get(sheet_id)
        return self.root + sheet.url if sheet else None

    def page(self, path: str) -> str:
        """Address of a page of the site from this page."""
        return self.root + path

    def title(self, sheet_id: str) -> str:
        return self.corpus.title(sheet_id)

    def contact(self, contact_id: str) -> Contact | None:
        return self.corpus.tables.contacts.entries.get(contact_id)

    def term(self, vocabulary: str, word: str) -> str:
        return self.corpus.term(vocabulary, word)

    def long_date(self, value: date) -> str:
        return long_date(value)

    def short_date(self, value: date) -> str:
        return _short(value)

    def partial_date(self, text: str) -> str:
        return partial_date(text)

    def actor(self, name: str) -> str:
        return ACTORS[name]

    def answer(self, word: str) -> str:
        return ANSWERS[word]

    def purpose(self, word: str) -> str:
        return PURPOSES[word]

    def question_kind(self, word: str) -> str:
        return KINDS_OF_QUESTION[word]

    def course_asks(self) -> bool:
        """Whether the course shown, or one of its notions, has a quiz."""
        return self.sheet is not None and bool(asking_sheets(self.corpus, self.sheet))

    def level(self, name: str) -> int:
        return LEVELS[name]

    def level_label(self, name: str) -> str:
        return LEVEL_LABELS[name]

    def status(self, name: str) -> str:
        return STATUS[name]

    def call_number(self, number: str) -> str:
        """The number as a ``tel:`` address."""
        return "tel:" + "".join(char for char in number if char.isdigit() or char == "+")

    def headings(self, html: str) -> list[tuple[str, Markup]]:
        """Anchors and titles of the second-level headings of an HTML text."""
        return [(anchor, Markup(title)) for anchor, title in _HEADING.findall(html)]

    def by_id(self, items: Any) -> dict[str, Any]:
        """Items of a sheet by their ``id``."""
        return {item.id: item for item in items}

    def ranks(self, items: Any) -> dict[str, int]:
        """Rank of each item of a sheet, from one, by its ``id``."""
        return {item.id: rank for rank, item in enumerate(items, 1)}

    def main_contact(self) -> Contact | None:
        """The first line the person may call, if the sheet gives one."""
        group = getattr(self.sheet.fiche, "contacts", None) if self.sheet else None
        for contact_id in group.personne if group else ():
            contact = self.contact(contact_id)
            if contact and contact.numero:
                return contact
        return None

    @cached_property
    def sources(self) -> list[tuple[str | None, Source | SourceEnLigne]]:
        return self.corpus.sources_of(self.sheet) if self.sheet else []

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {key: rank for rank, (key, _) in enumerate(self.sources, 1) if key is not None}

    def _review_days(self, fact: Any) -> int:
        if self.sheet is None or isinstance(fact, Contact):
            return CONTACT_REVIEW_DAYS
        return self.sheet.review_days

    def proof(self, fact: Any) -> Proof:
        """The evidence of a fact: date, freshness, certainty, rank of its source."""
        checked = getattr(fact, "verifie_le", None)
        certainty = getattr(fact, "certitude", None)
        source = getattr(fact, "source", None)
        fresh = None
        if checked is not None:
            fresh = freshness_on(checked, self._review_days(fact), self.site.today)
        return Proof(
            date=_short(checked) if checked else None,
            iso=checked.isoformat() if checked else None,
            freshness=FRESHNESS[fresh] if fresh else None,
            label=CERTAINTY[certainty] if certainty else None,
            doubtful=certainty == "a-verifier",
            rank=self._ranks.get(source) if source else None,
            source=(
                self.corpus.tables.sources.entries[source].editeur
                if source in self.corpus.tables.sources.entries
                else None
            ),
        )

    def proof_mark(self, fact: Any) -> Markup:
        """The evidence of a fact as HTML; the same evidence is made once."""
        source = getattr(fact, "source", None)
        checked = getattr(fact, "verifie_le", None)
        certainty = getattr(fact, "certitude", None)
        if source is None and checked is None and certainty is None:
            return Markup("")
        key = (checked, certainty, source, self._ranks.get(source or ""), self._review_days(fact))
        found = self.site.proofs.get(key)
        if found is None:
            template = environment().get_template("preuve.html")
            found = self.site.proofs[key] = Markup(template.render(p=self.proof(fact)))
        return found

    def is_late(self, sheet: Sheet) -> bool:
        return self.site.today > sheet.due

    @cached_property
    def related(self) -> list[tuple[Relation, list[str]]]:
        return self.corpus.related(self.sheet.id) if self.sheet else []

    @cached_property
    def related_from(self) -> list[tuple[Relation, list[str]]]:
        return self.corpus.related_from(self.sheet.id) if self.sheet else []

    @cached_property
    def cited_by(self) -> list[str]:
        return self.corpus.cited_by(self.sheet.id) if self.sheet else []

    @property
    def has_relations(self) -> bool:
        """Whether the sheet is tied to any other."""
        see_also = self.sheet.fiche.voir_aussi if self.sheet else []
        return bool(self.related or self.related_from or self.cited_by or see_also)

    def with_pictograms(self, sentences: Sequence[str]) -> list[tuple[str, str]]:
        """Plain sentences, each after the name of its pictogram."""
        return list(zip(pictograms(sentences), sentences, strict=True))

    def evidence_span(self) -> tuple[date, date] | None:
        """First and last dates of the evidence on the sheet, facts and contacts included."""
        if self.sheet is None:
            return None
        return evidence_span(self.sheet, self.corpus.tables.contacts.entries)

    def updated(self) -> date | None:
        """Day of the latest evidence or change on the sheet."""
        if self.sheet is None:
            return None
        return last_change(self.sheet, self.corpus.tables.contacts.entries)
