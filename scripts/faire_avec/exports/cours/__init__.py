"""``parcours/<id>/<id>.…``: each course ready to teach, in the formats schools use."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export, as_data, from_data
from faire_avec.exports._zip import archive
from faire_avec.exports.cours._book import book
from faire_avec.exports.cours._cartridge import cartridge
from faire_avec.exports.cours._course import course_of
from faire_avec.exports.cours._moodle import gift, moodle_xml
from faire_avec.exports.cours._pages import pages
from faire_avec.exports.cours._print import printed
from faire_avec.exports.cours._standalone import inside, page_files
from faire_avec.machine.byproducts import Keep, made_anew
from faire_avec.model.parcours import Parcours


def kept_exports(edition: Edition, keep: Keep = made_anew) -> Iterator[Export]:
    """Every course in every format; a course none of whose sheets changed is not read again.

    Raises:
        InvalidExport: when a file would not open; the message names the sheet.
    """
    ids = [sheet.id for sheet in edition.corpus.of(Parcours)]
    for sheet_id in ids:
        make = partial(_kept_packs, edition, sheet_id, keep)
        yield from from_data(edition.shelf.kept(f"cours {sheet_id}", make))


def _kept_packs(edition: Edition, sheet_id: str, keep: Keep) -> bytes:
    return as_data(_packs(edition, sheet_id, keep))


def _packs(edition: Edition, sheet_id: str, keep: Keep) -> Iterator[Export]:
    """One course in every format."""
    course = course_of(edition.corpus, sheet_id)
    found = pages(edition, course)
    base = f"{course.sheet.url}{course.sheet.id}"
    # Typesetting is another process: the other formats are written meanwhile.
    with _pool() as pool:
        printing = pool.submit(printed, course, found, keep)
        files = page_files(course, found)
        yield Export(f"{base}.imscc", cartridge(course, found, files, keep))
        yield Export(f"{base}.zip", archive(inside(course.sheet.id, files), keep=keep))
        yield Export(f"{base}.epub", book(course, found, files, keep))
        if course.quizzes:
            yield Export(f"{base}.gift.txt", gift(course))
            yield Export(f"{base}.moodle.xml", moodle_xml(course))
        yield Export(f"{base}.pdf", printing.result())


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """A thread that is not waited for when the work is given up."""
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
