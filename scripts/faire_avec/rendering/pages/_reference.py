"""The contributors' reference: fields and blocks of a model, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from faire_avec.model.describe import FieldDoc, Shape, describe


@dataclass(frozen=True)
class Row:
    """A field, as a line of a table."""

    name: str
    title: str
    description: str
    required: bool
    form: str
    block: str | None


@dataclass(frozen=True)
class Block:
    """A block of fields that other fields hold."""

    anchor: str
    title: str
    description: str
    fields: tuple[Row, ...]


def reference(model: type[BaseModel]) -> tuple[tuple[Row, ...], tuple[Block, ...]]:
    """Fields of a model, then every block met inside it, each once."""
    met: list[type[BaseModel]] = []
    rows = _rows(describe(model), met)
    blocks: list[Block] = []
    for block in met:  # grows while blocks of blocks are found
        fields = _rows(describe(block), met)
        description = (block.__doc__ or "").strip().splitlines()[0]
        blocks.append(Block(_anchor(block), block.__name__, description, fields))
    return rows, tuple(blocks)


def _rows(docs: tuple[FieldDoc, ...], met: list[type[BaseModel]]) -> tuple[Row, ...]:
    rows = []
    for doc in docs:
        block = _block(doc.shape)
        if block is not None and block not in met:
            met.append(block)
        rows.append(
            Row(doc.name, doc.title, doc.description, doc.required, doc.shape.name,
                _anchor(block) if block else None)
        )
    return tuple(rows)


def _block(shape: Shape) -> type[BaseModel] | None:
    return _block(shape.item) if shape.item else shape.model


def _anchor(block: type[BaseModel]) -> str:
    return f"bloc-{block.__name__.lower()}"
