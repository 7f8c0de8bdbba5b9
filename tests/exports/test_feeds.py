"""Atom feeds: read by a feed reader, with lasting ids, with or without an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest

from exports.conftest import ADDRESS, texts
from faire_avec.corpus import Corpus, load
from faire_avec.model import SHEET_TYPES
from faire_avec.places import FLUX
from samples import one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]

TOLD = """\
modifications:
  - {date: 2026-11-20, quoi: "Nouvel <écran> & « code »"}
  - {date: 2026-10-01, quoi: Nouveau numéro}
"""


def changing(tree: Tree) -> Corpus:
    files = {**one_of_each(), "plateformes/un-plateforme.yml": sheet("plateforme", extra=TOLD)}
    ledger = {"identifiants-publies.txt": "un-risque 2026-11-03\n"}
    return load(tree({**files, **ledger}))[0]


def parsed(text: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse(text.encode("utf-8"))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def test_a_feed_for_the_guide_each_type_and_each_sheet(
    published: dict[str, str], guide: Corpus
) -> None:
    feeds = {path for path in published if path.endswith(FLUX)}
    assert feeds == {
        FLUX, *(f"{kind.folder}/{FLUX}" for kind in SHEET_TYPES.values()),
        *(f"{one.url}{FLUX}" for one in guide.sheets.values()),
    }


def test_every_feed_is_sound_and_its_id_its_own(published: dict[str, str]) -> None:
    ids = set()
    for path, text in published.items():
        if path.endswith(FLUX):
            feed = parsed(text).feed
            assert feed.title and feed.updated and feed.author and feed.rights == "CC BY-SA 4.0"
            assert feed.id.startswith("tag:faire-avec.invalid,2026:flux/")
            ids.add(feed.id)
            links = {link.rel: link.href for link in feed.links}
            assert links["self"] == ADDRESS + path
            assert links["license"].startswith("https://creativecommons.org/")
    assert len(ids) == sum(path.endswith(FLUX) for path in published)


def test_entries_are_newest_first_and_lead_to_the_change(tree: Tree) -> None:
    found = texts(changing(tree), ADDRESS)
    entries = parsed(found[FLUX]).entries
    assert [(entry.title, entry.updated[:10]) for entry in entries] == [
        ("Fiche plateforme : Nouvel <écran> & « code »", "2026-11-20"),
        ("Fiche risque : nouvelle fiche", "2026-11-03"),
        ("Fiche plateforme : Nouveau numéro", "2026-10-01"),
    ]
    assert [entry.link for entry in entries] == [
        f"{ADDRESS}plateformes/un-plateforme/#modifications", f"{ADDRESS}risques/un-risque/",
        f"{ADDRESS}plateformes/un-plateforme/#modifications",
    ]
    assert parsed(found[FLUX]).feed.updated[:10] == "2026-11-20"


def test_a_type_and_a_sheet_hold_their_own_changes(tree: Tree) -> None:
    found = texts(changing(tree), ADDRESS)
    assert len(parsed(found[f"plateformes/{FLUX}"]).entries) == 2
    assert len(parsed(found[f"plateformes/un-plateforme/{FLUX}"]).entries) == 2
    assert len(parsed(found[f"risques/{FLUX}"]).entries) == 1
    assert len(parsed(found[f"notions/{FLUX}"]).entries) == 0


def test_ids_do_not_move_with_the_site_nor_with_later_changes(tree: Tree) -> None:
    corpus = changing(tree)
    before = [entry.id for entry in parsed(texts(corpus, ADDRESS)[FLUX]).entries]
    assert len(set(before)) == len(before)
    moved = [entry.id for entry in parsed(texts(corpus, "https://autre.org/")[FLUX]).entries]
    assert moved == before
    later = TOLD.replace("modifications:\n",
                         "modifications:\n  - {date: 2026-11-20, quoi: Encore}\n")
    files = {**one_of_each(), "plateformes/un-plateforme.yml": sheet("plateforme", extra=later)}
    after = parsed(texts(load(tree(files))[0], ADDRESS)[FLUX]).entries
    assert set(before) <= {entry.id for entry in after}


@pytest.mark.parametrize("path", [FLUX, f"plateformes/{FLUX}",
                                  f"plateformes/un-plateforme/{FLUX}"])
def test_without_an_address_links_start_from_the_feed(path: str, tree: Tree) -> None:
    (*_, last) = parsed(texts(changing(tree), "")[path]).entries
    assert urljoin(ADDRESS + path, last.link) == (
        f"{ADDRESS}plateformes/un-plateforme/#modifications"
    )
