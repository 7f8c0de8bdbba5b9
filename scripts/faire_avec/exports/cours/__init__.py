"""``parcours/<id>/<id>.…``: each course ready to teach, in the formats schools use."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports._zip import archive
from faire_avec.exports.cours._book import book
from faire_avec.exports.cours._cartridge import cartridge
from faire_avec.exports.cours._course import courses
from faire_avec.exports.cours._moodle import gift, moodle_xml
from faire_avec.exports.cours._pages import pages
from faire_avec.exports.cours._print import printed
from faire_avec.exports.cours._standalone import inside, page_files
from faire_avec.machine.byproducts import Keep, made_anew


def kept_exports(edition: Edition, keep: Keep = made_anew) -> Iterator[Export]:
    """Every course in every format.

    Raises:
        InvalidExport: when a file would not open; the message names the sheet.
    """
    every = [(course, pages(edition, course)) for course in courses(edition.corpus)]
    # Typesetting lets other threads run: the other formats are written meanwhile.
    with _pool() as pool:
        printing = [pool.submit(printed, course, found, keep) for course, found in every]
        for (course, found), pdf in zip(every, printing, strict=True):
            base = f"{course.sheet.url}{course.sheet.id}"
            files = page_files(course, found)
            yield Export(f"{base}.imscc", cartridge(course, found, keep))
            yield Export(f"{base}.zip", archive(inside(course.sheet.id, files), keep=keep))
            yield Export(f"{base}.epub", book(course, found, files, keep))
            if course.quizzes:
                yield Export(f"{base}.gift.txt", gift(course))
                yield Export(f"{base}.moodle.xml", moodle_xml(course))
            yield Export(f"{base}.pdf", pdf.result())


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """Threads that are not waited for when the work is given up."""
    pool = ThreadPoolExecutor()
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
