"""A file that is opened is that file: no server is asked, and no other file is read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.errors import GisAppError
from gisapp.sources.open import open_source
from tests.attack.baits import BAITS, HOSTS, PROXIES, Asked, crs_link, listening
from tests.vector_files import BOX, problems, write

SECRET = "a line of another file"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """Listen on loopback, also as the proxy for all other hosts: so no name has to be looked up."""
    with listening() as asked:
        for name in PROXIES:
            monkeypatch.setenv(name, f"http://127.0.0.1:{asked.port}")
        yield asked


def layers_or_none(path: Path) -> tuple[Layer, ...]:
    try:
        return open_source(str(path)).layers
    except GisAppError:
        return ()


@pytest.mark.parametrize("name", BAITS)
@pytest.mark.parametrize("host", HOSTS)
def test_no_server_is_asked(tmp_path: Path, asked: Asked, name: str, host: str) -> None:
    path = tmp_path / name
    path.write_text(BAITS[name](f"http://{host}:{asked.port}/"), encoding="utf-8")
    layers_or_none(path)
    assert asked.lines == []


def test_a_crs_that_is_a_link_is_told_and_not_followed(tmp_path: Path, asked: Asked) -> None:
    path = tmp_path / "crs.geojson"
    path.write_text(crs_link(f"http://127.0.0.1:{asked.port}/"), encoding="utf-8")
    (layer,) = open_source(str(path)).layers
    assert problems(layer) == {"crs_link": 1}
    assert layer.origin.crs == "EPSG:4326"


# GDAL warns of a GeoPackage that is called otherwise.
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("suffix", [".gpkg", ".sqlite"])
def test_a_table_of_another_file_or_server_is_none(
    tmp_path: Path, asked: Asked, suffix: str
) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX]).rename(tmp_path / f"plots{suffix}")
    other = tmp_path / "secret.csv"
    other.write_text(f"x,WKT\n{SECRET},POINT (115 28)\n")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        link_table(connection, "server", f"/vsicurl/http://127.0.0.1:{asked.port}/a.geojson")
        link_table(connection, "secret", str(other))
        connection.execute("CREATE VIEW viewed AS SELECT * FROM secret")
        register(connection, "viewed")
        connection.commit()
    assert SECRET not in everything_of(layers_or_none(path))
    assert asked.lines == []


def link_table(connection: sqlite3.Connection, name: str, source: str) -> None:
    """Declare a table of GDAL's own kind; Python's SQLite doesn't know it."""
    statement = f"CREATE VIRTUAL TABLE {name} USING VirtualOGR('{source}')"
    connection.execute(
        "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, 0, ?)",
        ("table", name, name, statement),
    )
    register(connection, name)


def register(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
        " SELECT ?, data_type, ?, srs_id FROM gpkg_contents LIMIT 1",
        (name, name),
    )
    connection.execute(
        "INSERT INTO gpkg_geometry_columns SELECT ?, column_name, geometry_type_name, srs_id, z, m"
        " FROM gpkg_geometry_columns LIMIT 1",
        (name,),
    )


def everything_of(layers: tuple[Layer, ...]) -> str:
    told = [str(layer.origin) for layer in layers]
    for layer in layers:
        for feature_id in layer.geometry.feature_ids.tolist():
            told.append(str(layer.attributes.record(feature_id)))
    return " ".join(told)


@pytest.mark.parametrize("name", ["a.vrt", "a.geojson", "a"])
def test_no_other_file_is_shown(tmp_path: Path, name: str) -> None:
    other = tmp_path / "secret.txt"
    other.write_text(f"x,WKT\n{SECRET},POINT (115 28)\n")
    path = tmp_path / name
    path.write_text(
        '<OGRVRTDataSource><OGRVRTLayer name="secret">'
        f"<SrcDataSource>CSV:{other}</SrcDataSource><GeometryField encoding='WKT' field='WKT'/>"
        "</OGRVRTLayer></OGRVRTDataSource>"
    )
    assert layers_or_none(path) == ()


def test_a_file_that_is_called_like_a_command_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(f"x,WKT\n{SECRET},POINT (115 28)\n")
    (tmp_path / "CSV:a.csv").write_text("x,WKT\nits own,POINT (115 28)\n")
    assert "its own" in everything_of(open_source("CSV:a.csv").layers)
