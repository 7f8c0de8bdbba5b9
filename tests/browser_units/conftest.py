"""The Node process that the tests of scripts share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from noderun import Node


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """A Node process."""
    node = Node()
    yield node
    node.close()
