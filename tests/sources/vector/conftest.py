"""What tests of files beyond memory have in common."""

from pathlib import Path

import pytest

from gisapp.core.geometry import density_builder
from gisapp.sources.formats import gdal
from gisapp.sources.memory_budget import MemoryBudget
from tests.beyond_memory import COUNT, MEGABYTE


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have some hundred shapes kept as shapes, and files come in many batches."""
    monkeypatch.setattr(density_builder, "MOST_LARGE", COUNT // 10)
    monkeypatch.setattr(gdal, "BATCH_SIZE", COUNT // 20)


@pytest.fixture
def tiny(tmp_path: Path) -> MemoryBudget:
    """A budget that the files of these tests exceed."""
    return MemoryBudget(MEGABYTE // 2, tmp_path / "cache")
