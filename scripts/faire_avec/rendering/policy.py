"""What a page may load and do: one definition, for the pages and for every kind of server.

Source: Content Security Policy Level 3 (W3C). The policy is in each page, so that it holds on any
host, and in the headers that ``site.headers`` writes, for what a page cannot say of itself.
"""

from __future__ import annotations

from faire_avec.places import INTEGRER

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
_WEBASSEMBLY = "'wasm-unsafe-eval'"
# Kinds of page that run the full-text index, which is WebAssembly.
SEARCHING = frozenset({"recherche"})
# Kinds of page that register the service worker.
KEEPING = frozenset({"hors-ligne"})

# Folder of the pages that other sites may show in a frame.
EMBEDDABLE = INTEGRER.rstrip("/")

_UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer",
    "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial",
    "usb", "xr-spatial-tracking",
)

# The same for every address. No ``X-Frame-Options``: it cannot except the embeddable pages.
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
}


def _joined(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def page_policy(kind: str | None) -> str:
    """Content of the ``Content-Security-Policy`` a page carries in itself.

    Args:
        kind: what the page is, for the theme; only the page of results may run WebAssembly.
    """
    if kind in KEEPING:
        return _joined(_POLICY | {"worker-src": "'self'"})
    if kind not in SEARCHING:
        return _joined(_POLICY)
    return _joined(_POLICY | {"script-src": f"{_POLICY['script-src']} {_WEBASSEMBLY}"})


def header_policy(*, embeddable: bool) -> str:
    """Value of the ``Content-Security-Policy`` header.

    Wider than the page's own for scripts, because the index runs in a worker, which only obeys
    headers; both hold at once, so a page gains nothing by it.

    Args:
        embeddable: whether other sites may show the address in a frame.
    """
    scripts = f"{_POLICY['script-src']} {_WEBASSEMBLY}"
    policy = _POLICY | {"script-src": scripts, "worker-src": "'self'"}
    return _joined(policy if embeddable else policy | {"frame-ancestors": "'self'"})
