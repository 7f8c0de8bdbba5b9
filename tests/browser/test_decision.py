"""The decision aids: nested without script, one question at a time with it, whole on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from faire_avec.corpus import Corpus
from faire_avec.model.decision import Decision
from paper import leaves, plain

pytestmark = pytest.mark.browser

AIDS = ["faut-il-aider", "comment-aider"]


def aid(guide: Corpus, name: str) -> Decision:
    fiche = guide.sheets[name].fiche
    assert isinstance(fiche, Decision)
    return fiche


def ways(fiche: Decision, question_id: str) -> Iterator[tuple[list[int], str]]:
    """Every run of answers, as ranks, and the outcome it leads to."""
    question = next(one for one in fiche.questions if one.id == question_id)
    for rank, answer in enumerate(question.choix):
        if answer.sortie is not None:
            yield [rank], answer.sortie
        else:
            assert answer.question is not None
            for rest, outcome in ways(fiche, answer.question):
                yield [rank, *rest], outcome


@pytest.mark.parametrize("name", AIDS)
def test_every_run_of_answers_ends_on_its_outcome(
    name: str, guide: Corpus, page: Page, address: str
) -> None:
    fiche = aid(guide, name)
    titles = {outcome.id: outcome.titre for outcome in fiche.sorties}
    runs = list(ways(fiche, fiche.questions[0].id))
    page.goto(f"{address}decisions/{name}/")
    expect(page.locator(".pas-a-pas")).to_be_visible()
    ends = page.evaluate(
        """parcours => parcours.map(rangs => {
          const panneau = document.querySelector(".pas-a-pas");
          for (const rang of rangs) panneau.querySelectorAll(".reponses button")[rang].click();
          const fin = [panneau.querySelector("h3").textContent,
            panneau.querySelectorAll(".chemin li").length,
            [...panneau.querySelectorAll(".couts dt")].length,
            panneau.querySelectorAll(".contraire").length];
          [...panneau.querySelectorAll("button")].find(
            b => b.textContent === "Recommencer").click();
          return fin;
        })""",
        [run for run, _ in runs],
    )
    assert len(runs) > 10
    assert [[plain(title), *rest] for title, *rest in ends] == [
        [plain(titles[outcome]), len(run), 3, 1] for run, outcome in runs
    ]


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}decisions/faut-il-aider/")
    start = page.url
    panel = page.locator(".pas-a-pas")
    expect(panel.locator(".pas-a-pas__rang")).to_have_text("Question 1 sur 6 au plus")
    answers = panel.locator(".reponses button")
    answers.nth(2).focus()
    page.keyboard.press("Enter")
    heading = panel.locator("h3")
    expect(heading).to_be_focused()
    expect(heading).to_contain_text("Que demande la personne")
    expect(panel.locator(".chemin li")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(answers.first).to_be_focused()
    page.keyboard.press("Space")
    expect(panel.locator(".chemin li")).to_have_count(2)
    panel.get_by_role("button", name="Question précédente").press("Enter")
    expect(heading).to_be_focused()
    expect(heading).to_contain_text("Que demande la personne")
    answers.nth(1).press("Enter")
    expect(panel.locator(".pas-a-pas__rang")).to_have_text("Issue, après 2 questions")
    expect(heading).to_have_text("Répondre à sa demande à elle, sans faire la démarche")
    panel.get_by_role("button", name="Changer la réponse à : Si rien").press("Enter")
    expect(panel.locator(".chemin")).to_have_count(0)
    expect(heading).to_be_focused()
    assert page.url == start
    kept = "localStorage.length + sessionStorage.length + document.cookie.length"
    assert page.evaluate(kept) == 0


def test_the_panel_repeats_no_anchor(page: Page, address: str) -> None:
    page.goto(f"{address}decisions/faut-il-aider/")
    page.locator(".reponses button").first.click()
    expect(page.locator(".pas-a-pas .couts")).to_be_visible()
    repeated = page.evaluate(
        "[...document.querySelectorAll('[id]')].map(e => e.id)"
        ".filter((id, i, all) => all.indexOf(id) !== i)"
    )
    assert repeated == []


def test_all_questions_can_be_seen_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}decisions/comment-aider/")
    tree = page.locator(".arbre")
    expect(tree).to_be_hidden()
    button = page.get_by_role("button", name="Voir toutes les questions à la fois")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(tree).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")


def test_without_script_the_questions_open_one_inside_the_other(
    page_without_script: Page, address: str
) -> None:
    page = page_without_script
    page.goto(f"{address}decisions/faut-il-aider/")
    expect(page.locator(".pas-a-pas")).to_have_count(0)
    top = page.locator(".arbre > .question > details")
    expect(top).to_have_count(3)
    top.nth(2).locator("> summary").press("Enter")
    second = top.nth(2).locator("> .suite > .question")
    expect(second).to_contain_text("Que demande la personne")
    second.locator("> details").nth(1).locator("> summary").press("Enter")
    second.get_by_role("link", name="Répondre à sa demande").first.click()
    expect(page.locator("#sortie-sa-demande .couts")).to_be_visible()
    assert page.url.endswith("#sortie-sa-demande")


@pytest.mark.parametrize("name", AIDS)
@pytest.mark.parametrize("script", [True, False])
def test_the_whole_tree_is_on_paper(
    name: str, script: bool, guide: Corpus, page: Page, page_without_script: Page, address: str
) -> None:
    one = page if script else page_without_script
    one.goto(f"{address}decisions/{name}/")
    text = plain("".join(leaf.extract_text() for leaf in leaves(one)))
    fiche = aid(guide, name)
    for question in fiche.questions:
        assert text.count(plain(question.question)) == 1, question.id
        for answer in question.choix:
            assert plain(answer.texte) in text
    for outcome in fiche.sorties:
        for part in (outcome.titre, "Ce que ça coûte au service", "L'argument contraire"):
            assert plain(part) in text
    assert plain("Voir toutes les questions") not in text


@pytest.mark.parametrize("name", AIDS)
def test_nothing_overflows_on_a_narrow_screen(name: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}decisions/{name}/")
    for _ in range(3):
        page.locator(".reponses button").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        if page.locator(".pas-a-pas .couts").count():
            break
    small = page.evaluate(
        "[...document.querySelectorAll('.pas-a-pas button')]"
        ".filter(b => b.getBoundingClientRect().height < 24).length"
    )
    assert small == 0
