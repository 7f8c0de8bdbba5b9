"""Good manners, tried on this machine only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faire_avec.upkeep.watch.visit import Known, Manners, Trouble, Visitor
from upkeep.watch.conftest import BODY, MANNERS, Web


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def read(self) -> float:
        return self.now


def visitor(manners: Manners = MANNERS) -> tuple[Visitor, Clock]:
    clock = Clock()
    return Visitor(manners, clock.sleep, clock.read), clock


def test_a_page_is_read_and_known_again(web: Web) -> None:
    visits, _ = visitor()
    answer = visits.read(web.here + "/aide")
    assert (answer.status, answer.content, answer.known) == (200, BODY.encode(), Known('"1"', ""))
    again = visits.read(web.here + "/aide", answer.known)
    assert (again.status, again.content) == (304, b"")
    assert web.asked[-1][1]["User-Agent"] == MANNERS.agent
    # robots.txt is asked for once.
    assert web.times("/robots.txt") == 1


@pytest.mark.parametrize(("rules", "path", "trouble"), [
    ("User-agent: *\nDisallow: /aide", "/aide", Trouble.ROBOTS),
    ("User-agent: *\nDisallow: /*?", "/aide?x=1", Trouble.ROBOTS),
    ("User-agent: *\nDisallow: /\nAllow: /aide$", "/aide", None),
    ("User-agent: essai\nDisallow: /\n\nUser-agent: *\nAllow: /", "/aide", Trouble.ROBOTS),
    ("User-agent: autre\nDisallow: /", "/aide", None),
    ("<html>pas de règles</html>", "/aide", None),
])
def test_robots_are_obeyed(rules: str, path: str, trouble: Trouble | None, web: Web) -> None:
    web.put("/robots.txt", rules, Content_Type="text/plain")
    visits, _ = visitor()
    assert visits.read(web.here + path).trouble is trouble
    assert (web.times(path) == 0) is (trouble is not None)


def test_a_host_that_cannot_say_its_rules_is_left_alone(web: Web) -> None:
    web.put("/robots.txt", "", 500)
    visits, _ = visitor()
    assert visits.read(web.here + "/aide").trouble is Trouble.NO_ROBOTS
    assert web.times("/aide") == 0


def test_a_redirect_is_followed_as_far_as_the_other_host_allows(web: Web) -> None:
    web.put("/ancien", "", 301, Location=f"{web.elsewhere}/aide#combien")
    visits, _ = visitor()
    answer = visits.read(web.here + "/ancien")
    assert (answer.status, answer.final) == (200, f"{web.elsewhere}/aide")
    # What is known is known of the first address only.
    assert answer.known == Known()
    web.put("/robots.txt", "User-agent: *\nDisallow: /aide")
    assert visitor()[0].read(web.here + "/ancien").trouble is Trouble.ROBOTS


@pytest.mark.parametrize("where", ["/rond", "ftp://exemple.invalid/", "file:///etc/hostname"])
def test_a_redirect_may_lead_nowhere(where: str, web: Web) -> None:
    web.put("/rond", "", 302, Location=where)
    assert visitor()[0].read(web.here + "/rond").trouble is Trouble.LOOP


def test_two_visits_to_a_host_are_apart(web: Web) -> None:
    visits, clock = visitor(replace(MANNERS, delay=2.0))
    for path in ("/aide", "/aide", f"{web.elsewhere}/aide"):
        visits.read(path if path.startswith("http") else web.here + path)
    # The rules and two pages of one host, the rules and a page of the other.
    assert clock.slept == [2.0, 2.0, 2.0]


def test_a_longer_pause_is_kept_when_asked(web: Web) -> None:
    web.put("/robots.txt", "User-agent: *\nCrawl-delay: 1")
    visits, clock = visitor(replace(MANNERS, delay=0.5))
    visits.read(web.here + "/aide")
    visits.read(web.here + "/aide")
    assert clock.slept == [1.0, 1.0]


def test_an_error_is_tried_again_later_and_later(web: Web) -> None:
    web.put("/panne", first=[(500, {}), (502, {})])
    visits, clock = visitor(replace(MANNERS, delay=1.0, retries=3))
    assert visits.read(web.here + "/panne").status == 200
    assert [pause for pause in clock.slept if pause] == [1.0, 1.0, 2.0]
    assert web.times("/panne") == 3


def test_a_site_that_stays_in_error_is_left(web: Web) -> None:
    web.put("/panne", "", 503)
    assert visitor()[0].read(web.here + "/panne").status == 503
    assert web.times("/panne") == 2


def test_a_short_rest_is_taken_and_a_long_one_ends_the_visit(web: Web) -> None:
    web.put("/presse", first=[(429, {"Retry-After": "1"})])
    visits, clock = visitor()
    assert visits.read(web.here + "/presse").status == 200
    assert 1.0 in clock.slept
    web.put("/repos", "", 429, Retry_After="3600")
    answer = visitor()[0].read(web.here + "/repos")
    assert (answer.trouble, answer.rest) == (Trouble.REST, 3600)
    assert web.times("/repos") == 1


def test_what_is_too_heavy_or_silent_is_no_page(web: Web) -> None:
    web.put("/lourd", b"x" * 300_000)
    assert visitor()[0].read(web.here + "/lourd").trouble is Trouble.BIG
    assert visitor()[0].read("http://127.0.0.1:9/").trouble is Trouble.UNREACHABLE
