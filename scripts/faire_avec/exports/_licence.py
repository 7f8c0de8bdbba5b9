"""The licence of the content, told in every file."""

from __future__ import annotations

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"
LICENCE_NAME = "CC BY-SA 4.0"
