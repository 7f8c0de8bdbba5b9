"""Addresses of the forge that keeps the sheets, from the one address the site is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Address that opens a page of docs/ for edition: GitLab, then Gitea and Forgejo, then GitHub.
_EDIT = re.compile(
    r"(?P<base>https?://[^?#]+?)/(?P<how>-/edit|_edit|edit)/(?P<branch>[^?#]+)/docs/?"
)


@dataclass(frozen=True)
class Forge:
    """Where to propose a change.

    Args:
        new_file: address that opens a new file; ``{chemin}`` and, when the forge takes it,
            ``{texte}`` stand for its path and its content. Empty when there is no forge.
        edit_file: address that opens an existing file; ``{chemin}`` stands for its path.
        requests: address that opens a request, where the forms are.
        filled: address that opens a request already written; ``{titre}`` and ``{texte}`` stand for
            its title and its text.
    """

    new_file: str = ""
    edit_file: str = ""
    requests: str = ""
    filled: str = ""


def forge_of(edit_uri: str) -> Forge:
    """The forge behind the ``edit_uri`` of ``mkdocs.yml``; an empty one when it is not known.

    Args:
        edit_uri: address of the forge's edit page, up to the ``docs`` folder.
    """
    found = _EDIT.fullmatch(edit_uri)
    if found is None:
        return Forge()
    base, how, branch = found["base"], found["how"], found["branch"]
    edit = f"{base}/{how}/{branch}/{{chemin}}"
    if how == "-/edit":
        requests = f"{base}/-/issues/new"
        filled = f"{requests}?issue[title]={{titre}}&issue[description]={{texte}}"
        return Forge(f"{base}/-/new/{branch}?file_name={{chemin}}", edit, requests, filled)
    new = f"{base}/_new/{branch}" if how == "_edit" else f"{base}/new/{branch}"
    return Forge(f"{new}?filename={{chemin}}&value={{texte}}", edit, f"{base}/issues/new/choose",
                 f"{base}/issues/new?title={{titre}}&body={{texte}}")
