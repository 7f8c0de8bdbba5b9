"""Any sheet as headings, texts and lists: one reading of the models for every course format."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import Markup, escape
from pydantic import BaseModel

from faire_avec.corpus import Corpus, Sheet
from faire_avec.language.dates import long_date, partial_date, short_date, window
from faire_avec.language.prose import SHEET_LINK, french_spaces, render_block
from faire_avec.model import Fiche
from faire_avec.model.base import Affirmation, Dated, Etape, Fait
from faire_avec.model.deliberation import Temps
from faire_avec.model.describe import FieldDoc, Shape, describe
from faire_avec.model.introspect import blocks
from faire_avec.model.labels import ACTORS, CERTAINTY, word
from faire_avec.model.notion import Critique
from faire_avec.model.parcours import EtapeDeParcours
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Echelon, Reponse
from faire_avec.model.types import SLUG_PATTERN, Kind

_COMMON = ("urgence", "a_verifier", "face_personne")
_EVIDENCE = {*Fait.model_fields, *Dated.model_fields, "id"}
# Nothing is learnt from these words: the field is left out.
_SILENT = {"inconnu", "sans-objet"}
_SILENT_NO = {"reserve_pro", "droit_en_jeu", "dernier_clic", "presence"}
# What the search, the working tools and the contributors of the site use, and no course.
NOT_TAUGHT: dict[type[BaseModel], frozenset[str]] = {
    Plateforme: frozenset({
        "choix", "sans_reponse", "recuperation", "donne", "reclamation",
        "sans_internet_cherche_le",
    }),
    Reponse: frozenset({"se_dit", "motif", "voies", "preuve", "question"}),
    Echelon: frozenset({"voies"}),
}
_IN_ORDER = (Etape, EtapeDeParcours, Temps)
# Lines of a short list stand in one sentence up to that many signs.
_ONE_SENTENCE = 260

_NOTHING = Markup()

# Where a sheet stands, from a page of the pack; None when it is only named.
Link = Callable[[str], str | None]


@dataclass(frozen=True)
class Part:
    """A piece of a sheet.

    Args:
        title: its heading, or the name of an entry.
        proof: what lets a reader judge it.
        text: its paragraphs, as XHTML.
        items: entries of a list.
        ordered: whether the order of the entries counts.
        facts: pieces introduced by their label.
        blocks: pieces under a heading of their own.
    """

    title: str = ""
    proof: str = ""
    text: Markup = _NOTHING
    items: tuple[Part, ...] = ()
    ordered: bool = False
    facts: tuple[Part, ...] = ()
    blocks: tuple[Part, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.title or self.text or self.items or self.facts or self.blocks)


class Reader:
    """Reads the sheets of a pack.

    Args:
        corpus: all sheets.
        link: address of a sheet in the pack, or of the page that tells it.
        inside: ids of the sheets of the pack; lists of sheets name no other.
        left_out: names of fields, and models, that the pack does without, whatever holds them.
        proofs: whether each fact says what lets a reader judge it.
    """

    def __init__(
        self, corpus: Corpus, link: Link, inside: Collection[str],
        left_out: frozenset[str | type] = frozenset(), *, proofs: bool = True,
    ) -> None:
        self.corpus = corpus
        self.link = link
        self.inside = inside
        self._left_out = left_out
        self._proofs = proofs
        self._ranks: dict[str, int] = {}
        self._names: dict[str, str] = {}

    def parts(self, sheet: Sheet) -> list[Part]:
        """The fields of a sheet, its own first, then those every sheet has."""
        self._ranks = {
            key: rank for rank, (key, _) in enumerate(self.corpus.sources_of(sheet), 1) if key
        }
        self._names = dict(_named_blocks(sheet.fiche))
        fields = _taught(type(sheet.fiche))
        own = [doc for doc in fields if doc.name not in Fiche.model_fields and doc.name != "quiz"]
        common = [doc for doc in fields if doc.name in _COMMON]
        return [
            part for doc in (*common[:1], *own, *common[1:])
            if (part := self._field(doc, getattr(sheet.fiche, doc.name))) is not None
        ]

    def prose(self, text: str) -> Markup:
        """Prose as XHTML; a sheet that is not in the pack is named, not linked."""
        named = SHEET_LINK.sub(lambda match: self._named(match[1].strip(), match[2]), text)
        html = str(render_block(named, self._resolve))
        return Markup(html.replace("<br>", "<br/>").replace("&nbsp;", "\u00a0").strip())

    def _named(self, sheet_id: str, label: str | None) -> str:
        title = label or self.corpus.title(sheet_id)
        return f"[[{sheet_id}|{title.translate(str.maketrans('[]|', '() '))}]]"

    def _resolve(self, sheet_id: str) -> tuple[str, str] | None:
        address = self.link(sheet_id)
        return (address, self.corpus.title(sheet_id)) if address else None

    def _field(self, doc: FieldDoc, value: Any) -> Part | None:
        if self._left_out & {doc.name, type(value)}:
            return None
        if value is None or value == [] or (value == "non" and doc.name in _SILENT_NO):
            return None
        part = self._value(value, doc.shape)
        return None if part.empty else replace(part, title=doc.title)

    def _value(self, value: Any, shape: Shape) -> Part:
        if isinstance(value, list):
            return self._list(value, shape.item or shape)
        if isinstance(value, BaseModel):
            return self._model(value, named=False)
        if isinstance(value, bool):
            return _paragraph("oui" if value else "non")
        if isinstance(value, date):
            return _paragraph(long_date(value))
        if isinstance(value, int):
            return _paragraph(_counted(value, shape.unit))
        return self._text(str(value), shape)

    def _text(self, text: str, shape: Shape) -> Part:
        if text in _SILENT and shape.choices:
            return Part()
        if shape.pattern == SLUG_PATTERN and shape.role is None:
            return _paragraph(self._names[text]) if text in self._names else Part()
        if shape.role is None:
            return _paragraph(partial_date(text) if shape.type is date else word(text))
        match shape.role.kind:
            case Kind.PROSE:
                return Part(text=self.prose(text))
            case Kind.SHEET:
                return Part(text=Markup("<p>{}</p>").format(self._reference(text)))
            case Kind.TERM:
                return _paragraph(self._term(text, shape))
            case Kind.URL:
                return Part(text=Markup('<p><a href="{0}">{0}</a></p>').format(text))
            case Kind.EMAIL:
                return Part(text=Markup('<p><a href="mailto:{0}">{0}</a></p>').format(text))
            case Kind.CONTACT:
                contact = self.corpus.tables.contacts.entries.get(text)
                return self._model(contact, named=True) if contact else Part()
            case _:
                return _paragraph(text)

    def _reference(self, sheet_id: str) -> Markup:
        address, title = self.link(sheet_id), french_spaces(self.corpus.title(sheet_id))
        return Markup('<a href="{}">{}</a>').format(address, title) if address else escape(title)

    def _term(self, term: str, shape: Shape) -> str:
        vocabulary = shape.role.vocabulary if shape.role else None
        return self.corpus.term(vocabulary or "", term)

    def _list(self, values: list[Any], shape: Shape) -> Part:
        kind = shape.role.kind if shape.role else None
        if kind is Kind.TERM:
            return _paragraph(", ".join(self._term(one, shape) for one in values))
        if kind is Kind.SHEET:
            links = [self._reference(one) for one in values if one in self.inside]
            told = Markup("<p>{}</p>").format(Markup(" ; ").join(links))
            return Part(text=told) if links else Part()
        found = [
            self._model(one, named=True) if isinstance(one, BaseModel) else self._value(one, shape)
            for one in values
        ]
        parts = tuple(part for part in found if not part.empty)
        if any(part.title and any(fact.items for fact in part.facts) for part in parts):
            return Part(blocks=parts)
        ordered = shape.model is not None and issubclass(shape.model, _IN_ORDER)
        return Part(items=parts, ordered=ordered)

    def _model(self, model: BaseModel, *, named: bool) -> Part:
        if isinstance(model, Etape):
            lead = ACTORS[model.qui] + (", dernier clic" if model.dernier_clic else "")
            html = self._seen(model.texte, model.fiche)
            opening = f"<p>{lead} "
            if html.startswith(opening):
                rest = Markup(html[len(opening):])
                return Part(text=Markup("<p><strong>{}</strong> ").format(lead) + rest)
            return Part(text=led(lead, html))
        if isinstance(model, Reponse):
            return self._answer(model)
        if isinstance(model, Echelon):
            return Part(text=self._rung(model))
        if isinstance(model, Affirmation):
            said = self._seen(model.texte, model.voir)
            if isinstance(model, Critique) and model.qui:
                said = led(model.qui, said)
            return Part(text=trailed(said, self._proof(model)))
        return self._block(model, named=named)

    def _seen(self, text: str, sheet_id: str | None) -> Markup:
        html = self.prose(text)
        if sheet_id is None:
            return html
        return trailed(html, Markup("Voir ") + self._reference(sheet_id) + ".")

    def _answer(self, answer: Reponse) -> Part:
        """Its gestures, then the ladder, a line for each rung."""
        gestures = self._list(answer.gestes, _shape_of(Reponse, "gestes"))
        rungs = self._block(answer.sinon, named=False).facts
        told = [answer.duree or "", self._proof(answer.preuve) if answer.preuve else ""]
        return Part(
            answer.titre, " ".join(filter(None, told)), items=gestures.items, ordered=True,
            facts=(Part("Sinon", items=rungs),) if rungs else (),
        )

    def _rung(self, rung: Echelon) -> Markup:
        """What to do, whom to call, what to say, to bring and to ask, in one paragraph."""
        contact = self.corpus.tables.contacts.entries.get(rung.contact or "")
        said = [self.prose(rung.texte)] if rung.texte else []
        if contact is not None:
            who = ", ".join(filter(None, (contact.nom, contact.numero)))
            said.append(Markup("<p>{}.</p>").format(french_spaces(who)))
        if rung.dire:
            said.append(Markup("<p>{}</p>").format(french_spaces(f"Dire : « {rung.dire} »")))
        for label, lines in (("Apporter", rung.apporter), ("Demander", rung.demander)):
            if lines:
                told = french_spaces(f"{label} : {_joined(lines)}.")
                said.append(Markup("<p>{}</p>").format(told))
        if rung.fiche:
            said.append(Markup("<p>Voir {}.</p>").format(self._reference(rung.fiche)))
        return trailed(_run_together(said), self._proof(rung))

    def _block(self, model: BaseModel, *, named: bool) -> Part:
        docs = [doc for doc in _taught(type(model)) if doc.name not in _EVIDENCE]
        title = ""
        if named and len(docs) > 1:
            title = self._name(docs[0], getattr(model, docs[0].name))
            docs = docs[1:] if title else docs
        facts = tuple(
            replace(part, title="", text=led(part.title, part.text)) if part.text else part
            for doc in docs
            if (part := self._field(doc, _flat(doc, getattr(model, doc.name)))) is not None
        )
        if isinstance(model, Dated) and (when := window(model.du, model.au)):
            facts = (Part(text=led("Quand", _paragraph(when).text)), *facts)
        proof = self._proof(model)
        if title or not facts or not facts[-1].text:
            return Part(title, proof, facts=facts)
        last = replace(facts[-1], text=trailed(facts[-1].text, proof))
        return Part(facts=(*facts[:-1], last))

    def _name(self, doc: FieldDoc, value: Any) -> str:
        """What an entry is called: its first field, when it is short."""
        role = doc.shape.role
        if not isinstance(value, str):
            return ""
        if doc.shape.choices:
            return word(value)
        if role is not None and role.kind is Kind.TERM:
            return self._term(value, doc.shape)
        return value if role is not None and role.kind is Kind.LINE else ""

    def _proof(self, fact: Any) -> str:
        """What lets a reader judge a fact, in brackets; empty when the sheet says nothing."""
        source, checked = getattr(fact, "source", None), getattr(fact, "verifie_le", None)
        certainty = getattr(fact, "certitude", None)
        if not self._proofs:
            return ""
        told = [f"source {self._ranks[source]}"] if source in self._ranks else []
        if checked is not None:
            told.append(f"vérifié le {short_date(checked)}")
        if certainty in ("secondaire", "a-verifier"):
            told.append(CERTAINTY[certainty])
        return f"[{', '.join(told)}]" if told else ""


def _taught(model: type[BaseModel]) -> list[FieldDoc]:
    """The fields of a block that a course keeps."""
    left_out = NOT_TAUGHT.get(model, frozenset())
    return [doc for doc in describe(model) if doc.name not in left_out]


def _shape_of(model: type[BaseModel], name: str) -> Shape:
    return next(doc.shape.item or doc.shape for doc in describe(model) if doc.name == name)


def _named_blocks(fiche: Fiche) -> Iterator[tuple[str, str]]:
    """The blocks of a sheet that others of it call by their id: id, then what a reader reads."""
    for _, block in blocks(fiche):
        name = getattr(block, "titre", None) or getattr(block, "question", None)
        if isinstance(name, str) and hasattr(block, "id"):
            yield block.id, name


def _flat(doc: FieldDoc, value: Any) -> Any:
    """A list of a few short lines as one line."""
    item = doc.shape.item
    if not isinstance(value, list) or item is None or item.role is None:
        return value
    if item.role.kind is not Kind.LINE or sum(map(len, value)) > _ONE_SENTENCE:
        return value
    return _joined(value)


def _joined(lines: list[str]) -> str:
    return " ; ".join(line.rstrip(".") for line in lines)


def _counted(number: int, unit: str) -> str:
    return " ".join(filter(None, (str(number), unit and unit + "s" * (number > 1))))


def _run_together(paragraphs: list[Markup]) -> Markup:
    """Paragraphs as one, where nothing but paragraphs stands between them."""
    return Markup("".join(paragraphs).replace("</p><p>", " ").replace("</p>\n<p>", " "))


def _paragraph(text: str) -> Part:
    return Part(text=Markup("<p>{}</p>").format(french_spaces(text)))


def led(lead: str, html: Markup) -> Markup:
    """Words in bold before the first paragraph of a text."""
    strong = Markup("<strong>{}</strong>").format(french_spaces(f"{lead} :"))
    if html.startswith("<p>"):
        return Markup("<p>") + strong + " " + Markup(html[3:])
    return Markup("<p>") + strong + Markup("</p>") + html


def trailed(html: Markup, words: str) -> Markup:
    """Words at the end of the last paragraph of a text."""
    if not words:
        return html
    if html.endswith("</p>"):
        return Markup(html[:-4]) + " " + escape(words) + Markup("</p>")
    return html + Markup("<p>{}</p>").format(words)
