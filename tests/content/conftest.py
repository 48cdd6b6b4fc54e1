"""What tests of the network share."""

from collections.abc import Iterator

import pytest

from tests.content.raw_server import RawServer, serving


@pytest.fixture
def raw() -> Iterator[RawServer]:
    """A server that answers with whatever bytes a test gives it."""
    with serving() as served:
        yield served
