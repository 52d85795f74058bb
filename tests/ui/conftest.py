"""A session on the embedded data, for the parts of the window that show it."""

from collections.abc import Iterator

import pytest

from gisapp.session.session import Session
from tests.ui.reading import session_of_embedded


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()
