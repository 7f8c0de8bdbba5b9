"""Un lien vers un site s'écrit `[texte](https://adresse)`. Les adresses qui exécutent un script
(`javascript:`), qui embarquent un fichier (`data:`) ou qui n'ont pas de protocole (`//site`) sont
refusées.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA112", "lien-sur", "Un lien commence par https:// ou http://", __doc__)
KINDS = frozenset({Kind.PROSE})

SUSPECT = (re.compile(r"\]\("),)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def check_text(text: Text) -> Iterator[Problem]:
    """Report every prose link whose address is not a web address."""
    for url in text.addresses:
        if not _WEB.match(url):
            yield text.problem(
                RULE, f"«{url[:40]}» n'est pas une adresse de site : elle commence par https://"
            )
