"""What may have no end is read in another process, as the file itself would be."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer
from time import monotonic

import pytest

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.distant_source import DistantSource, may_not_answer
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.open import open_source
from tests.endless import endless_plots, processor_seconds
from tests.vector_files import BOX, LINE, write


def cancelled_after(seconds: float) -> Progress:
    end = monotonic() + seconds
    return Progress(cancelled=lambda: monotonic() > end)


def test_only_what_may_have_no_end_is_read_so(tmp_path: Path) -> None:
    plain = write(tmp_path / "plain.gpkg", [BOX])
    assert not may_not_answer(plain)
    assert not may_not_answer(write(tmp_path / "plain.geojson", [BOX], crs="EPSG:4326"))
    assert may_not_answer(endless_plots(tmp_path))
    large = tmp_path / "large.geojson"
    with large.open("wb") as file:
        file.truncate(100 * 1024**2)
    assert may_not_answer(large)


@pytest.mark.parametrize("query", [ArrowQuery(), ArrowQuery(("area",), geometry=True)])
def test_both_ways_tell_the_same(tmp_path: Path, query: ArrowQuery) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, LINE] * 20_000)
    here, there = GdalSource(path), DistantSource(path)
    assert there.layer_names() == here.layer_names()
    assert there.layer_info("plots").fields == here.layer_info("plots").fields
    assert there.layer_bounds("plots") == here.layer_bounds("plots")
    assert there.feature_count("plots") == here.feature_count("plots") == 40_000
    assert there.problems() == here.problems()
    with here.arrow_stream("plots", query) as mine, there.arrow_stream("plots", query) as other:
        assert other.batches.read_all().equals(mine.batches.read_all())


def test_a_view_is_opened_with_its_attributes(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, BOX], geometry_type="Polygon")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW some AS SELECT fid AS OGC_FID, geom, 名称 FROM plots")
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            " SELECT 'some', data_type, 'some', srs_id FROM gpkg_contents LIMIT 1"
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns SELECT 'some', column_name, geometry_type_name,"
            " srs_id, z, m FROM gpkg_geometry_columns LIMIT 1"
        )
        connection.commit()
    (layer,) = open_source(f"{path}::some").layers
    layer.attributes.fetch()
    assert layer.attributes.record(1)["名称"] == "地块 0"


def test_a_failure_comes_as_it_would_here(tmp_path: Path) -> None:
    path = tmp_path / "text.gpkg"
    path.write_text("no database")
    with pytest.raises(SourceError) as here:
        GdalSource(path).layer_names()
    with pytest.raises(SourceError) as there:
        DistantSource(path).layer_names()
    assert str(there.value) == str(here.value)
    with (
        pytest.raises(SourceError) as no_layer,
        DistantSource(path).arrow_stream("a", ArrowQuery()),
    ):
        pass
    assert no_layer.value.code == there.value.code


@pytest.mark.parametrize("has_rows", [False, True])
def test_a_cancel_ends_it_within_a_second(tmp_path: Path, has_rows: bool) -> None:
    path = endless_plots(tmp_path, has_rows=has_rows)
    before = processor_seconds()
    with pytest.raises(Cancelled):
        open_source(f"{path}::endless", progress=cancelled_after(1.5))
    assert processor_seconds() - before < 2.5


@pytest.mark.parametrize("has_rows", [False, True])
def test_a_layer_without_an_end_is_left_out_with_a_sentence(tmp_path: Path, has_rows: bool) -> None:
    path = endless_plots(tmp_path, has_rows=has_rows)
    before = processor_seconds()
    (layer,) = open_source(str(path)).layers
    assert processor_seconds() - before < 10
    assert layer.origin.layer == "plots"
    (problem,) = layer.origin.problems
    assert problem.message.startswith("The layer endless is left out")
    assert "did not answer in time" in problem.message


def test_the_rest_of_a_machine_goes_on_meanwhile(tmp_path: Path) -> None:
    """GDAL would keep Python's lock."""
    path = endless_plots(tmp_path)
    ticked: list[float] = []
    timer = Timer(0.3, lambda: ticked.append(monotonic()))
    timer.start()
    with pytest.raises(Cancelled):
        arrow_source(path, cancelled_after(1.0)).feature_count("endless")
    assert ticked
    timer.join()
