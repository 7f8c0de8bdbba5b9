"""A row to a place: every cell is read, what was done is told, nothing is lost without a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from faire_avec.directory.intake import cells, opening, reach
from faire_avec.directory.intake.columns import Layout
from faire_avec.directory.intake.listed import LISTED, read_list
from faire_avec.directory.intake.remarks import Kind, Remarks
from faire_avec.directory.intake.tabular import Row
from faire_avec.directory.intake.whereabouts import Finder, Where
from faire_avec.directory.lieu import Lieu, Origine
from faire_avec.directory.territory import name_key
from faire_avec.language.fold import shorten

# A name longer than this is a sentence put in the wrong column.
_NAME_LONGEST = 200
_REFUSED_COMMUNE = (
    "la commune manque, et ni code postal ni code Insee ne la disent",
    "la commune « {} » n'est dans aucune table, et rien ne dit le département",
)


@dataclass(frozen=True)
class Wishes:
    """How a file is to be read.

    Args:
        source: id of the file, which places keep.
        today: day of the import; a later date is not believed.
        keep_personal: keep mobiles and mail addresses that may be somebody's own.
    """

    source: str
    today: date
    keep_personal: bool = False


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one file.

    Args:
        layout: which column is what.
        finder: looks for communes.
        wishes: how the file is to be read.
        remarks: where everything that is done is told.
    """

    layout: Layout
    finder: Finder
    wishes: Wishes
    remarks: Remarks

    def place(self, row: Row) -> tuple[str, Lieu] | None:
        """The département and the place of a row; None, told, when it is refused.

        The place has a provisional id: ``likeness`` gives the lasting ones.
        """
        return _OneRow(self, row).place()


class _OneRow:
    """The reading of one row."""

    def __init__(self, reader: Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.remarks = reader.remarks
        self.fields: dict[str, Any] = {}
        self.aside: dict[str, list[str]] = {}

    def place(self) -> tuple[str, Lieu] | None:
        name = cells.one_line(self.text("nom"))
        address = cells.one_line(self.text("adresse"))
        if not name:
            self.refuse("nom", "le nom manque")
            return None
        where = self.where()
        if where is None:
            town = self.without_personal(cells.one_line(self.text("commune")), "")[0]
            self.refuse("commune", _REFUSED_COMMUNE[1].format(shorten(town, 60)) if town
                        else _REFUSED_COMMUNE[0])
            return None
        if not address:
            self.refuse("adresse", "l'adresse manque")
            return None
        for field in ("nom", "adresse"):
            if "\n" in self.raw(field):
                self.say(field, Kind.ASIDE, "plusieurs lignes dans cette cellule : un guillemet a "
                         "peut-être avalé les lignes suivantes du fichier")
        self.fields["nom"] = shorten(name, _NAME_LONGEST)
        if len(name) > _NAME_LONGEST:
            self.say("nom", Kind.REPAIRED, f"nom de plus de {_NAME_LONGEST} signes raccourci ; le "
                     "texte entier est dans la présentation")
        self.fields["adresse"] = address
        around = f"{name} {where.commune.name if where.commune else where.locality or ''}"
        self.whereabouts(where)
        self.presentation(name, around)
        self.contacts(where.department, around)
        self.hours(around)
        self.lists()
        self.rest(around)
        return self.built(where)

    # Cells

    def raw(self, field: str) -> str:
        """The first cell of a field that says something."""
        for column in self.reader.layout.fields.get(field, ()):
            if text := self.row.cells.get(column):
                return text
        return ""

    def text(self, field: str) -> str:
        """The same, mended."""
        written = self.raw(field)
        if not written:
            return ""
        text, done = cells.mended(written)
        for what in done:
            self.say(field, Kind.REPAIRED, what)
        return text

    def column(self, field: str) -> str:
        """How the file calls a field: the column that says something, else the first one."""
        columns = self.reader.layout.fields.get(field, ())
        return next((column for column in columns if self.row.cells.get(column)),
                    columns[0] if columns else field)

    def say(self, field: str, kind: Kind, message: str) -> None:
        self.remarks.say(self.row.line, self.column(field), kind, message)

    def refuse(self, field: str, why: str) -> None:
        self.say(field, Kind.REFUSED, why)

    def keep_aside(self, field: str, name: str, values: Iterable[str], why: str) -> None:
        """Keep values that no list has, and say so."""
        kept = []
        for value in values:
            text, taken = self.without_personal(value, "")
            if taken:
                self.say(field, Kind.PERSONAL, taken)
            if text:
                kept.append(shorten(text, 300))
        if kept:
            self.aside.setdefault(name, []).extend(
                value for value in kept if value not in self.aside.get(name, [])
            )
            self.say(field, Kind.ASIDE, f"{why} : {cells.joined(kept)}")

    def without_personal(self, text: str, around: str) -> tuple[str, str]:
        """The text without what may be somebody's own, and what that was."""
        if not text or self.reader.wishes.keep_personal:
            return text, ""
        kept, names = reach.cleaned(text, around)
        return kept, ", ".join(dict.fromkeys(names))

    def free(self, field: str, around: str) -> str:
        """A free text, mended, without what may be somebody's own."""
        text, taken = self.without_personal(self.text(field), around)
        if taken:
            self.say(field, Kind.PERSONAL, taken)
        return text

    # Where

    def where(self) -> Where | None:
        postcode = self.postcode()
        insee: str | None = None
        if written := self.raw("code_insee"):
            insee, said = cells.insee(written)
            if said:
                self.say("code_insee", Kind.REPAIRED if insee else Kind.ASIDE,
                         said if insee else f"{said} : « {shorten(written, 20)} »")
        town = cells.one_line(self.text("commune"))[:_NAME_LONGEST]
        found = self.reader.finder.find(town, postcode, insee, self.raw("departement") or None)
        if found is None:
            return None
        if insee and found.commune and found.commune.code != insee \
                and self.reader.finder.table.renumbered.get(insee) != found.commune.code:
            self.say("code_insee", Kind.ASIDE, f"le code Insee {insee} ne va pas avec la commune : "
                     f"{found.commune.name} est gardée")
        if found.said:
            self.say("commune", Kind.REPAIRED, found.said)
        elif town.isupper() and found.commune:
            self.say("commune", Kind.REPAIRED, "nom de commune tout en capitales récrit")
        if found.commune is None:
            town = self.without_personal(town, "")[0]
            self.say("commune", Kind.ASIDE, "sans commune reconnue, le lieu est rangé dans son "
                     f"département : {f'« {shorten(town, 60)} »' if town else 'rien'}")
        return found

    def postcode(self) -> str | None:
        written = self.raw("code_postal")
        if not written:
            return None
        code, said = cells.postcode(written)
        if said:
            self.say("code_postal", Kind.REPAIRED if code else Kind.ASIDE,
                     said if code else f"{said} : « {shorten(written, 20)} »")
        self.fields["code_postal"] = code
        return code

    def whereabouts(self, where: Where) -> None:
        commune = where.commune
        if commune:
            self.fields["commune"] = commune.code
            if not self.fields.get("code_postal") and len(commune.postcodes) == 1:
                self.fields["code_postal"] = commune.postcodes[0]
                self.say("code_postal", Kind.REPAIRED, "code postal trouvé par la commune")
        if where.locality and not (commune and name_key(where.locality) == name_key(commune.name)):
            self.fields["localite"] = cells.worded(
                self.without_personal(where.locality, "")[0]
            ) or None
        latitude, longitude = self.raw("latitude"), self.raw("longitude")
        if latitude or longitude:
            point = cells.degrees(latitude, 90), cells.degrees(longitude, 180)
            if None in point or point == (0, 0):
                self.say("latitude", Kind.ASIDE, "coordonnées illisibles ou nulles : mises pour "
                         f"inconnues ({cells.joined([latitude, longitude])})")
            else:
                self.fields["latitude"], self.fields["longitude"] = point

    # Words

    def presentation(self, name: str, around: str) -> None:
        resume = cells.one_line(self.free("presentation_resume", around))
        detail = self.free("presentation_detail", around)
        comment = self.free("commentaire", around)
        if comment and not resume and len(comment) <= cells.RESUME_LONGEST and "\n" not in comment:
            resume = comment
        elif comment:
            detail = f"{detail}\n\n{comment}".strip()
        if len(name) > _NAME_LONGEST:
            detail = f"{name}\n\n{detail}".strip()
        resume, detail, said = cells.summary(resume, detail)
        if said:
            self.say("presentation_resume", Kind.REPAIRED, said)
        self.fields["resume"] = resume or None
        self.fields["detail"] = detail or None
        self.fields["complement"] = cells.one_line(
            self.free("complement_adresse", around)
        ) or None
        for field, target in (("structure_parente", "structure"), ("groupe", "structure"),
                              ("source", "collecte")):
            if text := cells.one_line(self.free(field, around)):
                self.fields[target] = text

    def contacts(self, department: str, around: str) -> None:
        if written := self.text("telephone"):
            read = reach.phones(written, department)
            numbers = list(read.kept)
            if self.reader.wishes.keep_personal:
                numbers += [number for number in read.mobiles if number not in numbers]
            elif read.mobiles:
                self.say("telephone", Kind.PERSONAL, "numéro de mobile")
            for what in read.done if numbers else ():
                self.say("telephone", Kind.REPAIRED, what)
            self.fields["telephones"] = numbers
            self.keep_aside("telephone", "telephones", read.aside, "ce n'est pas un numéro")
        if written := self.text("courriels"):
            found, aside = reach.mails(written)
            kept = [address for address in found if self.reader.wishes.keep_personal
                    or reach.of_service(address, around)]
            if len(kept) < len(found):
                self.say("courriels", Kind.PERSONAL, "adresse mail qui peut être à quelqu'un")
            self.fields["courriels"] = kept
            self.keep_aside("courriels", "courriels", aside, "ce n'est pas une adresse mail")
        self.web("site_web", "sites")
        for field, target in (("fiche_acces_libre", "acceslibre"), ("prise_rdv", "rendez_vous")):
            if links := self.web(field, ""):
                self.fields[target] = links[0]
                self.keep_aside(field, "sites", links[1:], "une seule adresse va ici")

    def web(self, field: str, target: str) -> list[str]:
        written = self.text(field)
        if not written:
            return []
        found, aside, done = cells.sites(written)
        if done:
            self.say(field, Kind.REPAIRED, done)
        kept = [address for address in found
                if self.reader.wishes.keep_personal or not reach.personal_address(address)]
        if len(kept) < len(found):
            self.say(field, Kind.PERSONAL, "adresse web qui contient un mail ou un numéro")
        self.keep_aside(field, "sites", aside, "ce n'est pas une adresse web")
        if target:
            self.fields[target] = kept
        return kept

    def hours(self, around: str) -> None:
        raw = cells.one_line(self.free("horaires", around))
        days = {name: self.raw(f"h_{name}") for name in opening.DAYS}
        if any(days.values()):
            said, left, repaired = opening.of_days(days)
            if repaired:
                self.say("h_lundi", Kind.REPAIRED, "plages d'horaires vides ou répétées retirées")
        elif raw:
            said = opening.sentences(raw)
            if not said and (said := opening.sentences(opening.from_french_notation(raw))):
                self.say("horaires", Kind.REPAIRED, "heures écrites à la française lues")
            left = None if said else raw
        else:
            said, left = (), None
        precision = cells.one_line(self.free("horaires_precision", around))
        self.fields["horaires"] = [*said, *([precision] if precision and said else [])]
        if precision and not said:
            left = f"{left} ; {precision}" if left else precision
        self.fields["horaires_bruts"] = opening.readable(left) if left else None
        if left:
            self.say("h_lundi" if any(days.values()) else "horaires", Kind.ASIDE,
                     "horaires laissés comme ils sont écrits : la notation n'est pas celle "
                     "d'OpenStreetMap, ou elle est trop fine pour être dite")

    def lists(self) -> None:
        for field in LISTED:
            written = self.text(field)
            if not written:
                continue
            read = read_list(written, field)
            for name, codes in read.codes.items():
                present = self.fields.setdefault(name, [])
                present.extend(code for code in codes if code not in present)
            for piece, meant in read.near:
                self.say(field, Kind.REPAIRED,
                         f"« {shorten(piece, 60)} » lu comme « {meant} »")
            for what in read.lost:
                self.say(field, Kind.LOST, f"le standard ne dit plus : {what}")
            for name, values in read.aside.items():
                if name == "autres_labels":
                    self.fields.setdefault(name, []).extend(
                        text for text in (self.without_personal(value, "")[0]
                                          for value in values)
                        if text and text not in self.fields[name]
                    )
                else:
                    self.keep_aside(field, name, values, "hors de la liste")
        if self.reader.layout.format == "france-services":
            self.france_services()

    def france_services(self) -> None:
        for name, code in (("programmes", "france-services"), ("typologies", "RFS"),
                           ("services", "demarches")):
            present = self.fields.setdefault(name, [])
            if code not in present:
                present.append(code)
        for field in ("labellisation", "format_fs"):
            text = cells.one_line(self.text(field))
            if text and text != "Site principal":
                self.fields.setdefault("autres_labels", []).append(text)

    def rest(self, around: str) -> None:
        if written := self.raw("pivot"):
            code, said = cells.pivot(written)
            if said:
                self.say("pivot", Kind.REPAIRED if code else Kind.ASIDE, said)
            self.fields["pivot"] = code
        if written := self.raw("date_maj"):
            found, said = cells.day(written, self.reader.wishes.today)
            if said:
                self.say("date_maj", Kind.REPAIRED if found else Kind.ASIDE, said)
            self.fields["maj"] = found
        for field in ("nom", "adresse"):
            text, taken = self.without_personal(self.fields[field], around)
            if taken:
                self.fields[field] = text
                self.say(field, Kind.PERSONAL, taken)

    def built(self, where: Where) -> tuple[str, Lieu] | None:
        local = cells.one_line(self.raw("id"))[:120] or None
        if local and "@" in local and not self.reader.wishes.keep_personal:
            self.say("id", Kind.PERSONAL, "identifiant qui contient un mail")
            local = None
        try:
            return where.department, Lieu(
                id="a", autres=self.aside,
                origine=Origine(source=self.reader.wishes.source, ligne=self.row.line, id=local),
                **{name: value for name, value in self.fields.items() if value not in (None, [])},
            )
        except ValidationError as error:
            # Every cell was read to fit: a row that still does not is told, never half kept.
            where_wrong = ".".join(str(part) for part in error.errors()[0]["loc"])
            self.remarks.say(self.row.line, "", Kind.REFUSED,
                             f"la valeur de «{where_wrong}» ne peut pas être gardée")
            return None

