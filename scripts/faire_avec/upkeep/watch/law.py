"""Articles of law against a local copy of the consolidated codes.

The copy is that of the LEGI open data (DILA, licence ouverte): an ``ARTICLE`` file for each version
of each article, with its number, its state and its dates (``META_ARTICLE``), the code it belongs to
(``CONTEXTE/TEXTE/@cid``) and its text (``BLOC_TEXTUEL/CONTENU``). A folder, or the archive as it is
published: an archive is read once, from its start to its end, and nothing of it is written.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from faire_avec.language.shingles import Likeness, Text
from faire_avec.upkeep.watch.facts import Watched
from faire_avec.upkeep.watch.judge import Outcome, Verdict
from faire_avec.upkeep.watch.webpage import read_page

_MOST_BYTES = 5_000_000
_NUMBER = re.compile(rb"<NUM>([^<]{1,40})</NUM>")
# States of versions that never hold, whatever their dates.
_DEAD = frozenset({"ABROGE", "ANNULE", "MODIFIE_MORT_NE", "PERIME", "TRANSFERE"})
_CODE = re.compile(rb"LEGITEXT[0-9]{12}")


class NoCodes(Exception):
    """There is no copy of the codes there; the message is French."""


@dataclass(frozen=True)
class Article:
    """One version of an article.

    Args:
        code: its code.
        number: its number, without spaces nor points.
        state: ``VIGUEUR``, ``ABROGE``, ``MODIFIE``, ``TRANSFERE``…
        start: first day of the version.
        end: first day when it no longer holds.
        blocks: its paragraphs.
    """

    code: str
    number: str
    state: str
    start: date
    end: date
    blocks: tuple[str, ...]


def articles(copy: Path, wanted: Iterable[Watched]) -> dict[tuple[str, str], list[Article]]:
    """Every version, in a copy of the codes, of the articles looked for.

    Args:
        copy: the folder, or the archive (``.tar``, ``.tar.gz``…).
        wanted: passages; those that are no article are passed over.

    Returns:
        Versions by code and number.

    Raises:
        NoCodes: when no article of any code is there.
    """
    keys = {
        (one.passage.code, bare(one.passage.article))
        for one in wanted if one.passage.code and one.passage.article
    }
    codes = {code.encode() for code, _ in keys}
    numbers = {number for _, number in keys}
    found: dict[tuple[str, str], list[Article]] = {}
    met = 0
    for content in _files(copy):
        met += 1
        # Two looks at the bytes spare reading millions of files as XML.
        number = _NUMBER.search(content)
        if number is None or bare(number[1].decode("utf-8", "replace")) not in numbers:
            continue
        if not codes & set(_CODE.findall(content)):
            continue
        article = _article(content)
        if article is not None and (article.code, article.number) in keys:
            found.setdefault((article.code, article.number), []).append(article)
    if not met:
        raise NoCodes(f"«{copy}» ne contient aucun article : donnez le dossier ou l'archive LEGI, "
                      "tels que l'État les publie (fichiers LEGIARTI….xml)")
    return found


def bare(number: str) -> str:
    """A number as this module compares it: « L. 112-8 » is L112-8, « R*421-1 » is R421-1."""
    return re.sub(r"[\s.*\u00a0]", "", number).upper()


def _files(copy: Path) -> Iterator[bytes]:
    if copy.is_dir():
        for path in sorted(copy.rglob("LEGIARTI*.xml")):
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= _MOST_BYTES:
                yield path.read_bytes()
        return
    try:
        with tarfile.open(copy, "r|*") as archive:
            for member in archive:
                name = member.name.rsplit("/", 1)[-1]
                if member.isfile() and name.startswith("LEGIARTI") and name.endswith(".xml") and (
                    member.size <= _MOST_BYTES
                ):
                    file = archive.extractfile(member)
                    if file is not None:
                        yield file.read()
    except (tarfile.TarError, EOFError, OSError) as error:
        raise NoCodes(f"«{copy}» ne s'ouvre pas : donnez un dossier, ou une archive .tar.gz "
                      "entière") from error


def _article(content: bytes) -> Article | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
        meta = root.find("META/META_SPEC/META_ARTICLE")
        text = root.find("CONTEXTE/TEXTE")
        if meta is None or text is None:
            return None
        body = root.find("BLOC_TEXTUEL/CONTENU")
        markup = b"<html><body>" + (
            etree.tostring(body, encoding="utf-8") if body is not None else b""
        ) + b"</body></html>"
        return Article(
            text.get("cid") or "", bare(meta.findtext("NUM") or ""),
            (meta.findtext("ETAT") or "").strip(),
            date.fromisoformat(meta.findtext("DATE_DEBUT") or ""),
            date.fromisoformat(meta.findtext("DATE_FIN") or ""),
            read_page(markup, "text/html; charset=utf-8").blocks,
        )
    except (etree.XMLSyntaxError, ValueError):
        return None


def judge_article(one: Watched, versions: Iterable[Article], today: date) -> Verdict:
    """What became of an article, and of its sentence when one is kept.

    Args:
        one: the passage, that of an article.
        versions: every version of the article in the copy.
        today: the day.
    """
    known = sorted(versions, key=lambda version: version.start)
    if not known:
        return Verdict(Outcome.UNREACHABLE, "l'article n'est pas dans cette copie des codes")
    current = [version for version in known if version.start <= today < version.end
               and version.state not in _DEAD]
    if not current:
        last = known[-1]
        since = (last.end if last.end <= today else last.start).isoformat()
        return Verdict(Outcome.GONE, f"l'article n'est plus en vigueur depuis le {since}")
    now = current[-1]
    read = one.passage.version
    ends = f", abrogée le {now.end.isoformat()}" if now.state == "ABROGE_DIFF" else ""
    if one.fingerprint is None:
        if now.start == read:
            return Verdict(Outcome.PRESENT, f"version du {now.start.isoformat()}{ends}")
        return Verdict(Outcome.REWORDED, f"l'article a une nouvelle version, du "
                       f"{now.start.isoformat()} : relisez-le")
    found = Text(now.blocks).find(one.fingerprint)
    fresh = "" if now.start == read and not ends else (
        f"{'' if now.start == read else 'nouvelle '}version du {now.start.isoformat()}{ends}")
    outcome = {
        Likeness.SAME: Outcome.PRESENT, Likeness.REWORDED: Outcome.REWORDED,
        Likeness.CHANGED: Outcome.CHANGED, Likeness.GONE: Outcome.GONE,
    }[found.likeness]
    return Verdict(outcome, fresh, found.sentence)
