"""What became of a passage, told from what the web answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from faire_avec.language.shingles import Fingerprint, Found, Likeness, Text
from faire_avec.upkeep.watch.visit import Answer, Trouble
from faire_avec.upkeep.watch.webpage import Page, Unreadable, read_page

_HOMES = frozenset(
    {"", "fr", "accueil", "home", "index.html", "index.htm", "index.php", "index"}
)


class Outcome(StrEnum):
    """What became of a passage; the first of the list calls first."""

    CHANGED = "nombre-change"
    GONE = "passage-disparu"
    REWORDED = "reformule"
    MOVED = "page-deplacee"
    UNREADABLE = "illisible"
    REFUSED = "refuse-aux-programmes"
    UNREACHABLE = "injoignable"
    PRESENT = "present"


# What one asks somebody to look at: the fact may no longer be true.
ALARMS = (Outcome.CHANGED, Outcome.GONE)


@dataclass(frozen=True)
class Verdict:
    """What became of a passage.

    Args:
        outcome: the class.
        detail: a few words more, in French; may be empty.
        sentence: nearest sentence of the page, as it writes it; may be empty.
        final: where the page is now, when it has moved.
    """

    outcome: Outcome
    detail: str = ""
    sentence: str = ""
    final: str = ""


_LIKE = {
    Likeness.SAME: Outcome.PRESENT,
    Likeness.REWORDED: Outcome.REWORDED,
    Likeness.CHANGED: Outcome.CHANGED,
    Likeness.GONE: Outcome.GONE,
}


class Judge:
    """Judges the passages of one page.

    Args:
        answer: what the web said of it; its status is not 304.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._page: Page | None = None
        self._text: Text | None = None
        self._unheard = _unheard(answer)
        if self._unheard is None:
            try:
                self._page = read_page(answer.content, answer.kind)
                self._text = self._page.text
            except Unreadable as error:
                self._unheard = Verdict(Outcome.UNREADABLE, str(error))

    @property
    def heard(self) -> bool:
        """Whether there was a page to read."""
        return self._unheard is None

    def of(self, wanted: Fingerprint, where: str | None = None) -> Verdict:
        """What became of a passage.

        Args:
            wanted: its fingerprint.
            where: « #titre » or « p. 3 », looked at first.
        """
        if self._unheard is not None or self._page is None or self._text is None:
            return self._unheard or Verdict(Outcome.UNREADABLE)
        final = "" if same_page(self._answer.url, self._answer.final) else self._answer.final
        found = self._find(wanted, where)
        if found.likeness in (Likeness.SAME, Likeness.REWORDED) and final:
            said = "le passage y est" if found.likeness is Likeness.SAME else (
                "le passage y est dit autrement")
            return Verdict(Outcome.MOVED, said, found.sentence, final)
        if found.likeness is not Likeness.GONE:
            return Verdict(_LIKE[found.likeness], sentence=found.sentence, final=final)
        said = self._page.tells() or ""
        if said == "garde":
            return Verdict(Outcome.REFUSED, "la page ne s'ouvre pas à un programme", final=final)
        if said == "ferme":
            return Verdict(Outcome.UNREACHABLE, "le site est en maintenance ou en erreur")
        if said == "introuvable":
            return Verdict(Outcome.GONE, "la page dit qu'elle n'existe plus", final=final)
        if final and is_home(final) and not is_home(self._answer.url):
            return Verdict(Outcome.GONE, "l'adresse renvoie à l'accueil", final=final)
        if self._page.short:
            drawn = "la page n'est lisible qu'avec ses scripts"
            return Verdict(Outcome.UNREADABLE, drawn if self._page.scripted
                           else "la page n'a presque pas de texte", final=final)
        return Verdict(Outcome.GONE, sentence=found.sentence, final=final)

    def _find(self, wanted: Fingerprint, where: str | None) -> Found:
        """The passage near its place, else the best of the whole page."""
        assert self._page is not None and self._text is not None
        found = self._text.find(wanted)
        start = self._page.anchors.get(where or "")
        if found.likeness is Likeness.SAME or start is None:
            return found
        near = Text(self._page.blocks[start:start + 60]).find(wanted)
        return near if near.score >= found.score else found


def _unheard(answer: Answer) -> Verdict | None:
    """The verdict when there is no page to read; None when there is one."""
    if answer.trouble in (Trouble.ROBOTS, Trouble.NO_ROBOTS):
        refused = answer.trouble is Trouble.ROBOTS
        return Verdict(Outcome.REFUSED if refused else Outcome.UNREACHABLE, answer.trouble.value)
    if answer.trouble is Trouble.BIG:
        return Verdict(Outcome.UNREADABLE, answer.trouble.value)
    if answer.trouble is not None:
        return Verdict(Outcome.UNREACHABLE, answer.trouble.value)
    if answer.status in (404, 410):
        moved = "" if same_page(answer.url, answer.final) else answer.final
        return Verdict(Outcome.GONE, f"la page n'existe plus ({answer.status})", final=moved)
    if answer.status is None or answer.status >= 500:
        return Verdict(Outcome.UNREACHABLE, f"le site est en erreur ({answer.status})")
    if answer.status >= 400:
        return Verdict(Outcome.REFUSED, f"la page ne s'ouvre pas à un programme ({answer.status})")
    if answer.status != 200:
        return Verdict(Outcome.UNREACHABLE, f"réponse inattendue ({answer.status})")
    return None


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ only by http or https, « www. », a last slash or a fragment."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query


def is_home(url: str) -> bool:
    """Whether an address is that of the home page of a site."""
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in _HOMES and not parts.query
