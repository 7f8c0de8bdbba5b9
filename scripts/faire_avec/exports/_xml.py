"""Text that XML can hold."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, even escaped (§ 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
