"""The working tools: on paper, by keyboard, on a phone; nothing kept, nothing sent, no secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect

from faire_avec.corpus import Corpus
from faire_avec.model import SHEET_TYPES
from faire_avec.model.plateforme import Plateforme
from quality.visits import stored

pytestmark = pytest.mark.browser

TOOLS = ["billet", "constat", "compteur"]
SLIP, RECORD, TALLY = (f"outils/{name}/" for name in TOOLS)
PASSWORD = "mdp : Soleil2024"
KEY = "faire-avec.compteur"


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[data-saisie='{name}']")


def open_tool(page: Page, address: str) -> None:
    """Open a tool, ready, with printing noted instead of done."""
    page.add_init_script("window.impressions = 0; window.print = () => { impressions += 1; };")
    page.goto(address)
    expect(page.locator(".saisie.prete")).to_be_attached()


def printed(page: Page) -> int:
    count: int = page.evaluate("impressions")
    return count


def sheet_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Pages of a PDF, in millimetres."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(w) * 25.4 / 72), round(float(h) * 25.4 / 72)) for w, h in boxes]


# Paper


@pytest.mark.parametrize("name", TOOLS)
def test_without_script_there_is_a_blank_sheet(
    name: str, page_without_script: Page, address: str
) -> None:
    page = page_without_script
    page.goto(f"{address}outils/{name}/")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".feuille").first).to_be_visible()
    expect(page.locator(".saisie")).to_be_hidden()
    assert page.locator(".outil button:visible").count() == 0
    if name != "compteur":
        assert page.locator(".feuille .blanc:empty").count() > 8
    assert "script" not in page.locator(".outil").inner_text().lower()


@pytest.mark.parametrize("name", TOOLS)
def test_only_the_sheet_is_printed(name: str, page: Page, address: str) -> None:
    open_tool(page, f"{address}outils/{name}/")
    page.emulate_media(media="print")
    for hidden in ("h1", ".saisie", ".bandeau", ".pied", ".hors-papier"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".feuille").first).to_be_visible()


@pytest.mark.parametrize(
    ("choice", "size"),
    [("format-a5", (148, 210)), ("format-ticket", (80, 297)), ("format-grand", (210, 297))],
)
def test_the_slip_has_the_size_of_its_paper_even_without_script(
    choice: str, size: tuple[int, int], page_without_script: Page, address: str
) -> None:
    page_without_script.goto(address + SLIP)
    page_without_script.check(f"#{choice}")
    sizes = sheet_sizes(page_without_script.pdf(prefer_css_page_size=True))
    assert set(sizes) == {size}
    assert len(sizes) <= 2


@pytest.mark.parametrize(("name", "sheets"), [("billet", 1), ("constat", 2), ("compteur", 1)])
def test_a_blank_paper_keeps_to_its_sheets(
    name: str, sheets: int, page_without_script: Page, address: str
) -> None:
    page_without_script.goto(f"{address}outils/{name}/")
    assert len(sheet_sizes(page_without_script.pdf(prefer_css_page_size=True))) == sheets


@pytest.mark.parametrize("name", [*TOOLS, "test-du-poste"])
@pytest.mark.parametrize("answer", ["refused", "unreadable"])
def test_a_tool_whose_script_does_not_run_says_so(
    name: str, answer: str, page: Page, address: str
) -> None:
    page.route(
        "**/assets/tools/*.js",
        lambda route: route.fulfill(status=403) if answer == "refused"
        else route.fulfill(content_type="text/javascript", body="const a = /(?<x/;"),
    )
    page.goto(f"{address}outils/{name}/")
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(page.locator(".secours")).to_be_visible()
    top = page.locator(".feuille").first.evaluate("one => one.getBoundingClientRect().top")
    assert top < 1100
    page.emulate_media(media="print")
    expect(page.locator(".secours")).to_be_hidden()
    refused: list[str] = page.errors
    assert len(refused) > 0
    refused.clear()


@pytest.mark.parametrize("name", TOOLS)
def test_nothing_overflows_on_a_phone(name: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_tool(page, f"{address}outils/{name}/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["billet", "constat"])
def test_every_field_has_a_name_and_remembers_nothing(
    name: str, page: Page, address: str
) -> None:
    open_tool(page, f"{address}outils/{name}/")
    fields = page.locator(".outil :is(input, textarea, select)").all()
    assert len(fields) > 15
    for one in fields:
        assert one.get_attribute("autocomplete") == "off"
        assert one.evaluate("one => one.labels.length === 1 && one.labels[0].innerText !== ''"
                            " || one.closest('details:not([open])') !== null")
    # Without a form, nothing can ever be sent, not even by the key Enter.
    expect(page.locator(".outil form")).to_have_count(0)
    texts = page.locator(".outil :is(textarea, input[type=text])")
    assert set(texts.evaluate_all("all => all.map(one => one.spellcheck)")) == {False}


# Billet de sortie


def test_the_slip_is_filled_as_one_types(page: Page, address: str) -> None:
    open_tool(page, address + SLIP)
    sheet = page.locator(".feuille")
    field(page, "fait").fill("Déclaration envoyée\n\nAccusé imprimé")
    field(page, "rdv-date").fill("2026-12-01")
    field(page, "rdv-heure").fill("09:30")
    expect(sheet.locator("[data-liste=fait] li")).to_have_text(
        ["Déclaration envoyée", "Accusé imprimé"]
    )
    expect(sheet).to_contain_text("le 1er décembre 2026 à 9 h 30")
    expect(sheet.get_by_text("À apporter")).to_be_hidden()
    page.get_by_text("Plus : date, service, agenda").click()
    page.get_by_label("Garder les lignes vides").check()
    expect(sheet.get_by_text("À apporter")).to_be_visible()


def test_a_password_is_neither_shown_nor_printed(page: Page, address: str) -> None:
    open_tool(page, address + SLIP)
    box = field(page, "adresse")
    box.fill(PASSWORD)
    expect(page.locator(".feuille")).not_to_contain_text("Soleil2024")
    page.get_by_role("button", name="Imprimer le billet").click()
    assert printed(page) == 0
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#refus-adresse")).to_contain_text("ressemble à un mot de passe")
    assert "refus-adresse" in (box.get_attribute("aria-describedby") or "")
    box.fill("marie…@laposte.net")
    expect(page.locator("#refus-adresse")).to_be_empty()
    page.get_by_role("button", name="Imprimer le billet").click()
    assert printed(page) == 1


def test_the_slip_by_keyboard_alone(page: Page, address: str) -> None:
    open_tool(page, address + SLIP)
    field(page, "fait").focus()
    page.keyboard.type("Appel au 32 30")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.dataset.saisie ?? "
                             "document.activeElement.dataset.action ?? document.activeElement.id")
        reached.append(name)
        if name == "imprimer":
            page.keyboard.press("Enter")
        if name.startswith("format-"):
            page.keyboard.press("ArrowDown")
            break
    asked = ["reste", "rdv-date", "rdv-heure", "rdv-lieu", "apporter", "appeler", "adresse",
             "telephone", "imprimer", "effacer"]
    assert [name for name in asked if name not in reached] == []
    assert printed(page) == 1
    expect(page.locator("#format-ticket")).to_be_checked()


def downloaded(page: Page, button: str, folder: Path) -> str:
    with page.expect_download() as found:
        page.get_by_role("button", name=button).click()
    target = folder / found.value.suggested_filename
    found.value.save_as(target)
    return target.read_bytes().decode()


def test_the_calendar_says_nothing_unless_asked(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_tool(page, address + SLIP)
    expect(page.locator("[data-action=agenda]")).to_be_disabled()
    words = {"rdv-lieu": "Centre social", "apporter": "avis d'impôt", "limite-quoi": "Actualiser",
             "fait": "Dossier RSA"}
    for name, text in words.items():
        field(page, name).fill(text)
    page.get_by_text("Plus : date, service, agenda").click()
    field(page, "service").fill("Service social")
    field(page, "rdv-date").fill("2026-12-03")
    field(page, "rdv-heure").fill("09:30")
    field(page, "limite-date").fill("2026-12-15")
    text = downloaded(page, "Enregistrer la date", tmp_path)
    meeting, limit = Calendar.from_ical(text).walk("VEVENT")
    assert str(meeting["SUMMARY"]) == "Rendez-vous"
    assert str(limit["SUMMARY"]) == "Date à ne pas manquer"
    for word in (*words.values(), "Service social"):
        assert word not in text
    for label in ("Dire le lieu", "Dire le nom du service", "Dire ce qu'il faut apporter"):
        page.get_by_label(label).check()
    meeting, limit = Calendar.from_ical(
        downloaded(page, "Enregistrer la date", tmp_path)
    ).walk("VEVENT")
    assert str(meeting["SUMMARY"]) == "Rendez-vous : Service social"
    assert (str(meeting["LOCATION"]), str(limit["SUMMARY"])) == ("Centre social", "Actualiser")
    assert "avis d'impôt" in str(meeting["DESCRIPTION"])


def test_an_untouched_sheet_stays_blank_with_script_too(page: Page, address: str) -> None:
    for path in (SLIP, RECORD):
        open_tool(page, address + path)
        page.emulate_media(media="print")
        blanks = page.locator(".feuille .blanc:empty").all()
        assert len([one for one in blanks if one.is_visible()]) > 8


# Constat de blocage


def test_a_fragment_chooses_the_service(page: Page, address: str) -> None:
    open_tool(page, f"{address}{RECORD}#caf")
    expect(field(page, "service")).to_have_value("caf")
    expect(field(page, "service")).to_be_focused()
    expect(page.locator("#feuille-lettre")).to_contain_text("Caf du département")


def test_each_service_offers_what_its_sheet_says(
    guide: Corpus, page: Page, address: str
) -> None:
    open_tool(page, address + RECORD)
    described = 0
    for sheet in guide.of(SHEET_TYPES["plateforme"].model):
        assert isinstance(sheet.fiche, Plateforme)
        field(page, "service").select_option(sheet.id)
        offered = page.locator("[data-choix=destinataires] .case").all_inner_texts()
        given = sheet.fiche.reclamation
        if given is None:
            names = [text.split(",")[0].strip() for text in offered]
            assert names == ["L'organisme", "Défenseur des droits"]
            assert page.locator("[data-choix=textes] .case").count() == 0
            continue
        described += 1
        public = given.organisme != "prive"
        assert len(offered) == 1 + len(given.ensuite) + public
        assert offered[0].strip() == given.premier
        for text, then in zip(offered[1:], given.ensuite, strict=False):
            assert then.qui in text and then.quand in text
        texts = [one for one in guide.tables.textes.entries.values()
                 if given.organisme in one.pour]
        assert page.locator("[data-choix=textes] .case").count() == len(texts)
        ticked = page.locator("[data-choix=textes] input:checked").count()
        assert ticked == len([one for one in texts if one.si is None])
    assert described > 20


def test_a_text_follows_its_obstacle_until_the_reader_decides(page: Page, address: str) -> None:
    open_tool(page, f"{address}{RECORD}#caf")
    letter = page.locator("#feuille-lettre")
    expect(letter).not_to_contain_text("L. 114-5")
    page.get_by_label("Le dossier est dit incomplet").check()
    expect(letter).to_contain_text("articles L. 114-5")
    page.locator("[data-choix=textes] summary").click()
    page.get_by_label("Quand un dossier est incomplet").uncheck()
    page.get_by_label("Le site affiche une erreur").check()
    expect(letter).not_to_contain_text("L. 114-5")


def test_the_record_and_its_letter(page: Page, address: str) -> None:
    open_tool(page, f"{address}{RECORD}#impots")
    field(page, "ecran").fill("https://cfspart.impots.gouv.fr/profil?jeton=abc#x?y=1")
    field(page, "message").fill("Service indisponible (erreur 503)")
    field(page, "essais").fill("9 h, Firefox : page blanche\n14 h, appel : raccroché")
    field(page, "limite").fill("2026-12-01")
    page.get_by_label("Médiateur des ministères").check()
    record, letter = page.locator(".feuille").all()
    for sheet in (record, letter):
        expect(sheet).to_contain_text("« Service indisponible (erreur 503) »")
        expect(sheet).to_contain_text("https://cfspart.impots.gouv.fr/profil")
        expect(sheet).not_to_contain_text("jeton")
        expect(sheet.locator("[data-liste=essais] li")).to_have_count(2)
        expect(sheet).to_contain_text("1er décembre 2026")
    expect(letter).to_contain_text("14010 Caen cedex 1")
    expect(letter).to_contain_text("J'ai déjà écrit à ce service le")
    page.get_by_label("Service des impôts").check()
    expect(letter.get_by_text("J'ai déjà écrit")).to_be_hidden()
    # Identity is written by hand, on the paper.
    labels = " ".join(page.locator(".saisie label").all_inner_texts()).lower()
    for word in ("prénom", "nom de la personne", "allocataire", "sécurité sociale", "naissance"):
        assert word not in labels


def test_the_record_by_keyboard_alone(page: Page, address: str) -> None:
    open_tool(page, f"{address}{RECORD}#caf")
    expect(field(page, "service")).to_be_focused()
    unfold = "all => all.forEach(one => { one.open = true; })"
    page.locator(".saisie details").evaluate_all(unfold)
    reached = []
    for _ in range(100):
        page.keyboard.press("Tab")
        kind = page.evaluate("document.activeElement.dataset.saisie ?? document.activeElement.value"
                             " ?? document.activeElement.dataset.action")
        reached.append(kind)
        name = page.evaluate("document.activeElement.name")
        if name == "destinataire":
            page.keyboard.press("ArrowDown")
        if kind == "panne":
            page.keyboard.press("Space")
        if page.evaluate("document.activeElement.dataset.action") == "tout":
            page.keyboard.press("Enter")
            break
    for asked in ("date", "ecran", "message", "essais", "panne", "sans-reponse", "limite",
                  "personne", "papier", "captures"):
        assert asked in reached
    assert printed(page) == 1
    letter = page.locator("#feuille-lettre")
    expect(letter).to_contain_text("Médiateur administratif de la Caf")
    expect(letter).to_contain_text("Le site affiche une erreur")


def test_one_sheet_or_the_other_is_printed(page: Page, address: str) -> None:
    open_tool(page, f"{address}{RECORD}#anef")
    page.emulate_media(media="print")
    record, letter = page.locator(".feuille").all()
    for button, shown, hidden in (("constat", record, letter), ("lettre", letter, record)):
        page.evaluate(f"document.querySelector('[data-action={button}]').click()")
        expect(shown).to_be_visible()
        expect(hidden).to_be_hidden()
    page.evaluate("document.querySelector('[data-action=tout]').click()")
    expect(record).to_be_visible()
    expect(letter).to_be_visible()
    assert printed(page) == 3
    field(page, "message").evaluate(f"one => {{ one.value = '{PASSWORD}'; }}")
    page.evaluate("document.querySelector('[data-action=tout]').click()")
    assert printed(page) == 3


def test_the_text_of_both_sheets_can_be_taken(page: Page, address: str, tmp_path: Path) -> None:
    open_tool(page, f"{address}{RECORD}#france-travail")
    field(page, "message").fill("Page blanche")
    text = downloaded(page, "Enregistrer le texte", tmp_path)
    assert "Constat de blocage" in text and "Agence France Travail" in text
    assert text.count("Page blanche") == 2


# Compteur d'auto-mandat


def open_tally(page: Page) -> None:
    page.get_by_label("Personne d'autre ne s'en sert").check()
    page.get_by_role("button", name="Ouvrir le compteur").click()


def test_nothing_is_kept_before_it_is_asked(page: Page, address: str) -> None:
    open_tool(page, address + TALLY)
    page.get_by_role("button", name="Ouvrir le compteur").click()
    expect(page.locator(".etat-outil")).to_contain_text("Dites d'abord")
    page.get_by_label("D'autres s'en servent").check()
    page.get_by_role("button", name="Ouvrir le compteur").click()
    expect(page.locator(".etat-outil")).to_contain_text("Pas de compteur sur un poste partagé")
    assert stored(page) == []


def test_it_counts_shows_what_it_keeps_and_erases(page: Page, address: str) -> None:
    open_tool(page, address + TALLY)
    open_tally(page)
    expect(page.get_by_role("heading", name="Ce mois-ci")).to_be_focused()
    more = page.locator("[data-fiche=faire-a-la-place] [data-pas='1']")
    less = page.locator("[data-fiche=faire-a-la-place] [data-pas='-1']")
    expect(less).to_be_disabled()
    more.click()
    more.press("Enter")
    page.locator("[data-fiche=signer-a-la-place] [data-pas='1']").click()
    line = page.get_by_label("La ligne à coller")
    month = page.evaluate("new Date().toLocaleDateString('sv').slice(0, 7)")
    expect(line).to_have_value(
        f"{month} ; 3 contournements ; Faire la démarche à la place de la personne : 2 ; "
        "Signer ou valider à la place : 1"
    )
    kept = page.evaluate("key => localStorage.getItem(key)", KEY)
    expect(page.locator("[data-champ=garde]")).to_have_text(kept)
    assert stored(page) == [KEY]
    page.reload()
    expect(page.locator("[data-fiche=faire-a-la-place] output")).to_have_text("2")
    less.click()
    less.click()
    expect(more).to_be_focused()
    erase = page.locator("[data-action=effacer]")
    erase.click()
    assert stored(page) == [KEY]
    erase.click()
    assert stored(page) == []
    expect(page.get_by_role("heading", name="Ouvrir un compteur")).to_be_focused()


def test_an_old_or_broken_tally_does_no_harm(page: Page, address: str) -> None:
    month = "new Date().toLocaleDateString('sv').slice(0, 7)"
    page.goto(address + TALLY)
    page.evaluate(f"""key => localStorage.setItem(key, JSON.stringify({{ mois: {{
      "2019-01": {{ "faire-a-la-place": 4 }}, [{month}]: {{ "faire-a-la-place": 2, "<b>": 1,
      "signer-a-la-place": -3, "session-ouverte": "x" }}, "nom": {{ "a": 1 }} }} }}))""", KEY)
    page.reload()
    expect(page.locator("[data-fiche=faire-a-la-place] output")).to_have_text("2")
    kept = page.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY)
    assert list(kept["mois"].values()) == [{"faire-a-la-place": 2}]
    page.evaluate("key => localStorage.setItem(key, '{pas du JSON')", KEY)
    page.reload()
    expect(page.locator("[data-fiche=faire-a-la-place] output")).to_have_text("0")


def test_a_browser_that_keeps_nothing_is_told_about_paper(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('refus', 'SecurityError'); } });"
    )
    open_tool(page, address + TALLY)
    open_tally(page)
    expect(page.locator(".etat-outil")).to_contain_text("La feuille papier")
    expect(page.locator("[data-etape=compter]")).to_be_hidden()


# All of them


def test_nothing_leaves_the_page_and_nothing_is_kept(page: Page, address: str) -> None:
    for path in (SLIP, f"{RECORD}#caf"):
        open_tool(page, address + path)
        page.wait_for_load_state("networkidle")
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        for one in page.locator(".outil :is(textarea, input[type=text]):visible").all():
            one.fill("Un essai à 9 h")
            one.press("Enter")
        page.locator(".outil .bouton--plein").first.click()
        assert printed(page) == 1
        assert "?" not in page.url
        page.get_by_role("button", name="Tout effacer").click()
        assert asked == []
        assert stored(page) == []
        expect(page.locator(".etat-outil")).to_have_text("Tout est effacé.")


def test_leaving_warns_then_forgets(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address + SLIP)
    field(page, "fait").click()
    page.keyboard.type("Déclaration envoyée")
    page.goto(f"{address}a-z/")
    assert asked == ["beforeunload"]
    page.go_back()
    expect(field(page, "fait")).to_have_value("")
    expect(page.locator(".feuille")).not_to_contain_text("Déclaration envoyée")
    context.close()


def test_the_tools_are_listed_and_linked(page: Page, address: str) -> None:
    page.goto(f"{address}outils/")
    links = page.locator(".cartes a").evaluate_all("all => all.map(one => one.href)")
    for path in (SLIP, RECORD, TALLY, "outils/par-ou-rentrer/", "decisions/faut-il-aider/"):
        assert address + path in links
    page.goto(f"{address}plateformes/caf/#mot-de-passe-oublie")
    page.get_by_role("link", name="Le constat et la lettre").first.click()
    expect(page).to_have_url(re.compile(r"outils/constat/\?service=caf"))
    page.goto(f"{address}contournements/faire-a-la-place/")
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.get_by_role("link", name="Compter chaque fois").click()
    expect(page).to_have_url(f"{address}{TALLY}#faire-a-la-place")


def test_the_record_takes_the_service_and_the_letter_of_its_answer(
    page: Page, address: str
) -> None:
    open_tool(page, f"{address}{RECORD}?service=caf&motif=code")
    expect(field(page, "service")).to_have_value("caf")
    expect(page.locator("[data-choix=destinataires]")).to_be_visible()
    expect(page.locator("[data-coche=obstacles][value=compte-ferme]")).to_be_checked()
    expect(page.locator("#feuille-lettre")).to_contain_text("de rouvrir l'accès au compte")
    expect(page.locator("#feuille-lettre")).to_contain_text("utiliser ce service en ligne")
    page.get_by_role("button", name="faire ma déclaration").click()
    expect(page.locator("#feuille-lettre")).to_contain_text("faire ma déclaration")


def test_the_record_asks_for_the_service_once(page: Page, address: str) -> None:
    open_tool(page, address + RECORD)
    expect(page.get_by_text("Choisissez le service", exact=False)).to_have_count(1)
    expect(page.locator("[data-choix]:visible")).to_have_count(0)


@pytest.mark.parametrize("path", [SLIP, RECORD])
def test_the_paper_stands_beside_the_form_on_a_wide_screen(
    page: Page, address: str, path: str
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    open_tool(page, address + path)
    paper = page.locator(".feuille").first.bounding_box()
    form = page.locator(".saisie").bounding_box()
    assert paper and form
    assert paper["x"] > form["x"] + form["width"]
    assert paper["y"] < 768


def test_the_slip_has_ready_lines_and_the_contact_of_its_service(
    page: Page, address: str
) -> None:
    open_tool(page, f"{address}{SLIP}?service=caf")
    expect(field(page, "appeler")).to_have_value(re.compile("32 30"))
    page.get_by_role("button", name="Attestation imprimée").click()
    page.get_by_role("button", name="Session fermée").click()
    paper = page.locator(".feuille li")
    expect(paper.nth(0)).to_have_text("Attestation imprimée")
    expect(paper.nth(1)).to_have_text("Session fermée")
    page.locator("[data-dates] button").first.click()
    expect(page.locator(".feuille")).to_contain_text("Tous les 3 mois")
