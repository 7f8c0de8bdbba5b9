"""The files that tell a server which headers to send: ``_headers``, Apache, nginx.

Written once the folder is complete, because they follow what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from faire_avec.security import EMBEDDABLE, HEADERS, header_policy

# A name that changes with its content can be kept for ever; a page is asked again each time; its
# looks and scripts are kept ten minutes, then shown once more while they are asked again.
_FOR_EVER = "public, max-age=31536000, immutable"
_EACH_TIME = "no-cache"
_SHORT = "public, max-age=600, stale-while-revalidate=86400"
_HASHED_NAME = r"(\.[0-9a-f]{8}\.min\.(css|js)|\.pf_(fragment|index|meta|filter))$"
_LOOKS = r"\.(css|js|json|png|svg|ico|pagefind)$"
_HASHED_FOLDERS = ("pagefind/fragment", "pagefind/index", "pagefind/filter")
_COMPRESSED = (
    "text/css text/javascript text/plain text/calendar text/csv application/javascript "
    "application/json application/ld+json application/xml application/atom+xml image/svg+xml"
)


def server_files(folders: Iterable[str], base: str) -> dict[str, str]:
    """The files for servers, by path from the site's root.

    Args:
        folders: names of the folders at the site's root.
        base: path of the site on its host, such as ``/`` or ``/guide/``.
    """
    return {
        "_headers": _netlify(sorted({*folders, "pagefind", "serveur"}), base),
        ".htaccess": _apache(base),
        "serveur/nginx.conf": _nginx(base),
    }


def write_server_files(site: Path, base: str = "/") -> None:
    """Write the files for servers in a built site.

    Args:
        site: the built folder.
        base: path of the site on its host.
    """
    folders = [path.name for path in site.iterdir() if path.is_dir()]
    for name, text in server_files(folders, base).items():
        path = site / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _netlify(folders: list[str], base: str) -> str:
    """No header is set by two rules for one address: hosts do not agree on what it would mean."""
    rules = {f"{base}*": dict(HEADERS), base: {"Content-Security-Policy": _policy("")}}
    for folder in folders:
        rules[f"{base}{folder}/*"] = {"Content-Security-Policy": _policy(folder)}
    rules[f"{base}assets/*"]["Cache-Control"] = _SHORT
    for folder in _HASHED_FOLDERS:
        rules[f"{base}{folder}/*"] = {"Cache-Control": _FOR_EVER}
    lines = ["# Pour les hébergeurs qui lisent un fichier _headers (Netlify, Cloudflare Pages…)."]
    for address, headers in rules.items():
        lines += ["", address, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join(lines) + "\n"


def _policy(folder: str) -> str:
    return header_policy(embeddable=folder == EMBEDDABLE)


def _apache(base: str) -> str:
    embeddable = f'"expr=%{{REQUEST_URI}} =~ m#^{re.escape(base)}{EMBEDDABLE}/#"'
    headers = [f'  Header always set {name} "{value}"' for name, value in HEADERS.items()]
    return "\n".join([
        "# Pour Apache 2.4 : lu tel quel là où AllowOverride le permet ; sinon, à copier dans le",
        "# bloc <Directory> du site. Modules : headers, deflate.",
        f"ErrorDocument 404 {base}404.html",
        "AddType application/atom+xml .atom",
        "<IfModule mod_headers.c>",
        *headers,
        f'  Header always set Content-Security-Policy "{_policy("")}"',
        f'  Header always set Content-Security-Policy "{_policy(EMBEDDABLE)}" {embeddable}',
        f'  Header set Cache-Control "{_EACH_TIME}"',
        f'  <FilesMatch "{_LOOKS}">',
        f'    Header set Cache-Control "{_SHORT}"',
        "  </FilesMatch>",
        f'  <FilesMatch "{_HASHED_NAME}">',
        f'    Header set Cache-Control "{_FOR_EVER}"',
        "  </FilesMatch>",
        "  # À décommenter quand le site ne répond plus qu'en HTTPS :",
        '  # Header always set Strict-Transport-Security "max-age=31536000"',
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE text/html {_COMPRESSED}",
        "</IfModule>",
        "",
    ])


def _nginx(base: str) -> str:
    start = re.escape(base)
    headers = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    return "\n".join([
        "# Pour nginx : à inclure dans le bloc server du site.",
        "#   include /chemin/du/site/serveur/nginx.conf;",
        f"error_page 404 {base}404.html;",
        "charset utf-8;",
        "gzip on;",
        "gzip_vary on;",
        f"gzip_types {_COMPRESSED};",
        f'set $faire_avec_politique "{_policy("")}";',
        f'set $faire_avec_cache "{_EACH_TIME}";',
        f'if ($uri ~ "^{start}{EMBEDDABLE}/") {{',
        f'    set $faire_avec_politique "{_policy(EMBEDDABLE)}";',
        "}",
        f'if ($uri ~ "{_LOOKS}") {{ set $faire_avec_cache "{_SHORT}"; }}',
        f'if ($uri ~ "{_HASHED_NAME}") {{ set $faire_avec_cache "{_FOR_EVER}"; }}',
        "add_header Content-Security-Policy $faire_avec_politique always;",
        "add_header Cache-Control $faire_avec_cache;",
        *headers,
        "# À décommenter quand le site ne répond plus qu'en HTTPS :",
        '# add_header Strict-Transport-Security "max-age=31536000" always;',
        "",
    ])
