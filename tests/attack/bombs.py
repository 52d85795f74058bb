"""Small files that unfold to more than a machine has, nest without end, or never come to an end."""

import gzip
import json
import os
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

from pmtiles.tile import Compression, TileType

from gisapp.core.tiles.tile_grid import Tile
from tests.attack.inputs import make, picture
from tests.attack.outcome import Outcome
from tests.attack.victims import BUDGET, Victim
from tests.endless import endless_plots
from tests.tile_files import write_mbtiles, write_pmtiles

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_BILLION = f'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY l0 "ha">{_LAUGHS}]>'
_KML = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{}</Document></kml>'
_PLACEMARK = (
    "<Placemark><name>{}</name><Point><coordinates>116,28</coordinates></Point></Placemark>"
)
_COLLECTION = '{{"type": "FeatureCollection", "features": [{}]}}'
_FEATURE = '{{"type": "Feature", "properties": {}, "geometry": {}}}'
_POINT = '{"type": "Point", "coordinates": [116, 28]}'
_MB = 1024**2

Command = Callable[[Path], Sequence[str]]


def _zeros(path: Path, megabytes: int, name: str) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as member,
    ):
        for _ in range(megabytes):
            member.write(bytes(_MB))


def _nested_zip(path: Path) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("plots.geojson", bytes(8 * _MB))
    stored = inner.getvalue()
    for depth in range(6):
        outer = BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(8):
                archive.writestr(f"{depth}-{copy}.zip", stored)
        stored = outer.getvalue()
    path.write_bytes(stored)


def _many_members(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"{number}.geojson", b"")


def _deep_json(path: Path) -> None:
    path.write_text(_COLLECTION.format('{"a":' * 100_000 + "1" + "}" * 100_000))


def _deep_coordinates(path: Path) -> None:
    shape = f'{{"type": "Polygon", "coordinates": {"[" * 50_000}{"]" * 50_000}}}'
    path.write_text(_COLLECTION.format(_FEATURE.format("{}", shape)))


def _deep_property(path: Path) -> None:
    nested = '{"a": ' + "[" * 20_000 + "]" * 20_000 + "}"
    path.write_text(_COLLECTION.format(_FEATURE.format(nested, _POINT)))


def _deep_collections(path: Path) -> None:
    start, end = '{"type": "GeometryCollection", "geometries": [' * 5000, "]}" * 5000
    path.write_text(_COLLECTION.format(_FEATURE.format("{}", start + end)))


def _long_line(path: Path) -> None:
    text = json.dumps("x" * (64 * _MB))
    path.write_text(_COLLECTION.format(_FEATURE.format(f'{{"a": {text}}}', _POINT)))


def _many_columns(path: Path) -> None:
    row = json.dumps({f"column {number}": number for number in range(5000)})
    path.write_text(_COLLECTION.format(_FEATURE.format(row, _POINT)))


def _entities(path: Path) -> None:
    path.write_text(_BILLION + _KML.format(_PLACEMARK.format("&l9;")))


def _external_entity(path: Path) -> None:
    kind = '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY e SYSTEM "file:///dev/zero">]>'
    path.write_text(kind + _KML.format(_PLACEMARK.format("&e;")))


def _deep_kml(path: Path) -> None:
    folders = "<Folder>" * 20_000 + _PLACEMARK.format("a") + "</Folder>" * 20_000
    path.write_text(_KML.format(folders))


def _entities_in_gml(path: Path) -> None:
    path.write_text(_BILLION + '<a xmlns:gml="http://www.opengis.net/gml">&l9;</a>')


def _entities_in_gpx(path: Path) -> None:
    path.write_text(_BILLION + '<gpx version="1.1"><metadata><name>&l9;</name></metadata></gpx>')


def _endless_rows(path: Path) -> None:
    endless_plots(path.parent, has_rows=True).rename(path)


def _endless_silence(path: Path) -> None:
    endless_plots(path.parent).rename(path)


def _unfolding_view(path: Path) -> None:
    """A view of a gigabyte of zeros in each of a million rows."""
    endless_plots(path.parent).rename(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP VIEW endless")
        connection.execute(
            "CREATE VIEW endless AS WITH RECURSIVE r(i) AS"
            " (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 1000000)"
            " SELECT r.i AS OGC_FID, p.geom AS geom, zeroblob(1000000000) AS n FROM r, plots p"
        )
        connection.commit()


def _counts(path: Path) -> None:
    """Well-known binary that promises four thousand million points."""
    with closing(sqlite3.connect(path)) as connection:
        header = b"GP\0\1" + struct.pack("<i", 4326)
        shape = struct.pack("<BIII", 1, 3, 1, 0xFFFFFFFF) + bytes(32)
        connection.execute("UPDATE plots SET geom = ?", (header + shape,))
        connection.commit()


def _counting_gpkg(path: Path) -> None:
    make(path.parent / "made", "GeoPackage").rename(path)
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in names.fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.commit()
    _counts(path)


def _shapefile(path: Path) -> None:
    """A Shapefile whose first shape promises two thousand million points."""
    made = make(path.parent / "made", "Shapefile")
    for part in made.parent.iterdir():
        part.rename(path.with_suffix(part.suffix))
    stored = bytearray(path.read_bytes())
    stored[152:156] = struct.pack("<i", 0x7FFFFFFF)
    path.write_bytes(stored)


def _dbf(path: Path) -> None:
    """A table that promises four thousand million records."""
    _shapefile(path)
    table = path.with_suffix(".dbf")
    stored = bytearray(table.read_bytes())
    stored[4:8] = struct.pack("<I", 0xFFFFFFFF)
    table.write_bytes(stored)


def _flatgeobuf(path: Path) -> None:
    made = make(path.parent / "made", "FlatGeobuf")
    stored = bytearray(made.read_bytes())
    stored[8:12] = struct.pack("<I", 0x7FFFFFFF)
    path.write_bytes(stored)


def _parquet(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    one = pa.array(["x" * _MB])
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), one)
    pq.write_table(pa.table({"name": column}), path)


def _csv(path: Path) -> None:
    path.write_bytes(b'WKT,name\n"POINT (116 28)",' + b"x" * (64 * _MB) + b"\n")


def _dxf(path: Path) -> None:
    """A block that is made of itself, twice."""
    insert = "0\nINSERT\n8\n0\n2\nA\n10\n0\n20\n0\n"
    block = f"0\nBLOCK\n8\n0\n2\nA\n10\n0\n20\n0\n{insert * 2}0\nENDBLK\n8\n0\n"
    path.write_text(
        f"0\nSECTION\n2\nBLOCKS\n{block}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{insert}0\nENDSEC\n"
        "0\nEOF\n"
    )


def _dxf_grid(path: Path) -> None:
    """One insert of 30,000 columns and 30,000 rows."""
    line = "0\nLINE\n8\n0\n10\n0\n20\n0\n11\n1\n21\n1\n"
    block = f"0\nBLOCK\n8\n0\n2\nA\n10\n0\n20\n0\n{line}0\nENDBLK\n8\n0\n"
    insert = "0\nINSERT\n8\n0\n2\nA\n10\n0\n20\n0\n70\n30000\n71\n30000\n44\n1\n45\n1\n"
    path.write_text(
        f"0\nSECTION\n2\nBLOCKS\n{block}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{insert}0\nENDSEC\n"
        "0\nEOF\n"
    )


def _large_picture(path: Path) -> None:
    write_mbtiles(path, {Tile(0, 0, 0): picture(stated=(60_000, 60_000))}, format="png")


def _tiles_without_end(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        connection.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r)"
            " SELECT i AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM r"
        )
        connection.commit()


def _tile_metadata(path: Path) -> None:
    write_pmtiles(path, {Tile(0, 0, 0): picture()}, TileType.PNG)
    stored = bytearray(path.read_bytes())
    bomb = gzip.compress(b'{"name": "' + b"x" * (512 * _MB) + b'"}')
    stored[24:40] = struct.pack("<QQ", len(stored), len(bomb))
    stored[97] = Compression.GZIP.value
    path.write_bytes(bytes(stored) + bomb)


def _tile_directory(path: Path) -> None:
    write_pmtiles(path, {Tile(0, 0, 0): picture()}, TileType.PNG)
    stored = bytearray(path.read_bytes())
    bomb = gzip.compress(bytes(512 * _MB))
    stored[8:24] = struct.pack("<QQ", len(stored), len(bomb))
    stored[97] = Compression.GZIP.value
    path.write_bytes(bytes(stored) + bomb)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _circle(path: Path) -> None:
    path.symlink_to(path)


def _folders(path: Path) -> None:
    """A folder with links to itself, twice in each."""
    path.mkdir()
    (path / "a").symlink_to(path)
    (path / "b").symlink_to(path)


def _deep_folders(path: Path) -> None:
    inside = path
    for _ in range(200):
        inside = inside / "d"
    inside.mkdir(parents=True)
    (inside / "plots.geojson").write_text(_COLLECTION.format(_FEATURE.format("{}", _POINT)))


BOMBS: Mapping[str, Callable[[Path], None]] = {
    "a.zip": lambda path: _zeros(path, 300, "plots.geojson"),
    "shp.zip": lambda path: _zeros(path, 300, "plots.shp"),
    "doc.kmz": lambda path: _zeros(path, 300, "doc.kml"),
    "nested.zip": _nested_zip,
    "many.zip": _many_members,
    "deep.geojson": _deep_json,
    "coordinates.geojson": _deep_coordinates,
    "property.geojson": _deep_property,
    "collections.geojson": _deep_collections,
    "line.geojson": _long_line,
    "columns.geojson": _many_columns,
    "entities.kml": _entities,
    "external.kml": _external_entity,
    "folders.kml": _deep_kml,
    "entities.gml": _entities_in_gml,
    "entities.gpx": _entities_in_gpx,
    "rows.gpkg": _endless_rows,
    "silence.gpkg": _endless_silence,
    "unfolding.gpkg": _unfolding_view,
    "counts.gpkg": _counting_gpkg,
    "points.shp": _shapefile,
    "records.shp": _dbf,
    "header.fgb": _flatgeobuf,
    "dictionary.parquet": _parquet,
    "cell.csv": _csv,
    "itself.dxf": _dxf,
    "grid.dxf": _dxf_grid,
    "picture.mbtiles": _large_picture,
    "endless.mbtiles": _tiles_without_end,
    "metadata.pmtiles": _tile_metadata,
    "directory.pmtiles": _tile_directory,
    "pipe.geojson": _pipe,
    "device.geojson": _device,
    "circle.geojson": _circle,
    "links": _folders,
    "deep": _deep_folders,
}
"""What makes each file, by its name."""


_COMMANDS: tuple[Command, ...] = (
    lambda path: ("info", "--json", str(path)),
    lambda path: ("identify", "--at", "116,28", str(path)),
    lambda path: ("render", str(path), "--size", "200x150", "-o", str(path.parent / "map.png")),
)


def bombs(folder: Path, commands: int = len(_COMMANDS)) -> Iterator[Outcome]:
    """Open each bomb by the commands that read it.

    Parameters
    ----------
    folder : Path
        A new one, where they are made.
    commands : int
        How many of the commands are tried.
    """
    tried, failures = 0, []
    with Victim(folder / "home") as victim:
        for name, write in BOMBS.items():
            place = folder / name.replace(".", "-")
            place.mkdir(parents=True)
            path = place / name
            write(path)
            for command in _COMMANDS[:commands]:
                tried += 1
                fault = victim.run((*command(path), "--memory", BUDGET))
                if fault:
                    failures.append(f"{command(path)[0]} {name}: {fault}")
    yield Outcome("bombs", f"{len(BOMBS)} files", tried, failures)
