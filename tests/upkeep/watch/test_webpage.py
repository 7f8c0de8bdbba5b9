"""Reading pages: every kind, well or badly written, and what is no page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.upkeep.watch.webpage import Page, Unreadable, read_page
from upkeep.watch.conftest import AMOUNT, BODY, HTML, pdf

LONG = "<p>" + "Un texte assez long pour être une page, sans rien dire de plus. " * 8 + "</p>"


def blocks(text: str, kind: str = HTML) -> tuple[str, ...]:
    return read_page(text.encode(), kind).blocks


def test_blocks_are_what_one_sees_apart() -> None:
    assert blocks("<p>Un <b>mot</b> <sup>1</sup></p><ul><li>A<li>B</ul><table><tr><td>C<td>D") == (
        "Un mot 1", "A", "B", "C", "D",
    )
    assert blocks("<p>1<sup>er</sup> avril<br>2026</p><script>x</script><style>y</style>") == (
        "1er avril", "2026",
    )
    # A page of HTML 5 that leaves out what it may.
    assert blocks("<!doctype html><meta charset=utf-8><title>T</title><main><p>Corps") == ("Corps",)


def test_what_is_folded_away_is_read() -> None:
    folded = "<details><summary>Q</summary><p hidden>R</p></details><div aria-hidden=true>S</div>"
    assert blocks(folded) == ("Q", "R", "S")


@pytest.mark.parametrize(("encoding", "kind", "head"), [
    ("utf-8", "text/html", ""),
    ("latin-1", "text/html; charset=ISO-8859-1", ""),
    ("cp1252", 'text/html; charset="windows-1252"', ""),
    ("latin-1", "text/html", "<meta charset=iso-8859-1>"),
    ("utf-8", "text/html; charset=inconnu", ""),
])
def test_encodings(encoding: str, kind: str, head: str) -> None:
    content = f"<html><head>{head}</head><p>Élève à l'école</p></html>".encode(encoding)
    assert read_page(content, kind).blocks == ("Élève à l'école",)


def test_anchors_say_where() -> None:
    page = read_page(BODY.encode(), HTML)
    assert page.blocks[page.anchors["#combien"]] == AMOUNT
    two = read_page(pdf("Rien ici.", AMOUNT), "application/pdf")
    assert two.blocks[two.anchors["p. 2"]].startswith("Le montant maximal")


def test_a_pdf_is_read_whatever_it_is_called() -> None:
    assert read_page(pdf(AMOUNT), "text/html").blocks == (AMOUNT,)


@pytest.mark.parametrize(("content", "kind", "why"), [
    (b"%PDF-1.7 rien", "application/pdf", "abîmé ou protégé"),
    (pdf(""), "application/pdf", "que des images"),
    (b"\x89PNG\r\n\x1a\n\0\0", "image/png", "pas un texte"),
    (b"", "text/html", "vide"),
    (b"PK", "application/zip", "n'est pas lu"),
])
def test_what_is_no_page_says_why(content: bytes, kind: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_page(content, kind)


@pytest.mark.parametrize(("text", "told"), [
    ("<title>Page introuvable</title>" + LONG, "introuvable"),
    ("<h1>Erreur 404</h1>" + LONG, "introuvable"),
    ("<p>Cette page n'existe plus.</p>", "introuvable"),
    ("<p>Le site est en maintenance.</p>", "ferme"),
    ("<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>", "garde"),
    ("<p>Connectez-vous</p><input type=password>", "garde"),
    (LONG + "<p>Cette page n'existe plus.</p>", None),
    (LONG + "<input type=password>", None),
    (BODY, None),
])
def test_a_page_may_speak_of_itself(text: str, told: str | None) -> None:
    assert read_page(text.encode(), HTML).tells() == told


def test_a_plain_text_is_lines() -> None:
    assert blocks("Un\n\n  Deux \n", "text/plain") == ("Un", "Deux")


@given(st.binary(max_size=400), st.sampled_from(["text/html", "", "application/pdf", "text/x"]))
def test_any_bytes_give_a_page_or_a_reason(content: bytes, kind: str) -> None:
    try:
        assert isinstance(read_page(content, kind), Page)
    except Unreadable as error:
        assert str(error)


def test_deep_pages_are_read() -> None:
    deep = "<div>" * 1000 + "Au fond" + "</div>" * 1000
    assert blocks(deep) == ("Au fond",)
