"""The core path in Firefox: search, answer, way in, form, paper, the side of the person."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from bidi import Firefox, running
from faire_avec.corpus import Corpus

pytestmark = pytest.mark.browser

CAF = "plateformes/caf/"
READY = "document.querySelector('.saisie.prete')"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox from the system; ``tests/browser/firefox.sh`` finds or installs it."""
    found = os.environ.get("FAIRE_AVEC_FIREFOX") or shutil.which("firefox-esr")
    program = found or shutil.which("firefox")
    assert program, "Aucun Firefox : lancez make test, ou donnez FAIRE_AVEC_FIREFOX"
    with running(program, tmp_path_factory.mktemp("firefox") / "profil") as one:
        one.size(1024, 768)
        yield one


@pytest.fixture
def firefox(window: Firefox, address: str) -> Iterator[Firefox]:
    """That window; nothing is asked elsewhere, and it complains of nothing."""
    window.errors.clear()
    window.asked.clear()
    yield window
    window.value("1")
    foreign = [one for one in window.asked if not one.startswith((address, "about:", "data:"))]
    assert foreign == []
    # A page that is left while its modules load: Firefox cancels them, and says so.
    left = "error loading dynamically imported module"
    assert [one for one in window.errors if left not in one] == []


def sheets(firefox: Firefox) -> list[str]:
    """The texts of the sheets of paper that the page prints on."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(firefox.printed())).pages]


def test_a_search_opens_on_its_answer_by_keyboard(firefox: Firefox, address: str) -> None:
    firefox.goto(address)
    firefox.press("/", *"caf mot de passe oublié", "Enter")
    firefox.until("location.pathname.endsWith('/recherche/')")
    firefox.until("document.querySelector('#resultats')?.dataset.etat === 'fini'")
    assert firefox.value("document.querySelector('#resultats > li').dataset.fiche") == "caf"
    firefox.click("#resultats > li a")
    firefox.until("location.hash === '#mot-de-passe-oublie'")
    firefox.until("document.querySelector('[data-reponse=mot-de-passe-oublie]')?.open")


def test_the_full_text_is_read_under_the_policy(firefox: Firefox, address: str) -> None:
    firefox.goto(f"{address}recherche/?q=xxzzqqwv")
    firefox.until("document.querySelector('#resultats')?.dataset.etat === 'fini'")
    assert any(one.endswith(".pagefind") for one in firefox.asked)
    assert "n'a pas pu" not in firefox.value("document.querySelector('#annonce').innerText")


def test_escape_twice_hides_the_page_even_from_the_list(firefox: Firefox, address: str) -> None:
    firefox.goto(address)
    firefox.click("#q-accueil")
    firefox.press(*"caf")
    firefox.until("document.querySelectorAll('[role=option]').length > 0")
    firefox.press("Escape", "Escape")
    firefox.until("document.title === 'Document'")
    firefox.click("#rideau button")
    firefox.until("document.title !== 'Document'")


def test_the_side_of_the_person_is_alone_on_screen_and_paper(
    firefox: Firefox, address: str, guide: Corpus
) -> None:
    firefox.goto(address + CAF)
    firefox.press("v")
    firefox.until("document.title === 'Pour vous'")
    seen = firefox.value("document.querySelector('#contenu').innerText")
    for sentence in guide.sheets["caf"].fiche.face_personne:
        assert sentence in seen.replace("\u202f", " ").replace("\xa0", " ")
    assert "Sources" not in seen
    pages = sheets(firefox)
    assert len(pages) == 1 and "32 30" in pages[0]


def test_the_way_in_answers_an_account(firefox: Firefox, address: str) -> None:
    firefox.goto(f"{address}outils/par-ou-rentrer/")
    firefox.click("#rentrer-compte")
    firefox.press(*"caf", "Enter")
    firefox.until("document.querySelectorAll('#rentrer-texte h4').length >= 3")
    assert firefox.value("document.querySelector('#rentrer-texte h4').innerText") == (
        "Essayez d'abord"
    )


def test_a_record_is_filled_and_printed_without_a_blank_sheet(
    firefox: Firefox, address: str
) -> None:
    firefox.goto(f"{address}outils/constat/")
    firefox.until(READY)
    record, letter = sheets(firefox)
    assert "Signature du professionnel" in record and "Madame, Monsieur" in letter
    firefox.click("[data-saisie=message]")
    firefox.press(*"Service indisponible")
    firefox.until("document.querySelector('.feuille').innerText.includes('Service indisponible')")
    # What is written is forgotten before leaving: no dialog holds the next page.
    firefox.value("document.querySelector('[data-saisie=message]').value = ''")
    firefox.value("dispatchEvent(new Event('pagehide'))")


@pytest.mark.parametrize("tool", ["billet", "compteur", "test-du-poste"])
def test_a_paper_keeps_to_one_sheet(tool: str, firefox: Firefox, address: str) -> None:
    firefox.goto(f"{address}outils/{tool}/")
    firefox.until(READY)
    assert len(sheets(firefox)) == 1


def test_the_form_opens_and_says_what_is_missing(firefox: Firefox, address: str) -> None:
    firefox.goto(f"{address}contribuer/proposer/posture/")
    firefox.until("document.querySelector('#proposer')?.dataset.pret === 'oui'")
    firefox.click("#proposer button[type=submit]")
    firefox.until("document.querySelectorAll('#resume-erreurs li').length >= 3")


def test_a_decision_is_answered(firefox: Firefox, address: str) -> None:
    firefox.goto(f"{address}decisions/faut-il-aider/")
    firefox.until("document.querySelector('.decision button')")
    firefox.click(".decision button")
    firefox.until("document.activeElement !== document.body")


@pytest.mark.parametrize("path", ["plateformes/", "portes/la-personne-est-la/", "a-z/", "citer/"])
def test_lists_open_quietly(path: str, firefox: Firefox, address: str) -> None:
    firefox.goto(address + path)
    assert firefox.value("document.querySelectorAll('h1').length") == 1
