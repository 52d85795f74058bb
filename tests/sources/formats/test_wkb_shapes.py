"""Curves are drawn and measured as straight lines that follow them closely."""

import json
import struct
import warnings
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyogrio
import pytest
import shapely

from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.sources.formats.wkb_shapes import shapes_of, straightened
from tests.export.requests import request
from tests.geoparquet_files import metadata
from tests.geoparquet_files import write as geoparquet
from tests.odd_files import line, picture_of, polygon, read
from tests.render.maps import color_at
from tests.vector_files import problems, read_vector_file

SOUND = shapely.box(10, 10, 30, 30)


def test_curves_are_drawn_and_measured(tmp_path: Path) -> None:
    half = line((60.0, 75.0), (75.0, 90.0), (90.0, 75.0), code=8)
    disc = struct.pack("<BII", 1, 10, 1) + line((10.0, 20.0), (30.0, 20.0), (10.0, 20.0), code=8)
    disc_with_height = struct.pack("<BII", 1, 1010, 1) + line(
        (10.0, 60.0, 5.0), (30.0, 60.0, 5.0), (10.0, 60.0, 5.0), code=1008
    )
    discs, arcs = read(tmp_path / "odd.gpkg", SOUND.wkb, half, disc, disc_with_height)
    assert problems(discs) == {}
    assert discs.geometry.areas.tolist()[1:] == pytest.approx([100 * np.pi] * 2, rel=2e-3)
    assert arcs.geometry.feature(0).length == pytest.approx(15 * np.pi, rel=2e-3)
    assert color_at(picture_of(arcs), 75, 90) == "#ff0000"
    assert color_at(picture_of(discs), 20, 60) == "#ff0000"


COLLECTION = shapely.GeometryCollection(
    [SOUND, SOUND.centroid, shapely.LineString([(0, 0), (5, 5)])]
)
NESTED = shapely.GeometryCollection([shapely.GeometryCollection([SOUND]), shapely.Point(1, 1)])
HALF = line((60.0, 75.0), (75.0, 90.0), (90.0, 75.0), code=8)


def group(code: int, *members: bytes) -> bytes:
    return struct.pack("<BII", 1, code, len(members)) + b"".join(members)


def face(*points: tuple[float, float, float], code: int = 1003) -> bytes:
    return polygon([*points, points[0]], code=code)


CUBE = group(
    1015,
    face((0, 0, 0), (4, 0, 0), (4, 4, 0), (0, 4, 0)),
    face((0, 0, 3), (4, 0, 3), (4, 4, 3), (0, 4, 3)),
    face((0, 0, 0), (4, 0, 0), (4, 0, 3), (0, 0, 3)),
)
TIN = group(
    1016,
    face((0, 0, 0), (4, 0, 1), (4, 4, 2), code=1017),
    face((0, 0, 0), (4, 4, 2), (0, 4, 1), code=1017),
)


@pytest.mark.parametrize(
    ("wkb", "areas", "lengths", "points"),
    [
        (COLLECTION.wkb, 400, 50**0.5, 1),
        (NESTED.wkb, 400, 0, 1),
        (group(7), 0, 0, 0),
        (HALF, 0, 15 * np.pi, 0),
        (group(11, HALF, line((0.0, 0.0), (3.0, 4.0))), 0, 15 * np.pi + 5, 0),
        (group(9, line((0.0, 75.0), (60.0, 75.0)), HALF), 0, 60 + 15 * np.pi, 0),
        (group(10, group(9, HALF, line((90.0, 75.0), (60.0, 75.0)))), 112.5 * np.pi, 0, 0),
        (group(12, polygon([(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 0.0)])), 2, 0, 0),
        (CUBE, 16, 0, 0),
        (TIN, 16, 0, 0),
        (face((0, 0, 0), (4, 0, 1), (4, 4, 2), code=1017), 8, 0, 0),
        (shapely.to_wkb(COLLECTION, byte_order=0), 400, 50**0.5, 1),
        (shapely.to_wkb(COLLECTION, flavor="extended", include_srid=True), 400, 50**0.5, 1),
    ],
)
def test_geometry_of_any_type_is_taken_apart(
    wkb: bytes, areas: float, lengths: float, points: int
) -> None:
    made = shapes_of(wkb)
    assert sum(each.area for each in made.polygons) == pytest.approx(areas, rel=2e-3)
    assert sum(each.length for each in made.lines) == pytest.approx(lengths, rel=2e-3)
    assert (len(made.points), made.unknown) == (points, [])


def test_an_arc_follows_its_circle() -> None:
    vertices = straightened(np.array([(60.0, 75.0), (75.0, 90.0), (90.0, 75.0)]))
    assert len(vertices) == 180 / 4 + 1
    assert np.hypot(*(vertices - (75, 75)).T) == pytest.approx(15)
    in_line = np.array([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)])
    assert straightened(in_line).tolist() == in_line.tolist()


@pytest.mark.parametrize(
    "wkb",
    [
        b"",
        HALF[:-3],
        struct.pack("<BII", 1, 7, 2**31),
        struct.pack("<BII", 1, 8, 2**32 - 1),
        struct.pack("<BII", 1, 7, 1) * 5000,
        group(9, SOUND.wkb),
    ],
)
def test_what_is_broken_off_or_nested_without_end_is_refused(wkb: bytes) -> None:
    with pytest.raises(ValueError, match=r"broken|nested|part of type"):
        shapes_of(wkb)


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "csv", "sqlite", "gml", "parquet"])
def test_odd_geometry_is_drawn_and_exported_from_every_format(tmp_path: Path, suffix: str) -> None:
    disc = group(10, line((10.0, 20.0), (30.0, 20.0), (10.0, 20.0), code=8))
    surface = group(15, polygon([(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]))
    collection = shapely.GeometryCollection([shapely.box(40, 40, 50, 50)])
    shapes = [SOUND.wkb, disc, collection.wkb, surface]
    path = tmp_path / f"odd.{suffix}"
    columns = {"no": pa.array(range(4)), "geometry": pa.array(shapes, pa.binary())}
    if suffix == "parquet":
        geoparquet(path, columns, metadata(crs={"id": {"authority": "EPSG", "code": 3857}}))
    else:
        options = {"csv": {"GEOMETRY": "AS_WKT"}, "fgb": {"SPATIAL_INDEX": "NO"}}
        driver = {"sqlite": "SQLite"}.get(suffix)
        with warnings.catch_warnings():
            # GeoPackage has no surfaces in its standard.
            warnings.simplefilter("ignore", RuntimeWarning)
            pyogrio.write_arrow(
                pa.table(columns),
                path,
                driver=driver,
                geometry_name="geometry",
                geometry_type="Unknown",
                crs="EPSG:3857",
                layer_options=options.get(suffix, {}),
            )
    (areas,) = read_vector_file(path, crs="EPSG:3857")
    assert problems(areas) == {}
    assert sorted(areas.geometry.areas.tolist()) == pytest.approx([16, 100, 100 * np.pi, 400], 2e-3)
    out = tmp_path / "out" / "out.geojson"
    out.parent.mkdir()
    assert write_feature_file(request(ShownContent.of([areas])), out) == 4
    written = json.loads(out.read_text("utf-8"))["features"]
    assert all(each["geometry"] for each in written)
