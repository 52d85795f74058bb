"""Layers with all that may be lost, read once for all formats."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from tests.export.all_kinds import layer_of_all_kinds, layer_of_hostile_values


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Layer:
    return layer_of_all_kinds(tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Layer:
    return layer_of_hostile_values(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with nothing in it but what is written."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
