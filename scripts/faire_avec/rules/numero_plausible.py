"""Un numéro de téléphone doit exister dans le plan de numérotation français : dix chiffres, ou un
numéro court comme le 115 ou le 39 49. Relisez-le sur la source.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Tables
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import in_table
from faire_avec.settings import CheckSettings

RULE = Rule("FA123", "numero-plausible", "Un numéro de téléphone est plausible", __doc__)


# The overseas departments have their own country codes.
_REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT")


def _plausible(number: str, *, abroad: bool) -> bool:
    # Its metadata takes time to load: only when there is a number to check.
    import phonenumbers

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
    return any(phonenumbers.is_valid_number(found) for found in parsed)


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report every number that cannot be dialled."""
    for key, contact in tables.contacts.entries.items():
        if contact.numero is not None and not _plausible(contact.numero, abroad=False):
            yield in_table(tables.contacts, (key, "numero"), RULE,
                           f"«{contact.numero}» n'est pas un numéro français possible")
        if contact.depuis_etranger is not None and not (
            contact.depuis_etranger.startswith("+")
            and _plausible(contact.depuis_etranger, abroad=True)
        ):
            yield in_table(tables.contacts, (key, "depuis_etranger"), RULE,
                           f"«{contact.depuis_etranger}» n'est pas un numéro international "
                           "possible : il commence par +33")
