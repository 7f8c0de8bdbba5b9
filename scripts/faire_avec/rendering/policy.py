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

# The same for every address. Where a policy says who may frame a page, browsers leave
# ``X-Frame-Options`` aside (Content Security Policy Level 3, 6.4.2.2): it holds for the addresses
# that a host answers by itself, such as a page that does not exist.
HEADERS = {
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
}


def _joined(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def _policy(sends_to: str, *, webassembly: bool) -> dict[str, str]:
    policy = dict(_POLICY)
    if webassembly:
        policy["script-src"] += f" {_WEBASSEMBLY}"
    if sends_to:
        for name in ("connect-src", "form-action"):
            policy[name] += f" {sends_to}"
    return policy


def page_policy(kind: str | None, sends_to: str = "") -> str:
    """Content of the ``Content-Security-Policy`` a page carries in itself.

    Args:
        kind: what the page is, for the theme; only the page of results may run WebAssembly.
        sends_to: other origin that receives signals; empty when there is none.
    """
    policy = _policy(sends_to, webassembly=kind in SEARCHING)
    return _joined(policy | {"worker-src": "'self'"} if kind in KEEPING else policy)


def header_policy(*, embeddable: bool, sends_to: str = "") -> str:
    """Value of the ``Content-Security-Policy`` header.

    Wider than the page's own for scripts, because the index runs in a worker, which only obeys
    headers; both hold at once, so a page gains nothing by it.

    Args:
        embeddable: whether other sites may show the address in a frame.
        sends_to: other origin that receives signals; empty when there is none.
    """
    policy = _policy(sends_to, webassembly=True) | {"worker-src": "'self'"}
    return _joined(policy | {"frame-ancestors": "*" if embeddable else "'self'"})
