"""The licence of a PDF where machines look for it: the rights of its XMP metadata.

The typesetter writes a description and no rights. Its file is plain enough to be completed where it
stands: one XMP stream, not compressed, and a table of offsets that follows.
Source: ISO 32000-1, 7.5.4 (cross-reference table); XMP Specification, part 1, « dc:rights ».
"""

from __future__ import annotations

import re

from faire_avec.exports._licence import LICENCE, LICENCE_NAME

_OBJECT = re.compile(rb"<</Length (\d+)/Type/Metadata/Subtype/XML>>\nstream\n")
_TABLE = re.compile(rb"xref\n0 \d+\n")
_LINE = re.compile(rb"(\d{10}) (\d{5} n)")
_START = re.compile(rb"startxref\n(\d+)\n")
_PLACE = b"<dc:creator>"
_RIGHTS = (
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">'
    f"{LICENCE_NAME}, {LICENCE}</rdf:li></rdf:Alt></dc:rights>"
    '<xmpRights:Marked xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">True'
    "</xmpRights:Marked>"
    f'<xmpRights:WebStatement xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">{LICENCE}'
    "</xmpRights:WebStatement>"
).encode()


class UnknownShape(ValueError):
    """A PDF that the typesetter does not write as expected."""


def with_rights(pdf: bytes) -> bytes:
    """The same PDF, whose metadata say its licence.

    Args:
        pdf: a file of the typesetter.

    Raises:
        UnknownShape: when its metadata or its table are not where they used to be.
    """
    stream, table, start = _OBJECT.search(pdf), _TABLE.search(pdf), _START.search(pdf)
    if stream is None or table is None or start is None or len(_OBJECT.findall(pdf)) != 1:
        raise UnknownShape("métadonnées XMP introuvables")
    place = pdf.find(_PLACE, stream.end())
    if not stream.end() < place < stream.end() + int(stream[1]):
        raise UnknownShape("métadonnées XMP sans auteur")
    length = b"<</Length %d" % (int(stream[1]) + len(_RIGHTS))
    moved = length + pdf[stream.end(1):place] + _RIGHTS
    added = len(moved) - (place - stream.start())

    def shifted(line: re.Match[bytes]) -> bytes:
        offset = int(line[1])
        return b"%010d %s" % (offset + added if offset > place else offset, line[2])

    offsets = _LINE.sub(shifted, pdf[table.start():start.start()])
    return b"".join((
        pdf[:stream.start()], moved, pdf[place:table.start()], offsets,
        b"startxref\n%d\n" % (int(start[1]) + added), pdf[start.end():],
    ))
