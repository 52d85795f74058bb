"""GDAL writes a stream; what fails in the stream comes out as it is."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import ExportError
from gisapp.export.formats.gdal_file import GdalForm, with_known_types, write_gdal
from gisapp.export.tables.feature_table import FeatureTable
from gisapp.export.tables.row_batch import RowBatch


class Interrupted(FeatureTable):
    def batches(self, progress: Progress) -> Iterator[RowBatch]:
        yield from super().batches(progress)
        raise KeyboardInterrupt


def test_an_interruption_is_one(kinds: Layer, out: Path) -> None:
    table = Interrupted(kinds, "a", "EPSG:4326")
    with pytest.raises(KeyboardInterrupt):
        write_gdal(table, out / "a.gpkg", GdalForm("GPKG"), NO_PROGRESS)


def test_what_gdal_cannot_write_is_an_expected_failure(kinds: Layer, out: Path) -> None:
    table = FeatureTable(kinds, "a", "EPSG:4326")
    with pytest.raises(ExportError, match="cannot be written there"):
        write_gdal(table, out / "none" / "a.gpkg", GdalForm("GPKG"), NO_PROGRESS)


def test_longer_numbers_are_texts() -> None:
    numbers = pa.array([10**30, None], pa.decimal128(38, 0))
    assert with_known_types(pa.table({"a": numbers}))["a"].to_pylist() == [str(10**30), None]
