"""Attributes that were kept are there whatever becomes of their file."""

from pathlib import Path

import pytest

from gisapp.core.progress import Progress
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from gisapp.sources.vector.kept_attributes import KeptAttributes
from tests.deliveries import OLD_ROWS, opened, write_book, write_plots


@pytest.mark.parametrize("name", ["a.gpkg", "a.xlsx"])
def test_they_are_as_they_were_when_the_file_is_gone(name: str, tmp_path: Path) -> None:
    write = write_book if name.endswith("xlsx") else write_plots
    path = write(tmp_path, name, OLD_ROWS)
    layer = opened(path)
    assert isinstance(layer.attributes, ArrowAttributes)
    kept = layer.attributes.kept()
    assert isinstance(kept, KeptAttributes)
    path.unlink()
    ids = sorted(layer.geometry.feature_ids.tolist())
    assert kept.column("编号", ids).values == ["DK-001", "DK-002", "DK-003", "007"]
    assert kept.column("编号", []).values == []
    assert kept.record(ids[1])["面积（亩）"] == 30.0
    assert [name.zh for name in kept.names(ids[:2])] == ["一号", "二号"]
    assert kept.fields == layer.attributes.fields


def test_nothing_is_kept_after_a_cancel(tmp_path: Path) -> None:
    layer = opened(write_plots(tmp_path, "a.gpkg", OLD_ROWS))
    assert isinstance(layer.attributes, ArrowAttributes)
    assert layer.attributes.kept(Progress(cancelled=lambda: True)) is None
