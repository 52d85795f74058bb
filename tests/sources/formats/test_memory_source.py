"""A file that a parser of our own has read is asked like any other."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import shapely

from gisapp.core.layers.attributes import Field
from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.memory_source import FileContents, MemorySource, MemoryTable

SHAPES = [shapely.Point(116, 28.6), None, shapely.Point(116.1, 28.7)]


def plots(path: Path, encoding: str | None, _: Progress) -> FileContents:
    if path.name == "unread.txt":
        raise SourceError("damaged", path=path)
    names = [line.decode(encoding or "utf-8") for line in path.read_bytes().splitlines()]
    table = MemoryTable(
        "plots",
        pa.table({"name": names, "row": pa.array([7, None, 9], pa.int64())}),
        pa.array([None if each is None else each.wkb for each in SHAPES], pa.binary()),
        "Point",
        ids=np.array([3, 5, 8]),
    )
    return FileContents((table,), encoding or "UTF-8")


@pytest.fixture
def source(tmp_path: Path) -> MemorySource:
    path = tmp_path / "plots.txt"
    path.write_bytes("园区\n甲\n乙".encode("gbk"))
    return MemorySource(path, plots)


def rows(source: MemorySource, **query: object) -> list[dict[str, object]]:
    asked = ArrowQuery(encoding="gbk", **query)  # type: ignore[arg-type]
    with source.arrow_stream("plots", asked) as stream:
        found: list[dict[str, object]] = stream.batches.read_all().to_pylist()
    return found


def test_a_layer_states_its_fields_bounds_and_count(source: MemorySource) -> None:
    info = source.layer_info("plots", "gbk")
    assert source.layer_names() == ("plots",)
    assert info.fields == (Field("name", "String"), Field("row", "Integer64"))
    assert (info.features, info.encoding, info.crs) == (3, "gbk", None)
    assert info.bounds == source.layer_bounds("plots") == (116, 28.6, 116.1, 28.7)


def test_rows_come_with_their_ids_under_a_name_of_their_own(source: MemorySource) -> None:
    first, *_ = rows(source)
    assert first == {"name": "园区", "row": 7, "_row": 3}


def test_some_rows_and_columns_come_alone(source: MemorySource) -> None:
    assert rows(source, columns=("name",), feature_ids=(5, 8)) == [
        {"name": "甲", "row": 5},
        {"name": "乙", "row": 8},
    ]


def test_geometry_comes_without_attributes(source: MemorySource) -> None:
    found = rows(source, columns=(), geometry=True)
    assert [each["row"] for each in found] == [3, 5, 8]
    assert [each["geometry"] for each in found] == [
        None if each is None else each.wkb for each in SHAPES
    ]


def test_what_cannot_be_read_in_an_encoding_is_told(source: MemorySource) -> None:
    with pytest.raises(SourceError, match="encoding"):
        source.layer_info("plots", "utf-8")
    with pytest.raises(SourceError, match=r"unread\.txt"):
        MemorySource(source.path.with_name("unread.txt"), plots).layer_names()


def test_the_bounds_are_those_of_all_rows_however_many(tmp_path: Path) -> None:
    x = np.arange(10_000, dtype=np.float64)
    shapes = pa.array([None, *shapely.to_wkb(shapely.points(x, -x))], pa.binary())
    table = MemoryTable("plots", pa.table({"x": [None, *x]}), shapes, "Point")
    source = MemorySource(tmp_path / "plots.txt", lambda *_: FileContents((table,)))
    assert source.layer_info("plots").bounds == (0, -9999, 9999, 0)
