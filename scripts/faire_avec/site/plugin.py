"""The only module that knows MkDocs: virtual pages, navigation, search index, live preview."""

from __future__ import annotations

import logging
import os
import posixpath
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from faire_avec import places
from faire_avec.checking.check import check_layers, load_and_check
from faire_avec.checking.messages import as_terminal, summary
from faire_avec.checking.recall import Recall, recall_of
from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.corpus.lasting import LostAddresses
from faire_avec.exports import all_exports
from faire_avec.history import read_history
from faire_avec.loading.codes import READING_RULES
from faire_avec.machine import clock
from faire_avec.machine.byproducts import Keep, Store, made_anew, store_of
from faire_avec.model import SHEET_TYPES
from faire_avec.problems import Rule
from faire_avec.rendering.forge import Forge, forge_of
from faire_avec.rendering.outlet import Outlet, WrongOutlet, outlet_of
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages import other_pages
from faire_avec.rendering.parallel import sheet_pages
from faire_avec.rendering.policy import page_policy
from faire_avec.rendering.view import Site
from faire_avec.rules import all_rules
from faire_avec.site.fulltext import Indexing
from faire_avec.site.headers import write_server_files
from faire_avec.site.installed import installed_places
from faire_avec.site.inventory import WORKER, WORKER_SOURCE
from faire_avec.site.joining import join_modules
from faire_avec.site.keeping import keep_addresses
from faire_avec.site.later import Later
from faire_avec.site.minify import shrink_assets
from faire_avec.site.shell import TEMPLATE, Shells, plain, theme_print
from faire_avec.site.writing import write_exports

PLUGIN = "faire-avec"
# Settings that say where things are, not what pages hold.
_OUTSIDE_PAGES = frozenset({
    "config_file_path", "docs_dir", "site_dir", "plugins", "hooks", "theme", "dev_addr", "nav",
})
# The target of a link of a written page, without its anchor.
_LINK = re.compile(r"\]\(([^)\s#:]+)")
# Scripts and styles of the theme: every page is dressed by the project's own.
UNUSED = ("assets/javascripts/", "assets/stylesheets/")


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in ``mkdocs.yml``."""

    fiches = c.Type(str, default="fiches")
    index = c.Type(bool, default=True)
    copies = c.Type(bool, default=False)
    # Layers shown by the live preview, one path after the other as in PATH.
    calques = c.Type(str, default="")


@dataclass(frozen=True)
class BuiltSite:
    """What is known of a site once MkDocs has built it.

    Args:
        warnings: French sentences for who publishes.
        waited: seconds spent waiting for the index.
        address: public address; empty when it is not known.
        docs: folder of the written pages and of ``assets/``.
    """

    warnings: tuple[str, ...]
    waited: float
    address: str
    docs: Path


class Announced(File):
    """A file that a written page links to, and that comes with the exports."""

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing yet."""


class GeneratedPage(MkDocsPage):
    """A page whose HTML comes from a sheet, not from Markdown."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self._generated = page
        self.shells = Shells(None)
        # The page as it was written before, when nothing it shows has changed.
        self.entiere: Markup | None = None
        # Empty when unknown: the day of the build says nothing to a reader.
        self.update_date = page.updated.isoformat() if page.updated else ""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {
            "title": self._generated.title,
            "description": self._generated.description,
            "kind": self._generated.kind,
            "scripts": self._generated.scripts,
            "styles": self._generated.styles,
            "late_styles": self._generated.late_styles,
            "listed": self._generated.listed,
            "head": self._generated.head,
        }
        kept = self.shells.find(self.url, self._ingredients())
        if kept is not None:
            self.entiere = Markup(kept)
            self.meta["template"] = TEMPLATE

    def _ingredients(self) -> list[str]:
        """All that the theme reads of the page."""
        shown = [
            self.url, self.edit_url, self.canonical_url, self.update_date, self.is_homepage,
            *((one.url, one.title) if one else None
              for one in (self.previous_page, self.next_page)),
            {name: value for name, value in self.meta.items() if name != "template"},
        ]
        return [plain(shown), self._generated.html]

    def written(self, text: str) -> None:
        """Keep the page as the theme wrote it; nothing of it is needed any more."""
        if self.entiere is None:
            self.shells.put(self.url, self._ingredients(), text)
        self.content = ""
        self._generated = replace(self._generated, html="")

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._generated.html
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def published_rules() -> list[Rule]:
    """Every rule a contributor may meet, ordered by code."""
    rules = [*READING_RULES, *(module.rule for module in all_rules())]
    return sorted(rules, key=lambda rule: rule.code)


def _source_name(url: str) -> str:
    return f"{url}index.md" if url == "" else f"{url.rstrip('/')}.md"


class FaireAvecPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the sheets to a MkDocs site."""

    def __init__(self) -> None:
        super().__init__()
        self.corpus: Corpus | None = None
        self._site: Site | None = None
        self._folder = Path("fiches")
        self._layers: list[Path] = []
        self._previewed = False
        self.store: Store | None = None
        self.warnings: tuple[str, ...] = ()
        # Seconds spent waiting for the index, once all the rest was done.
        self.waited = 0.0
        self._later: Later | None = None

    @property
    def _keep(self) -> Keep:
        return self.store.kept if self.store else made_anew

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what the pages are for; from then on MkDocs keeps this object between builds."""
        self._previewed = command == "serve"
        if self._previewed:
            # Notices about Markdown pages and menus, of which this site has none.
            for name in ("mkdocs.structure", "mkdocs.commands.build"):
                logging.getLogger(name).setLevel(logging.WARNING)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the sheets before anything is written or erased."""
        if self._later:
            self._later.stop()
        base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        self._folder = base / self.config.fiches
        if self._previewed:
            self.store = store_of(self._folder)
        if self.corpus is None or self._previewed:
            self._layers = [base / one for one in self.config.calques.split(os.pathsep) if one]
            self.corpus = _checked_corpus(
                self._folder, recall_of(self._folder) if self._previewed else Recall(),
                self._layers,
            )
        config.nav = [
            {"Portes": [_source_name(door.url) for door in places.DOORS]},
            {"Types": [_source_name(f"{kind.folder}/") for kind in SHEET_TYPES.values()]},
        ]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page and export."""
        assert self.corpus is not None
        for file in [one for one in files if one.src_uri.startswith(UNUSED)]:
            files.remove(file)
        history = read_history(self.corpus)
        self.warnings = tuple(
            f"Versions datées, aux adresses promises /v/… : {doubt}." for doubt in history.doubts
        )
        directory, doubts = installed_places(self.corpus.folder)
        self.warnings += doubts
        forge = forge_of(config.edit_uri or "")
        outlet = _outlet(config.extra, forge)
        copies = self.config.copies
        edition = Edition.keeping(
            self.corpus, clock.today(), config.site_url or "", history.latest(), self.store,
            (repr(forge), repr(outlet), str(copies)), directory,
        )
        self._site = site = Site(edition, published_rules(), history, forge, outlet, copies=copies)
        sheets = sheet_pages(site, list(self.corpus.sheets.values()))
        for page in (*other_pages(site), *sheets):
            if page.whole:
                files.append(File.generated(config, f"{page.url}index.html", content=page.html))
                continue
            file = File.generated(
                config, _source_name(page.url), content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.edit_uri = f"../fiches/{page.source}" if page.source else None
            file.page = GeneratedPage(page, file, config)
            files.append(file)
        for path in _linked(files):
            files.append(Announced(path, None, config.site_dir, config.use_directory_urls))
        return files

    def on_nav(
        self, nav: Navigation, *, config: MkDocsConfig, files: Files
    ) -> Navigation:
        """Find the pages that were dressed before, now that all the theme reads is known."""
        settings = {
            name: value for name, value in config.items() if name not in _OUTSIDE_PAGES
        }
        listed = [(page.url, page.title) for page in nav.pages]
        shells = Shells(self.store, (
            plain(settings), plain(list(config.theme.items())), plain(listed),
            str(self._previewed),
            theme_print(Path(config.theme.custom_dir)) if config.theme.custom_dir else "",
        ))
        for file in files:
            if isinstance(file.page, GeneratedPage):
                file.page.shells = shells
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make the theme escape what it prints; give it the places of the site and its policy.

        The live preview has none: MkDocs writes its own script in the pages it shows.
        """
        env.autoescape = True
        env.globals["lieux"] = places
        assert self._site is not None
        policy = partial(page_policy, sends_to=self._site.outlet.origin)
        env.globals["politique"] = None if self._previewed else policy
        return env

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Let the theme print the content of a page as it is: its maker has escaped it."""
        return Markup(html)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep what was written for the next build."""
        if isinstance(page, GeneratedPage):
            page.written(output)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the built folder: shorter scripts, then exports, addresses, servers, index.

        The index is made while the rest is written; the live preview is shown before both.
        """
        site = Path(config.site_dir)
        join_modules(site / "assets")
        shrink_assets(site)
        (site / WORKER_SOURCE).replace(site / WORKER)
        indexing = Indexing(site, self.store) if self.config.index else None
        give_up = indexing.stop if indexing else _nothing
        if self._previewed:
            self._later = Later(partial(self._complete, site, indexing), give_up)
            return
        try:
            self._complete(site, indexing, _always)
        except BaseException:
            give_up()
            raise

    def _complete(
        self, site: Path, indexing: Indexing | None, goes_on: Callable[[], bool]
    ) -> None:
        assert self._site is not None
        exports = all_exports(self._site.edition, self._keep)
        write_exports(takewhile(lambda _: goes_on(), exports), site)
        if not goes_on():
            return
        try:
            keep_addresses(self._site, site)
        except LostAddresses as lost:
            raise Abort(str(lost)) from lost
        base = self._site.edition.base_path.rstrip("/") + "/"
        write_server_files(site, base, self._site.outlet.origin)
        start = time.perf_counter()
        if indexing:
            indexing.finish()
        self.waited = time.perf_counter() - start

    def on_shutdown(self) -> None:
        """Leave no index on its way behind."""
        if self._later:
            self._later.stop()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Rebuild the preview when a sheet changes."""
        for folder in (self._folder, *self._layers):
            server.watch(str(folder))
        return server


def _outlet(extra: Mapping[str, Any], forge: Forge) -> Outlet:
    try:
        return outlet_of(
            str(extra.get("signaler") or ""), str(extra.get("courriel") or ""), forge
        )
    except WrongOutlet as wrong:
        raise Abort(str(wrong)) from wrong


def _linked(files: Files) -> set[str]:
    """What written pages link to, that is neither a page nor a file yet."""
    found = set()
    for file in files.documentation_pages():
        if isinstance(file.page, GeneratedPage):
            continue
        for link in _LINK.findall(file.content_string):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), link))
            if "://" not in link and not link.endswith("/") and path not in files.src_uris:
                found.add(path)
    return {path for path in found if not path.endswith(".md")}


def _always() -> bool:
    return True


def _nothing() -> None:
    """Nothing to give up."""


def _checked_corpus(folder: Path, recall: Recall, layers: Sequence[Path] = ()) -> Corpus:
    try:
        corpus, problems = load_and_check(folder, clock.today(), recall)
        recall.save()
        if layers and not any(problem.is_error for problem in problems):
            corpus, problems = check_layers(corpus, layers, clock.today())
    except clock.WrongClock as wrong:
        raise Abort(str(wrong)) from wrong
    except FileNotFoundError as error:
        raise Abort(f"Ce dossier n'existe pas : {error}") from error
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise Abort(f"{as_terminal(errors)}\n{summary(problems, len(corpus.files))}")
    return corpus


def build_site(
    config_file: Path, corpus: Corpus, destination: Path, *, index: bool,
    store: Store | None = None, copies: bool = False,
) -> BuiltSite:
    """Build the site of a checked corpus into an empty folder.

    Args:
        config_file: ``mkdocs.yml``.
        corpus: sheets already checked.
        destination: folder to fill.
        index: whether to write the full-text index.
        store: where what costs much is kept; None to keep nothing.
        copies: whether the pages offer copies to take away.

    Raises:
        Abort: when MkDocs stops.
        IndexingError: when the index cannot be written.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(config_file), site_dir=str(destination))
    plugin = config.plugins[PLUGIN]
    assert isinstance(plugin, FaireAvecPlugin)
    plugin.corpus = corpus
    plugin.store = store
    plugin.config.index, plugin.config.copies = index, copies
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
    return BuiltSite(
        plugin.warnings, plugin.waited, config.site_url or "", Path(config.docs_dir)
    )
