"""Copies without a server, from a disk: search, answer, way-in tool, print, age."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from faire_avec.site.copies.both import write_copies
from faire_avec.site.copies.taken import Built
from samples import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def starts(guide_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where each copy begins."""
    folder = tmp_path_factory.mktemp("une clé à l'accueil")
    archive, single = write_copies(guide_site, ROOT / "docs" / "assets", folder)
    with zipfile.ZipFile(archive) as content:
        content.extractall(folder)
    return {
        "archive": (folder / "faire-avec" / "index.html").as_uri(), "single": single.as_uri(),
    }


@pytest.fixture
def away(browser: Browser) -> Iterator[Page]:
    """A page without any network, which notes its errors and what it asks of one."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    context.set_offline(True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda one: wrong.append(one.text) if one.type == "error" else None)
    page.on("request", lambda one: None if one.url.startswith(("file:", "data:", "blob:"))
            else wrong.append(one.url))
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize("kind", ["archive", "single"])
def test_everything_needed_works_from_a_disk(
    kind: str, starts: dict[str, str], away: Page, guide_site: Path
) -> None:
    page = away
    page.goto(starts[kind])
    expect(page.locator(".copie")).to_contain_text("édition du")
    page.locator("#q-accueil").press_sequentially("mdp caf oublié")
    page.keyboard.press("Enter")
    expect(page.locator("#resultats")).to_have_attribute("data-etat", "fini")
    first = page.locator("#resultats > li").first
    expect(first).to_have_attribute("data-reponse", "mot-de-passe-oublie")
    first.locator("a").first.click()

    answer = page.locator("details[data-reponse=mot-de-passe-oublie]")
    expect(answer).to_have_attribute("open", "")
    expect(answer.locator(".gestes > li").first).to_be_in_viewport()
    expect(answer.locator(".imprimer-reponse")).to_be_visible()
    text = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "Mot de passe oublié" in text and "Copie du guide" in text

    answer.locator("a[href*='compte=caf']").first.click()
    reply = page.locator("#rentrer-reponse")
    expect(reply).to_contain_text("Essayez d'abord")
    reply.get_by_role("link", name="Mot de passe oublié").first.click()
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", "caf")
    page.go_back()
    expect(reply).to_contain_text("Essayez d'abord")


@pytest.mark.parametrize("kind", ["archive", "single"])
def test_suggestions_forms_and_report_work_and_name_no_disk(
    kind: str, starts: dict[str, str], away: Page
) -> None:
    page = away
    page.goto(starts[kind])
    page.locator("#q-accueil").press_sequentially("caf code")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", "caf")
    page.locator(".evitement").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", "caf")
    page.locator("#signaler > summary").click()
    page.get_by_role("button", name="Un écran a changé").click()
    page.get_by_role("button", name="Copier le texte").first.click()
    report = page.locator("#signal-texte")
    expect(report).to_be_visible()
    assert "file:" not in report.input_value()
    assert "file:" not in page.locator("#citer").inner_text()
    page.locator(".bandeau .outils a").last.click()
    page.get_by_role("link", name="Constat de blocage").first.click()
    expect(page.locator(".saisie").first).to_be_visible()
    page.locator(".marque").click()
    page.get_by_role("link", name="garder le guide").click()
    expect(page.locator("#garder")).to_contain_text("Vous lisez déjà une copie")


def test_a_copy_says_how_old_it_is(
    starts: dict[str, str], away: Page, guide_site: Path
) -> None:
    day = Built.read(guide_site).day
    away.clock.set_fixed_time(f"{day.year + 1}-{day.month:02}-{day.day:02}T12:00:00")
    for start in starts.values():
        away.goto(start)
        expect(away.locator(".copie--agee")).to_contain_text("Cette copie a 12 mois.")


def test_the_archive_reads_without_script(starts: dict[str, str], browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(starts["archive"])
    page.get_by_role("link", name="toutes les fiches de A à Z").click()
    page.locator("a[href$='plateformes/caf/index.html']").first.click()
    expect(page.locator("article.fiche h1")).to_contain_text("Caf")
    context.close()
