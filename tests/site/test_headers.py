"""Files for servers: each address gets each header once, and the embeddable pages can be framed."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from faire_avec.corpus.lasting import Redirect
from faire_avec.rendering.policy import EMBEDDABLE, HEADERS, header_policy
from faire_avec.site.headers import redirection_files, server_files, write_server_files

FOLDERS = ["assets", "plateformes", "recherche", EMBEDDABLE]
CLOSED, OPEN = header_policy(embeddable=False), header_policy(embeddable=True)


def sent(headers: str, address: str) -> dict[str, list[str]]:
    """What a host that reads ``_headers`` sends for an address: every value of every rule."""
    found: dict[str, list[str]] = defaultdict(list)
    matching = False
    for line in headers.splitlines():
        if line.startswith("/"):
            pattern = re.escape(line.strip()).replace(r"\*", ".*")
            matching = re.fullmatch(pattern, address) is not None
        elif line.startswith("  ") and matching:
            name, value = line.strip().split(": ", 1)
            found[name].append(value)
    return found


@pytest.mark.parametrize("base", ["/", "/guide/"])
@pytest.mark.parametrize(
    ("address", "policy"),
    [
        ("", CLOSED), ("plateformes/caf/", CLOSED), ("recherche/?q=caf", CLOSED),
        ("assets/faire-avec.css", CLOSED), ("pagefind/fragment/fr_1.pf_fragment", CLOSED),
        (f"{EMBEDDABLE}/caf/", OPEN),
    ],
)
def test_each_header_is_set_once(base: str, address: str, policy: str) -> None:
    found = sent(server_files(FOLDERS, base)["_headers"], base + address)
    assert all(len(values) == 1 for values in found.values()), found
    assert found["Content-Security-Policy"] == [policy]
    assert {name: [value] for name, value in HEADERS.items()}.items() <= found.items()


def test_only_names_that_change_with_their_content_are_kept_for_ever() -> None:
    headers = server_files(FOLDERS, "/")["_headers"]
    kept = {
        address: "immutable" in "".join(sent(headers, address)["Cache-Control"])
        for address in ("/pagefind/index/fr_1.pf_index", "/pagefind/pagefind.js",
                        "/assets/search/index/033423af/w1.json", "/assets/search/known.json",
                        "/assets/style/site.css", "/assets/page/site.js", "/plateformes/caf/")
    }
    assert [address for address, for_ever in kept.items() if for_ever] == [
        "/pagefind/index/fr_1.pf_index", "/assets/search/index/033423af/w1.json",
    ]
    # Scripts of two days do not work together: the host asks again, as these hosts do by default.
    assert sent(headers, "/assets/page/site.js")["Cache-Control"] == []
    assert sent(headers, "/assets/style/site.css")["Cache-Control"] == ["public, max-age=600"]


@pytest.mark.parametrize("address", ["/absente", "/absente/dedans/", "/404.html", "/flux.xml"])
def test_what_a_host_answers_by_itself_is_not_framed(address: str) -> None:
    found = sent(server_files(FOLDERS, "/")["_headers"], address)
    assert found["X-Frame-Options"] == ["SAMEORIGIN"]
    embedded = sent(server_files(FOLDERS, "/")["_headers"], f"/{EMBEDDABLE}/caf/")
    assert "frame-ancestors *" in embedded["Content-Security-Policy"][0]


@pytest.mark.parametrize("name", [".htaccess", "serveur/nginx.conf"])
def test_the_other_servers_send_the_same(name: str) -> None:
    text = server_files(FOLDERS, "/guide/")[name]
    for header, value in HEADERS.items():
        assert f'{header} "{value}"' in text
    assert f'"{CLOSED}"' in text
    assert f'"{OPEN}"' in text
    assert f"^/guide/{EMBEDDABLE}/" in text
    assert "404 /guide/404.html" in text
    assert not re.search(r"^\s*[^#\s].*Strict-Transport-Security", text, re.MULTILINE)


def test_servers_get_the_same_rules() -> None:
    files = dict(redirection_files([Redirect("a/x.bib", "b/x.bib")], "/guide/"))
    assert files["_redirects"] == "/guide/a/x.bib /guide/b/x.bib 301\n"
    assert "    /guide/a/x.bib /guide/b/x.bib;\n" in files["serveur/redirections-nginx.conf"]
    rule = re.search(r"RedirectMatch 301 (\S+) (\S+)", files["serveur/redirections-apache.conf"])
    assert rule is not None and rule[2] == "/guide/b/x.bib"
    assert re.match(rule[1], "/guide/a/x.bib") and not re.match(rule[1], "/guide/a/xxbib")


def test_the_files_follow_the_folders_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "outils").mkdir()
    (tmp_path / "assets").mkdir()
    write_server_files(tmp_path)
    headers = (tmp_path / "_headers").read_text(encoding="utf-8")
    assert sent(headers, "/outils/rentrer/")["Content-Security-Policy"] == [CLOSED]
    assert (tmp_path / "serveur" / "nginx.conf").is_file()
    assert (tmp_path / ".htaccess").is_file()


def test_the_built_site_carries_them(guide_site: Path) -> None:
    headers = (guide_site / "_headers").read_text(encoding="utf-8")
    for folder in (path.name for path in guide_site.iterdir() if path.is_dir()):
        assert sent(headers, f"/{folder}/x")["Content-Security-Policy"], folder
