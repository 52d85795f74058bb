"""The offline base map: small, physical only, and quick to read around one city."""

import sqlite3
from contextlib import closing

import pyogrio
import pytest
import shapely

from gisapp import paths

BASE = paths.geodata() / "base.gpkg"
LAYERS = ("land", "ocean", "lake", "coast", "place")
NANCHANG = (115.6, 28.4, 116.3, 29.0)


def test_it_is_small_and_draws_no_borders() -> None:
    assert BASE.stat().st_size < 2_000_000
    assert [name for name, _ in pyogrio.list_layers(BASE)] == [*LAYERS, "layer_styles"]
    for layer in LAYERS:
        assert pyogrio.read_info(BASE, layer=layer)["crs"] == "EPSG:4326"


@pytest.mark.parametrize(
    ("lon", "lat", "layer"),
    [(115.95, 28.65, "land"), (125.0, 28.0, "ocean"), (-30.0, 30.0, "ocean"), (10, 50, "land")],
)
def test_land_and_sea_are_where_they_are(lon: float, lat: float, layer: str) -> None:
    for name in ("land", "ocean"):
        _, _, geometry, _ = pyogrio.raw.read(BASE, layer=name, bbox=(lon, lat, lon, lat))
        covered = shapely.union_all(shapely.from_wkb(geometry)).contains(shapely.Point(lon, lat))
        assert covered == (name == layer)


@pytest.mark.parametrize("layer", ["land", "ocean", "lake"])
def test_areas_are_valid(layer: str) -> None:
    _, _, geometry, _ = pyogrio.raw.read(BASE, layer=layer)
    assert shapely.is_valid(shapely.from_wkb(geometry)).all()


def test_a_frame_around_nanchang_reads_few_bytes() -> None:
    west, south, east, north = NANCHANG
    with closing(sqlite3.connect(BASE)) as connection:
        size = sum(
            length
            for layer in LAYERS
            for (length,) in connection.execute(
                f"SELECT length(geom) FROM {layer} JOIN rtree_{layer}_geom ON fid = id"
                " WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?",
                (west, east, south, north),
            )
        )
    assert 0 < size < 30_000


def test_places_around_nanchang_are_named_in_both_languages() -> None:
    _, _, _, (english, chinese) = pyogrio.raw.read(
        BASE, layer="place", columns=["name_en", "name_zh"], bbox=NANCHANG
    )
    named = dict(zip(english, chinese, strict=True))
    assert named["Nanchang"] == "南昌"
    assert sum(name is not None for name in chinese) > 0.9 * len(chinese) > 20
