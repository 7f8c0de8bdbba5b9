"""What the check accepts can be built: any accepted text goes into every format of a course."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from faire_avec.checking.check import load_and_check
from faire_avec.corpus.edition import Edition
from faire_avec.exports.cours import kept_exports
from filled import write_folder
from samples import TABLES_MINIMALES, TODAY, one_of_each, sheet

# Emoji, Chinese, Tamil, Ethiopic, Tifinagh, ligature, full width, flag, keycap, Javanese…
UNDRAWN = ["👍", "你好", "தமிழ்", "ትግርኛ", "ⵣ", "ﷺ", "＜", "🇫🇷", "ꦱ", "𐤀", "ᠮᠣᠩ", "สวัสดี", "한국",
           "ひらがな"]
DRAWN = ["« L’œuvre à Noël »", "☎ ✔ → ≤ ½ 20 €", "العربية", "עברית", "Русский", "Ελληνικά",
         "नमस्ते", "𝕏"]
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Zl", "Zp")), min_size=1, max_size=12
)


def pdf_of(folder: Path, text: str) -> str | None:
    """Text of the PDF of a course whose notion holds ``text``; None when the check refuses it."""
    files = one_of_each()
    words = json.dumps(f"Un texte {text} ici.", ensure_ascii=False)
    rich = json.dumps(f"Un **{text}** et `{text}` et *{text}*.", ensure_ascii=False)
    files["risques/un-risque.yml"] = sheet("risque").replace(
        "titre: Fiche risque", f"titre: {words}"
    ).replace("en_bref: Une phrase.", f"en_bref: {words}").replace(
        "pour_qui: [La personne.]", f"pour_qui: [{rich}]"
    ) + f"face_personne: [{words}]\n"
    write_folder(folder, {**TABLES_MINIMALES, **files})
    corpus, problems = load_and_check(folder, TODAY)
    if any(problem.is_error for problem in problems):
        return None
    packs = {export.path: export.content for export in kept_exports(Edition(corpus, TODAY))}
    (path,) = (path for path in packs if path.endswith(".pdf"))
    content = packs[path]
    assert isinstance(content, bytes)
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("text", UNDRAWN)
def test_a_sign_without_glyph_is_replaced_with_a_warning(
    text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "faire_avec"):
        found = pdf_of(tmp_path / "fiches", text)
    assert found is not None
    assert "□ remplace un signe" in " ".join(found.split())
    assert "le PDF du cours «un-parcours» remplace par □" in caplog.text
    assert set(text) & set(caplog.text)


@pytest.mark.parametrize("text", DRAWN)
def test_other_signs_stay(
    text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = pdf_of(tmp_path / "fiches", text)
    assert found is not None and "□" not in found
    assert caplog.text == ""


@settings(max_examples=25, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS)
@example(text="a\u0301\u0302\u0338")
@example(text="\ufffe")
@example(text="]^\\-[")
def test_what_is_accepted_is_built(text: str, tmp_path: Path) -> None:
    pdf_of(tmp_path / "fiches", text)
