"""GDAL opens all formats but GeoParquet; what it knows of a file and what it fails at."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.layer_info import ArrowQuery
from tests.benchmarks.parcels import parcels
from tests.vector_files import BOX, POINT, write


def test_a_file_tells_whether_it_finds_by_extent_and_how_large_it_is(tmp_path: Path) -> None:
    table = parcels(300)
    for suffix in ("gpkg", "fgb"):
        for index in ("YES", "NO"):
            path = tmp_path / f"{index}.{suffix}"
            kind = {"geometry_name": "geometry", "geometry_type": "Polygon", "crs": "EPSG:4490"}
            pyogrio.write_arrow(table, path, SPATIAL_INDEX=index, **kind)
            info = arrow_source(path).layer_info(path.stem)
            assert info.finds_by_extent == (index == "YES")
            assert info.size_bytes == path.stat().st_size


def test_tables_without_geometry_are_no_layers(tmp_path: Path) -> None:
    path = write(tmp_path / "two.gpkg", [BOX], layer="plots")
    pyogrio.write_dataframe(pd.DataFrame({"a": [1]}), path, layer="notes", append=True)
    write(path, [POINT], layer="firms", append=True)
    assert GdalSource(path).layer_names() == ("plots", "firms")


@pytest.mark.parametrize(
    ("suffix", "finds_by_id", "counts_exactly"),
    [
        ("gpkg", True, True),
        ("fgb", True, True),
        ("shp", True, False),
        ("geojson", False, False),
    ],
)
def test_each_format_says_what_it_is_quick_at(
    tmp_path: Path, suffix: str, finds_by_id: bool, counts_exactly: bool
) -> None:
    path = write(tmp_path / f"plots.{suffix}", [BOX, BOX], geometry_type="Polygon")
    info = GdalSource(path).layer_info("plots")
    assert (info.finds_by_id, info.counts_exactly) == (finds_by_id, counts_exactly)
    assert info.features == 2


def test_fields_have_gdals_types_in_the_files_order(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    fields = GdalSource(path).layer_info("plots").fields
    assert [(field.name, field.type) for field in fields] == [
        ("名称", "String"),
        ("area", "Real"),
        ("since", "Date"),
    ]


def test_a_layer_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    source = GdalSource(write(tmp_path / "plots.gpkg", [BOX]))
    for ask in (source.layer_info, source.layer_bounds):
        with pytest.raises(
            SourceError, match=r"plots\.gpkg, layer castle, cannot be read: .*\.$"
        ) as one:
            ask("castle")
        assert "\n" not in str(one.value)


def test_an_empty_layer_has_no_bounds_and_no_rows(tmp_path: Path) -> None:
    source = GdalSource(write(tmp_path / "none.gpkg", [], geometry_type="Polygon"))
    assert source.layer_info("none").features == 0
    assert source.layer_bounds("none") is None
    for bbox in (None, (0.0, 0.0, 1.0, 1.0)):
        with source.arrow_stream("none", ArrowQuery(bbox=bbox, geometry=True)) as stream:
            assert stream.batches.read_all().num_rows == 0


def test_texts_are_read_in_the_encoding_that_they_are_in(tmp_path: Path) -> None:
    path = tmp_path / "plots.shp"
    frame = gpd.GeoDataFrame({"名称": ["a"]}, geometry=[BOX], crs="EPSG:4326")
    frame.to_file(path, encoding="GB18030")
    info = GdalSource(path).layer_info("plots")
    assert ([field.name for field in info.fields], info.encoding) == (["名称"], "GB18030")
    other = GdalSource(path).layer_info("plots", "Big5")
    assert ([field.name for field in other.fields], other.encoding) != (["名称"], "GB18030")


def test_texts_come_in_the_encoding_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "plots.shp"
    frame = gpd.GeoDataFrame({"use": ["工业用地"]}, geometry=[BOX], crs=4490)
    frame.to_file(path, encoding="GB18030")
    path.with_suffix(".cpg").unlink()
    source = GdalSource(path)
    with source.arrow_stream("plots", ArrowQuery(encoding="GB18030")) as stream:
        assert stream.batches.read_all().column("use").to_pylist() == ["工业用地"]


def test_a_folder_is_as_large_as_all_that_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "plots"
    folder.mkdir()
    write(folder / "plots.shp", [BOX], geometry_type="Polygon")
    info = GdalSource(folder).layer_info("plots")
    assert info.size_bytes == sum(file.stat().st_size for file in folder.iterdir())
    assert len(list(folder.iterdir())) > 1


def test_what_fails_while_batches_are_taken_is_a_sentence_too(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.fgb", [BOX] * 50_000)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(bytes(8192))
    with (
        pytest.raises(SourceError, match=r"plots\.fgb cannot be read .*: it breaks off"),
        GdalSource(path).arrow_stream("plots", ArrowQuery(geometry=True)) as stream,
    ):
        stream.batches.read_all()
