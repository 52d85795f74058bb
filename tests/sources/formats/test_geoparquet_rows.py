"""Rows of a Parquet file are read from the row groups that have them, with their numbers."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gisapp.core.space.crs import Bounds
from gisapp.sources.formats import geoparquet_rows
from gisapp.sources.formats.geoparquet_metadata import Covering
from gisapp.sources.formats.geoparquet_rows import Within, read_rows

COUNT = 100
GROUP = 30
COVERING = Covering("bbox", ("xmin", "ymin", "xmax", "ymax"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A hundred rows in groups of thirty; each has a box of its own, a unit to the east."""
    boxes = [{"xmin": float(x), "ymin": 0.0, "xmax": x + 0.5, "ymax": 1.0} for x in range(COUNT)]
    table = pa.table({"no": range(COUNT), "twice": range(0, 2 * COUNT, 2), "bbox": boxes})
    pq.write_table(table, tmp_path / "rows.parquet", row_group_size=GROUP)
    return tmp_path / "rows.parquet"


def read(
    path: Path, *, numbers: list[int] | None = None, within: Within | None = None
) -> list[int]:
    """Return the values of the rows, after a look at their numbers."""
    values: list[int] = []
    with pq.ParquetFile(path) as file:
        for batch, found in read_rows(file, ["no"], numbers=numbers, within=within):
            assert batch.column_names == ["no"]
            assert batch.column("no").to_pylist() == found.tolist()
            values += found.tolist()
    return values


def test_all_rows_come_in_order(path: Path) -> None:
    assert read(path) == list(range(COUNT))


@pytest.mark.parametrize("size", [1, 7, 30, 1000])
def test_the_size_of_batches_makes_no_difference(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(geoparquet_rows, "BATCH_SIZE", size)
    assert read(path) == list(range(COUNT))
    assert read(path, numbers=[0, 29, 30, 99]) == [0, 29, 30, 99]


@pytest.mark.parametrize("numbers", [[0], [99], [29, 30], [5, 64, 98], [], [64, 5]])
def test_rows_are_found_by_number_in_the_files_order(path: Path, numbers: list[int]) -> None:
    assert read(path, numbers=numbers) == sorted(numbers)


def test_columns_keep_their_values_in_whatever_order_they_are_asked_for(path: Path) -> None:
    with pq.ParquetFile(path) as file:
        for batch, found in read_rows(file, ["twice", "no"]):
            assert batch.column("no").to_pylist() == found.tolist()
            assert batch.column("twice").to_pylist() == (2 * found).tolist()


def test_random_boxes_bring_the_rows_that_touch_them(path: Path) -> None:
    chance = np.random.default_rng(3)
    for _ in range(50):
        x, y = chance.uniform((-5, -1), (COUNT + 5, 2))
        width, height = chance.uniform(0, (40, 1))
        bbox = (x, y, x + width, y + height)
        touched = [
            each
            for each in range(COUNT)
            if each <= bbox[2] and each + 0.5 >= bbox[0] and bbox[1] <= 1 and bbox[3] >= 0
        ]
        assert read(path, within=Within(bbox, COVERING)) == touched


@pytest.mark.parametrize(
    ("bbox", "group", "expected"),
    [
        ((2.2, 0.0, 3.1, 1.0), 0, [2, 3]),
        ((31.2, 0.0, 32.1, 1.0), 1, [1, 2]),
        ((31.2, 0.0, 32.1, 1.0), 0, []),
        ((0.0, 5.0, 99.0, 6.0), 2, []),
        ((90.0, 0.0, 999.0, 1.0), 3, list(range(10))),
    ],
)
def test_rows_of_a_group_are_counted_from_its_first(
    path: Path, bbox: Bounds, group: int, expected: list[int]
) -> None:
    with pq.ParquetFile(path) as file:
        assert Within(bbox, COVERING).rows(file, group).tolist() == expected


def test_without_statistics_every_group_is_looked_into(tmp_path: Path) -> None:
    boxes = [{"xmin": float(x), "ymin": 0.0, "xmax": x + 0.5, "ymax": 1.0} for x in range(9)]
    table = pa.table({"no": range(9), "bbox": boxes})
    pq.write_table(table, tmp_path / "bare.parquet", row_group_size=3, write_statistics=False)
    within = Within((4.0, 0.0, 5.2, 1.0), COVERING)
    assert read(tmp_path / "bare.parquet", within=within) == [4, 5]


def test_a_row_without_a_box_is_in_no_place(tmp_path: Path) -> None:
    boxes = [{"xmin": 1.0, "ymin": 0.0, "xmax": 2.0, "ymax": 1.0}, None]
    pq.write_table(pa.table({"no": [0, 1], "bbox": boxes}), tmp_path / "gap.parquet")
    assert read(tmp_path / "gap.parquet", within=Within((0, 0, 9, 9), COVERING)) == [0]


def test_a_file_without_rows_has_none(tmp_path: Path) -> None:
    schema = pa.schema({"no": pa.int64()})
    pq.write_table(pa.Table.from_pylist([], schema), tmp_path / "none.parquet")
    assert read(tmp_path / "none.parquet") == []


def test_a_column_with_a_dot_brings_no_namesake_along(tmp_path: Path) -> None:
    table = pa.table({"a": [{"b": 1}], "a.b": [2]})
    pq.write_table(table, tmp_path / "dots.parquet")
    with pq.ParquetFile(tmp_path / "dots.parquet") as file:
        ((batch, _),) = read_rows(file, ["a.b"])
    assert batch.to_pylist() == [{"a.b": 2}]
