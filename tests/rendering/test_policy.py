"""The policy of the pages: nothing inline, nothing from elsewhere, WebAssembly for the search."""

from __future__ import annotations

import pytest

from faire_avec.rendering.policy import HEADERS, SEARCHING, header_policy, page_policy


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split("; "))}


POLICIES = {
    "fiche": page_policy("fiche"),
    "page écrite à la main": page_policy(None),
    "recherche": page_policy("recherche"),
    "hors-ligne": page_policy("hors-ligne"),
    "en-tête": header_policy(embeddable=False),
    "en-tête intégrable": header_policy(embeddable=True),
}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_nothing_inline_and_nothing_from_elsewhere(policy: str) -> None:
    found = directives(policy)
    assert found["default-src"] == ["'none'"]
    allowed = {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}
    loaded = {name: values for name, values in found.items() if name != "frame-ancestors"}
    assert {value for values in loaded.values() for value in values} <= allowed
    assert all("data:" not in values for name, values in found.items() if name != "img-src")
    assert found["base-uri"] == ["'none'"]
    assert found["form-action"] == ["'self'"]


def test_only_the_search_runs_webassembly() -> None:
    assert SEARCHING
    for kind in (None, "accueil", "fiche", "liste", *SEARCHING):
        scripts = directives(page_policy(kind))["script-src"]
        assert ("'wasm-unsafe-eval'" in scripts) == (kind in SEARCHING)
    assert "'wasm-unsafe-eval'" in directives(header_policy(embeddable=False))["script-src"]


def test_only_one_page_and_the_headers_allow_a_worker_by_name() -> None:
    assert directives(page_policy("hors-ligne"))["worker-src"] == ["'self'"]
    assert directives(header_policy(embeddable=True))["worker-src"] == ["'self'"]
    for kind in (None, "accueil", "fiche", *SEARCHING):
        assert "worker-src" not in directives(page_policy(kind))


def test_frames_are_a_matter_of_headers() -> None:
    # In a page, frame-ancestors is ignored and browsers complain about it.
    assert "frame-ancestors" not in directives(page_policy("fiche"))
    assert directives(header_policy(embeddable=False))["frame-ancestors"] == ["'self'"]
    # Said, so that browsers leave aside the older header, which every address bears.
    assert directives(header_policy(embeddable=True))["frame-ancestors"] == ["*"]
    assert HEADERS["X-Frame-Options"] == "SAMEORIGIN"


def test_the_page_asks_for_nothing_of_the_machine() -> None:
    assert HEADERS["Referrer-Policy"] == "no-referrer"
    for feature in ("camera", "microphone", "geolocation", "payment", "usb"):
        assert f"{feature}=()" in HEADERS["Permissions-Policy"].split(", ")


# Source: document.featurePolicy.features() of Chromium 156; it warns of any other in its console.
KNOWN_FEATURES = [
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read",
    "clipboard-write", "compute-pressure", "display-capture", "encrypted-media", "fullscreen",
    "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "keyboard-map",
    "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial",
    "speaker-selection", "storage-access", "sync-xhr", "usb", "window-management",
    "xr-spatial-tracking",
]


def test_no_feature_is_unknown_to_browsers() -> None:
    named = [part.partition("=")[0] for part in HEADERS["Permissions-Policy"].split(", ")]
    assert named and set(named) <= set(KNOWN_FEATURES)
    assert len(named) == len(set(named))
