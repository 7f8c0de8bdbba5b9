"""From an answer to a sent signal, in three taps at most, by every kind of door."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import _Server, _Silent
from faire_avec.cli import OK, main
from faire_avec.corpus import Corpus
from faire_avec.writing.signals.receiver import Inbox, receiver
from faire_avec.writing.signals.wire import from_json, from_line
from samples import ROOT

pytestmark = pytest.mark.browser
SUMMARY = "Ça ne marche plus comme ça ?"
MONTH = date.today().isoformat()[:7]


class Guide:
    """A small guide whose signals go to a receiver of another origin, really listening."""

    def __init__(self, address: str, inbox: Path, origin: str) -> None:
        self.address, self._inbox, self.receiver = address, inbox, origin

    def kept(self) -> list[str]:
        return self._inbox.read_text("utf-8").splitlines() if self._inbox.exists() else []


@pytest.fixture(scope="module")
def guide_with_receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    work = tmp_path_factory.mktemp("porte")
    shutil.copytree(ROOT / "tests" / "golden" / "fiches", work / "fiches")

    class Handler(_Silent):
        pass

    pages = _Server(("127.0.0.1", 0), partial(Handler, directory=str(work / "site")))
    origin = f"http://127.0.0.1:{pages.server_address[1]}"
    inbox = Inbox(work / "signaux.jsonl", date.today)
    door = receiver("127.0.0.1", 0, inbox, origin)
    to = Handler.sends_to = f"http://127.0.0.1:{door.server_address[1]}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIRE_AVEC_SIGNALER", f"{to}/signaux")
        words = ["construire", "--fiches", str(work / "fiches"), "--site", str(work / "site")]
        assert main([*words, "--config", str(ROOT / "mkdocs.yml"), "--sans-index"]) == OK
    with pages, door:
        for server in (pages, door):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Guide(f"{origin}/", inbox.path, to)
        pages.shutdown()
        door.shutdown()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR",
                                  has_touch=True)
    page = context.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    context.close()
    assert page.wrong == []


def open_answer(page: Page, guide: Guide, name: str) -> None:
    page.goto(f"{guide.address}plateformes/caf/#{name}")
    expect(page.locator(f"[data-reponse='{name}']")).to_have_attribute("open", "")



def test_three_taps_from_an_answer_to_a_sent_signal(
    visitor: Page, guide_with_receiver: Guide
) -> None:
    page, guide = visitor, guide_with_receiver
    before = len(guide.kept())
    open_answer(page, guide, "mot-de-passe-oublie")
    answer = page.locator("[data-reponse='mot-de-passe-oublie']")
    answer.get_by_role("link", name="Signaler", exact=True).tap()
    answer.get_by_role("button", name="Un écran a changé").tap()
    said = answer.locator(".panneau__titre").inner_text().replace("\u202f", " ")
    assert said.replace("\u00a0", " ") == (
        "Vous dites : Un écran a changé, pour « Mot de passe oublié »."
    )
    shown = from_line(answer.locator("code").inner_text())
    answer.get_by_role("button", name="Envoyer").tap()
    expect(answer.get_by_text("C'est envoyé, merci.")).to_be_visible()
    [line] = guide.kept()[before:]
    sent = from_json(line)
    assert sent == shown
    assert (sent.genre, sent.fiche, sent.reponse, sent.mois, sent.texte) == (
        "ecran-change", "caf", "mot-de-passe-oublie", MONTH, None)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_choice_of_the_question_is_sent_in_two_taps(
    visitor: Page, guide_with_receiver: Guide
) -> None:
    page, guide = visitor, guide_with_receiver
    before = len(guide.kept())
    page.goto(f"{guide.address}plateformes/caf/")
    choice = page.locator("[data-reponse] .vu__question a[data-genre='confirmation']").first
    name = choice.evaluate("one => one.closest('[data-reponse]').dataset.reponse")
    page.goto(f"{guide.address}plateformes/caf/#{name}")
    choice.tap()
    page.get_by_role("button", name="Envoyer").tap()
    expect(page.get_by_text("C'est envoyé, merci.")).to_be_visible()
    sent = from_json(guide.kept()[before])
    assert (sent.genre, sent.reponse, sent.choix) == ("confirmation", name, choice.inner_text())


def test_personal_data_stays_in_the_page(visitor: Page, guide_with_receiver: Guide) -> None:
    page, guide = visitor, guide_with_receiver
    before = guide.kept()
    page.goto(f"{guide.address}contribuer/signaler/#signaler")
    page.get_by_label("Quel organisme").fill("Appeler Jeanne au 06 12 34 56 78")
    page.get_by_role("button", name="Envoyer").tap()
    expect(page.get_by_text("un numéro de mobile : retirez-le")).to_be_visible()
    assert guide.kept() == before
    page.get_by_label("Quel organisme").fill("Mutuelle des marins")
    page.get_by_role("button", name="Envoyer").tap()
    expect(page.get_by_text("C'est envoyé, merci.")).to_be_visible()
    assert from_json(guide.kept()[-1]).texte == "Mutuelle des marins"


def test_when_the_receiver_is_down_the_text_is_there(
    visitor: Page, guide_with_receiver: Guide
) -> None:
    page, guide = visitor, guide_with_receiver
    page.route(f"{guide.receiver}/**", lambda route: route.abort())
    open_answer(page, guide, "mot-de-passe-oublie")
    answer = page.locator("[data-reponse='mot-de-passe-oublie']")
    answer.get_by_role("link", name="Signaler", exact=True).tap()
    answer.get_by_role("button", name="Un numéro ne répond plus").tap()
    answer.get_by_role("button", name="Envoyer").tap()
    expect(answer.get_by_text("Rien n'est parti")).to_be_visible()
    assert from_line(answer.get_by_label("Le texte à envoyer").input_value()).fiche == "caf"


def test_without_script_a_form_sends_the_same(
    browser: Browser, guide_with_receiver: Guide
) -> None:
    guide = guide_with_receiver
    before = len(guide.kept())
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{guide.address}plateformes/caf/")
    page.locator("summary", has_text=SUMMARY).click()
    page.get_by_label("Un numéro ne répond plus").check()
    page.get_by_label("Sur quelle réponse").select_option("mot-de-passe-oublie")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("C'est reçu, merci.")).to_be_visible()
    sent = from_json(guide.kept()[before])
    assert (sent.genre, sent.reponse, sent.mois) == ("numero-muet", "mot-de-passe-oublie", MONTH)
    context.close()


def test_without_a_door_the_text_is_copied(page: Page, address: str, guide: Corpus) -> None:
    answer = guide.sheets["caf"].fiche.reponses[1]
    page.goto(f"{address}plateformes/caf/#{answer.id}")
    block = page.locator(f"[data-reponse='{answer.id}']")
    block.get_by_role("link", name="Signaler", exact=True).click()
    block.get_by_role("button", name="Cette réponse ne m'a pas servi").click()
    block.get_by_label("Une précision").fill("Le code dure dix minutes")
    block.get_by_role("button", name="Copier le texte").click()
    text = block.get_by_label("Le texte à envoyer à une personne").input_value()
    assert f"Adresse : {address}plateformes/caf/#{answer.id}\n" in text
    assert f"Réponse : {answer.titre}\n" in text
    sent = from_line(text)
    assert (sent.genre, sent.texte) == ("reponse-pas-servie", "Le code dure dix minutes")


@pytest.mark.parametrize(("door", "to", "name", "start"), [
    ("courriel", "guide@exemple.fr", "Ouvrir le mail tout prêt",
     "mailto:guide@exemple.fr?subject=Signalement"),
    ("forge", "https://forge.exemple.fr/new?title={titre}&body={texte}",
     "Ouvrir la demande toute prête", "https://forge.exemple.fr/new?title=Signalement"),
])
def test_a_mail_or_a_forge_opens_with_the_text(
    door: str, to: str, name: str, start: str, page: Page, address: str
) -> None:
    page.goto(f"{address}plateformes/caf/")
    page.locator("#signaler").evaluate(
        "(block, [door, to]) => Object.assign(block.dataset, { porte: door, vers: to, "
        "courriel: door === 'courriel' ? to : '' })", [door, to])
    page.locator("#signaler > summary").click()
    page.get_by_label("Sur quelle réponse").select_option(index=1)
    page.locator("#signaler").get_by_role("button", name="Un écran a changé").click()
    link = page.locator("#signaler").get_by_role("link", name=name)
    assert (link.get_attribute("href") or "").startswith(start)
    page.get_by_label("Une précision").fill("Plus de bouton & d'écran")
    href = unquote(link.get_attribute("href") or "")
    assert from_line(href).texte == "Plus de bouton & d'écran"
    page.get_by_label("Une précision").fill("jeanne@orange.fr")
    link.click()
    expect(page.get_by_text("une adresse mail personnelle : retirez-le")).to_be_visible()


def one_of_each_type(guide: Corpus) -> Iterator[str]:
    seen: set[str] = set()
    for sheet in guide.sheets.values():
        if sheet.type.name not in seen:
            seen.add(sheet.type.name)
            yield sheet.id


def test_without_script_the_text_is_there_and_a_page_explains(
    page_without_script: Page, address: str, guide: Corpus
) -> None:
    page = page_without_script
    for sheet_id in one_of_each_type(guide):
        sheet = guide.sheets[sheet_id]
        page.goto(address + sheet.url)
        page.locator("summary", has_text=SUMMARY).click()
        text = page.locator(".signaler__texte").inner_text().replace("\u00a0", " ")
        assert text.startswith("Fiche : ") and sheet.url in text
        assert from_line(text.replace(" | fin", f" | mois: {MONTH} | fin")).fiche == sheet_id
    page.get_by_role("link", name="Ce qu'on en fait").click()
    expect(page.locator("h1")).to_have_text("Signaler, proposer")


def test_a_sheet_opens_in_the_form(page: Page, address: str) -> None:
    page.goto(f"{address}situations/pas-de-mail/#signaler")
    page.get_by_role("link", name="Corriger la fiche dans le formulaire").click()
    expect(page.locator("#proposer")).to_have_attribute("data-pret", "oui")
    expect(page.locator("#etat-formulaire")).not_to_be_empty()
