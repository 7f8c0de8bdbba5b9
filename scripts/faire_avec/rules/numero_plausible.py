"""Un numéro de téléphone doit exister dans le plan de numérotation français : dix chiffres, ou un
numéro court comme le 115 ou le 39 49. Relisez-le sur la source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA123", "numero-plausible", "Un numéro de téléphone est plausible", __doc__)
KINDS = frozenset({Kind.PHONE})


# The overseas departments and territories have their own country codes.
_REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "NC", "PF", "WF")
# What a number is made of: anything else would be dialled too, or end up in the link.
_SHAPE = re.compile(r"\+?[0-9][0-9 .\u00a0\u202f-]*")


def _plausible(number: str, *, abroad: bool) -> bool:
    # Its metadata takes time to load: only when there is a number to check.
    import phonenumbers

    if not _SHAPE.fullmatch(number):
        return False
    digits = "".join(char for char in number if char.isdecimal())
    if not abroad and len(digits) <= 6:
        # The library ignores most French 3XYZ lines: their form is set by the numbering plan.
        if len(digits) == 4 and digits[0] in "13":
            return True
        short = phonenumbers.PhoneNumber(country_code=33, national_number=int(digits or 0))
        return phonenumbers.is_valid_short_number_for_region(short, "FR")
    try:
        parsed = [phonenumbers.parse(number, region) for region in _REGIONS]
    except phonenumbers.NumberParseException:
        return False
    return any(
        phonenumbers.is_valid_number_for_region(found, region)
        for found in parsed for region in _REGIONS
    )


def check_text(text: Text) -> Iterator[Problem]:
    """Report every number that cannot be dialled."""
    if not text.role.abroad:
        if not _plausible(text.text, abroad=False):
            yield text.problem(RULE, f"«{text.text}» n'est pas un numéro français possible")
    elif not (text.text.startswith("+") and _plausible(text.text, abroad=True)):
        yield text.problem(RULE, f"«{text.text}» n'est pas un numéro international possible : il "
                           "commence par +33")
