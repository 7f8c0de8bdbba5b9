"""Un lien `[[identifiant]]` ou une référence doit mener à une fiche qui existe. Vérifiez
l'identifiant : c'est le nom du fichier sans `.yml`. Si la fiche n'est pas encore écrite, écrivez
le texte sans lien.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Index, table_texts
from faire_avec.language.fold import slugify
from faire_avec.language.prose import sheet_links
from faire_avec.language.suggest import closest
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA102", "lien-existe", "Un lien mène à une fiche qui existe", __doc__)


def _meant(target: str, index: Index) -> str | None:
    """The sheet that has this title or had this id, else the nearest id."""
    key = slugify(target)
    for entry in index.entries:
        if target in entry.anciens_ids or (entry.titre and slugify(entry.titre) == key):
            return entry.id
    return closest(target, index.types)


def check_index(index: Index) -> Iterator[Problem]:
    """Report every link or reference to an unknown sheet."""
    for entry in index.entries:
        for edge in entry.edges:
            if edge.target in index.types:
                continue
            shown = f"[[{edge.target}]]" if edge.offset is not None else edge.target
            yield index.problem(entry, edge.location, RULE, f"«{shown}» ne mène à aucune fiche",
                                _meant(edge.target, index))
    for text in table_texts(index.tables):
        if text.kind is Kind.SHEET and text.text not in index.types:
            yield text.problem(RULE, f"«{text.text}» ne mène à aucune fiche",
                               _meant(text.text, index))
        if text.kind is not Kind.PROSE:
            continue
        for link in sheet_links(text.text):
            if link.target not in index.types:
                yield text.problem(RULE, f"«[[{link.target}]]» ne mène à aucune fiche",
                                   _meant(link.target, index))
