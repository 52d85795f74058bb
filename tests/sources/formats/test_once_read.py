"""A file whose rows are read when its geometry is: attributes are not read again."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.distant_source import DistantSource
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.json_reading import json_reading
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream
from gisapp.sources.formats.once_read import OnceReadSource, Reading
from gisapp.sources.formats.unchanged_source import UnchangedSource
from tests.vector_files import BOX, write

COUNT = 40_000
GEOMETRY = ArrowQuery((), geometry=True)


class Counting(GdalSource):
    """Counts what is asked of GDAL beside the one reading."""

    asked = 0

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Count a reading more."""
        Counting.asked += 1
        with super().arrow_stream(layer, query) as stream:
            yield stream


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "plots.geojson", [BOX] * COUNT, crs="EPSG:4490")


def read(source: OnceReadSource | GdalSource, query: ArrowQuery) -> list[dict[str, object]]:
    (layer,) = source.layer_names()
    with source.arrow_stream(layer, query) as stream:
        rows = stream.batches.read_all()
        rows = rows.rename_columns([name.strip("_") for name in rows.column_names])
        return list(rows.to_pylist())


def test_it_tells_what_gdal_tells_when_it_reads_again_and_again(path: Path) -> None:
    source, plain = OnceReadSource(Counting(path), partial(json_reading, path)), GdalSource(path)
    Counting.asked = 0
    info, other = source.layer_info("plots"), plain.layer_info("plots")
    assert (info.fields, info.crs, info.geometry_type) == (
        other.fields,
        other.crs,
        other.geometry_type,
    )
    for query in (
        GEOMETRY,
        ArrowQuery(),
        ArrowQuery(columns=(info.fields[0].name,)),
        ArrowQuery(feature_ids=(0, 3, COUNT - 1)),
    ):
        assert read(source, query) == read(plain, query)
    assert Counting.asked == 0
    assert read(source, GEOMETRY) == read(plain, GEOMETRY)
    assert Counting.asked == 1
    assert source.feature_count("plots") == COUNT


def test_what_was_not_read_to_its_end_is_not_taken_for_all(path: Path) -> None:
    source = OnceReadSource(GdalSource(path), partial(json_reading, path))
    with source.arrow_stream("plots", GEOMETRY) as stream:
        assert next(stream.batches).num_rows < COUNT
    assert len(read(source, ArrowQuery())) == COUNT


def test_another_process_reads_it_in_one_go_too(path: Path) -> None:
    distant = DistantSource(path)
    source = OnceReadSource(distant, partial(distant.reading, None))
    here = OnceReadSource(GdalSource(path), partial(json_reading, path))
    assert source.layer_info("plots") == here.layer_info("plots")
    assert read(source, GEOMETRY) == read(here, GEOMETRY)
    assert read(source, ArrowQuery()) == read(here, ArrowQuery())


def test_geojson_of_any_size_is_read_so(path: Path) -> None:
    opened = arrow_source(path)
    assert isinstance(opened, UnchangedSource)
    assert isinstance(opened.source, OnceReadSource)
    with json_reading(path) as reading:
        assert isinstance(reading, Reading)
        assert reading.layer == "plots"
