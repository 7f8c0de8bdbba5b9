"""What commands that write drafts share: the sheet as it is, what the checker says of a draft."""

from __future__ import annotations

from pathlib import Path

from faire_avec.checking.check import check_sheet
from faire_avec.corpus import Corpus, sheet_from_text
from faire_avec.language.prose import web_links
from faire_avec.loading.files import SheetFile
from faire_avec.machine import clock
from faire_avec.model.types import Kind
from faire_avec.writing.requests.draft import Draft, Existing


def existing(corpus: Corpus, folder: Path, name: str) -> Existing | None:
    """A sheet of the guide as its file, by its id."""
    sheet = corpus.sheets.get(name)
    if sheet is None:
        return None
    path = folder / sheet.type.folder / f"{sheet.id}.yml"
    addresses = {text for _, text, _ in sheet.of_kind(Kind.URL)}
    addresses |= {url for _, text, _ in sheet.of_kind(Kind.PROSE) for _, url in web_links(text)}
    addresses |= {source.url for _, source in corpus.sources_of(sheet) if source.url}
    return Existing(sheet.id, sheet.type, path.read_text(encoding="utf-8"), frozenset(addresses))


def path_of(draft: Draft, folder: Path) -> Path:
    """Where a draft is written."""
    return folder / draft.type.folder / f"{draft.id}.yml"


def problems_of(draft: Draft, folder: Path, corpus: Corpus) -> list[str]:
    """What the checker would say of the draft alone."""
    path = path_of(draft, folder)
    file = SheetFile(path, path.as_posix(), draft.id, draft.type)
    sheet, found = sheet_from_text(file, draft.text)
    if sheet is not None:
        found = [*found, *check_sheet(sheet, corpus.tables, clock.today())]
    told = [
        f"{problem.message[:1].upper()}{problem.message[1:]} ({problem.rule.code})."
        for problem in found if problem.is_error
    ]
    # What one writes between double brackets leads somewhere, which only the whole guide knows.
    links = [edge.target for edge in sheet.edges if edge.offset is not None] if sheet else []
    return told + [f"«[[{name}]]» ne mène à aucune fiche." for name in links
                   if name not in corpus.sheets and name != draft.id]
