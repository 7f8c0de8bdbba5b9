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
        size = 2 if len(number) % 2 == 0 else len(number)
        return " ".join(number[at:at + size] for at in range(0, len(number), size))
    import phonenumbers  # heavy, and only for numbers overseas

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
