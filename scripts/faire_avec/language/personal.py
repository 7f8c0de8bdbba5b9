"""What looks like somebody's own number, address or account: one set of patterns.

The rule on sheets, the requests read from a forge and the form in the site all use them; the
form receives their sources (``patterns``) and reads them the same way, without the libraries that
confirm here a number by its key or its country's plan.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote_plus

# The libraries that confirm a number are loaded by those who have one to confirm.

# Between two digits: what people type, and the dashes, slashes and spaces it becomes elsewhere.
# A text is read after NFKC, so every fixed space is a plain one and ＠ is @.
_GAP = "(?: ?[.\\-] ?| {0,2})"
# The dashes that NFKC keeps, and the sign for « minus ».
_DASHES = re.compile("[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]")
# What French texts are made of reads the same in its plain form.
_NOT_PLAIN = re.compile(r"[^\n\x20-\x7eÀ-ÖØ-öø-ÿ«»’œŒ€]")
_DIGIT = re.compile("[0-9]")
_TO_FLATTEN = re.compile(r"[^\S\n ]|[^\D0-9]")

# Mail providers of people, in France and where they come from; past ones still hold boxes.
# Those of the first group answer under several countries.
_WORLD_PROVIDERS = (
    "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "rocketmail",
    "icloud", "aol", "aim", "proton", "protonmail", "gmx", "yandex", "zoho", "tutanota",
    "caramail", "lycos", "netcourrier", "mailo", "tiscali", "alice", "freenet",
)
_PROVIDERS = (
    # France.
    "9online.fr", "9business.fr", "aliceadsl.fr", "aliceadsl.net", "akeonet.com", "bbox.fr",
    "bouygtel.fr", "cario.fr", "cegetel.net", "clubinternet.fr", "club-internet.fr",
    "chez.com", "dartybox.com", "dbmail.com", "ecomail.fr", "estvideo.fr", "evhr.net", "fnac.net",
    "free.fr", "freesbee.fr", "freesurf.fr", "francite.com", "gawab.com", "guideo.fr",
    "hotmail.fr", "ifrance.com", "infonie.fr", "iut.fr", "jetable.org", "kaluga.fr", "keyyo.fr",
    "la-poste.net", "laposte.fr", "laposte.net", "libertysurf.fr", "lilo.org", "mageos.com",
    "magic.fr", "mailfence.com", "mailoo.org", "modulonet.fr", "mouais.fr", "multimania.com",
    "neuf.fr", "nerim.fr", "nerim.net", "net-up.com", "netcmail.com", "newmail.fr", "noos.fr",
    "noos.com", "nordnet.fr", "nordnet.com", "nomade.fr", "numericable.fr", "numericable.com",
    "ngi.it", "oceanet.fr", "online.fr", "oreka.com", "orange.fr", "ovh.fr", "oxymail.fr",
    "parabole.fr", "planetis.com", "sfr.fr", "sfr.net", "spray.fr", "tele2.fr", "telerama.fr",
    "teleparc.net", "unimedia.fr", "valvision.fr", "vialis.net", "vnumail.com",
    "voila.fr", "voila.net", "wanadoo.fr", "wibox.fr", "wizbii.com", "worldonline.fr",
    "zeop.re", "canl.nc", "lagoon.nc", "mls.nc", "mail.pf", "only.fr", "mediaserv.net", "ool.fr",
    "outremer.com", "izi.re", "runbox.com",
    # Elsewhere.
    "me.com", "mac.com", "pm.me", "proton.me", "ik.me", "ikmail.com", "infomaniak.com",
    "etik.com", "mail.com", "email.com", "usa.net", "inbox.com", "fastmail.com", "fastmail.fm",
    "hushmail.com", "disroot.org", "riseup.net", "autistici.org", "posteo.net", "posteo.de",
    "posteo.eu", "tuta.io", "tuta.com", "tutamail.com", "keemail.me", "duck.com", "hey.com",
    "mail.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru", "ya.ru", "ukr.net", "i.ua", "meta.ua",
    "abv.bg", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "seznam.cz", "centrum.cz", "azet.sk",
    "web.de", "t-online.de", "libero.it", "virgilio.it", "alice.it", "tin.it", "hotmail.it",
    "telefonica.net", "terra.es", "sapo.pt", "skynet.be", "telenet.be", "proximus.be", "voo.be",
    "scarlet.be", "bluewin.ch", "sunrise.ch", "hispeed.ch", "pt.lu", "monaco.mc", "menara.ma",
    "caramail.fr", "comcast.net", "att.net", "btinternet.com", "qq.com", "163.com", "126.com",
    "naver.com", "rediffmail.com", "yopmail.com", "yopmail.fr", "mailinator.com",
)
# Names of a desk, not of a person.
_DESKS = (
    "abuse", "accueil", "administration", "adherents", "aide", "allo", "assistance", "assurance",
    "bonjour", "bureau", "client", "clients", "cnil", "communication", "compta", "contact",
    "contacts", "courrier", "delegue", "demandes", "direction", "donnees", "dpd", "dpo", "ecoute",
    "equipe", "formation", "gestion", "habilitation", "help", "hello", "hotline", "info", "infos",
    "information", "inscription", "inscriptions", "mairie", "mediateur", "mediation", "message",
    "ne", "noreply", "nepasrepondre", "partenaires", "permanence", "phishing", "postmaster",
    "presse", "privacy", "protection", "rdv", "reclamation", "reclamations", "reclame", "recours",
    "reponse", "rgpd", "secretariat", "securite", "service", "services", "signalement", "siege",
    "social", "sos", "spam", "standard", "support", "technique", "usagers", "webmaster",
)
_DESK = rf"(?:{'|'.join(_DESKS)})"
_AT = r"(?:@| @ | ?[(\[{<] ?(?:at|arobase|arobas|@) ?[)\]}>] ?| (?:arobase|arobas) )"
_DOT = r"(?:\.| ?[(\[{<] ?(?:dot|point|\.) ?[)\]}>] ?| point )"


def _listed(domains: tuple[str, ...]) -> str:
    """One pattern for these domains, short enough for a page: grouped by their last word."""
    groups: dict[str, list[str]] = {}
    for domain in domains:
        name, _, end = domain.rpartition(".")
        groups.setdefault(end, []).append(name)
    return "|".join(f"(?:{'|'.join(names)}){_DOT}{end}" for end, names in groups.items())


# ISO 13616: letters of the country, key, then what the country decides, of a length it fixes.
_IBAN_LENGTHS = {
    15: "NO", 16: "BE BI", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
    21: "CH CR HR LI LV", 22: "BG BH DE GB GE IE ME RS VA", 23: "AE IL IQ OM SO TL",
    24: "AD CZ DZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
    27: "BF BJ CI CM FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HU LB MA NI PL SN SV",
    29: "BR EG PS QA UA", 30: "JO KW MU", 31: "MT SC", 32: "LC", 33: "RU",
}
_IBAN_BODIES = "|".join(
    rf"(?:{'|'.join(countries.split())}){_GAP}\d{_GAP}\d(?:{_GAP}[0-9A-Z]){{{length - 4}}}"
    for length, countries in _IBAN_LENGTHS.items()
)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def _is_nir(match: re.Match[str]) -> bool:
    """Month, then key when it is there: 97 minus the number modulo 97 (Insee)."""
    number = _digits(match[0])
    month = int(number[3:5])
    from stdnum.fr import nir

    plausible = 1 <= month <= 12 or 20 <= month <= 42 or 50 <= month <= 99
    return plausible and (len(number) < 15 or nir.is_valid(number))


def _is_iban(match: re.Match[str]) -> bool:
    """The key (ISO 13616); the library's own test of an IBAN does not know every country."""
    return _has_iban_key(_digits(match[0]))


def _has_iban_key(number: str) -> bool:
    from stdnum.iso7064 import mod_97_10

    return mod_97_10.is_valid(number[4:] + number[:4])


def _is_rib(match: re.Match[str]) -> bool:
    """The key of a RIB makes that of its IBAN always 76."""
    return _has_iban_key("FR76" + _digits(match[0]))


def _is_card(match: re.Match[str]) -> bool:
    from stdnum import luhn

    return luhn.is_valid(_digits(match[0]))


def _is_fiscal(match: re.Match[str]) -> bool:
    from stdnum.fr import nif

    return nif.is_valid(_digits(match[0]))


def _is_foreign(match: re.Match[str]) -> bool:
    """A number of another country's plan, that may be a mobile there."""
    import phonenumbers

    try:
        number = phonenumbers.parse(re.sub(r"^00|^\+", "+", re.sub(r"[^\d+]", "", match[0])))
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


@dataclass(frozen=True)
class _Pattern:
    """What is looked for.

    Args:
        id: short name, by which the pages ask for some of them.
        name: what it is, in French.
        source: regular expression, read on a text put in its plain form.
        check: name of the check the page makes too; None when the shape is enough.
        confirm: the same check, or a finer one, on this side.
        exact_case: whether capitals count.
        digits: how many digits it has at least.
        mark: a shorter pattern, quick to look for, that it always holds.
    """

    id: str
    name: str
    source: str
    check: str | None = None
    confirm: Callable[[re.Match[str]], bool] | None = None
    exact_case: bool = False
    digits: int = 0
    mark: str = ""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, re.NOFLAG if self.exact_case else re.IGNORECASE)

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return re.compile(self.mark, self.compiled.flags)

    def may_be_in(self, flat: str, digits: int) -> bool:
        """Whether a text in its plain form, with so many digits, is worth the whole pattern."""
        return digits >= self.digits and (
            not self.mark or self._marked.search(flat) is not None
        )


_NIR = ("nir", "un numéro de Sécurité sociale")
_MOBILE = ("mobile", "un numéro de mobile")
_IBAN = ("iban", "un IBAN")
# France, then the overseas codes (Arcep); mobiles start with 6 or 7 in all of them.
_FRANCE = rf"(?:\+|00{_GAP})33{_GAP}(?:\(0\){_GAP})?"
# Two letters, then two digits; signs enough for the shortest.
_AFTER_LETTERS = "|".join(rf"(?<=[A-Z][A-Z][ .\-]{{{gap}}}\d)" for gap in range(4))
_IBAN_MARK = rf"\d(?:{_AFTER_LETTERS}){_GAP}\d(?:{_GAP}[0-9A-Z]){{11}}"
# In the order they are looked for.
_PATTERNS = (
    _Pattern(
        *_NIR,
        rf"(?<!\d)[12378]{_GAP}\d\d{_GAP}\d\d{_GAP}(?:\d\d|2[AB]){_GAP}\d{{3}}{_GAP}\d{{3}}"
        rf"(?:{_GAP}\d\d)?(?!\d)",
        "nir", _is_nir, digits=12,
    ),
    # Other signs, always the same: what else parts digits is a date or a list.
    _Pattern(
        *_NIR,
        r"(?<!\d)[12378]( ?[,/_:;|*] ?)\d\d\1\d\d\1(?:\d\d|2[AB])\1\d{3}\1\d{3}"
        r"(?:\1\d\d)?(?!\d)",
        "nir", _is_nir, digits=12,
    ),
    _Pattern(
        *_NIR,
        r"(?<!\d)(?<!\d )[12378] ?\d(?: ?\d){3} ?(?: ?\d ?\d|2 ?[AB])(?: ?\d){8}(?! ?\d)", "nir",
        _is_nir, digits=12,
    ),
    _Pattern(
        *_MOBILE,
        rf"(?<![\d+])(?<!\d[./-])(?:{_FRANCE}[67]|33[67]|\(?0{_GAP}[67])"
        rf"(?:\)?{_GAP}\d){{8}}(?!\d)",
        digits=10,
    ),
    # The same.
    _Pattern(
        *_MOBILE,
        r"(?<![\d,/_])(?:\+33|0033|0) ?[67]( ?[,/_:;|*] ?)\d\d(?:\1\d\d){3}(?!\d)"
        r"|(?<![\d,/_])0[67]( ?[,/_:;|*] ?)\d\d(?:\2\d\d){3}(?!\d)",
        digits=10,
    ),
    _Pattern(
        *_MOBILE,
        rf"(?<![\d+])(?:\+|00{_GAP})(?:(?:262|590|594|596){_GAP}(?:\(0\){_GAP})?[67](?:{_GAP}\d){{8}}"
        rf"|(?:508{_GAP}5|681{_GAP}8|687{_GAP}[789])(?:{_GAP}\d){{5}}"
        rf"|689{_GAP}8{_GAP}[79](?:{_GAP}\d){{6}})(?!\d)",
        digits=9,
    ),
    _Pattern(
        "abroad", "un numéro de téléphone à l'étranger",
        rf"(?<![\d+])(?<!\d[ ./-])(?:\+|00{_GAP})(?!33|262|508|590|594|596|681|687|689)[1-9]"
        rf"(?:{_GAP}\d){{7,13}}(?!\d)", None, _is_foreign, digits=8,
    ),
    _Pattern(
        "mail", "une adresse mail personnelle",
        rf"(?<![\w.+-])(?!{_DESK}(?:[.+_-]\w+)*{_AT})[\w.+-]+{_AT}"
        rf"(?:(?:{'|'.join(_WORLD_PROVIDERS)}){_DOT}[a-z]{{2,3}}(?:{_DOT}[a-z]{{2}})?"
        rf"|{_listed(_PROVIDERS)})(?![\w-])",
        mark=r"[@(\[{<a](?:(?<=@)|(?<=a)roba|(?<=[(\[{<]) ?at)",
    ),
    _Pattern(
        *_IBAN,
        rf"(?<!\w)FR\d\d(?:{_GAP}[0-9A-Z]{{4}}){{5}}{_GAP}[0-9A-Z]{{3}}(?!\w)", mark=_IBAN_MARK,
    ),
    _Pattern(*_IBAN, rf"(?<!\w)(?:{_IBAN_BODIES})(?!\w)", "iban", _is_iban,
             digits=4, mark=_IBAN_MARK),
    _Pattern(
        "rib", "un RIB",
        rf"(?<!\w)\d{{5}}{_GAP}\d{{5}}{_GAP}[0-9A-Z](?:{_GAP}[0-9A-Z]){{10}}{_GAP}\d\d(?!\w)",
        "rib", _is_rib, digits=12,
    ),
    _Pattern(
        "card", "un numéro de carte bancaire",
        r"(?<![\d,.])(?<!\d )(?:3[47]\d\d[ .\-]?\d{6}[ .\-]?\d{5}"
        r"|[2-6]\d{3}(?:[ .\-]{0,2}\d{4}){3})(?![ ,.]?\d)", "luhn", _is_card,
        digits=15,
    ),
    _Pattern(
        "fiscal", "un numéro fiscal",
        r"(?<![\d,.])(?<!\d )[0-3]\d ?\d\d ?\d{3} ?\d{3} ?\d{3}(?! ?\d)", "nif", _is_fiscal,
        digits=13,
    ),
    _Pattern(
        "foreigner", "un numéro d'étranger",
        r"(?:AGDREF|(?:num[ée]ro|n°)(?: d[e'’])? ?(?:personne )?[ée]tranger)[^\d.;]{0,20}"
        r"\d(?: ?\d){9}(?!\d)",
        digits=10,
    ),
    # Only beside the word: a court's file number (24LY03013) has the same shape.
    _Pattern(
        "passport", "un numéro de passeport",
        r"passeport[^.;\d]{0,30}\d\d ?[A-Z]{2} ?\d{5}(?!\w)", digits=7,
    ),
    _Pattern(
        "plate", "une plaque d'immatriculation",
        r"(?<![\w-])[A-HJ-NP-TV-Z]{2}[ -]\d{3}[ -][A-HJ-NP-TV-Z]{2}(?![\w-])", None, None, True,
        digits=3, mark=r"\d{3}[ -][A-Z]{2}",
    ),
    _Pattern(
        "birth", "une date de naissance",
        r"(?<!\w)n[ée]e? le (?:\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)?\d\d|\d{1,2}(?:er)? "
        r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|"
        r"d[ée]cembre) (?:19|20)\d\d)(?!\d)",
        digits=3, mark=r" le \d",
    ),
)
# Nothing personal is shorter than a plate, save an address.
_WORTH_READING = re.compile(
    r"\d(?:[\W_]{0,3}[\dABab]){2}|@|aroba|[(\[{<] ?at ?[)\]}>]|\bn[ée]e? le ", re.IGNORECASE
)
# The same, looser, on a text as it is written: what is beyond the ordinary signs of French may
# become a digit or an arobase in its plain form.
MAYBE_PERSONAL = re.compile(
    r"[^\n !\"#$%&')*+,\-./:;=>\\\]^_`|}~AC-Zac-zÀ-ÖØ-öø-ÿ«»’œŒ€§°–—…“”\u00a0\u202f]"
    r"(?:(?<=[0-9])(?:[\W_]{0,3}[\dABab]){2}|(?<=[^0-9bB(\[{<?])|(?<=[aA][rR][oO][bB])[aA]"
    r"|(?<=[(\[{<]) ?[aA][tT] ?[)\]}>]|(?<=\?)\S)"
)


def plain_form(text: str) -> str:
    """A text as patterns read it: NFKC, one kind of dash and of space, ASCII digits."""
    if not _NOT_PLAIN.search(text):
        return text
    flat = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return _TO_FLATTEN.sub(
        lambda found: " " if found[0].isspace() else str(unicodedata.decimal(found[0])), flat
    )


def personal_data(text: str) -> str | None:
    """What of somebody's own a text seems to hold, in French; None when nothing does."""
    if not MAYBE_PERSONAL.search(text):
        return None
    flat = plain_form(text)
    if not _WORTH_READING.search(flat):
        return None
    digits = len(_DIGIT.findall(flat))
    for pattern in _PATTERNS:
        if not pattern.may_be_in(flat, digits):
            continue
        found = pattern.compiled.finditer(flat)
        if pattern.confirm is None:
            if next(found, None) is not None:
                return pattern.name
        elif any(map(pattern.confirm, found)):
            return pattern.name
    return None


def personal_data_in_address(url: str) -> str | None:
    """The same in the parameters of a web address: its path is full of numbers."""
    _, mark, query = url.partition("?")
    return personal_data(unquote_plus(query).replace("&", "\n").replace("=", " ")) if mark else None


def is_service(word: str) -> bool:
    """Whether a word of a mail address names a desk, not somebody."""
    return word.lower() in _DESKS


def patterns() -> list[dict[str, object]]:
    """Id, name, source, check and case of each pattern, in the order they are looked for."""
    return [
        {"id": pattern.id, "name": pattern.name, "pattern": pattern.source,
         "check": pattern.check, "caseMatters": pattern.exact_case}
        for pattern in _PATTERNS
    ]
