"""What each platform asks for and which routes it leaves: one row each, from the sheets alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from faire_avec.corpus import Corpus, Sheet, Tables
from faire_avec.model.plateforme import Connexion, Plateforme
from faire_avec.rendering.pages._sorting import by_title

# What a cell may say, in the order a sort puts it: what is asked or open first.
KINDS = ("exige", "choix", "oui", "doute", "non", "sans-objet", "vide")
# What no source says, or sources dispute, is left blank.
UNKNOWN = ""


@dataclass(frozen=True)
class Cell:
    """One answer.

    Args:
        kind: one of ``KINDS``; ``vide`` is what no source says, never a « non ».
        word: what is printed.
        detail: a short precision under the word.
    """

    kind: str
    word: str
    detail: str | None = None

    @property
    def rank(self) -> int:
        return KINDS.index(self.kind)


@dataclass(frozen=True)
class Column:
    """One column.

    Args:
        name: ASCII name, in filters.
        parts: its heading, cut where a line may break.
        meaning: what it says, for the legend.
    """

    name: str
    parts: tuple[str, ...]
    meaning: str

    @property
    def label(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True)
class Row:
    """One platform.

    Args:
        sheet: its sheet.
        cells: one answer per column.
        others: asked for beyond the columns, as vocabulary words.
        marks: what a filter may look for: ``exige-rib``, ``papier``, ``franceconnect``…
    """

    sheet: Sheet
    cells: tuple[Cell, ...]
    others: tuple[str, ...]
    marks: tuple[str, ...]

    def without(self, means: str) -> str:
        """Whether the account works without a means: ``oui``, ``non``, or ``?`` if nobody knows.

        Args:
            means: name of a column among ``QUESTIONS``.
        """
        kind = self.cells[[column.name for column in COLUMNS].index(means)].kind
        if kind == "exige":
            return "non"
        # FranceConnect is a second door: only an account that demands it is closed without it.
        if kind == "choix" or (means == "franceconnect" and kind != "doute"):
            return "oui"
        return "?"

    @property
    def routes(self) -> list[str]:
        """What is done without internet, in words."""
        names = [column.name for column in COLUMNS]
        return [
            word for name, word in zip(ROUTES, ("téléphone", "papier", "guichet"), strict=True)
            if self.cells[names.index(name)].kind in ("oui", "doute")
        ]


@dataclass(frozen=True)
class Matrix:
    """Every platform, and how many ask for each thing."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]


COLUMNS = (
    Column("courriel", ("Mail",), "une boîte mail que la personne ouvre"),
    Column("mobile", ("Mobile",), "un mobile qui reçoit des SMS"),
    Column("smartphone", ("Smartphone",), "un téléphone qui installe des applications"),
    Column("franceconnect", ("France", "Connect"), "le bouton FranceConnect ouvre le compte ; "
           "« version + » veut dire FranceConnect+"),
    Column("aidants-connect", ("Aidants Connect",), "un mandat Aidants Connect ouvre le compte"),
    Column("telephone", ("Téléphone",), "une part se fait par téléphone ; le numéro est le "
           "premier à appeler"),
    Column("papier", ("Papier",), "une part se fait par courrier ou formulaire"),
    Column("guichet", ("Guichet",), "une part se fait sur place"),
)
ROUTES = ("telephone", "papier", "guichet")
# What a worker asks: does it work without…
QUESTIONS = (
    ("courriel", "sans mail"), ("mobile", "sans portable"), ("franceconnect", "sans FranceConnect"),
)
IN_COLUMNS = ("courriel", "mobile", "smartphone", "franceconnect", "franceconnect-plus")
# Which means a second factor needs, and whether another would do.
FACTORS: dict[str, dict[str, Cell]] = {
    "courriel": {"courriel": Cell("exige", "oui", "pour le code")},
    "sms": {"mobile": Cell("exige", "oui", "pour le code")},
    "courriel-ou-sms": {
        "courriel": Cell("choix", "oui", "au choix, pour le code"),
        "mobile": Cell("choix", "oui", "au choix, pour le code"),
    },
    "application": {"smartphone": Cell("exige", "oui", "pour le code")},
}
ANSWERS = {
    "oui": Cell("oui", "oui"),
    "non": Cell("non", "non"),
    "incertain": Cell("doute", UNKNOWN),
    "sans-objet": Cell("sans-objet", "non"),
}


def matrix(corpus: Corpus) -> Matrix:
    """The matrix of every platform of a corpus, by title."""
    rows = tuple(
        _row(sheet, sheet.fiche, corpus.tables)
        for sheet in by_title(corpus.of(Plateforme))
    )
    asked = Counter(
        mark.removeprefix("exige-") for row in rows for mark in row.marks
        if mark.startswith("exige-")
    )
    counts = sorted(asked.items(), key=lambda item: (-item[1], item[0]))
    return Matrix(COLUMNS, rows, tuple(counts))


def _row(sheet: Sheet, fiche: Plateforme, tables: Tables) -> Row:
    cells = (
        *(required(fiche, means) for means in ("courriel", "mobile", "smartphone")),
        franceconnect(fiche.connexion, fiche.exigences),
        ANSWERS[fiche.connexion.aidants_connect],
        *(route(fiche, channel, tables) for channel in ROUTES),
    )
    asked = dict.fromkeys(fiche.exigences)
    open_ways = [
        column.name for column, cell in zip(COLUMNS, cells, strict=True)
        if column.name not in IN_COLUMNS[:3]
        and (cell.kind in ("exige", "oui") or (cell.kind == "doute" and column.name in ROUTES))
    ]
    return Row(
        sheet, cells, tuple(word for word in asked if word not in IN_COLUMNS),
        (*(f"exige-{word}" for word in asked), *open_ways),
    )


def required(fiche: Plateforme, means: str) -> Cell:
    """Whether a platform asks for a means, to open the account or to pass its code."""
    if means in fiche.exigences:
        return Cell("exige", "oui", "exigé")
    factor = fiche.connexion.second_facteur
    cell = FACTORS.get(factor.par, {}).get(means) if factor else None
    if factor is None or cell is None:
        return Cell("vide", UNKNOWN)
    if factor.certitude == "a-verifier":
        return Cell("doute", UNKNOWN)
    return cell


def franceconnect(connexion: Connexion, asked: Sequence[str]) -> Cell:
    """Whether FranceConnect opens the account, or is the only way."""
    if "franceconnect-plus" in asked:
        return Cell("exige", "oui", "exigé, version +")
    if "franceconnect" in asked:
        return Cell("exige", "oui", "exigé")
    cell = ANSWERS[connexion.franceconnect]
    if connexion.franceconnect_plus == "oui" and cell.kind != "oui":
        return Cell(cell.kind, cell.word, "version + : oui")
    return cell


def route(fiche: Plateforme, channel: str, tables: Tables) -> Cell:
    """Whether something can be done by a channel that needs no internet."""
    found = [way for way in fiche.sans_internet if way.canal == channel]
    number = _number(fiche, tables) if channel == "telephone" else None
    if not found:
        return Cell("vide", UNKNOWN, number)
    if all(way.certitude == "a-verifier" for way in found):
        return Cell("doute", UNKNOWN, number)
    return Cell("oui", "oui", number)


def _number(fiche: Plateforme, tables: Tables) -> str | None:
    """Number of the line to call first; the next ones may be for something else."""
    first = next(iter(fiche.contacts.personne), "")
    contact = tables.contacts.entries.get(first)
    return contact.numero if contact else None
