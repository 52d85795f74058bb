"""What a file states about a layer, and which queries ask for all of its features."""

from pathlib import Path

import pytest

from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.layer_info import ArrowQuery
from tests.vector_files import BOX, POINT, write


@pytest.mark.parametrize(
    ("query", "is_whole"),
    [
        (ArrowQuery(), True),
        (ArrowQuery(columns=("area",), geometry=True, encoding="GB18030"), True),
        (ArrowQuery(feature_ids=(1,)), False),
        (ArrowQuery(feature_ids=()), False),
        (ArrowQuery(bbox=(0, 0, 1, 1)), False),
    ],
)
def test_a_query_without_ids_and_box_asks_for_all_features(
    query: ArrowQuery, is_whole: bool
) -> None:
    assert query.is_whole is is_whole


def test_a_geopackage_states_fields_crs_count_and_bounds(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, BOX], geometry_type="Polygon")
    info = arrow_source(path).layer_info("plots")
    assert [field.name for field in info.fields] == ["名称", "area", "since"]
    assert (info.crs, info.geometry_type, info.features) == ("EPSG:4490", "Polygon", 2)
    assert info.bounds == pytest.approx(BOX.bounds)
    assert info.counts_exactly
    assert info.finds_by_id
    assert info.has_ids


def test_a_geojson_file_finds_nothing_without_reading_the_rest(tmp_path: Path) -> None:
    path = write(tmp_path / "works.geojson", [POINT])
    info = arrow_source(path).layer_info("works")
    assert not info.finds_by_id
    assert not info.finds_by_extent
    assert info.size_bytes == path.stat().st_size
