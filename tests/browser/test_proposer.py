"""The form in the site, as a new user meets it: from an empty form to a sheet the checker takes."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from faire_avec.cli import main
from faire_avec.corpus import Corpus
from faire_avec.loading.nodes import parse
from faire_avec.loading.typed import build
from faire_avec.model import SHEET_TYPES
from samples import ROOT, TABLES_MINIMALES, one_of_each

pytestmark = pytest.mark.browser


def open_form(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}contribuer/proposer/{kind}/")
    expect(page.locator("#proposer")).to_have_attribute("data-pret", "oui")


def submit(page: Page) -> None:
    page.get_by_role("button", name="Vérifier et préparer le fichier").click()


def field(page: Page, label: str) -> Any:
    return page.locator("#proposer").get_by_label(label, exact=True)


def group(page: Page, legend: str) -> Any:
    return page.locator("fieldset").filter(has=page.locator(f"legend:text-is(\"{legend}\")")).last


def fill_platform(page: Page) -> None:
    field(page, "Titre (obligatoire)").fill("Mon organisme d'essai")
    field(page, "En bref (obligatoire)").fill("Une phrase : à quoi sert la fiche.")
    group(page, "Thèmes (obligatoire)").get_by_label("Compte et accès").check()
    field(page, "Opérateur (obligatoire)").fill("L'organisme lui-même")
    login = group(page, "Connexion (obligatoire)")
    login.get_by_label("FranceConnect (obligatoire)", exact=True).select_option("incertain")
    login.get_by_label("FranceConnect+ (obligatoire)").select_option("incertain")
    login.get_by_label("Aidants Connect (obligatoire)", exact=True).select_option("non")


def test_from_an_empty_form_to_a_file_the_checker_takes(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_form(page, address, "plateforme")
    submit(page)
    expect(page.locator("#resume-erreurs")).to_be_focused()
    assert page.locator("#resume-erreurs li").count() >= 5
    fill_platform(page)
    page.locator("summary", has_text="Pannes").click()
    page.get_by_role("button", name="Ajouter : Pannes").click()
    field(page, "Symptôme (obligatoire)").fill("« Code : refusé » # à l'écran")
    submit(page)
    expect(page.locator("#resume-erreurs a")).to_have_text("Pannes : ce champ est obligatoire")
    page.locator("#resume-erreurs a").click()
    expect(field(page, "Geste (obligatoire)")).to_be_focused()
    field(page, "Geste (obligatoire)").fill("Attendre.\n\nPuis [[caf|demander à la Caf]].")
    submit(page)
    expect(page.locator("#resultat")).to_be_focused()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Télécharger le fichier").click()
    assert waiting.value.suggested_filename == "mon-organisme-d-essai.yml"
    folder = tmp_path / "fiches"
    shutil.copytree(ROOT / "fiches", folder)
    written = folder / "plateformes" / "mon-organisme-d-essai.yml"
    written.write_bytes(Path(waiting.value.path()).read_bytes())
    data = yaml.load(written.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert data["pannes"] == [{
        "symptome": "« Code : refusé » # à l'écran",
        "geste": "Attendre.\n\nPuis [[caf|demander à la Caf]].",
    }]
    assert main(["verifier", "--sans-memoire", "--fiches", str(folder), str(written)]) == 0


def test_personal_data_never_becomes_a_file(page: Page, address: str) -> None:
    open_form(page, address, "plateforme")
    fill_platform(page)
    field(page, "Opérateur (obligatoire)").fill("Jeanne, 06 12 34 56 78")
    submit(page)
    expect(page.locator("#resume-erreurs")).to_contain_text("un numéro de mobile")
    expect(page.locator("#resultat")).to_be_hidden()
    # Even when something else is wrong too.
    field(page, "Titre (obligatoire)").fill("")
    submit(page)
    expect(page.locator("#resume-erreurs")).to_contain_text("un numéro de mobile")


def test_a_taken_name_and_an_unknown_reference_are_refused(page: Page, address: str) -> None:
    open_form(page, address, "plateforme")
    fill_platform(page)
    field(page, "Identifiant (obligatoire)").fill("caf")
    page.locator("summary", has_text="Provoque").click()
    page.get_by_role("button", name="Ajouter : Provoque").click()
    field(page, "Provoque, élément 1").fill("impots")
    submit(page)
    errors = page.locator("#resume-erreurs")
    expect(errors).to_contain_text("déjà pris")
    expect(errors).to_contain_text("il faut ici une fiche situation")


def test_a_list_is_ordered_by_keyboard(page: Page, address: str) -> None:
    open_form(page, address, "situation")
    add = page.get_by_role("button", name="Ajouter : Gestes")
    for text in ("un", "deux"):
        add.focus()
        page.keyboard.press("Enter")
        rank = 1 if text == "un" else 2
        box = group(page, f"Gestes, élément {rank}")
        expect(box.locator("select, textarea").first).to_be_focused()
        box.get_by_label("Texte (obligatoire)").fill(text)
    page.get_by_role("button", name="Monter : Gestes, élément 2").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#etat-formulaire")).to_have_text("Gestes : élément passé en position 1.")
    first = group(page, "Gestes, élément 1").get_by_label("Texte (obligatoire)")
    expect(first).to_have_value("deux")
    page.get_by_role("button", name="Retirer : Gestes, élément 1").focus()
    page.keyboard.press("Enter")
    expect(first).to_have_value("un")
    expect(page.get_by_role("button", name="Retirer : Gestes, élément 1")).to_be_focused()


# Loads and submits every sheet inside the page: hundreds of round trips would be slow.
LOAD_ALL = """async (ids) => {
  const choix = document.getElementById("fiche-existante");
  const sortie = document.getElementById("yaml");
  const etat = document.getElementById("etat-formulaire");
  const textes = {};
  for (const id of ids) {
    sortie.value = "";
    document.getElementById("resume-erreurs").hidden = true;
    etat.textContent = "";
    choix.value = id;
    document.getElementById("charger").click();
    while (!etat.textContent.startsWith("Fiche chargée")) {
      await new Promise((suite) => setTimeout(suite, 5));
    }
    const resume = document.getElementById("resume-erreurs");
    document.getElementById("proposer").requestSubmit();
    while (!sortie.value && resume.hidden) await new Promise((suite) => setTimeout(suite, 5));
    textes[id] = sortie.value || resume.textContent;
  }
  return textes;
}"""


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_a_loaded_sheet_says_the_same_thing(
    kind: str, guide: Corpus, page: Page, address: str
) -> None:
    """Every real sheet goes through the form and comes out equal."""
    open_form(page, address, kind)
    texts = page.evaluate(LOAD_ALL, [sheet.id for sheet in guide.of(SHEET_TYPES[kind].model)])
    for sheet in guide.of(SHEET_TYPES[kind].model):
        again = build(sheet.type.model, parse(texts[sheet.id], sheet.id)[0])
        assert again == sheet.fiche, (sheet.id, texts[sheet.id][:200])


def test_without_script_the_page_says_what_to_do(
    page_without_script: Page, address: str
) -> None:
    page = page_without_script
    page.goto(f"{address}contribuer/proposer/plateforme/")
    expect(page.locator("#proposer")).to_be_hidden()
    expect(page.get_by_text("demande JavaScript")).to_be_visible()
    page.locator("summary", has_text="Le modèle vide").click()
    blank = page.locator("pre").inner_text()
    document, problems = parse(blank, "vide.yml")
    assert problems == []
    assert not isinstance(build(SHEET_TYPES["plateforme"].model, document), list)


@pytest.mark.parametrize("path", ["contribuer/proposer/", "contribuer/proposer/plateforme/"])
def test_the_form_fits_a_narrow_screen(path: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + path)
    if path.endswith("plateforme/"):
        open_form(page, address, "plateforme")
        for fold in page.locator("details").all():
            fold.evaluate("pli => { pli.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390




@pytest.fixture(scope="module")
def forge_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small guide that knows its forge."""
    folder = tmp_path_factory.mktemp("forge")
    for name, text in {**TABLES_MINIMALES, **one_of_each()}.items():
        path = folder / "fiches" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    words = ["construire", "--sans-index", "--fiches", str(folder / "fiches")]
    words += ["--site", str(folder / "site"), "--config", str(ROOT / "mkdocs.yml")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIRE_AVEC_MODIFIER", "https://github.com/o/r/edit/main/docs/")
        patch.setenv("FAIRE_AVEC_SIGNALER", "guide@exemple.org")
        assert main(words) == 0
    handler = partial(_Silent, directory=str(folder / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests readable."""


def test_the_forge_opens_with_the_file_ready(forge_site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{forge_site}contribuer/proposer/notion/?fiche=un-notion")
    expect(page.locator("#etat-formulaire")).to_contain_text("Fiche chargée")
    submit(page)
    link = page.get_by_role("link", name="Ouvrir sur la forge")
    edit = "https://github.com/o/r/edit/main/fiches/notions/un-notion.yml"
    expect(link).to_have_attribute("href", edit)
    expect(page.locator("#aide-forge")).to_be_visible()
    expect(page.locator("#resultat")).to_contain_text("guide@exemple.org")
    page.close()
    page = browser.new_page()
    open_form(page, forge_site, "notion")
    field(page, "Titre (obligatoire)").fill("Une notion & plus")
    field(page, "En bref (obligatoire)").fill("Une phrase.")
    group(page, "Thèmes (obligatoire)").get_by_label("Compte").check()
    field(page, "Définition (obligatoire)").fill("Agir sans mandat.")
    field(page, "Exemple (obligatoire)").fill("Un entretien.")
    for name in ("Auteurs", "Débat"):
        page.get_by_role("button", name=f"Ajouter : {name}").click()
        box = group(page, f"{name}, élément 1")
        for required in box.locator("input, textarea").all():
            if required.is_visible():
                required.fill("2020" if "Année" in (box.inner_text()) and not required.evaluate(
                    "un => un.tagName === 'TEXTAREA'") else "Mot")
    submit(page)
    expect(page.locator("#resultat")).to_be_visible()
    href = page.get_by_role("link", name="Ouvrir sur la forge").get_attribute("href") or ""
    address, query = href.split("?")
    assert address == "https://github.com/o/r/new/main"
    asked = parse_qs(query)
    assert asked["filename"] == ["fiches/notions/une-notion-plus.yml"]
    assert asked["value"] == [page.locator("#yaml").input_value()]
    expect(page.locator("#aide-forge")).to_be_hidden()
    page.close()


def test_without_a_forge_nothing_offers_to_open_it(page: Page, address: str) -> None:
    open_form(page, address, "notion")
    expect(page.locator("#ouvrir-forge")).to_have_count(0)
