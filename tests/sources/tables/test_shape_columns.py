"""Shapes are read out of texts, arcs among them; what is no shape is none."""

import pyarrow as pa
import pytest
import shapely

from gisapp.sources.tables.shape_columns import Notation, notation_of, shapes_of

POINT = shapely.Point(116, 28.6)


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("POINT (116 28.6)", "wkt"),
        ("srid=4490; Point(116 28.6)", "wkt"),
        (POINT.wkb_hex, "wkb"),
        ('{"type": "Point", "coordinates": [116, 28.6]}', "geojson"),
        (
            '{"type": "Feature", "geometry": {"type": "Point", "coordinates": [116, 28.6]}}',
            "geojson",
        ),
    ],
)
def test_each_notation_is_known_and_read(text: str, notation: Notation) -> None:
    assert notation_of([text]) == notation
    shapes = shapes_of(pa.array([text, None, "?"]), notation)
    assert shapely.from_wkb(shapes.wkb[0].as_py()) == POINT
    assert shapes.wkb.to_pylist()[1:] == [None, None]


def test_other_texts_are_no_shapes() -> None:
    assert notation_of(["Point Road 5", "南昌市"]) is None
    assert notation_of([]) is None


def test_the_crs_that_all_name_is_known() -> None:
    named = ["SRID=4490;POINT(116 28)", "SRID=4490;POINT(116 29)"]
    assert shapes_of(pa.array(named), "wkt").srid == 4490
    assert shapes_of(pa.array([*named, "SRID=4326;POINT(1 1)"]), "wkt").srid == 0
    stored = shapely.to_wkb(shapely.set_srid(POINT, 4490), hex=True, include_srid=True)
    assert shapes_of(pa.array([stored]), "wkb").srid == 4490


def test_arcs_are_kept() -> None:
    texts = ["CIRCULARSTRING(0 0,1 1,2 0)", "POINT(116 28.6)", "CIRCULARSTRING(0\0 0)"]
    wkb = shapes_of(pa.array(texts), "wkt").wkb.to_pylist()
    assert wkb[0][1] == 8
    assert wkb[1] == POINT.wkb
    assert wkb[2] is None
    assert shapes_of(pa.array([wkb[0].hex()]), "wkb").wkb.to_pylist() == [wkb[0]]


def test_what_is_nested_to_break_programs_is_no_shape() -> None:
    deep = "GEOMETRYCOLLECTION(" * 100_000
    assert shapes_of(pa.array([deep]), "wkt").wkb.to_pylist() == [None]
