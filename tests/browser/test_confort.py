"""Reading aloud, large letters, contrast, step by step, the quick way out, the workstation."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from quality.visits import stored

pytestmark = pytest.mark.browser

CAF = "plateformes/caf/"
WATCHED = "situations/telephone-ou-comptes-surveilles/"
POST = "outils/test-du-poste/"
# A voice of this device, one of a server: what is read is noted, and ends at once.
VOICES = """(voices) => {
  window.said = [];
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(one) {
      window.said.push([one.voice.name, one.text, one.rate]);
      setTimeout(() => one.dispatchEvent(new Event("end")), window.slow ? 60000 : 0);
    },
    cancel() {},
  }) });
}"""
LOCAL = {"name": "ici", "lang": "fr-FR", "localService": True}
REMOTE = {"name": "loin", "lang": "fr-FR", "localService": False}


def with_voices(page: Page, voices: list[dict[str, object]]) -> None:
    page.add_init_script(f"({VOICES})({json.dumps(voices)})")


def test_the_person_side_is_read_by_a_voice_of_the_device(page: Page, address: str) -> None:
    with_voices(page, [REMOTE, LOCAL])
    page.goto(f"{address}{CAF}#personne")
    page.get_by_role("button", name="Lire à voix haute").first.click()
    page.wait_for_function("window.said.length >= 3")
    said = page.evaluate("window.said")
    assert {name for name, _, _ in said} == {"ici"}
    assert said[0][1] == page.locator("#personne ol li span").first.text_content()


def test_a_distant_voice_is_never_used_and_the_lack_is_said(page: Page, address: str) -> None:
    with_voices(page, [REMOTE])
    page.goto(f"{address}{CAF}#personne")
    page.get_by_role("button", name="Lire à voix haute").first.click()
    expect(page.locator("#personne .confort__dit")).to_contain_text("pas de voix française")
    assert page.evaluate("window.said") == []


def test_reading_stops_and_its_pace_changes(page: Page, address: str) -> None:
    with_voices(page, [LOCAL])
    page.goto(f"{address}{CAF}#personne")
    page.evaluate("window.slow = true")
    page.get_by_role("button", name="Vitesse normale").click()
    page.locator("#personne [aria-pressed]", has_text="Lire").click()
    stop = page.locator("#personne").get_by_role("button", name="Arrêter")
    expect(page.locator("#personne .lit")).to_have_count(1)
    stop.click()
    expect(page.locator("#personne .lit")).to_have_count(0)
    assert page.evaluate("window.said")[0][2] == 1.1


def test_large_letters_and_contrast_are_kept_nowhere(page: Page, address: str) -> None:
    page.goto(f"{address}{CAF}#personne")
    line = page.locator("#personne ol li").first
    before = line.evaluate("one => getComputedStyle(one).fontSize")
    page.get_by_role("button", name="Gros caractères").click()
    page.get_by_role("button", name="Contraste").click()
    assert line.evaluate("one => getComputedStyle(one).fontSize") != before
    expect(page.locator("html")).to_have_css("background-color", "rgb(0, 0, 0)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert stored(page) == []
    page.reload()
    expect(page.locator("html")).not_to_have_css("background-color", "rgb(0, 0, 0)")


def test_nothing_of_the_professional_shows_on_the_person_side(page: Page, address: str) -> None:
    page.goto(f"{address}{CAF}#personne")
    seen = page.locator("body").inner_text()
    for word in ("Sources", "Signaler", "Citer", "bloque", "À lire aussi", "Chercher"):
        assert word not in seen


def test_a_watched_person_leaves_in_one_gesture(page: Page, address: str) -> None:
    page.route("https://meteofrance.com/**", lambda route: route.fulfill(body="<p>Météo</p>"))
    page.goto(address)
    page.goto(address + WATCHED)
    way = page.get_by_role("link", name="Quitter vite")
    expect(way).to_be_in_viewport()
    way.click()
    expect(page).to_have_url("https://meteofrance.com/")
    page.go_back()
    expect(page).to_have_url(address)
    page.foreign.clear()


def test_the_way_out_stays_on_the_person_side_and_off_safe_sheets(
    page: Page, address: str
) -> None:
    page.goto(f"{address}{WATCHED}#personne")
    expect(page.locator("[data-quitter]")).to_be_visible()
    page.goto(address + CAF)
    expect(page.locator("[data-quitter]")).to_have_count(0)


def test_gestures_are_ticked_step_by_step_and_forgotten(page: Page, address: str) -> None:
    page.goto(f"{address}{CAF}#mot-de-passe-oublie")
    answer = page.locator("[data-reponse=mot-de-passe-oublie]")
    answer.get_by_role("button", name="Étape par étape").click()
    boxes = answer.get_by_role("checkbox")
    expect(boxes.first).to_be_focused()
    count = boxes.count()
    page.keyboard.press("Space")
    expect(answer.locator(".pas-a-pas__ou")).to_have_text(f"1 sur {count} : geste 2.")
    for box in boxes.all():
        box.check()
    expect(answer.locator(".pas-a-pas__ou")).to_have_text("Tout est fait.")
    assert stored(page) == []
    page.reload()
    expect(answer.get_by_role("checkbox")).to_have_count(0)


def test_the_workstation_is_tried_and_the_request_written(page: Page, address: str) -> None:
    page.goto(address + POST)
    expect(page.locator("[data-essai=cookies] output")).to_have_text("oui")
    expect(page.locator("[data-essai=stockage] output")).to_have_text("oui")
    page.get_by_role("button", name="J'ai regardé").click()
    page.locator("[data-essai=camera]").get_by_role("button", name="Non").click()
    expect(page.locator("#demande")).to_contain_text("La caméra")
    expect(page.locator("#demande")).not_to_contain_text("Les cookies")
    assert stored(page) == []
    assert page.context.cookies() == []
