"""Every class, each by the one thing that changed in the page."""

from __future__ import annotations

import pytest

from faire_avec.upkeep.watch.judge import ALARMS, Judge, Outcome, Verdict, same_page
from faire_avec.upkeep.watch.visit import Visitor
from faire_avec.upkeep.watch.webpage import read_page
from upkeep.watch.conftest import AMOUNT, BODY, HTML, MANNERS, PAPER, Web, pdf

LONG = "<p>" + "Ici un texte assez long qui parle de tout autre chose, et pour longtemps. " * 9


def judged(web: Web, path: str, sentence: str = AMOUNT, where: str | None = None) -> Verdict:
    wanted = read_page(BODY.encode(), HTML).text.keep(sentence)
    assert wanted is not None
    return Judge(Visitor(MANNERS).read(web.here + path)).of(wanted, where)


CASES: list[tuple[str, str, Outcome]] = [
    ("rien", BODY, Outcome.PRESENT),
    ("un nombre", BODY.replace("646,52", "652,98"), Outcome.CHANGED),
    ("un nombre en lettres", BODY.replace("646,52 €", "six cents euros"), Outcome.CHANGED),
    ("un mot", BODY.replace("personne seule", "personne isolée"), Outcome.REWORDED),
    ("une négation", BODY.replace("seule est de", "seule n'est pas de"), Outcome.REWORDED),
    ("la mise en page", BODY.replace("<p", "<td").replace("montant", "<em>Montant</em>"),
     Outcome.PRESENT),
    ("les espaces et les apostrophes", BODY.replace(" €", "\u202f€").replace("'", "’"),
     Outcome.PRESENT),
    ("un bandeau de cookies", BODY.replace("<main>", f"<div role=dialog>{LONG}</div><main>"),
     Outcome.PRESENT),
    ("la phrase", BODY.replace(AMOUNT, "Le montant dépend de la situation."), Outcome.GONE),
    ("tout", f"<html><title>Autre page</title><body>{LONG}", Outcome.GONE),
    ("la page, qui le dit sans le dire", f"<title>Page introuvable</title>{LONG}", Outcome.GONE),
    ("le site est fermé", "<h1>Site en maintenance</h1><p>Revenez demain.", Outcome.UNREACHABLE),
    ("on demande un mot de passe", "<p>Entrez</p><input type=password>", Outcome.REFUSED),
    ("on demande si l'on est humain", "<title>Just a moment...</title><p>Attendez",
     Outcome.REFUSED),
    ("des scripts font la page", "<div id=app>Chargement</div><script>1</script>",
     Outcome.UNREADABLE),
    ("rien n'est écrit", "", Outcome.UNREADABLE),
]


@pytest.mark.parametrize(("body", "outcome"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])
def test_one_thing_changed(body: str, outcome: Outcome, web: Web) -> None:
    web.put("/page", body)
    assert judged(web, "/page").outcome is outcome


@pytest.mark.parametrize(("status", "outcome"), [
    (404, Outcome.GONE), (410, Outcome.GONE), (401, Outcome.REFUSED), (403, Outcome.REFUSED),
    (451, Outcome.REFUSED), (500, Outcome.UNREACHABLE), (503, Outcome.UNREACHABLE),
    (204, Outcome.UNREACHABLE),
])
def test_one_status_changed(status: int, outcome: Outcome, web: Web) -> None:
    web.put("/page", "" if status == 204 else BODY, status)
    assert judged(web, "/page").outcome is outcome


def test_a_refusal_is_never_a_death(web: Web) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /")
    assert judged(web, "/aide").outcome is Outcome.REFUSED
    assert not {Outcome.REFUSED, Outcome.UNREACHABLE, Outcome.UNREADABLE} & set(ALARMS)


def test_one_host_changed(web: Web) -> None:
    web.put("/page", "", 301, Location=f"{web.elsewhere}/aide")
    verdict = judged(web, "/page")
    assert (verdict.outcome, verdict.final) == (Outcome.MOVED, f"{web.elsewhere}/aide")
    # There, another number is the news.
    web.put("/aide", BODY.replace("646,52", "652,98"))
    assert judged(web, "/page").outcome is Outcome.CHANGED


def test_sent_home_the_passage_is_gone(web: Web) -> None:
    web.put("/page", "", 302, Location="/")
    web.put("/", f"<title>Accueil</title>{LONG}")
    verdict = judged(web, "/page")
    assert (verdict.outcome, verdict.detail) == (Outcome.GONE, "l'adresse renvoie à l'accueil")


def test_a_last_slash_is_no_move(web: Web) -> None:
    web.put("/page", "", 301, Location="/page/")
    web.put("/page/")
    assert judged(web, "/page").outcome is Outcome.PRESENT
    assert same_page("http://www.exemple.fr/a", "https://exemple.fr/a/#b")
    assert not same_page("https://exemple.fr/a?x=1", "https://exemple.fr/a")


def test_a_pdf_is_judged_the_same(web: Web) -> None:
    web.put("/doc", pdf("Autre chose, sur la première page.", AMOUNT),
            Content_Type="application/pdf")
    assert judged(web, "/doc").outcome is Outcome.PRESENT
    web.put("/doc", pdf(AMOUNT.replace("646,52", "652,98")), Content_Type="application/pdf")
    assert judged(web, "/doc", where="p. 1").outcome is Outcome.CHANGED


def test_the_place_in_the_page_is_looked_at_first(web: Web) -> None:
    row = "Le montant maximal pour un couple avec enfant est de 900 € par mois."
    body = BODY.replace("<h2 id", f"<p>{row}</p><h2 id").replace(AMOUNT, "Voir plus bas.")
    body = body.replace(f"<p>{PAPER}", f"<p>{PAPER} {AMOUNT.replace('646,52', '652,98')}")
    web.put("/page", body)
    found = judged(web, "/page", where="#comment")
    assert (found.outcome, found.sentence) == (
        Outcome.CHANGED, AMOUNT.replace("646,52", "652,98"))
