"""The files for servers, read by real servers when the machine has them, else by hand."""

from __future__ import annotations

import gzip
import http.client
import re
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from faire_avec.corpus.lasting import Redirect
from faire_avec.rendering.policy import EMBEDDABLE, HEADERS, header_policy
from faire_avec.site.headers import nginx_sizes, redirection_files, write_server_files

CLOSED, OPEN = header_policy(embeddable=False), header_policy(embeddable=True)
BASE = "/guide/"
FOR_EVER, SHORT, EACH_TIME = "immutable", "max-age=600", "no-cache"
LONG = "plateformes/" + "un-tres-long-nom-" * 20
# One file of each kind that servers treat alone.
FILES = {
    "index.html": "<p>Accueil, été</p>", "404.html": "<p>Introuvable</p>",
    "flux.xml": "<feed>" + "é" * 2000 + "</feed>", "plateformes/caf/flux.xml": "<feed/>",
    "plateformes/caf/index.html": "<p>Caf</p>", "plateformes/caf/citer.ris": "TY",
    "plateformes/caf/citer.bib": "@misc", "calendrier.ics": "BEGIN", "exigences.csv": "é;è",
    "parcours/a/a.epub": "PK", "parcours/a/a.imscc": "PK", "parcours/a/a.moodle.xml": "<quiz/>",
    "assets/fiche.css": "a{}", "assets/stylesheets/main.57a0d79d.min.css": "a{}",
    "assets/notre.min.css": "a{}", "pagefind/fragment/fr_102deb7.pf_fragment": "x",
    "pagefind/pagefind.fr_a7c417f0d7.pf_meta": "x", "pagefind/pagefind.js": "x",
    "pagefind/autre.pf_meta": "x", f"{EMBEDDABLE}/caf/index.html": "<p>Cadre</p>",
    "api/v1/fiches.json": "{}", "serveur/lisez.txt": "x", "assets/page/site.js": "x",
    "assets/search/known.json": "{}", "assets/search/index/033423af/w1.json": "{}",
}
# Address, status, start of the type, policy, how it is kept.
EXPECTED = [
    ("", 200, "text/html; charset=utf-8", CLOSED, EACH_TIME),
    ("plateformes/caf/", 200, "text/html; charset=utf-8", CLOSED, EACH_TIME),
    ("flux.xml", 200, r"application/atom\+xml; charset=utf-8", CLOSED, EACH_TIME),
    ("plateformes/caf/flux.xml", 200, r"application/atom\+xml", CLOSED, EACH_TIME),
    ("parcours/a/a.moodle.xml", 200, "text/xml|application/xml", CLOSED, EACH_TIME),
    ("plateformes/caf/citer.ris", 200, "application/x-research-info-systems", CLOSED, EACH_TIME),
    ("plateformes/caf/citer.bib", 200, "application/x-bibtex", CLOSED, EACH_TIME),
    ("calendrier.ics", 200, "text/calendar; charset=utf-8", CLOSED, EACH_TIME),
    ("exigences.csv", 200, "text/csv; charset=utf-8", CLOSED, EACH_TIME),
    ("parcours/a/a.epub", 200, r"application/epub\+zip", CLOSED, EACH_TIME),
    ("parcours/a/a.imscc", 200, "application/zip", CLOSED, EACH_TIME),
    ("api/v1/fiches.json", 200, "application/json", CLOSED, EACH_TIME),
    ("assets/page/site.js", 200, "(text|application)/javascript", CLOSED, EACH_TIME),
    ("assets/search/known.json", 200, "application/json", CLOSED, EACH_TIME),
    ("assets/search/index/033423af/w1.json", 200, "application/json", CLOSED, FOR_EVER),
    ("assets/fiche.css", 200, "text/css; charset=utf-8", CLOSED, SHORT),
    ("assets/notre.min.css", 200, "text/css", CLOSED, SHORT),
    ("assets/stylesheets/main.57a0d79d.min.css", 200, "text/css", CLOSED, FOR_EVER),
    ("pagefind/fragment/fr_102deb7.pf_fragment", 200, "", CLOSED, FOR_EVER),
    ("pagefind/pagefind.fr_a7c417f0d7.pf_meta", 200, "", CLOSED, FOR_EVER),
    ("pagefind/pagefind.js", 200, "", CLOSED, EACH_TIME),
    ("pagefind/autre.pf_meta", 200, "", CLOSED, EACH_TIME),
    (f"{EMBEDDABLE}/caf/", 200, "text/html", OPEN, EACH_TIME),
    ("api/v1/", 404, "text/html; charset=utf-8", CLOSED, None),
    ("plateformes/", 404, "text/html; charset=utf-8", CLOSED, None),
    (f"{EMBEDDABLE}/", 404, "text/html", CLOSED, None),
    ("absente/", 404, "text/html; charset=utf-8", CLOSED, None),
    (f"{EMBEDDABLE}/absente/", 404, "text/html", CLOSED, None),
    ("_headers", 404, "text/html", CLOSED, None), ("_redirects", 404, "text/html", CLOSED, None),
    ("serveur/nginx.conf", 404, "text/html", CLOSED, None),
    ("serveur/", 404, "text/html", CLOSED, None),
    ("./serveur//nginx.conf", 404, "text/html", CLOSED, None),
]


@dataclass(frozen=True)
class Server:
    """A server of the small site, at a port of this machine."""

    port: int

    def get(self, address: str, **headers: str) -> tuple[int, dict[str, list[str]], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            found: dict[str, list[str]] = {}
            for name, value in answer.getheaders():
                found.setdefault(name, []).append(value)
            return answer.status, found, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder, with the site in its ``guide/``."""
    folder = tmp_path_factory.mktemp("hote")
    site = folder / "guide"
    for name, text in FILES.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    moved = [Redirect("vieille/", "plateformes/caf/"), Redirect(LONG, "plateformes/caf/")]
    moved += [Redirect(f"f/sigle-{rank}/", "plateformes/caf/") for rank in range(3000)]
    for name, text in redirection_files(moved, BASE):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    write_server_files(site, BASE)
    for path in (folder.parent, folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def program(name: str) -> str | None:
    return shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def running(words: list[str], port: int, log: Path) -> Iterator[Server]:
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            for _ in range(500):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    assert process.poll() is None, (process.stderr, log.read_text())
                    time.sleep(0.02)
            yield Server(port)
        finally:
            process.terminate()


@contextmanager
def nginx(binary: str, root: Path, folder: Path) -> Iterator[Server]:
    port = free_port()
    (folder / "mime.types").write_text(
        "types { text/html html; text/css css; text/xml xml; application/json json;"
        " application/javascript js; text/plain txt; }", encoding="utf-8",
    )
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"pid {folder}/pid; error_log {folder}/erreurs warn; daemon off; master_process off;\n"
        f"events {{}} http {{ include {folder}/mime.types; access_log off; {temporary}\n"
        f"include {root}/guide/serveur/redirections-nginx.conf;\n"
        f"server {{ listen 127.0.0.1:{port}; server_name guide.exemple.fr; root {root};\n"
        "if ($faire_avec_nouvelle) { return 301 $faire_avec_nouvelle; }\n"
        f"include {root}/guide/serveur/nginx.conf; }} }}\n", encoding="utf-8",
    )
    with running([binary, "-c", str(config), "-e", str(folder / "erreurs")], port,
                 folder / "erreurs") as server:
        yield server


@contextmanager
def apache(binary: str, root: Path, folder: Path) -> Iterator[Server]:
    port = free_port()
    modules = next(
        (path for path in map(Path, ("/usr/lib/apache2/modules", "/usr/libexec/apache2",
                                     "/etc/httpd/modules", "/usr/lib64/httpd/modules"))
         if path.is_dir()), None,
    )
    assert modules is not None
    loaded = "".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so\n"
        for name in ("mpm_event", "authz_core", "dir", "alias", "headers", "mime", "deflate",
                     "filter", "env", "setenvif")
        if (modules / f"mod_{name}.so").is_file()
    )
    (folder / "mime.types").write_text(
        "text/html html\ntext/css css\napplication/xml xml\napplication/json json\n"
        "text/javascript js\ntext/plain txt\n", encoding="utf-8",
    )
    config = folder / "apache.conf"
    config.write_text(
        f"ServerRoot {folder}\nServerName guide.exemple.fr\nListen 127.0.0.1:{port}\n"
        f"PidFile {folder}/pid\nErrorLog {folder}/erreurs\nDefaultRuntimeDir {folder}\n{loaded}"
        f"TypesConfig {folder}/mime.types\nDocumentRoot {root}\nDirectoryIndex index.html\n"
        f"<Directory {root}>\nRequire all granted\nAllowOverride All\n</Directory>\n"
        f"Include {root}/guide/serveur/redirections-apache.conf\n", encoding="utf-8",
    )
    (folder / "erreurs").touch()
    with running([binary, "-f", str(config), "-DFOREGROUND"], port, folder / "erreurs") as server:
        yield server


SERVERS = {"nginx": nginx, "apache2": apache}
INSTALLED = {name: path for name in SERVERS if (path := program(name))}


@pytest.fixture(scope="module")
def servers(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """The servers of the machine, none when it has none: their files are then read by hand."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(SERVERS[name](path, root, tmp_path_factory.mktemp(name)))
            for name, path in INSTALLED.items()
        ]


@pytest.mark.parametrize(("address", "status", "kind", "policy", "cache"), EXPECTED)
def test_each_address_gets_its_type_and_each_header_once(
    address: str, status: int, kind: str, policy: str, cache: str | None, servers: list[Server]
) -> None:
    for server in servers:
        code, headers, _ = server.get(BASE + address)
        assert code == status
        assert re.match(kind, headers.get("Content-Type", [""])[0])
        assert headers["Content-Security-Policy"] == [policy]
        for name, value in HEADERS.items():
            assert headers[name] == [value]
        kept = headers.get("Cache-Control", [])
        assert len(kept) <= 1
        if cache is not None:
            assert cache in kept[0]
        else:
            assert FOR_EVER not in "".join(kept)


def test_an_absent_page_is_the_guides_own(servers: list[Server]) -> None:
    for server in servers:
        for address in ("absente/", "_headers", "api/v1/"):
            assert "Introuvable" in server.get(BASE + address)[2].decode()


def test_texts_are_compressed(servers: list[Server]) -> None:
    for server in servers:
        _, headers, body = server.get(f"{BASE}flux.xml", **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == ["gzip"]
        assert gzip.decompress(body).decode() == FILES["flux.xml"]


@pytest.mark.parametrize("old", ["vieille/", LONG, "f/sigle-2999/"])
def test_what_moved_is_followed(old: str, servers: list[Server]) -> None:
    for server in servers:
        code, headers, _ = server.get(BASE + old)
        assert code == 301
        assert headers["Location"][0].endswith(f"{BASE}plateformes/caf/")


def test_nginx_never_names_itself_in_an_address_and_says_nothing_at_its_start(
    root: Path, tmp_path: Path
) -> None:
    if "nginx" not in INSTALLED:
        # Its warnings are about its tables alone: see the test of their sizes.
        config = (root / "guide/serveur/nginx.conf").read_text(encoding="utf-8")
        assert {"absolute_redirect off;", "server_tokens off;"} <= set(config.splitlines())
        return
    with nginx(INSTALLED["nginx"], root, tmp_path) as found:
        code, headers, _ = found.get(f"{BASE}plateformes/caf")
        assert (code, headers["Location"]) == (301, [f"{BASE}plateformes/caf/"])
        assert headers["Server"] == ["nginx"]
    assert (tmp_path / "erreurs").read_text(encoding="utf-8") == ""


# Where directives stand, how many words they take. Source: nginx.org/en/docs/dirindex.html.
NGINX = {
    "error_page": ("server", range(2, 5)), "absolute_redirect": ("server", range(1, 2)),
    "server_tokens": ("server", range(1, 2)), "charset": ("server", range(1, 2)),
    "charset_types": ("server", range(1, 99)), "gzip": ("server", range(1, 2)),
    "gzip_vary": ("server", range(1, 2)), "gzip_types": ("server", range(1, 99)),
    "set": ("server if", range(2, 3)), "if": ("server", range(2, 5)),
    "add_header": ("server", range(2, 4)), "location": ("server", range(1, 3)),
    "return": ("location if", range(1, 3)), "types": ("location", range(0, 1)),
    "map": ("http", range(2, 3)), "map_hash_max_size": ("http", range(1, 2)),
    "map_hash_bucket_size": ("http", range(1, 2)),
}
_NGINX_TOKEN = re.compile(r'\s+|#[^\n]*\n|("(?:[^"\\]|\\.)*"|[^\s;{}"]+|[;{}])')
_HTACCESS_TAG = re.compile(r'<(/?)(IfModule|FilesMatch)(?: ([^<>]+))?>')
HTACCESS = {
    "ErrorDocument", "RedirectMatch", "AddDefaultCharset", "AddCharset", "AddType", "ForceType",
    "Header", "AddOutputFilterByType",
}


def read_nginx(text: str, context: str) -> int:
    """How many directives a file for nginx holds; each is known, well placed and complete."""
    place, stack, words, count = 0, [context], [], 0
    while place < len(text):
        found = _NGINX_TOKEN.match(text, place)
        assert found, text[place:place + 60]
        place, token = found.end(), found[1]
        if token is None:
            continue
        if token not in (";", "{", "}"):
            words.append(token)
            continue
        if token == "}":
            assert not words and len(stack) > 1
            stack.pop()
            continue
        name, *rest = words
        words = []
        if stack[-1] not in ("types", "map"):
            where, sizes = NGINX[name]
            assert stack[-1] in where.split() and len(rest) in sizes, (name, rest, stack)
            assert (token == "{") == (name in ("if", "location", "types", "map")), name
        else:
            assert token == ";" and rest
        if token == "{":
            stack.append(name)
        count += 1
    assert stack == [context] and not words
    return count


def read_htaccess(text: str) -> int:
    """How many directives a file for Apache holds; each is known and its blocks close."""
    stack, count = [], 0
    for line in (line.strip() for line in text.splitlines()):
        if not line or line.startswith("#"):
            continue
        if tag := _HTACCESS_TAG.fullmatch(line):
            if not tag[1]:
                stack.append(tag[2])
                re.compile((tag[3] or "").strip('"'))
            else:
                assert stack.pop() == tag[2]
            continue
        name, *rest = shlex.split(line)
        assert name in HTACCESS and rest, line
        count += 1
        if name == "RedirectMatch":
            assert re.fullmatch(r"301|404", rest[0]) and re.compile(rest[1])
    assert stack == []
    return count


def test_every_directive_is_known_well_placed_and_complete(root: Path) -> None:
    """With or without servers: what theirs would say at their start."""
    site = root / "guide"
    assert read_nginx((site / "serveur/nginx.conf").read_text(encoding="utf-8"), "server") > 20
    moved = (site / "serveur/redirections-nginx.conf").read_text(encoding="utf-8")
    assert read_nginx(moved, "http") > 3000
    assert read_htaccess((site / ".htaccess").read_text(encoding="utf-8")) > 20
    apache = (site / "serveur/redirections-apache.conf").read_text(encoding="utf-8")
    assert read_htaccess(apache) > 3000


@pytest.mark.parametrize("text", [
    "error_page 404 /a.html", "error_page;", "erreur_page 404 /a;", 'set $a "x;', "}",
    "location / { set $a b; }", "types { a b; }",
])
def test_a_wrong_file_for_nginx_is_found(text: str) -> None:
    with pytest.raises((AssertionError, KeyError)):
        read_nginx(text, "server")


@pytest.mark.parametrize("text", ["<IfModule a>", "</IfModule>", "Headr set a b", "Header"])
def test_a_wrong_file_for_apache_is_found(text: str) -> None:
    with pytest.raises((AssertionError, IndexError)):
        read_htaccess(text)


def test_the_tables_of_nginx_hold_every_length() -> None:
    for longest in range(1, 700):
        max_size, bucket = nginx_sizes(["x" * longest, "y"])
        # Source: ngx_hash_init, which refuses to start otherwise.
        assert bucket >= 8 + -(-(longest + 2) // 8) * 8 + 8
        assert bucket & (bucket - 1) == 0 and max_size >= 2048
    assert nginx_sizes(str(rank) for rank in range(100_000))[0] > 100_000
    assert nginx_sizes([]) == (2048, 256)


def test_the_files_balance_and_leave_no_blank_to_fill(root: Path) -> None:
    """What can be told without a server."""
    files = [path for path in (root / "guide" / "serveur").iterdir()]
    files += [root / "guide" / name for name in (".htaccess", "_headers", "_redirects")]
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert "{{" not in text and "{%" not in text
        for line in text.splitlines():
            assert line.count('"') % 2 == 0, line
    conf = (root / "guide" / "serveur" / "nginx.conf").read_text(encoding="utf-8")
    outside = re.sub(r'"[^"]*"', '""', re.sub(r"^\s*#.*", "", conf, flags=re.MULTILINE))
    assert outside.count("{") == outside.count("}") > 0
    for line in filter(None, (line.strip() for line in outside.splitlines())):
        assert line[-1] in ";{}", line
    htaccess = (root / "guide" / ".htaccess").read_text(encoding="utf-8")
    for block in ("IfModule", "FilesMatch"):
        assert htaccess.count(f"<{block} ") == htaccess.count(f"</{block}>") > 0


@pytest.mark.parametrize("address", ['/a"b/', "/a b/", "/a;b/", "/a\nb/", "/été/"])
def test_no_address_breaks_out_of_its_line(address: str) -> None:
    for _, text in redirection_files([Redirect(address[1:], "neuf/")], address):
        rules = [line for line in text.splitlines() if "neuf/" in line]
        assert len(rules) == 1
        assert not re.search(r'["\n]|[^\x00-\x7f]', rules[0])
        assert rules[0].count(";") == ("nginx" in text)
