"""Codes of many digits in the table of a Shapefile keep all of them."""

from pathlib import Path

import pyogrio
import pytest
import shapely
from geopandas import GeoDataFrame

from gisapp.sources.formats.dbf import has_long_numbers
from gisapp.sources.vector.reader import read_vector_file

CODE = 2305843009223239036


def write(path: Path, width: int, code: int, decimals: int = 0) -> Path:
    """Write a Shapefile whose one number has a width and decimals."""
    GeoDataFrame({"code": ["x" * width]}, geometry=[shapely.Point(1, 2)], crs=4326).to_file(path)
    table = path.with_suffix(".dbf")
    content = bytearray(table.read_bytes())
    content[32 + 11 : 32 + 12] = b"N"
    content[32 + 16 : 32 + 18] = bytes((width, decimals))
    written = bytes(content).replace(b"x" * width, str(code).rjust(width).encode())
    table.write_bytes(written)
    return path


def test_a_code_of_nineteen_digits_is_told_exactly(tmp_path: Path) -> None:
    (layer,) = read_vector_file(write(tmp_path / "plots.shp", 19, CODE))
    ids = layer.geometry.feature_ids.tolist()
    layer.attributes.fetch()
    assert layer.attributes.record(ids[0])["code"] == CODE
    assert layer.attributes.column("code", ids).values == [CODE]


@pytest.mark.parametrize(
    ("width", "decimals", "expected"),
    [(19, 0, True), (20, 0, True), (18, 0, False), (19, 4, False)],
)
def test_only_long_whole_numbers_need_a_look_at_the_whole_table(
    tmp_path: Path, width: int, decimals: int, expected: bool
) -> None:
    assert has_long_numbers(write(tmp_path / "plots.shp", width, 7, decimals)) is expected


def test_what_is_no_shapefile_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plots.gpkg"
    pyogrio.write_dataframe(
        GeoDataFrame({"a": [CODE]}, geometry=[shapely.Point(1, 2)], crs=4326), path
    )
    assert not has_long_numbers(path)
    write(tmp_path / "bare.shp", 19, 7)
    (tmp_path / "bare.dbf").unlink()
    assert not has_long_numbers(tmp_path / "bare.shp")
