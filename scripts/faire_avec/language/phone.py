"""Telephone numbers as they are read in France."""

from __future__ import annotations

import re

_FRENCH = re.compile(r"\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)")


def read_phone(number: str) -> str:
    """``02 43 00 00 00``, ``39 49``, ``0262 12 34 56``.

    Args:
        number: in the international form, or a short number, without spaces.
    """
    if match := _FRENCH.fullmatch(number):
        return f"0{match[1]} {' '.join(match.groups()[1:])}"
    if not number.startswith("+"):
        start = len(number) % 2
        pairs = [number[at:at + 2] for at in range(start, len(number), 2)]
        return f"{number[:start]}{' '.join(pairs)}"
    import phonenumbers  # heavy, and only for numbers overseas

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
