"""``docs/assets/page/shared.js``: what the pages and the engine must say alike, written once here.

``faire-avec schema`` writes it; a test fails when it is not what this module gives.
"""

from __future__ import annotations

import json
import re

from faire_avec.language.personal import patterns
from faire_avec.model.labels import CERTAINTY
from faire_avec.model.signal import END, GENRES, START, TEXT_LONGEST, Signal
from faire_avec.model.types import BRIEF_LONGEST, SLUG_LONGEST, SLUG_PATTERN

PATH = "docs/assets/page/shared.js"
_UNSEEN = re.compile(r"[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u017f]")
_HEAD = """\
// @ts-check
// Made by « make schema » from scripts/faire_avec/model/shared.py: change it there.
"""


def shared_module() -> str:
    """The text of the module: patterns, limits and labels that scripts import."""
    return _HEAD + "".join([
        _constant("Id of a sheet.", "SLUG", f"/{SLUG_PATTERN}/"),
        _constant("Signs of an id, at most.", "SLUG_LONGEST", str(SLUG_LONGEST)),
        _constant("Signs of « en_bref », at most.", "BRIEF_LONGEST", str(BRIEF_LONGEST)),
        _constant("How sure a statement is, in words.", "CERTAINTY", _json(CERTAINTY),
                  "Record<string, string>"),
        _constant("Fields of a signal, in order.", "SIGNAL_FIELDS",
                  _json(list(Signal.model_fields))),
        _constant("The two ends of the line that a signal travels as.", "SIGNAL_ENDS",
                  _json([START, END])),
        _constant("Signs of what a reader adds to a signal, at most.", "SIGNAL_LONGEST",
                  str(TEXT_LONGEST)),
        _constant("What a signal says, as the reader presses it.", "GENRES", _json(GENRES),
                  "Record<string, string>"),
        _constant(
            "What looks like somebody's own data, in the order it is looked for.",
            "PERSONAL", _json(patterns()),
            "{ id: string, name: string, pattern: string, check: string | null, "
            "caseMatters: boolean }[]",
        ),
    ])


def _constant(comment: str, name: str, value: str, kind: str = "") -> str:
    note = f"{comment}\n * @type {{{kind}}}" if kind else comment
    return f"\n/** {note} */\nexport const {name} = {value};\n"


def _json(content: object) -> str:
    """JSON where the signs that an eye would miss are written by their number."""
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
