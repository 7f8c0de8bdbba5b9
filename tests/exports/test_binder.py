"""The binder: one PDF for each door, or only what changed, the same bytes for the same sheets."""

from __future__ import annotations

import io
from datetime import date, timedelta

from pypdf import PdfReader

from faire_avec.corpus import Corpus, changes
from faire_avec.corpus.edition import Edition
from faire_avec.exports.binder import Binder, binder, binders, typeset
from faire_avec.places import DOORS
from samples import TODAY


def read(corpus: Corpus, made: Binder) -> tuple[int, str]:
    reader = PdfReader(io.BytesIO(typeset(Edition(corpus, TODAY), made)))
    return len(reader.pages), " ".join(
        " ".join(page.extract_text() for page in reader.pages).split()
    )


def test_every_sheet_is_behind_one_door(guide: Corpus) -> None:
    sheets = [sheet.id for one in binders(guide) for sheet in one.sheets]
    assert sorted(sheets) == sorted(
        sheet.id for sheet in guide.sheets.values() if sheet.fiche.statut != "brouillon"
    )


def test_a_door_is_printed_with_its_day_and_little_paper(guide: Corpus) -> None:
    made = binder(guide, DOORS[3])
    assert made is not None and made.name == "classeur-orienter"
    pages, text = read(guide, made)
    assert pages <= 3 * len(made.sheets)
    assert "CC BY-SA 4.0" in text and "Preuves du" in text
    for sheet in made.sheets:
        assert sheet.fiche.titre.split()[0] in text
    assert typeset(Edition(guide, TODAY), made) == typeset(Edition(guide, TODAY), made)


def test_only_what_changed_since_a_day(guide: Corpus) -> None:
    last = changes(guide)[0]
    door = next(door for door in DOORS if last.sheet.type.name in door.types)
    made = binder(guide, door, last.day)
    assert made is not None and last.sheet in made.sheets
    assert made.name.endswith(f"-depuis-{last.day.isoformat()}")
    kept = {one.sheet.id for one in changes(guide) if one.day >= last.day}
    assert {sheet.id for sheet in made.sheets} <= kept
    one = Binder(door, (last.sheet,), (date(2026, 1, 1), last.day), last.day)
    _, text = read(guide, one)
    assert "À mettre à jour dans le classeur" in text
    newest = max(change.day for change in changes(guide))
    assert binders(guide, since=newest + timedelta(days=1)) == []
