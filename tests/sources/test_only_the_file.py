"""A file that is opened is that file: no server is asked, and no other file is read."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from socket import create_server, socket
from threading import Thread

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.errors import GisAppError
from gisapp.sources.open import open_source
from tests.vector_files import BOX, problems, write

SECRET = "a line of another file"
PLACE = {"type": "Point", "coordinates": [115.98, 28.64]}
GML = """<?xml version="1.0"?>
<{root}:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:ogr="http://example.org/"
 xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://example.org/ {url}">
<gml:featureMember><ogr:p fid="1">{more}<ogr:geometryProperty><gml:Point srsName="EPSG:4326">
<gml:coordinates>115.98,28.64</gml:coordinates></gml:Point></ogr:geometryProperty></ogr:p>
</gml:featureMember></{root}:FeatureCollection>
"""
KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Style id="s"><IconStyle><Icon><href>{url}icon.png</href></Icon></IconStyle></Style>
<NetworkLink><Link><href>{url}more.kml</href></Link></NetworkLink>
<Placemark><styleUrl>{url}style.kml#s</styleUrl><Point><coordinates>115.98,28.64</coordinates>
</Point></Placemark></Document></kml>
"""
WFS_SCHEMA = "wfs?SERVICE=WFS&amp;REQUEST=DescribeFeatureType&amp;TYPENAME=p"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator["Asked"]:
    """Listen on loopback, also as the proxy for all other hosts: so no name has to be looked up."""
    with create_server(("127.0.0.1", 0)) as server:
        listener = Asked(server)
        thread = Thread(target=listener.listen, name="listener")
        thread.start()
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{listener.port}")
        yield listener
        with socket() as last:
            listener.is_over = True
            last.connect(("127.0.0.1", listener.port))
        thread.join()


class Asked:
    """What a listener was asked; it says nothing."""

    def __init__(self, server: socket) -> None:
        self.port: int = server.getsockname()[1]
        self.lines: list[bytes] = []
        self.is_over = False
        self._server = server

    def listen(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                if self.is_over:
                    return
                self.lines.append(connection.recv(200).partition(b"\r\n")[0])


def collection(**members: object) -> str:
    feature = {"type": "Feature", "properties": {}, "geometry": PLACE}
    return json.dumps({"type": "FeatureCollection", **members, "features": [feature]})


def crs_link(url: str) -> str:
    return collection(crs={"type": "link", "properties": {"href": f"{url}crs.txt"}})


def late_crs_link(url: str) -> str:
    """A link in the midst, spelt so that nobody finds it without reading all."""
    link = {"type": "link", "properties": {"href": f"{url}crs.txt"}}
    feature = json.dumps({"type": "Feature", "properties": {}, "geometry": PLACE})
    padding = " " * 100_000
    crs = json.dumps(link).replace("link", "l\\u0069nk")
    return (
        f'{{"type": "FeatureCollection", "features": [{feature}],{padding}"crs": {crs},'
        f'{padding}"name": "a"}}'
    )


def vrt(url: str) -> str:
    source = f"<SrcDataSource>/vsicurl/{url}a.geojson</SrcDataSource>"
    return f'<OGRVRTDataSource><OGRVRTLayer name="a">{source}</OGRVRTLayer></OGRVRTDataSource>'


def algorithm(url: str) -> str:
    line = f"gdal vector pipeline read /vsicurl/{url}a.geojson ! make-valid"
    return json.dumps({"type": "gdal_streamed_alg", "command_line": line})


BAITS: dict[str, Callable[[str], str]] = {
    "crs.geojson": crs_link,
    "late.geojson": late_crs_link,
    "crs.json": lambda url: collection(coordRefSys=f"{url}crs", conformsTo=["json-fg"]),
    "vrt.vrt": vrt,
    "vrt.geojson": vrt,
    "vrt.shp": vrt,
    "vrt": vrt,
    "pipeline.gdalg.json": algorithm,
    "pipeline.json": algorithm,
    "service.xml": lambda url: f"<OGRWFSDataSource><URL>{url}</URL></OGRWFSDataSource>",
    "service.gml": lambda url: f"<OGRWFSDataSource><URL>{url}</URL></OGRWFSDataSource>",
    "schema.gml": lambda url: GML.format(root="ogr", url=f"{url}a.xsd", more=""),
    "wfs.gml": lambda url: GML.format(root="wfs", url=url + WFS_SCHEMA, more=""),
    "geometry.gml": lambda url: GML.format(
        root="ogr", url="a.xsd", more=f'<ogr:geometryProperty xlink:href="{url}a.gml#1"/>'
    ),
    "links.kml": lambda url: KML.format(url=url),
    "tiles.mvt.json": lambda url: json.dumps({"tiles": [f"{url}{{z}}/{{x}}/{{y}}.pbf"]}),
}


def layers_or_none(path: Path) -> tuple[Layer, ...]:
    try:
        return open_source(str(path)).layers
    except GisAppError:
        return ()


@pytest.mark.parametrize("name", BAITS)
@pytest.mark.parametrize("host", ["127.0.0.1", "bait.example"])
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
