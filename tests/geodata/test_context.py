"""The hand-drawn surroundings: honest about themselves, in both languages, and in place."""

import json

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp import paths

FILE = paths.geodata() / "qingshanhu" / "context.geojson"
SHAPES = {
    "river": "Polygon",
    "lake": "Polygon",
    "road": "LineString",
    "railway": "LineString",
    "expansion_arrow": "LineString",
}


@pytest.fixture(scope="module")
def features() -> list[tuple[dict[str, str | int], BaseGeometry]]:
    """Each feature's properties and geometry."""
    document = json.loads(FILE.read_text(encoding="utf-8"))
    return [
        (feature["properties"], shapely.geometry.shape(feature["geometry"]))
        for feature in document["features"]
    ]


def test_every_feature_says_what_it_is_and_how_good(
    features: list[tuple[dict[str, str | int], BaseGeometry]],
) -> None:
    assert {properties["kind"] for properties, _ in features} == set(SHAPES)
    for properties, geometry in features:
        assert geometry.geom_type == SHAPES[str(properties["kind"])]
        assert shapely.is_valid(geometry)
        assert int(properties["accuracy_m"]) >= 1000
        for name in ("name_en", "name_zh", "note_en", "note_zh"):
            assert properties[name]


def test_named_waters_are_drawn(
    features: list[tuple[dict[str, str | int], BaseGeometry]],
) -> None:
    waters = {p["name_en"] for p, _ in features if p["kind"] in ("river", "lake")}
    assert waters == {"Gan River", "Qingshan Lake", "Aixi Lake", "Yao Lake"}


def test_arrow_points_east_across_the_avenue(
    features: list[tuple[dict[str, str | int], BaseGeometry]],
) -> None:
    (arrow,) = [shape for properties, shape in features if properties["kind"] == "expansion_arrow"]
    (start_x, _), (end_x, _) = arrow.coords[0], arrow.coords[-1]
    assert start_x < 116.005 < 116.02 < end_x
