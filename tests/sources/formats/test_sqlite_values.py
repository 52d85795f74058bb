"""What stands in a column of an SQLite file, whatever its type, is told as it is stored."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyogrio
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.sources.formats.sqlite_values import columns_with_other_values
from gisapp.sources.open import open_source
from tests.vector_files import read_vector_file

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")
"""GDAL warns of dates that it cannot read."""
COLUMNS: dict[str, tuple[pa.DataType, object]] = {
    "small": (pa.int32(), 1),
    "big": (pa.int64(), 2**62 + 1),
    "real": (pa.float64(), 0.1),
    "yes": (pa.bool_(), True),
    "moment": (pa.timestamp("ms"), 0),
    "day": (pa.date32(), 0),
}
ODD: dict[str, tuple[Sequence[object], Sequence[str]]] = {
    "small": (("abc", 1.5, 2**40, ""), ("abc", "1.5", "1099511627776", "")),
    "big": (("12 mu", 0.5, b"\x01\xff", "1,5"), ("12 mu", "0.5", "X'01FF'", "1,5")),
    "real": (("abc", "1,5", b"x", "-"), ("abc", "1,5", "X'78'", "-")),
    "yes": ((2, "maybe", -1, 0.5), ("2", "maybe", "-1", "0.5")),
    "moment": (
        ("soon", 5, "2018-02-30T00:00:00Z", "2018-01-01T24:00:00Z"),
        ("soon", "5", "2018-02-30T00:00:00Z", "2018-01-01T24:00:00Z"),
    ),
    "day": (("2018-02-30", 5, "2018年", "0000-00-00"), ("2018-02-30", "5", "2018年", "0000-00-00")),
}
FIRST = {"small": "1", "big": str(2**62 + 1), "real": "0.1", "yes": "1"}
"""How the value that fits is told beside others, of the columns of numbers."""


def write(path: Path, odd: str | None = None) -> Path:
    """Write six points: one whose values fit, one without values, four odd ones of a column."""
    columns = {
        name: pa.array([value, None, *[value] * 4], kind) for name, (kind, value) in COLUMNS.items()
    }
    columns["g"] = pa.array([shapely.Point(115 + n, 28).wkb for n in range(6)], pa.binary())
    kind = {"geometry_name": "g", "geometry_type": "Point", "crs": "EPSG:4326"}
    pyogrio.write_arrow(pa.table(columns), path, layer="plots", **kind)
    if odd is not None:
        id_name = pyogrio.read_info(path)["fid_column"]
        with closing(sqlite3.connect(path)) as file, file:
            for (trigger,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                file.execute(f'DROP TRIGGER "{trigger}"')
            for row, value in enumerate(ODD[odd][0]):
                file.execute(f"UPDATE plots SET {odd} = ? WHERE {id_name} = ?", (value, row + 3))
    return path


def read(path: Path) -> Layer:
    (layer,) = open_source(str(path)).layers
    layer.attributes.fetch()
    return layer


@pytest.mark.parametrize("suffix", ["gpkg", "sqlite"])
@pytest.mark.parametrize("odd", list(ODD))
def test_it_is_told_as_text_one_by_one_and_all_at_once(
    tmp_path: Path, suffix: str, odd: str
) -> None:
    layer = read(write(tmp_path / f"plots.{suffix}", odd))
    ids = sorted(layer.geometry.feature_ids.tolist())
    values = layer.attributes.column(odd, ids).values
    assert values[2:] == list(ODD[odd][1])
    assert values[1] is None
    assert values[0] == FIRST.get(odd, values[0])
    for name in COLUMNS:
        one_by_one = [layer.attributes.record(each)[name] for each in ids]
        assert one_by_one == layer.attributes.column(name, ids).values
    types = {field.name: field.type for field in layer.attributes.fields}
    assert types[odd] in ("String", "Date")
    assert layer.attributes.column("big" if odd != "big" else "small", ids).values[0] == (
        2**62 + 1 if odd != "big" else 1
    )


@pytest.mark.parametrize("suffix", ["gpkg", "sqlite"])
def test_values_that_fit_keep_the_types_of_their_columns(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"plots.{suffix}")
    types = {field.name: field.type for field in read(path).attributes.fields}
    assert types == {
        "small": "Integer",
        "big": "Integer64",
        "real": "Real",
        "yes": "Integer",
        "moment": "DateTime",
        "day": "Date",
    }


def test_what_cannot_be_asked_is_left_to_gdal(tmp_path: Path) -> None:
    column = [("small", "Integer", "None")]
    path = write(tmp_path / "plots.gpkg", "small")
    assert columns_with_other_values(path, "plots", column) == {"small"}
    assert columns_with_other_values(path, "no such table", column) == frozenset()
    assert columns_with_other_values(path, "plots", [("g", "String", "None")]) == frozenset()
    (tmp_path / "text.gpkg").write_text("no database")
    assert columns_with_other_values(tmp_path / "text.gpkg", "plots", column) == frozenset()


def test_a_view_that_calls_functions_of_gdal_is_asked_through_it(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", "small")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "CREATE VIEW some AS SELECT fid, geom, small, big, ST_MinX(geom) AS x FROM plots"
        )
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
            "VALUES ('some', 'features', 'some', 4326)"
        )
        file.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('some', 'geom', 'POINT', 4326, 0, 0)"
        )
    (layer,) = read_vector_file(path, "some")
    layer.attributes.fetch()
    ids = sorted(layer.geometry.feature_ids.tolist())
    assert layer.attributes.column("small", ids).values[2:] == list(ODD["small"][1])
    assert layer.attributes.column("big", ids).values[0] == 2**62 + 1


def test_ids_of_many_digits_stay_what_they_are(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.sqlite", "small")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE plots SET ogc_fid = 5000000000 WHERE ogc_fid = 6")
    layer = read(path)
    assert 5_000_000_000 in layer.geometry.feature_ids.tolist()
    assert layer.attributes.record(5_000_000_000)["small"] == ""
