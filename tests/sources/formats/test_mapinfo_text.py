"""MapInfo's texts: a value that is not of its column's type is told as it is written."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from gisapp.sources.formats.mapinfo_text import exact_mif
from tests.sources.formats.test_exact_opening import read, values_of

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")
ODD: dict[str, tuple[str, ...]] = {
    "Integer": ("12 mu", "abc", "5"),
    "Float": ("abc", "1.50", "-"),
    "Decimal(10,2)": ("1.50", "-", ""),
    "Date": ("20160231", "20160301", "abc"),
    "DateTime": ("20160231100000000", "20160301100000000", "x"),
    "Time": ("100000000", "250000000", ""),
    "Logical": ("T", "F", "maybe"),
}


def write(path: Path, kind: str, values: Sequence[str], end: str = "\n") -> Path:
    """Write points with a value of a declared type and a name each."""
    head = (
        'Version 300\nCharset "Neutral"\nDelimiter ","\nCoordSys Earth Projection 1, 104\n'
        f"Columns 2\n  名称 Char(20)\n  v {kind}\nData\n\n"
    )
    places = "".join(f"Point {100 + row} 28\n" for row in range(len(values)))
    rows = "".join(f'"a, ""b""","{value}"\n' for value in values)
    path.write_bytes((head + places).replace("\n", end).encode())
    path.with_suffix(".mid").write_bytes(rows.replace("\n", end).encode())
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", list(ODD))
def test_it_is_told_as_it_is_written(tmp_path: Path, kind: str, end: str) -> None:
    layer = read(write(tmp_path / "plots.mif", kind, ODD[kind], end))
    assert values_of(layer) == list(ODD[kind])
    assert len(layer.geometry) == 3


@pytest.mark.parametrize(
    ("kind", "values", "numbers"),
    [
        ("Integer", ("+5", "", "007"), [5, None, 7]),
        ("SmallInt", ("1", "", "-3"), [1, None, -3]),
        ("Float", ("", ".5", "1.e3"), [None, 0.5, 1000.0]),
        ("Decimal(10,2)", ("1.50", "", ""), [1.5, None, None]),
    ],
)
def test_an_empty_number_is_missing(
    tmp_path: Path, kind: str, values: tuple[str, ...], numbers: list[float | None]
) -> None:
    layer = read(write(tmp_path / "plots.mif", kind, values))
    assert values_of(layer) == numbers
    assert layer.attributes.fields[1].type == ("Integer" if "Int" in kind else "Real")


def test_columns_of_which_all_values_fit_keep_their_type(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.mif", "Integer", ("5", "-7"))
    assert values_of(read(path)) == [5, -7]
    assert exact_mif(path, {"名称": "String", "v": "Integer"}).path == path


def test_mif_without_mid_is_left_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.mif", "Integer", ("abc",))
    path.with_suffix(".mid").unlink()
    assert exact_mif(path, {"名称": "String", "v": "Integer"}).path == path
