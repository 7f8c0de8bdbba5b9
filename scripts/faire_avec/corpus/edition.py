"""What a build publishes: checked sheets, on a day, at an address, with their dated versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from faire_avec.corpus import Corpus
from faire_avec.corpus.watched import Shelf
from faire_avec.machine.byproducts import Store


@dataclass(frozen=True)
class Edition:
    """A guide as it is published, made once; pages, citations and exports read it.

    Args:
        corpus: all sheets, checked.
        today: the day freshness is judged on.
        address: public address of the site with its final slash; empty when it is not known.
        dated: latest version that holds the present text of a sheet, by sheet address.
        shelf: keeps the costly parts of pages and files from one build to the next.
    """

    corpus: Corpus
    today: date
    address: str = ""
    dated: Mapping[str, str] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)

    @classmethod
    def keeping(
        cls, corpus: Corpus, today: date, address: str, dated: Mapping[str, str],
        store: Store | None,        common: Iterable[str] = (),
    ) -> Edition:
        """An edition whose reading is noted, so that what is made of it can be kept.

        Args:
            corpus, today, address, dated: see above.
            store: where; None to keep nothing.
            common: what else its pages and files are made of, the same for all.
        """
        shelf = Shelf(corpus, store, (today.isoformat(), address, *common), dated)
        return cls(shelf.corpus, today, address, shelf.dated, shelf)

    def absolute(self, path: str) -> str | None:
        """Public address of a page given from the site's root; None when it is not known."""
        return self.address + path if self.address else None

    @property
    def base_path(self) -> str:
        """Path of the site on its server, with both slashes."""
        return urlsplit(self.address).path or "/"
