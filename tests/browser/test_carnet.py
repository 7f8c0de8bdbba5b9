"""The notebook: from an answer to a file, without anybody's data, without anything kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from faire_avec.model.notebook import Carnet
from quality.visits import stored

pytestmark = pytest.mark.browser


def type_in(page: Page, name: str, text: str) -> None:
    page.fill(f"[data-saisie={name}]", text)


def test_from_an_answer_to_a_file_and_back(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}plateformes/caf/#mot-de-passe-oublie")
    page.locator("[data-reponse=mot-de-passe-oublie] a[href*=carnet]").click()
    expect(page.locator("[data-saisie=lieu]")).to_have_value("caf/mot-de-passe-oublie")
    page.select_option("[data-saisie=echelon]", "guichet")
    type_in(page, "texte", "Sans rendez-vous le mardi.")
    type_in(page, "numero", "01 99 00 00 00")
    page.click("[data-action=ajouter]")
    expect(page.locator("[data-notes] > li")).to_have_count(1)
    expect(page.locator("[data-notes]")).to_contain_text("Mot de passe oublié · Au guichet")
    type_in(page, "texte", "Son mail est jean.dupont@gmail.com")
    page.click("[data-action=ajouter]")
    expect(page.locator(".etat-outil")).to_contain_text("semble contenir")
    expect(page.locator("[data-notes] > li")).to_have_count(1)
    type_in(page, "texte", "")
    type_in(page, "equipe", "Équipe du matin")
    with page.expect_download() as waiting:
        page.click("[data-action=enregistrer]")
    kept = tmp_path / "carnet.json"
    waiting.value.save_as(kept)
    carnet = Carnet.model_validate_json(kept.read_text(encoding="utf-8"))
    assert carnet.equipe == "Équipe du matin"
    assert (carnet.notes[0].fiche, carnet.notes[0].echelon) == ("caf", "guichet")
    assert stored(page) == []
    page.click("[data-action=effacer]")
    expect(page.locator("[data-notes] > li")).to_have_count(0)
    page.set_input_files("#carnet-ouvrir", kept)
    expect(page.locator("[data-notes] > li")).to_have_count(1)
    page.get_by_role("button", name="Retirer la note").click()
    expect(page.locator("[data-notes] > li")).to_have_count(0)


def test_another_file_is_refused(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}outils/carnet/")
    other = tmp_path / "autre.json"
    other.write_text(json.dumps({"format": "autre"}), encoding="utf-8")
    page.set_input_files("#carnet-ouvrir", other)
    expect(page.locator(".etat-outil")).to_have_text("Ce fichier n'est pas un carnet.")
