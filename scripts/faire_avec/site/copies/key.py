"""An archive that opens by double-click from a USB key, with its search and its tools."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import lxml.html

from faire_avec.exports._zip import archive
from faire_avec.language.dates import long_date
from faire_avec.site.copies.bundle import bundle
from faire_avec.site.copies.taken import Built, banner, serialized, taken

NAME = "faire-avec.zip"
FOLDER = "faire-avec"
SCRIPT = "copie.js"
# ``file:`` is said for browsers where 'self' is no file.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; "
    "img-src 'self' data: file:; form-action 'self' file:; base-uri 'none'"
)
# What pages give to take away, beside them.
_SMALL = {".bib", ".ris", ".json", ".docx"}
_COURSES = {".pdf", ".epub", ".imscc", ".zip", ".txt", ".xml"}
# What scripts would fetch.
DATA = ("assets/search", "assets/recovery")
_README = """\
FAIRE AVEC, copie du {day}

Copiez tout le dossier « {folder} » sur la clé ou sur le poste, puis ouvrez index.html.
La recherche et les outils marchent sans réseau. Rien ne s'installe, rien n'est envoyé.
Pour retirer cette copie : effacez le dossier.

Contenu sous licence CC BY-SA 4.0.
"""


def key_archive(site: Built, sources: Path, *, courses: bool = False) -> bytes:
    """The archive.

    Args:
        site: the built site.
        sources: folder of the modules, ``docs/assets``.
        courses: whether to take the files of the courses too.
    """
    files = dict(_files(site, sources, courses))
    return archive({f"{FOLDER}/{name}": files[name] for name in sorted(files)})


def _files(site: Built, sources: Path, courses: bool) -> Iterator[tuple[str, str | bytes]]:
    suffixes = _SMALL | (_COURSES if courses else set())
    held = {
        path.relative_to(site.folder).as_posix()
        for page in site.pages.values() for path in page.parent.iterdir()
        if path.suffix in suffixes and page.parent != site.folder
    }
    wanted: set[str] = set()
    for url in site.pages:
        root = "../" * url.count("/")

        def write(path: str, query: str, anchor: str, root: str = root, here: str = url) -> str:
            if path == here and anchor and not query:
                return anchor
            return f"{root}{path}index.html{query}{anchor}"

        page = taken(site, url, write, held)
        wanted |= set(page.modules)
        script = lxml.html.Element("script")
        script.set("src", f"{root}assets/{SCRIPT}")
        script.set("defer", "")
        script.set("data-modules", " ".join(page.modules))
        policy = lxml.html.Element("meta")
        policy.set("http-equiv", "Content-Security-Policy")
        policy.set("content", POLICY)
        style = lxml.html.Element("link")
        style.set("rel", "stylesheet")
        style.set("href", f"{root}assets/style/offline.css")
        page.tree.head.insert(0, policy)
        page.tree.head.append(style)
        page.tree.head.append(script)
        page.tree.body.insert(0, banner(site))
        yield f"{url}index.html", f"<!doctype html>\n{serialized(page.tree)}\n"
    for name in held:
        yield name, (site.folder / name).read_bytes()
    yield f"assets/{SCRIPT}", bundle(sources, wanted)
    for folder in ("assets/style", "assets/images"):
        for path in (site.folder / folder).iterdir():
            yield path.relative_to(site.folder).as_posix(), path.read_bytes()
    for name, text in data_files(site):
        yield f"assets/{name}.js", f"faireAvecCopie({_quoted(name)}, {_quoted(text)});\n"
    yield "LISEZ-MOI.txt", _README.format(day=long_date(site.day), folder=FOLDER)


def data_files(site: Built) -> Iterator[tuple[str, str]]:
    """What the scripts of a copy would fetch: its path from ``assets/``, and its text."""
    for folder in DATA:
        for path in sorted((site.folder / folder).rglob("*.json")):
            name = path.relative_to(site.folder / "assets").as_posix()
            yield name, path.read_text(encoding="utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace(
        "\u2029", "\\u2029"
    )
