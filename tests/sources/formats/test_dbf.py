"""The table of a Shapefile is told as it is: every digit of a code, and texts among numbers."""

import struct
from collections.abc import Sequence
from pathlib import Path

import pyogrio
import pytest
import shapely
from geopandas import GeoDataFrame

from gisapp.core.layers.layer import Layer
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.formats.dbf import dbf_columns
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.open import open_source
from gisapp.sources.text_encodings import FoundEncoding

CODE = 2305843009223239036
LONG = 36011100100100012399
pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")
"""GDAL warns of what it makes of such cells."""
UTF8 = FoundEncoding("utf-8")
_Columns = Sequence[tuple[str, str, int, int]]


def write(path: Path, columns: _Columns, *rows: tuple[str, ...], encoding: str = "utf-8") -> Path:
    """Write a Shapefile of points whose table has these cells, whatever its columns promise."""
    points = [shapely.Point(115, 28)] * len(rows)
    GeoDataFrame({"a": range(len(rows))}, geometry=points, crs=4326).to_file(path)
    start, record = 32 + 32 * len(columns) + 1, 1 + sum(each[2] for each in columns)
    described = b"".join(
        struct.pack("<11sc4xBB14x", name.encode(), kind.encode(), width, decimals)
        for name, kind, width, decimals in columns
    )
    table = struct.pack("<4BIHH20x", 3, 126, 1, 1, len(rows), start, record) + described + b"\r"
    for row in rows:
        cells = zip(row, columns, strict=True)
        table += b" " + b"".join(cell.encode(encoding).rjust(each[2]) for cell, each in cells)
    path.with_suffix(".dbf").write_bytes(table + b"\x1a")
    return path


def read(path: Path) -> Layer:
    (layer,) = open_source(str(path)).layers
    layer.attributes.fetch()
    return layer


def told(layer: Layer, field: str) -> list[object]:
    """Return the values of a field, which are the same one by one and all at once."""
    ids = sorted(layer.geometry.feature_ids.tolist())
    values = layer.attributes.column(field, ids).values
    assert [layer.attributes.record(each)[field] for each in ids] == values
    return list(values)


def test_codes_of_many_digits_are_told_exactly(tmp_path: Path) -> None:
    columns = [("code", "N", 19, 0), ("long", "F", 38, 0)]
    rows = [(str(CODE), str(LONG)), ("", ""), ("7", "9" * 38)]
    layer = read(write(tmp_path / "plots.shp", columns, *rows))
    assert {field.type for field in layer.attributes.fields} == {"Integer64"}
    assert told(layer, "code") == [CODE, None, 7]
    assert told(layer, "long") == [LONG, None, int("9" * 38)]


def test_a_text_among_numbers_is_told_and_no_zero(tmp_path: Path) -> None:
    columns = [("n", "N", 10, 0), ("r", "N", 10, 2), ("good", "N", 10, 0), ("since", "D", 8, 0)]
    rows = [
        ("12", "1.50", "1", "20200229"),
        ("tbd", "n/a", "2", "20200230"),
        ("***", "", "", ""),
        ("1e3", "12 mu", "4", "99"),
    ]
    layer = read(write(tmp_path / "plots.shp", columns, *rows))
    types = {field.name: field.type for field in layer.attributes.fields}
    assert types == {"n": "String", "r": "String", "good": "Integer64", "since": "String"}
    assert told(layer, "n") == ["12", "tbd", "***", "1e3"]
    assert told(layer, "r") == ["1.50", "n/a", None, "12 mu"]
    assert told(layer, "good") == [1, 2, None, 4]
    assert told(layer, "since") == ["20200229", "20200230", None, "99"]


def test_a_fraction_among_whole_numbers_keeps_it(tmp_path: Path) -> None:
    layer = read(write(tmp_path / "plots.shp", [("n", "N", 10, 0)], ("1",), ("1.5",), ("",)))
    assert [(field.name, field.type) for field in layer.attributes.fields] == [("n", "Real")]
    assert told(layer, "n") == [1.0, 1.5, None]


def test_a_deleted_row_shifts_no_other_and_makes_nothing_odd(tmp_path: Path) -> None:
    columns = [("long", "N", 20, 0), ("n", "N", 8, 0)]
    path = write(tmp_path / "plots.shp", columns, ("1", "1"), (str(LONG), "abc"), ("3", "3"))
    table = path.with_suffix(".dbf")
    stored = bytearray(table.read_bytes())
    stored[len(stored) - 1 - 2 * 29] = ord("*")
    table.write_bytes(stored)
    layer = read(path)
    assert sorted(layer.geometry.feature_ids.tolist()) == [0, 2]
    assert told(layer, "long") == [1, 3]
    assert told(layer, "n") == [1, 3]


def test_a_table_in_another_encoding_or_with_too_few_rows_is_told_too(tmp_path: Path) -> None:
    columns = [("long", "N", 20, 0), ("n", "N", 8, 0)]
    rows = [(str(LONG), "暂无"), ("2", "5")]
    written = write(tmp_path / "plots.shp", columns, *rows, encoding="gbk")
    written.with_suffix(".cpg").write_text("GBK")
    # Such a name is odd enough for a stand-in, and so is a table that is spelt unlike the rest.
    path = tmp_path / "地块!.shp"
    for part in sorted(tmp_path.iterdir()):
        part.rename(path.with_suffix(part.suffix))
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes()[: -1 - 29])
    table.rename(table.with_suffix(".Dbf"))
    layer = read(path)
    assert told(layer, "long") == [LONG, None]
    assert told(layer, "n") == ["暂无", None]


@pytest.mark.parametrize("geometry", [True, False])
def test_it_is_the_same_in_any_part_of_the_layer(tmp_path: Path, geometry: bool) -> None:
    columns = [("a", "N", 20, 0), ("b", "N", 5, 0)]
    source = arrow_source(
        write(tmp_path / "plots.shp", columns, *((str(LONG + n), f"{n}") for n in range(4)))
    )
    assert source.layer_info("plots").finds_by_id
    query = ArrowQuery(columns=("b", "a"), feature_ids=(3, 1), geometry=geometry)
    with source.arrow_stream("plots", query) as stream:
        rows = stream.batches.read_all()
    by_id = dict(zip(rows.column(stream.id_column).to_pylist(), rows.to_pylist(), strict=True))
    assert {each: (row["a"], row["b"]) for each, row in by_id.items()} == {
        1: (LONG + 1, 1),
        3: (LONG + 3, 3),
    }


def test_what_is_no_shapefile_has_no_such_columns(tmp_path: Path) -> None:
    path = tmp_path / "plots.gpkg"
    frame = GeoDataFrame({"a": [CODE]}, geometry=[shapely.Point(1, 2)], crs=4326)
    pyogrio.write_dataframe(frame, path)
    assert dbf_columns(path, ["a"], UTF8) is None
    bare = write(tmp_path / "bare.shp", [("a", "N", 20, 0)], ("1",))
    assert dbf_columns(bare, ["a", "b"], UTF8) is None
    assert dbf_columns(bare, ["a"], UTF8) is not None
    for broken in (b"", b"\x03" * 20, b"\x03" * 100):
        bare.with_suffix(".dbf").write_bytes(broken)
        assert dbf_columns(bare, ["a"], UTF8) is None
    bare.with_suffix(".dbf").unlink()
    assert dbf_columns(bare, ["a"], UTF8) is None
