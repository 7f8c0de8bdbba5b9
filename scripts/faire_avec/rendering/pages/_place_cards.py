"""What a page shows of a place: everything worded, and what nobody said, said to be unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from faire_avec.directory.choices import CHOICES, LABELS, PROGRAMMES, TYPOLOGIES
from faire_avec.directory.lieu import Lieu
from faire_avec.directory.merged import Place, is_old
from faire_avec.directory.networks import NETWORKS
from faire_avec.directory.territory import Territory
from faire_avec.language.fold import fold, inside, shorten
from faire_avec.language.phone import read_phone

# The labels that filters ask for, and that are shown beside a name.
BADGES = {code: network for code, network in NETWORKS.items() if network.badge}
_LONGEST = 280  # signs of « presentation_resume », in the standard
_MOST_KINDS = 2
# What a filter may ask: field of the place, in the order of the page.
FILTERED = ("services", "frais", "besoins", "acces", "programmes")


@dataclass(frozen=True)
class Shown:
    """A place, ready for its template.

    Args:
        place: what it is made from.
        kind: what it is, in a few words.
        where: lines of its address.
        phones: number as it is read, and its address.
        rows: label and text of what is known, in order, and whether paper does without.
        unsaid: what no file says.
        old: whether its date is more than twelve months ago, or unknown.
        day: that date, as AAAA-MM-JJ; empty when unknown.
        filters: codes by field, one space apart.
        summary: what it says of itself, in a few lines at most.
        mails: its addresses.
        links: what a page of the web is, and its address.
    """

    place: Place
    kind: str
    where: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, bool], ...]
    unsaid: tuple[str, ...]
    old: bool
    day: str
    filters: dict[str, str]
    summary: str
    mails: tuple[str, ...]
    links: tuple[tuple[str, str], ...]

    @property
    def lieu(self) -> Lieu:
        return self.place.first

    @property
    def networks(self) -> list[str]:
        return [network.label for network in BADGES.values() if network.has(self.place)]


def shown(place: Place, table: Territory, today: date) -> Shown:
    """A place as pages show it, on a day."""
    day = place.updated
    return Shown(
        place, _kind(place), _where(place, table),
        tuple((read_phone(number), f"tel:{number}")
              for number in place.said(lambda one: one.telephones)),
        tuple(_rows(place)), tuple(_unsaid(place)),
        day is None or is_old(day, today), day.isoformat() if day else "",
        {name: " ".join(_codes(place, name)) for name in FILTERED}, _summary(place),
        tuple(place.said(lambda one: one.courriels)), tuple(_links(place)),
    )


def _codes(place: Place, name: str) -> tuple[str, ...]:
    if name == "programmes":
        return place.programmes
    return place.codes(_reader(name))


def _reader(name: str) -> Callable[[Lieu], Sequence[str]]:
    def read(one: Lieu) -> Sequence[str]:
        codes: Sequence[str] = getattr(one, name)
        return codes

    return read


def _kind(place: Place) -> str:
    """Its kind, unless its name already says it."""
    name = fold(place.first.nom)
    kinds = [
        TYPOLOGIES[code] for code in place.codes(lambda one: one.typologies)
        if code not in ("Autre", "RFS")
    ]
    return ", ".join(kind for kind in kinds[:_MOST_KINDS] if fold(kind) not in name)


def _where(place: Place, table: Territory) -> tuple[str, ...]:
    first = place.first
    commune = table.communes.get(first.commune or "")
    town = first.localite or (commune.name if commune else "")
    if commune and first.localite and fold(first.localite) != fold(commune.name):
        town = f"{first.localite} (commune : {commune.name})"
    lines = (first.adresse, first.complement or "", f"{first.code_postal or ''} {town}".strip())
    return tuple(line for line in lines if line)


def _worded(place: Place, name: str) -> str:
    """A list of codes in words, with those that are in no list."""
    labels = [CHOICES[name][code] for code in place.codes(_reader(name))]
    other = [word for one in place.versions for word in one.autres.get(name, ())]
    words = list(dict.fromkeys((*labels, *other)))
    return ", ".join([*words[:1], *map(inside, words[1:])])


def _rows(place: Place) -> Iterator[tuple[str, str, bool]]:
    # Full phrases come from the import; what it could not read is shown as it was written.
    hours = place.said(lambda one: one.horaires)
    raw = place.said(lambda one: one.horaires_bruts)
    if hours:
        text = " · ".join(hours)
        yield "Horaires", text[:1].upper() + text[1:], False
    elif raw:
        yield "Horaires, tels qu'écrits", shorten(" ".join(raw.split()), _LONGEST), False
    for title, name, minor in (
        ("On y fait", "services", False), ("Prix", "frais", False),
        ("Pour entrer", "acces", False), ("Aide", "accompagnement", True),
        ("Pour", "publics", False), ("Besoins particuliers", "besoins", False),
    ):
        if text := _worded(place, name):
            yield title, text, minor
    if labels := _labels(place):
        yield "Autres labels", ", ".join(labels), True
    if place.first.mobile:
        yield "Itinérant", "demandez le jour et le lieu de passage", False


def _labels(place: Place) -> list[str]:
    programmes = [PROGRAMMES[code] for code in place.programmes if code not in BADGES]
    labels = [LABELS[code] for code in place.codes(lambda one: one.labels)]
    other = place.codes(lambda one: one.autres_labels)
    return list(dict.fromkeys((*programmes, *labels, *other)))


def _unsaid(place: Place) -> Iterator[str]:
    if not place.said(lambda one: one.telephones):
        yield "téléphone"
    if not any(one.horaires or one.horaires_bruts for one in place.versions):
        yield "horaires"
    for title, name in (
        ("services", "services"), ("prix", "frais"), ("avec ou sans rendez-vous", "acces"),
        ("besoins particuliers", "besoins"),
    ):
        if not _worded(place, name):
            yield title


def _links(place: Place) -> Iterator[tuple[str, str]]:
    for title, address in (
        ("rendez-vous : ", place.said(lambda one: one.rendez_vous)),
        ("accessibilité : ", place.said(lambda one: one.acceslibre)),
    ):
        if address:
            yield title, address
    for address in place.said(lambda one: one.sites):
        yield "", address


def _summary(place: Place) -> str:
    """What it says of itself, in a few lines at most."""
    text = place.said(lambda one: one.resume or "") or place.said(lambda one: one.detail or "")
    return shorten(" ".join(text.split()), _LONGEST)

