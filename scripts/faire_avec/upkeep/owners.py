"""Who looks after a file: the ``CODEOWNERS`` file that GitHub, GitLab and Forgejo read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pathspec import GitIgnoreSpec

PLACES = (
    ".github/CODEOWNERS", ".forgejo/CODEOWNERS", ".gitea/CODEOWNERS", ".gitlab/CODEOWNERS",
    "CODEOWNERS", "docs/CODEOWNERS",
)


@dataclass(frozen=True)
class Owners:
    """The lines of a ``CODEOWNERS`` file.

    Args:
        lines: each a pattern, as in ``.gitignore``, and names; the last that matches counts.
    """

    lines: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def _specs(self) -> list[tuple[GitIgnoreSpec, tuple[str, ...]]]:
        return [
            (GitIgnoreSpec.from_lines([pattern]), names) for pattern, names in reversed(self.lines)
        ]

    def of(self, path: str) -> tuple[str, ...]:
        """Who looks after a file, named from the root of the repository; nobody when empty."""
        return next((names for spec, names in self._specs if spec.match_file(path)), ())


def read_owners(root: Path) -> Owners:
    """The first ``CODEOWNERS`` file of a repository; nobody when there is none."""
    for place in PLACES:
        if (root / place).is_file():
            return parse_owners((root / place).read_text(encoding="utf-8"))
    return Owners()


def parse_owners(text: str) -> Owners:
    """Read the text of such a file; the section titles of GitLab are passed over."""
    lines = []
    for line in text.splitlines():
        words = line.split("#", 1)[0].split()
        if words and not words[0].startswith(("[", "^[")):
            lines.append((words[0], tuple(words[1:])))
    return Owners(tuple(lines))
