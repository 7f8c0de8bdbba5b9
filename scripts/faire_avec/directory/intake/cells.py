"""One cell at a time: text, postcode, identifier, date, coordinates, addresses of sites.

A function gives the value, or None, and what was done to it, in French, or None.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date, timedelta

import nh3
from stdnum import luhn

from faire_avec.language.fold import shorten

Found = tuple[str | None, str | None]

RESUME_LONGEST = 280
FIRST_YEAR = 2015
# A spreadsheet counts days from there.
_SPREADSHEET = date(1899, 12, 30)
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d|/tr)\b[^>]{0,300}>", re.IGNORECASE)
_HIDDEN = 5
_DROPPED = frozenset({"script", "style"})
_MARKDOWN = re.compile(r"\*\*|__|^\s{0,3}#{1,6}\s+|\\(?=[-*_#.\\])", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e"
                      r"\u2028\u2029\u2060\u2066-\u2069\ufeff\ufffd\ue000]")
# UTF-8 read as Windows-1252, then written again.
_TWICE = re.compile(r"[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ\u017d‘’“”•–—˜™š›œ\u017eŸ\xa0-\xbf]")


def mended(text: str) -> tuple[str, list[str]]:
    """A text without mark-up, control sign nor accents read twice; and what was done.

    Line breaks stay; ``one_line`` takes them off.
    """
    done: list[str] = []
    if _TWICE.search(text):
        try:
            text = text.encode("cp1252").decode("utf-8")
            done.append("accents abîmés (« Ã© ») rétablis")
        except (UnicodeEncodeError, UnicodeDecodeError):
            pass
    if _MARKUP.search(text):
        text = _without_markup(text)
        done.append("balises HTML retirées")
    if _MARKDOWN.search(text):
        text = _MARKDOWN.sub("", text)
        done.append("signes de mise en forme retirés")
    if _CONTROL.search(text):
        text = _CONTROL.sub(" ", text)
        done.append("signes invisibles retirés")
    lines = (" ".join(line.split()) for line in text.splitlines())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return text, done


def _without_markup(text: str) -> str:
    """The words of a text with tags and entities, were they hidden several times (« &amp;lt; »)."""
    for _ in range(_HIDDEN):
        if not _MARKUP.search(text):
            break
        parted = _BREAK.sub(lambda found: found[0] + "\n", text)
        text = html.unescape(nh3.clean(parted, tags=set(), clean_content_tags=set(_DROPPED)))
    return text


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def postcode(text: str) -> Found:
    """A postcode of five digits; a spreadsheet takes the first zero off."""
    digits = re.sub(r"\.0+$", "", text.strip())
    digits = re.sub(r"^[A-Za-z]{1,2}[- ]|[\s\u00a0-]", "", digits)
    if re.fullmatch(r"\d{5}", digits):
        return digits, None if digits == text else "code postal remis en forme"
    if re.fullmatch(r"\d{4}", digits):
        return f"0{digits}", "zéro initial du code postal rétabli"
    return None, "ce n'est pas un code postal de cinq chiffres"


def insee(text: str) -> Found:
    """An Insee code of commune; a spreadsheet takes the first zero off."""
    code = re.sub(r"\.0+$", "", text.strip()).upper().replace(" ", "")
    if re.fullmatch(r"(?:\d{2}|2[AB])\d{3}", code):
        return code, None
    if re.fullmatch(r"\d{4}", code):
        return f"0{code}", "zéro initial du code Insee rétabli"
    return None, "ce n'est pas un code Insee de commune"


def pivot(text: str) -> Found:
    """A SIRET, SIREN, RNA or RIDET; zeros alone mean that it is unknown (schema 1.0.2)."""
    code = re.sub(r"[\s\u00a0.]", "", re.sub(r"\.0+$", "", text.strip())).upper()
    if re.fullmatch(r"\d(?:[.,]\d+)?E\+?\d+", text.strip().upper()):
        return None, "SIRET arrondi par un tableur : mis pour inconnu"
    if re.fullmatch(r"0*", code):
        return None, None
    if re.fullmatch(r"\d{13}", code) and luhn.is_valid(f"0{code}"):
        return f"0{code}", "zéro initial du SIRET rétabli"
    if re.fullmatch(r"\d{14}", code):
        if code.endswith("00000"):
            return None, "SIRET arrondi par un tableur : mis pour inconnu"
        # Offices of La Poste have a key of their own: the sum of digits is a multiple of five.
        if luhn.is_valid(code) or (code.startswith("356000000")
                                   and sum(map(int, code)) % 5 == 0):
            return code, None if code == text else "SIRET remis en forme"
        return None, "la clé du SIRET est fausse : mis pour inconnu"
    if re.fullmatch(r"\d{9}", code) and luhn.is_valid(code):
        return code, None
    if re.fullmatch(r"[A-Z0-9]{9,14}", code) and not code.isdigit():
        return code, None
    return None, "ce n'est ni un SIRET, ni un RNA, ni un RIDET : mis pour inconnu"


def day(text: str, today: date) -> tuple[date | None, str | None]:
    """A date; an empty date of a computer (1970), an old or a coming one is unknown."""
    text = text.strip()
    found: date | None = None
    try:
        if match := re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]|$)", text):
            found = date(*map(int, match.groups()))
        elif match := re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s|$)", text):
            found = date(int(match[3]), int(match[2]), int(match[1]))
        elif re.fullmatch(r"[34]\d{4}(?:\.0+)?|5[0-2]\d{3}", text):
            found = _SPREADSHEET + timedelta(days=int(float(text)))
    except ValueError:
        pass
    if found is None:
        return None, "ce n'est pas une date : mise pour inconnue"
    if found.year in (1969, 1970):
        return None, "date vide d'un ordinateur (1970) : mise pour inconnue"
    if found.year < FIRST_YEAR:
        return None, f"date d'avant {FIRST_YEAR} : mise pour inconnue"
    if found > today + timedelta(days=1):
        return None, "date à venir : mise pour inconnue"
    return found, None if text == found.isoformat() else "date remise en forme"


def degrees(text: str, most: float) -> float | None:
    """Degrees, rounded to five decimals (one metre); None when it is not within ``most``."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return round(value, 5) if -most <= value <= most else None


_WEB = re.compile(r"https?://[^\s|;<>\"]+", re.IGNORECASE)
_BARE = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*\.[a-z]{2,12}(?:/[^\s|;]*)?",
                   re.IGNORECASE)


def sites(text: str) -> tuple[list[str], list[str], str | None]:
    """Addresses of sites, what is none, and what was done."""
    found: list[str] = []
    aside: list[str] = []
    done: str | None = None
    for piece in re.split(r"[|;\s]+(?=https?:|www\.)|[|\n]|;\s*|\s+", text):
        piece = piece.strip(" ,;")
        if not piece or piece.lower() in ("et", "ou", "-", "/", "http://", "https://"):
            continue
        if _WEB.fullmatch(piece) and "." in piece:
            address = re.sub(r"^https?", lambda found: found[0].lower(), piece,
                             flags=re.IGNORECASE)
        elif _BARE.fullmatch(piece) and "@" not in piece:
            address, done = f"https://{piece}", "adresse de site complétée de « https:// »"
        else:
            aside.append(piece)
            continue
        if address not in found:
            found.append(address)
    return found, aside, done


def summary(resume: str, detail: str) -> tuple[str, str, str | None]:
    """The short and the long presentation, the short one cut where a word ends.

    What is cut stays, in the long one. A short one that stops inside a word of the long one is
    ended with « … ».
    """
    flat = one_line(detail)
    if len(resume) > RESUME_LONGEST:
        short = shorten(resume, RESUME_LONGEST)
        if not flat.startswith(resume[:RESUME_LONGEST - 20]):
            detail = f"{resume}\n\n{detail}".strip()
        return short, detail, f"résumé de plus de {RESUME_LONGEST} signes raccourci ; le texte " \
            "entier est dans la présentation"
    if resume and len(flat) > len(resume) and flat.startswith(resume) \
            and resume[-1].isalnum() and flat[len(resume)].isalnum():
        return resume.rsplit(" ", 1)[0] + "…", detail, "résumé coupé au milieu d'un mot : fini " \
            "par « … »"
    return resume, detail, None


_SMALL = frozenset({
    "de", "du", "des", "la", "le", "les", "en", "sur", "sous", "et", "aux", "au", "a", "à", "lès",
    "lez", "d", "l", "près", "par",
})


def worded(name: str) -> str:
    """A name all in capitals, in small letters: « LA FERTE SUR AUBE » → « La Ferte sur Aube ».

    Accents are not guessed.
    """
    if not name.isupper():
        return name
    parts = re.split(r"([\s'’-]+)", name.lower())
    return "".join(
        part if place and part in _SMALL else part[:1].upper() + part[1:]
        for place, part in enumerate(parts)
    )


def joined(texts: Sequence[str]) -> str:
    """``« a », « b »``: quoted values, for a message."""
    return ", ".join(f"« {shorten(text, 60)} »" for text in texts)
