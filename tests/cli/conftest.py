"""Commands that paint do so within the application of all tests, and start none of their own."""

import pytest


@pytest.fixture(autouse=True)
def _one_application(qapp: object) -> None:
    """Have an application before the first command asks for one."""
