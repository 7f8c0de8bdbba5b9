"""Where signals go: one value of the configuration, and nothing more allowed than it asks."""

from __future__ import annotations

import lxml.html
import pytest

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.rendering.forge import Forge, forge_of
from faire_avec.rendering.outlet import Outlet, Way, WrongOutlet, outlet_of
from faire_avec.rendering.policy import header_policy, page_policy
from faire_avec.rendering.sheet.reporting import link_of
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from samples import TODAY

FORGE = forge_of("https://codeberg.org/o/r/_edit/main/docs/")
RECEIVER = "https://recevoir.exemple.fr:8443/signaux"


@pytest.mark.parametrize(("asked", "mail", "expected", "origin"), [
    ("", "", Outlet(), ""),
    ("", "a@exemple.fr", Outlet(Way.MAIL, "a@exemple.fr", "a@exemple.fr"), ""),
    ("a@exemple.fr", "", Outlet(Way.MAIL, "a@exemple.fr", "a@exemple.fr"), ""),
    ("forge", "", Outlet(Way.FORGE, FORGE.filled), ""),
    ("netlify", "", Outlet(Way.FORM, "", "", True), ""),
    ("/recevoir", "a@exemple.fr", Outlet(Way.FORM, "/recevoir", "a@exemple.fr"), ""),
    (RECEIVER, "", Outlet(Way.FORM, RECEIVER), "https://recevoir.exemple.fr:8443"),
    ("https://f.exemple.fr", "", Outlet(Way.FORM, "https://f.exemple.fr"), "https://f.exemple.fr"),
    ("http://127.0.0.1:8013/", "", Outlet(Way.FORM, "http://127.0.0.1:8013/"),
     "http://127.0.0.1:8013"),
])
def test_one_value_names_the_place(
    asked: str, mail: str, expected: Outlet, origin: str
) -> None:
    found = outlet_of(asked, mail, FORGE)
    assert (found, found.origin) == (expected, origin)


@pytest.mark.parametrize("asked", [
    "non", "http://exemple.fr/", "//exemple.fr/x", "javascript:alert(1)", "ftp://exemple.fr/",
    "https://a@exemple.fr/", "https://exemple.fr/; script-src *", "https://*", "a@b", "https://",
    "a@exemple.fr?cc=b@exemple.fr", "https://exemple.fr *",
])
def test_another_value_stops_the_build(asked: str) -> None:
    with pytest.raises(WrongOutlet, match=r"extra\.signaler"):
        outlet_of(asked, "", FORGE)


def test_a_forge_that_is_not_known_stops_the_build() -> None:
    with pytest.raises(WrongOutlet, match="edit_uri"):
        outlet_of("forge", "", Forge())
    with pytest.raises(WrongOutlet, match=r"extra\.courriel"):
        outlet_of("", "personne", FORGE)


def test_the_policy_opens_only_to_the_receiver() -> None:
    origin = outlet_of(RECEIVER, "", FORGE).origin
    for closed, opened in [
        (page_policy("fiche"), page_policy("fiche", origin)),
        (header_policy(embeddable=False), header_policy(embeddable=False, sends_to=origin)),
    ]:
        for name in ("connect-src", "form-action"):
            assert f"{name} 'self' {origin};" in opened
            closed = closed.replace(f"{name} 'self';", f"{name} 'self' {origin};")
        assert opened == closed


@pytest.mark.parametrize(("outlet", "start"), [
    (outlet_of("a@exemple.fr", "", FORGE), "mailto:a@exemple.fr?subject=Un%20%26&body=a%0D%0Ab%23"),
    (outlet_of("forge", "", FORGE),
     "https://codeberg.org/o/r/issues/new?title=Un%20%26&body=a%0Ab%23"),
    (Outlet(), ""),
])
def test_the_message_is_ready(outlet: Outlet, start: str) -> None:
    assert link_of(outlet, "Un &", "a\nb#") == start


@pytest.mark.parametrize(("asked", "action", "name"), [
    ("netlify", "../../contribuer/signaler/", "signal"),
    ("/signaux", "/signaux", None),
    (RECEIVER, RECEIVER, None),
])
def test_a_sheet_carries_a_form_that_leaves_without_script(
    asked: str, action: str, name: str | None, guide: Corpus
) -> None:
    site = Site(Edition(guide, TODAY), outlet=outlet_of(asked, "", FORGE))
    page = lxml.html.fragment_fromstring(sheet_page(site, guide.sheets["caf"]).html, "div")
    [form] = page.iterfind(".//details[@id='signaler']//form")
    assert (form.get("action"), form.get("method"), form.get("name")) == (action, "post", name)
    assert (form.get("data-netlify") == "true") == (name is not None)
    hidden = form.iterfind(".//input[@type='hidden']")
    expected = {"fiche": "caf"} | ({"form-name": name} if name else {})
    assert {one.get("name"): one.get("value") for one in hidden} == expected
    genres = [one.get("value") for one in form.iterfind(".//input[@type='radio']")]
    assert genres == ["ecran-change", "numero-muet", "reponse-servie", "reponse-pas-servie"]
    answers = {one.get("value") for one in form.iterfind(".//option")}
    assert answers == {"", *(one.id for one in guide.sheets["caf"].fiche.reponses)}


def test_without_a_door_no_form_and_no_empty_mail(guide: Corpus) -> None:
    html = sheet_page(Site(Edition(guide, TODAY)), guide.sheets["caf"]).html
    page = lxml.html.fragment_fromstring(html, "div")
    [block] = page.iterfind(".//details[@id='signaler']")
    assert block.find(".//form") is None and "faire-avec signal | " in block.text_content()
    assert "mailto:?" not in html
