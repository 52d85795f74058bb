"""The most important names are written, escaped, and none over another."""

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import GeometryKind
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import LabelStyle
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.snapshot.drawing.drawn_layer import drawn_layer
from gisapp.export.snapshot.drawing.labels import MOST_LABELS, label_elements
from gisapp.words import Language
from tests.render.maps import RED, layer

VIEW = Viewport(200, 200, 1.0, 400, 400)
OWN = LabelStyle(rank=1)


def named(
    kind: GeometryKind,
    shapes: Sequence[BaseGeometry],
    *names: str | Bilingual,
    labels: LabelStyle = OWN,
) -> Layer:
    return layer(kind, shapes, RED, names=names, labels=labels)


def texts(*layers: Layer, language: Language = "en") -> list[tuple[str, float, float]]:
    drawn = [(each, drawn_layer(each, VIEW, 99_999, "").features) for each in layers]
    elements = fromstring(f"<svg>{label_elements(drawn, VIEW, language)}</svg>")
    return [(str(each.text), float(each.get("x", 0)), float(each.get("y", 0))) for each in elements]


def test_a_name_stands_on_its_area_and_line_and_beside_its_point() -> None:
    area = named("polygon", [shapely.box(100, 100, 300, 140)], Bilingual("<Park> &", "园区"))
    [(name, x, y)] = texts(area)
    assert (name, x) == ("<Park> &", 400)
    assert 550 < y < 580
    assert texts(area, language="zh")[0][0] == "园区"
    line = named("line", [shapely.LineString([(0, 200), (400, 200)])], "Road")
    assert texts(line)[0][:2] == ("Road", 400)
    [(_, x, _)] = texts(named("point", [shapely.Point(200, 200)], "Firm"))
    assert 400 < x < 420


def test_where_two_collide_the_more_important_wins_and_the_larger_one() -> None:
    same = shapely.box(100, 100, 300, 140)
    low = named("polygon", [same], "Low", labels=LabelStyle(rank=5))
    assert [name for name, *_ in texts(low, named("polygon", [same], "High"))] == ["High"]
    both = named("polygon", [shapely.box(190, 100, 210, 140), same], "Small", "Large")
    assert [name for name, *_ in texts(both)] == ["Large"]


def test_names_are_short_and_inside_and_few() -> None:
    places = [shapely.Point(x, y) for y in range(10, 400, 20) for x in range(10, 400, 60)]
    grid = named("point", places, *(str(n) for n in range(len(places))))
    assert len(texts(grid)) == MOST_LABELS
    long = named("polygon", [shapely.box(0, 100, 400, 140)], "x" * 20_000)
    assert [len(name) for name, *_ in texts(long)] == [28]
    assert texts(named("point", [shapely.Point(395, 200)], "Beyond")) == []


def test_names_have_their_range_of_scales_and_may_be_off() -> None:
    shapes = [shapely.box(100, 100, 300, 140)]
    assert texts(named("polygon", shapes, "A", labels=LabelStyle(rank=1, coarsest=0.5))) == []
    assert texts(replace(named("polygon", shapes, "A"), labels=None)) == []
