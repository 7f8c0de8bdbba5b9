"""What templates may ask of the guide: texts as HTML, addresses, titles, contacts, words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from markupsafe import Markup

from faire_avec.corpus import Corpus, Sheet
from faire_avec.corpus.edition import Edition
from faire_avec.corpus.layers import Local, layer_of, local_contacts, local_notes
from faire_avec.corpus.watched import UNKNOWN, Read
from faire_avec.history import History
from faire_avec.language.prose import render_block, render_inline
from faire_avec.model.calque import EnTete
from faire_avec.model.tables import Contact
from faire_avec.problems import Rule
from faire_avec.recovery import Account, Graph, Outcome, Situation, graph_of, outcome
from faire_avec.rendering.forge import Forge
from faire_avec.rendering.outlet import Outlet

_STOP_AFTER_TITLE = re.compile(r"([?!…])</a>\.")


@dataclass
class Site:
    """What is the same for every page of a build.

    Args:
        edition: the sheets, on their day, at their address.
        rules: every rule a contributor may meet, ordered by code.
        _history: the dated versions.
        forge: where to propose a change.
        outlet: where signals go.
        copies: whether copies to take away are published with the site.
    """

    edition: Edition
    rules: Sequence[Rule] = ()
    _history: History = field(default_factory=History)
    forge: Forge = field(default_factory=Forge)
    outlet: Outlet = field(default_factory=Outlet)
    copies: bool = False
    _cache: dict[tuple[str, str, bool], tuple[Markup, set[Read]]] = field(default_factory=dict)

    @property
    def corpus(self) -> Corpus:
        return self.edition.corpus

    @property
    def today(self) -> date:
        return self.edition.today

    @property
    def history(self) -> History:
        """The dated versions; what tells of them is made anew."""
        if self._history.versions:
            self.edition.shelf.watch.note(UNKNOWN)
        return self._history

    @property
    def graph(self) -> Graph:
        """The recovery routes."""
        graph, reads = self._graph
        self.edition.shelf.watch.note_all(reads)
        return graph

    @cached_property
    def _graph(self) -> tuple[Graph, set[Read]]:
        with self.edition.shelf.watch.noting() as reads:
            return graph_of(self.corpus), reads

    @cached_property
    def _outcomes(self) -> dict[tuple[str, Situation], Outcome]:
        return {}

    def outcome(self, account: Account, situation: Situation) -> Outcome:
        """What one account gives in one situation; several pages tell it."""
        graph = self.graph
        key = (account.id, situation)
        found = self._outcomes.get(key)
        if found is None:
            found = self._outcomes[key] = outcome(graph, situation, account)
        return found

    def prose(self, text: str, root: str, *, inline: bool) -> Markup:
        """Prose as HTML, converted once per distinct text and page depth."""
        key = (text, root, inline)
        watch = self.edition.shelf.watch
        found = self._cache.get(key)
        if found is None:

            def resolve(sheet_id: str) -> tuple[str, str] | None:
                found = self.corpus.link(sheet_id)
                return (root + found[0], found[1]) if found else None

            convert = render_inline if inline else render_block
            # A title may end with a question mark: no full stop after it.
            with watch.noting() as reads:
                html = _STOP_AFTER_TITLE.sub(r"\1</a>", str(convert(text, resolve)))
            found = self._cache[key] = (Markup(html), reads)
        elif found[1]:
            watch.note_all(found[1])
        return found[0]


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

    @property
    def near(self) -> bool:
        """Whether there are imported places to show."""
        return self.site.edition.directory is not None

    def block(self, text: str) -> Markup:
        return self.site.prose(text, self.root, inline=False)

    def inline(self, text: str) -> Markup:
        return self.site.prose(text, self.root, inline=True)

    def url(self, sheet_id: str) -> str | None:
        """Address of a sheet, or None when it could not be typed."""
        found = self.corpus.link(sheet_id)
        return self.root + found[0] if found else None

    def page(self, path: str) -> str:
        """Address of a page of the site from this page."""
        return self.root + path

    def title(self, sheet_id: str) -> str:
        return self.corpus.title(sheet_id)

    def term(self, vocabulary: str, word: str) -> str:
        return self.corpus.term(vocabulary, word)

    def contact(self, contact_id: str | None) -> Contact | None:
        return self.corpus.tables.contacts.entries.get(contact_id or "")

    def chez_nous(self, place: str | None = None, rung: str | None = None) -> list[Local]:
        """What the layers add to the sheet shown, at one of its places or to the whole of it."""
        return local_notes(self.corpus, self.sheet.id, place, rung) if self.sheet else []

    def ailleurs(self, contact_id: str) -> list[tuple[EnTete, Contact]]:
        """How the layers describe a line of the guide."""
        return [
            (head, contact) for head, contact in local_contacts(self.corpus, contact_id)
            if contact is not self.contact(contact_id)
        ]

    def origine(self) -> EnTete | None:
        """The layer that the sheet shown comes from; None for a national one."""
        layer = layer_of(self.corpus, self.sheet.id) if self.sheet else None
        return layer.head if layer else None

    def main_contact(self) -> Contact | None:
        """The first line the person may call, if the sheet gives one."""
        group = getattr(self.sheet.fiche, "contacts", None) if self.sheet else None
        for contact_id in group.personne if group else ():
            contact = self.contact(contact_id)
            if contact and contact.numero:
                return contact
        return None
