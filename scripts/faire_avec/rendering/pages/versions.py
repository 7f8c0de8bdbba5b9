"""``/v/<version>/…``: what each dated version said, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.history import Kept, Node, Past, Version, changes, outline
from faire_avec.language.prose import plain
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.view import Site
from faire_avec.rendering.whole import redirection, whole_page


def pages(site: Site) -> Iterator[Page]:
    """One page per version, one per sheet of each version."""
    if not site.history.versions:
        return
    present = {sheet.url: sheet for sheet in site.corpus.sheets.values()}
    for sheet in site.corpus.sheets.values():
        for former in sheet.fiche.anciens_ids:
            present.setdefault(f"{sheet.type.folder}/{former}/", sheet)
    versions = {version.name: version for version in site.history.versions}
    for version in versions.values():
        yield _version_page(site, version, present)
    for entry in site.history.entries:
        if entry.target is None:
            yield _past_page(site, versions[entry.version], entry, present.get(entry.sheet))
        else:
            title = _title(site, entry, present)
            yield redirection(site, entry.url, entry.target, title)


def _title(site: Site, entry: Kept, present: dict[str, Sheet]) -> str:
    past = site.history.stored.get(entry.target or entry.url)
    if past is None:
        return present[entry.sheet].fiche.titre
    return _said(past, "titre") or entry.sheet


def _said(past: Past, name: str) -> str:
    return str(past.data.get(name) or "") if isinstance(past.data, dict) else ""


def _version_page(site: Site, version: Version, present: dict[str, Sheet]) -> Page:
    entries = [entry for entry in site.history.entries if entry.version == version.name]
    changed = [
        (entry.target or entry.url, _title(site, entry, present),
         sheet.url if (sheet := present.get(entry.sheet)) else None)
        for entry in entries if entry.target != entry.sheet
    ]
    known = {present[entry.sheet].id for entry in entries if entry.sheet in present}
    return whole_page(
        site, "version.html", version.url, version.url,
        f"Ce qui a changé depuis la version {version.name}", version=version,
        changees=sorted(changed, key=lambda item: item[1]),
        nouvelles=by_title(
            sheet for sheet in site.corpus.sheets.values() if sheet.id not in known
        ),
        inchangees=by_title(
            present[entry.sheet] for entry in entries if entry.target == entry.sheet
        ),
    )


def _past_page(site: Site, version: Version, entry: Kept, sheet: Sheet | None) -> Page:
    past = site.history.stored[entry.url]
    nodes = outline(past.data, past.names) if past.data is not None else ()
    now = outline(sheet.document.data, site.history.present) if sheet else ()
    title = _said(past, "titre") or entry.sheet
    return whole_page(
        site, "version-fiche.html", entry.url, sheet.url if sheet else entry.url,
        f"{title}, version {version.name}", version=version, titre=title,
        en_bref=_said(past, "en_bref"), noeuds=nodes,
        brut=past.text if past.data is None else "", actuelle=sheet,
        changements=changes(
            (*_head(_said(past, "titre"), _said(past, "en_bref")), *_plain(site, nodes)),
            (*_head(sheet.fiche.titre, sheet.fiche.en_bref), *_plain(site, now)) if sheet else (),
        ),
        aussi=[
            other.version for other in site.history.entries if other.target == entry.url
        ],
    )


def _head(title: str, line: str) -> tuple[Node, ...]:
    return Node("Titre", title), Node("En bref", line)


def _plain(site: Site, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(
        Node(node.label, plain(node.text, site.corpus.link_text), _plain(site, node.children))
        for node in nodes
    )
