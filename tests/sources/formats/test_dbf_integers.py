"""Wide whole numbers of a DBF table, as it has them, whole, odd or cut off."""

import struct
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest

from gisapp.sources.formats.dbf_integers import WideIntegers, wide_integers

LONG = 2305843009223239036


def table_of(folder: Path, *cells: str, width: int = 20, decimals: int = 0) -> Path:
    """Write a DBF table with one field, and return the path of the Shapefile beside it."""
    head = struct.pack("<4BIHH20x", 3, 126, 1, 1, len(cells), 32 + 32 + 1, 1 + width)
    field = struct.pack("<11sc4xBB14x", b"NO", b"N", width, decimals)
    rows = "".join(f" {cell:>{width}}" for cell in cells)
    (folder / "plots.dbf").write_bytes(head + field + b"\r" + rows.encode() + b"\x1a")
    return folder / "plots.shp"


def found_in(path: Path, names: Sequence[str] = ("NO",)) -> WideIntegers | None:
    return wide_integers(path, lambda: names)


def numbers(wide: WideIntegers, *ids: int) -> list[int | None]:
    columns = {"NO": pa.array([0.5] * len(ids)), "fid": pa.array(ids, pa.int64())}
    batch = wide.restored(pa.RecordBatch.from_pydict(columns), "fid")
    assert batch.schema == wide.schema(batch.schema)
    return [None if each is None else int(each) for each in batch.column("NO").to_pylist()]


def test_each_row_has_the_number_of_its_record(tmp_path: Path) -> None:
    wide = found_in(table_of(tmp_path, str(LONG), "", "-7", "9" * 20, "*" * 20))
    assert wide is not None
    assert numbers(wide, 3, 0, 2) == [10**20 - 1, LONG, -7]
    assert numbers(wide, 1, 4) == [None, None]


def test_a_record_that_was_cut_off_has_none(tmp_path: Path) -> None:
    path = table_of(tmp_path, str(LONG), "7", "8")
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes()[:-5])
    wide = found_in(path)
    assert wide is not None
    assert numbers(wide, 0, 1, 2) == [LONG, 7, None]


@pytest.mark.parametrize("cell", ["1.5", "1e30", "1E5"])
def test_a_field_with_a_fraction_is_left_to_gdal(tmp_path: Path, cell: str) -> None:
    assert found_in(table_of(tmp_path, str(LONG), cell)) is None


def test_narrow_fields_fractions_and_other_files_are_left_to_gdal(tmp_path: Path) -> None:
    assert found_in(table_of(tmp_path, "7", width=18)) is None
    assert found_in(table_of(tmp_path, "7", decimals=2)) is None
    assert found_in(table_of(tmp_path, "7"), ("NO", "MORE")) is None
    assert found_in(tmp_path / "plots.gpkg") is None
    assert found_in(tmp_path / "other.shp") is None


@pytest.mark.parametrize("size", [0, 10, 40, 65])
def test_a_table_that_breaks_off_in_its_head_has_none(tmp_path: Path, size: int) -> None:
    path = table_of(tmp_path, str(LONG))
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes()[:size])
    assert found_in(path) is None
