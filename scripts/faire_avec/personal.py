"""What looks like somebody's own number, address or account: one set of patterns.

The rule on sheets, the requests read from a forge and the form in the site all use them; the
form and the tools of the site receive their sources (``patterns``, see ``browser``) and read
them the same way.
"""

from __future__ import annotations

import re

_GAP = "[ .\\-\u00a0\u202f]?"
# Nothing personal is shorter than a phone number, save an address.
_WORTH_READING = re.compile(rf"(?:[\dABab]{_GAP}){{8}}|@|FR\d\d", re.IGNORECASE)
_NIR = re.compile(
    rf"(?<!\d)([12378]){_GAP}(\d{{2}}){_GAP}(\d{{2}}){_GAP}(\d{{2}}|2[AB]){_GAP}(\d{{3}}){_GAP}"
    rf"(\d{{3}})(?:{_GAP}(\d{{2}}))?(?!\d)",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    rf"(?<!\d)(?:(?:\+|00)33{_GAP}(?:\(0\){_GAP})?[67]|0{_GAP}[67])(?:{_GAP}\d){{8}}(?!\d)"
)
_EMAIL = re.compile(
    r"[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|laposte|orange|"
    r"wanadoo|free|sfr|neuf|bbox|aol|proton|protonmail|gmx)\.[a-z]{2,4}(?!\w)",
    re.IGNORECASE,
)
_IBAN = re.compile(
    rf"(?<!\w)FR\d{{2}}(?:{_GAP}[0-9A-Z]{{4}}){{5}}{_GAP}[0-9A-Z]{{3}}(?!\w)", re.IGNORECASE
)
# In the order they are looked for; a NIR is also checked by its key.
_NAMED = (
    ("nir", "un numéro de Sécurité sociale", _NIR),
    ("mobile", "un numéro de mobile", _MOBILE),
    ("mail", "une adresse mail personnelle", _EMAIL),
    ("iban", "un IBAN", _IBAN),
)


def personal_data(text: str) -> str | None:
    """What of somebody's own a text seems to hold, in French; None when nothing does."""
    if not _WORTH_READING.search(text):
        return None
    for _, name, pattern in _NAMED:
        if pattern is _NIR:
            if any(_is_nir(match) for match in _NIR.finditer(text)):
                return name
        elif pattern.search(text):
            return name
    return None


def patterns() -> list[dict[str, object]]:
    """Id, name, source and key check of each pattern, in the order they are looked for."""
    return [
        {"id": key, "name": name, "pattern": pattern.pattern, "key": pattern is _NIR,
         "caseMatters": not pattern.flags & re.IGNORECASE}
        for key, name, pattern in _NAMED
    ]


def _is_nir(match: re.Match[str]) -> bool:
    """Key of the NIR: 97 minus the number modulo 97 (Insee)."""
    body = "".join(part for part in match.groups()[:6] if part)
    body = body.upper().replace("2A", "19").replace("2B", "18")
    month = int(match[3])
    plausible = 1 <= month <= 12 or 20 <= month <= 42 or 50 <= month <= 99
    if match[7] is None:
        return plausible
    return plausible and 97 - int(body) % 97 == int(match[7])
