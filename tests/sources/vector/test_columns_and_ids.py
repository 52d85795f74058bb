"""Columns of one name, columns called like the id or the geometry, and ids that are none."""

import json
import sqlite3
from pathlib import Path

import pyogrio
import pytest
import shapely
from geopandas import GeoDataFrame

from gisapp.core.layers.layer import Layer
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from tests.export.requests import request
from tests.vector_files import read_vector_file

PLACES = [shapely.box(115 + n, 28, 115.5 + n, 28.5) for n in range(3)]
ODD_NAMES = (
    "geometry",
    "geom",
    "wkb_geometry",
    "OGC_FID",
    "FID",
    "ogr_geometry",
    "OGR_STYLE",
    "layer",
    "row",
    "面积(亩)",
    'a"b',
    "a,b",
    "100%",
    "select",
)


def order_of(layer: Layer) -> list[int]:
    """Return the ids of the features from west to east."""
    return [
        int(each)
        for _, each in sorted(
            zip(layer.geometry.bounds[:, 0].tolist(), layer.geometry.feature_ids, strict=True)
        )
    ]


def exported(tmp_path: Path, *layers: Layer) -> list[dict[str, object]]:
    """Return the properties of the exported features from west to east, without their layer."""
    out = tmp_path / "out" / "out.geojson"
    out.parent.mkdir(exist_ok=True)
    write_feature_file(request(ShownContent.of(layers)), out)
    features = json.loads(out.read_text("utf-8"))["features"]
    features.sort(key=lambda each: str(each["geometry"]["coordinates"]))
    return [each["properties"] for each in features]


OWN_NAMES = {
    "gpkg": {"geom", "FID"},
    "sqlite": {"OGC_FID", "FID", "OGR_STYLE", "wkb_geometry", "geometry"},
    "shp": {"wkb_geometry", "ogr_geometry", "面积(亩)"},
}
"""What a format cannot call a column: its own names, and names that are too long."""


@pytest.mark.parametrize(
    ("suffix", "name"),
    [
        (suffix, name)
        for suffix in ("gpkg", "fgb", "geojson", "csv", "sqlite", "shp", "parquet")
        for name in ODD_NAMES
        if name not in OWN_NAMES.get(suffix, ())
    ],
)
def test_a_column_of_any_name_tells_its_own_value(tmp_path: Path, suffix: str, name: str) -> None:
    path = tmp_path / f"plots.{suffix}"
    columns = {name: [7, 8, 9], "shape of it": PLACES}
    frame = GeoDataFrame(columns, geometry="shape of it", crs=4326)
    if suffix == "parquet":
        frame.to_parquet(path)
    else:
        options = {"GEOMETRY": "AS_WKT"} if suffix == "csv" else {}
        driver = {"sqlite": "SQLite"}.get(suffix)
        pyogrio.write_dataframe(frame, path, driver=driver, layer_options=options)
    (layer,) = read_vector_file(path)
    field = next(each.name for each in layer.attributes.fields if each.name.lower() == name.lower())
    ids = order_of(layer)
    assert [str(layer.attributes.record(each)[field]) for each in ids] == ["7", "8", "9"]
    assert list(map(str, layer.attributes.column(field, ids).values)) == ["7", "8", "9"]


def test_columns_of_one_name_get_a_number_and_keep_their_values(tmp_path: Path) -> None:
    path = tmp_path / "plots.shp"
    columns = {"name": ["a", "b", "c"], "nam2": ["d", "e", "f"], "FID": [7, 8, 9]}
    GeoDataFrame(columns, geometry=PLACES, crs=4326).to_file(path)
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace(b"nam2\0", b"name\0", 1))
    (layer,) = read_vector_file(path)
    assert [field.name for field in layer.attributes.fields] == ["name", "name 2", "FID"]
    ids = order_of(layer)
    assert layer.attributes.record(ids[1]) == {"name": "b", "name 2": "e", "FID": 8}
    assert layer.attributes.column("name 2", ids).values == ["d", "e", "f"]
    assert [each["name 2"] for each in exported(tmp_path, layer)] == ["d", "e", "f"]


def test_columns_that_differ_in_case_alone_are_not_mixed_up(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    columns = {"name": ["a", "b", "c"], "NAME": ["d", "e", "f"], "Name": ["g", "h", "i"]}
    GeoDataFrame(columns, geometry=PLACES, crs=4326).to_file(path)
    (layer,) = read_vector_file(path)
    ids = order_of(layer)
    assert layer.attributes.column("NAME", ids).values == ["d", "e", "f"]
    assert layer.attributes.record(ids[2]) == {"name": "c", "NAME": "f", "Name": "i"}


@pytest.fixture
def views(tmp_path: Path) -> Path:
    """Plots, and firms on them, of which some are on the same plot."""
    path = tmp_path / "views.gpkg"
    frame = GeoDataFrame({"name": ["west", "middle", "east"]}, geometry=PLACES, crs=4326)
    frame["since"] = ["2020-01-01", "2021-01-01", "2022-01-01"]
    frame.to_file(path, layer="plot")
    return path


def add_view(path: Path, name: str, select: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS firm (id INTEGER PRIMARY KEY, plot INTEGER, firm TEXT)"
        )
        connection.executemany(
            "INSERT INTO firm VALUES (?, ?, ?)",
            [(1, 3, "C1"), (2, 3, "C2"), (3, 1, "A1"), (4, 2, "B1")],
        )
        connection.execute(f"CREATE VIEW {name} AS {select}")
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            f" VALUES ('{name}', 'features', '{name}', 4326)"
        )
        connection.execute(
            f"INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', 'POLYGON', 4326, 0, 0)"
        )
    connection.close()


@pytest.mark.parametrize("order", ["name DESC", "name", "fid DESC"])
def test_the_rows_of_a_view_without_ids_are_numbered_and_tell_what_is_theirs(
    views: Path, tmp_path: Path, order: str
) -> None:
    add_view(views, "seen", f"SELECT name, geom FROM plot ORDER BY {order}")
    (layer,) = read_vector_file(views, "seen")
    assert [problem.code for problem in layer.origin.problems] == ["no_ids"]
    ids = order_of(layer)
    assert len(set(ids)) == 3
    names = [layer.attributes.record(each)["name"] for each in ids]
    assert names == layer.attributes.column("name", ids).values == ["west", "middle", "east"]
    assert [each["name"] for each in exported(tmp_path, layer)] == ["west", "middle", "east"]


def test_the_rows_of_a_view_with_one_id_twice_are_numbered_and_all_told(
    views: Path, tmp_path: Path
) -> None:
    add_view(
        views,
        "joined",
        "SELECT plot.fid AS fid, geom, name, firm FROM plot JOIN firm ON firm.plot = plot.fid"
        " ORDER BY firm.id",
    )
    (layer,) = read_vector_file(views, "joined")
    [problem] = layer.origin.problems
    assert (problem.code, problem.count) == ("repeated_ids", 2)
    assert "2 features share an id" in problem.message
    ids = order_of(layer)
    assert len(set(ids)) == 4
    told = [(record["name"], record["firm"]) for record in map(layer.attributes.record, ids)]
    assert told[:2] == [("west", "A1"), ("middle", "B1")]
    assert set(told[2:]) == {("east", "C1"), ("east", "C2")}
    assert len(exported(tmp_path, layer)) == 4


def test_a_view_with_ids_is_read_by_them(views: Path) -> None:
    add_view(views, "some", "SELECT fid, geom, name FROM plot WHERE fid > 1")
    (layer,) = read_vector_file(views, "some")
    assert layer.origin.problems == ()
    layer.attributes.fetch()
    assert [layer.attributes.record(n)["name"] for n in order_of(layer)] == ["middle", "east"]
