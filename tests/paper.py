"""What a printed page says."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader


def leaves(page: Page, **options: Any) -> list[PageObject]:
    """The sheets of paper that a page of the browser prints on.

    Args:
        page: the page, as the reader left it.
        options: of the print-out, as Playwright names them.
    """
    return list(PdfReader(io.BytesIO(page.pdf(**options))).pages)


def plain(text: str) -> str:
    """Letters and digits alone: line breaks, ligatures and spaces depend on the font."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum()).lower()
