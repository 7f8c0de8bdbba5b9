"""``/citer/``: how to cite, link and embed, and all the references at once."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.citation import FORMATS, LICENCE
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.sheet.citing import SCRIPT, STYLE_FILE, citing
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The page that explains citations, with a sheet as its example."""
    corpus, root = site.corpus, root_of(places.CITER.url)
    # The sheet most of the others lead to: a reader knows it.
    example = max(
        corpus.sheets.values(), key=lambda sheet: len(corpus.incoming.get(sheet.id, ())),
        default=None,
    )
    yield themed(
        site, places.CITER, "citer.html",
        "Comment citer une fiche, y mener par un lien durable, la montrer dans un cours, et ce "
        "que la licence permet.", "liste", scripts=(SCRIPT,), styles=(STYLE_FILE,),
        formats=FORMATS, licence=LICENCE, versions=site.history.versions[::-1],
        exemple=citing(site.edition, example, root) if example else None,
        titre_exemple=example.fiche.titre if example else "",
        id_exemple=example.id if example else "",
        total_fiches=len(corpus.sheets), total_sources=len(corpus.tables.sources.entries),
    )
