"""Un texte ne contient que des caractères qu'on voit. Les caractères de contrôle, ceux qui
inversent le sens de lecture et ceux qui n'ont pas de largeur peuvent cacher un autre texte ; un
mot qui mêle deux alphabets (un « а » russe dans « caf ») se fait passer pour un autre.
Effacez l'endroit et retapez-le au clavier. Une adresse de site ne contient que des lettres sans
accent : une lettre d'un autre alphabet peut imiter un site officiel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import WRITTEN
from faire_avec.problems import Problem, Rule

RULE = Rule("FA121", "caracteres-visibles", "Un texte n'a que des caractères visibles", __doc__)

# What French texts are made of; anything else is looked up.
_UNUSUAL = re.compile(r"[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2009\u2010-\u2027\u202f-\u205e\u20ac]")
# The same, and addresses: a letter with an accent is strange there.
SUSPECT = (
    re.compile(
        r"[^\n\x20-\x39\x3b-\x5c\x5e-\x7e\xa0-\xac\xae-\u02ff\u2009\u2010-\u2027\u202f-\u205e"
        r"\u20ac](?:(?<=[^\]:])|(?<=:)//|(?<=\])\()"
    ),
)
_HIDDEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
# Spaces of French typography; the others only look like one of them.
_SPACES = "\u0020\u00a0\u2009\u202f"
# Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt), then the signs that are drawn
# as nothing though the standard does not say so: blank braille, object and replacement signs.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\u2800\ufffc\ufffd]"
)
# Three signs on one letter are enough for every living script; more hide the lines around.
_STACKED = re.compile(r"[^\x00-\u02ff]{4,}")
_WORD = re.compile(r"[^\W\d_]+")
# Alphabets whose letters pass for Latin ones: Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu.
_ALPHABETS = re.compile(
    "[\u0370-\u052f\u0531-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1f00-\u1fff\u2c80-\u2cff"
    "\u2de0-\u2dff\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf]"
)
_LATIN = re.compile("[A-Za-zªºÀ-ÖØ-öø-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]")
# Letters of other alphabets drawn as a Latin one.
_DRAWN_LATIN = frozenset("аеорсухіјѕһԁԛԝвкмнтАВЕЅІЈКМНОРСТУХҮαονικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
# Unicode names are in English: the usual ones in French, then what the name starts with.
_NAMES = {
    0x0009: "tabulation",
    0x00AD: "trait d'union conditionnel",
    0x034F: "liant sans largeur",
    0x061C: "marque de sens de lecture",
    0x200B: "espace sans largeur",
    0x200C: "antiliant sans largeur",
    0x200D: "liant sans largeur",
    0x200E: "marque de sens de lecture",
    0x200F: "marque de sens de lecture",
    0x2028: "saut de ligne Unicode",
    0x2029: "saut de paragraphe Unicode",
    0x202A: "changement du sens de lecture",
    0x202B: "changement du sens de lecture",
    0x202C: "fin de changement du sens de lecture",
    0x202D: "inversion du sens de lecture",
    0x202E: "inversion du sens de lecture",
    0x2060: "espace sans largeur",
    0x2066: "changement du sens de lecture",
    0x2067: "changement du sens de lecture",
    0x2068: "changement du sens de lecture",
    0x2069: "fin de changement du sens de lecture",
    0x115F: "lettre vide",
    0x1160: "lettre vide",
    0x2800: "case braille vide",
    0x3164: "lettre vide",
    0xFFA0: "lettre vide",
    0xFFFC: "signe d'objet absent",
    0xFFFD: "signe de caractère perdu",
    0xFEFF: "marque de début de fichier",
}
_SCRIPTS = {
    "CYRILLIC": "lettre cyrillique",
    "GREEK": "lettre grecque",
    "ARMENIAN": "lettre arménienne",
    "LATIN": "lettre accentuée ou modifiée",
    "FULLWIDTH": "signe de pleine largeur",
}


def _hidden(text: str) -> str | None:
    """The first character that hides something: by its category, or because it draws nothing."""
    for match in _UNUSUAL.finditer(text):
        sign = match[0]
        category = unicodedata.category(sign)
        if category in _HIDDEN or _IGNORABLE.match(sign) or (
            category == "Zs" and sign not in _SPACES
        ):
            return sign
    return None


def _stacked(text: str) -> bool:
    """Whether more than three signs are piled on one letter."""
    return any(
        len(run) > 3
        for found in _STACKED.finditer(unicodedata.normalize("NFC", text))
        for run in re.findall("m+", "".join(
            "m" if unicodedata.category(sign) in ("Mn", "Me") else "." for sign in found[0]
        ))
    )


def _disguised(text: str) -> str | None:
    """The first word that mixes alphabets, or that is Latin to the eye only."""
    strange = set(_ALPHABETS.findall(text))
    if not strange:
        return None
    only_drawn = strange <= _DRAWN_LATIN
    for match in _WORD.finditer(text):
        word = match[0]
        latin = _LATIN.search(word) is not None
        if strange & set(word) and (latin or (only_drawn and len(word) > 1)):
            return word
    return None


def _named(char: str) -> str:
    script = unicodedata.name(char, "").partition(" ")[0]
    name = _NAMES.get(ord(char)) or _SCRIPTS.get(script)
    if name is None:
        category = unicodedata.category(char)
        if category == "Cc":
            name = "caractère de contrôle"
        elif category == "Zs":
            name = "espace inhabituelle"
        elif category in ("Cf", "Co", "Cn", "Cs") or _IGNORABLE.match(char):
            name = "caractère technique"
        else:
            name = "signe d'un autre alphabet"
    return f"U+{ord(char):04X} ({name})"


def check_text(text: Text) -> Iterator[Problem]:
    """Report hidden signs, disguised words, and addresses written in another alphabet."""
    if text.text.isascii() and "\t" not in text.text and text.text.isprintable():
        return
    if char := _hidden(text.text):
        yield text.problem(
            RULE, f"le texte contient {_named(char)}, invisible : effacez-le" if char != "\t"
            else "le texte contient une tabulation : mettez une espace",
        )
    if _stacked(text.text):
        yield text.problem(RULE, "plus de trois signes s'empilent sur une lettre : retapez le mot")
    foreign = False
    for url in text.addresses:
        host = url.split("://", 1)[-1].split("/", 1)[0]
        strange = next((sign for sign in host if not sign.isascii()), None)
        if strange is not None and char is None:
            foreign = True
            yield text.problem(
                RULE, f"le nom du site contient {_named(strange)} : un site officiel s'écrit en "
                "lettres sans accent",
            )
    if text.kind in WRITTEN and not foreign and (word := _disguised(text.text)):
        signs = ", ".join(map(_named, dict.fromkeys(_ALPHABETS.findall(word))))
        yield text.problem(
            RULE, f"«{word[:30]}» se lit comme un mot mais contient {signs} : retapez-le"
        )
