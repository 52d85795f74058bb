"""Names stand where a user looks for them, and none covers another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.core.layers.symbology import LabelStyle, Symbol
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import HALF_WORLD_M
from gisapp.core.text.bilingual import Bilingual
from gisapp.errors import SourceError
from gisapp.render.label_text import size_of
from gisapp.render.labels.placement import PlacedLabels, place_labels, style_of_names
from gisapp.render.request import Label, RenderRequest
from gisapp.sources.open import open_source
from gisapp.words import Language
from tests.render.maps import LIGHT, Names, layer

pytestmark = pytest.mark.usefixtures("qapp")

WIDE = Viewport(400.0, 300.0, 1.0, 800, 600)
STYLE = LabelStyle(rank=10)
DOT = Symbol(fill="#ff0000", marker_size=8)
AREA = Symbol(fill="#ff0000")
LINE = Symbol(stroke="#ff0000")


def placed(*layers: Layer, viewport: Viewport = WIDE, language: Language = "en") -> PlacedLabels:
    return place_labels(RenderRequest(viewport, layers, LIGHT, language))


def texts(found: PlacedLabels) -> list[str]:
    return [" ".join(label.text.lines) for label in found.labels]


def outline(label: Label, viewport: Viewport = WIDE) -> shapely.Polygon:
    """Return the text's box on the picture, turned as the text is."""
    x, y = viewport.to_pixel(label.x, label.y)
    width, height = size_of(label.text)
    box = shapely.box(-width / 2, -height / 2, width / 2, height / 2)
    turned = shapely.affinity.rotate(box, label.angle, origin=(0, 0))
    return shapely.affinity.translate(turned, x + label.offset[0], y + label.offset[1])


def test_no_name_covers_another_or_a_marker() -> None:
    random = np.random.default_rng(7)
    places = [shapely.Point(*place) for place in random.random((120, 2)) * (800, 600)]
    names = [f"Enterprise {number}" for number in range(120)]
    found = placed(layer("point", places, DOT, names=names, labels=STYLE))
    boxes = [outline(label) for label in found.labels]
    markers = [shapely.Point(*WIDE.to_pixel(place.x, place.y)).buffer(4) for place in places]
    assert 40 < len(boxes) < 120
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert not any(box.buffer(-1).intersects(marker) for box in boxes for marker in markers)


def test_where_two_names_collide_the_more_important_one_stays() -> None:
    spot = [shapely.box(390, 295, 410, 305)]
    plot = layer("polygon", spot, AREA, names=["A plot"], labels=STYLE, layer_id="plot")
    park = layer(
        "polygon", spot, AREA, names=["A park"], labels=LabelStyle(rank=1), layer_id="park"
    )
    first = placed(park, plot).labels[0]
    assert first.text.lines == ("A park",)
    assert texts(placed(plot, park))[0] == "A park"


def test_a_name_stands_inside_its_polygon_where_it_fits() -> None:
    horseshoe = shapely.box(100, 100, 700, 500).difference(shapely.box(250, 100, 550, 420))
    found = placed(layer("polygon", [horseshoe], AREA, names=["Yao Lake"], labels=STYLE))
    (label,) = found.labels
    on_picture = shapely.affinity.affine_transform(horseshoe, (1, 0, 0, -1, 0, 600))
    assert on_picture.contains(outline(label))


def test_a_name_follows_a_narrow_polygon() -> None:
    river = shapely.LineString([(100, 50), (700, 550)]).buffer(14)
    (label,) = placed(layer("polygon", [river], AREA, names=["Gan River"], labels=STYLE)).labels
    assert label.angle == pytest.approx(-39.8, abs=2)


def test_a_small_polygon_is_named_beside_itself_if_it_can_be_clicked() -> None:
    park = layer("polygon", [shapely.box(400, 290, 415, 310)], AREA, names=["A park"], labels=STYLE)
    (label,) = placed(park).labels
    assert outline(label).bounds[0] > 415
    assert not placed(replace(park, identifiable=False)).labels


def test_a_name_that_does_not_fit_in_is_broken_into_more_lines() -> None:
    square = [shapely.box(350, 250, 450, 350)]
    names = ["Changdong Industrial Park"]
    (label,) = placed(layer("polygon", square, AREA, names=names, labels=STYLE)).labels
    assert label.text.lines == ("Changdong", "Industrial Park")
    assert shapely.box(350, 250, 450, 350).contains(outline(label))


def test_a_name_beside_its_polygon_does_not_seem_to_name_the_next_one() -> None:
    park, zone = shapely.box(300, 200, 420, 400), shapely.box(422, 280, 430, 320)
    names = ["Park", "Eastward expansion"]
    found = placed(layer("polygon", [park, zone], AREA, names=names, labels=STYLE))
    by_name = {label.text.lines[0]: outline(label) for label in found.labels}
    assert len(by_name) == 2
    assert not by_name["Eastward expansion"].intersects(shapely.box(300, 200, 420, 400))


def test_two_versions_of_a_park_are_named_once() -> None:
    older, newer = (
        layer("polygon", [shapely.box(300, 200, 500 + more, 400)], AREA, names=["Changdong"])
        for more in (0, 20)
    )
    labelled = (replace(each, labels=STYLE) for each in (older, newer))
    assert texts(placed(*labelled)) == ["Changdong"]


def test_a_road_is_named_along_itself_and_never_upside_down() -> None:
    for end, angle in (((700, 400), -18.4), ((100, 200), 0.0), ((400, 560), -90.0)):
        road = shapely.LineString([(400, 300), end])
        (label,) = placed(layer("line", [road], LINE, names=["Road"], labels=STYLE)).labels
        run = np.degrees(np.arctan2(-(end[1] - 300), end[0] - 400))
        assert abs((label.angle - run + 90) % 180 - 90) < 1.1
        assert -105 <= label.angle <= 75
        assert angle == 0.0 or label.angle == pytest.approx(angle, abs=1)


def test_a_close_view_of_a_long_road_names_it_wherever_it_is_seen() -> None:
    road = shapely.LineString([(-9000, 100), (9000, 500), (9000, 9000), (-8000, 1000)])
    named = layer("line", [road], LINE, names=["Road"], labels=STYLE)
    for x, y in ((-8500, road.interpolate(500).y), (0, 300), (9000, 4000)):
        close = Viewport(x, y, 0.05, 1600, 1000)
        labels = placed(named, viewport=close).labels
        assert 1 <= len(labels) <= 4
        assert all(road.distance(shapely.Point(label.x, label.y)) < 0.01 for label in labels)


def test_a_crooked_road_has_no_name() -> None:
    crooked = shapely.LineString([(x, 300 + 20 * (x // 10 % 2)) for x in range(100, 700, 10)])
    named = layer("line", [crooked], LINE, names=["Winding road"], labels=STYLE)
    assert not placed(named).labels


def test_a_pan_moves_names_and_changes_none() -> None:
    shapes = [
        shapely.box(x, y, x + 90, y + 40) for x in range(0, 900, 100) for y in range(0, 700, 50)
    ]
    plots = layer("polygon", shapes, AREA, names=[f"Plot {n}" for n in range(200)], labels=STYLE)
    line = shapely.LineString([(-5000, 290), (5000, 310)])
    road = layer("line", [line], LINE, names=["Beijing Road"], labels=LabelStyle(rank=5))
    inner = shapely.box(100, 150, 700, 450)

    def spots(viewport: Viewport) -> dict[str, set[tuple[float, float]]]:
        found: dict[str, set[tuple[float, float]]] = {}
        for label in placed(plots, road, viewport=viewport).labels:
            if inner.contains(shapely.Point(label.x, label.y)):
                found.setdefault(label.text.lines[0], set()).add((label.x, label.y))
        return found

    before = spots(WIDE)
    assert len(before) > 20
    assert "Beijing Road" in before
    for columns, rows in ((7, 0), (-33, 21), (50, -64)):
        assert spots(WIDE.panned(columns, rows)) == before


def test_an_outline_of_a_million_vertices_has_its_name_where_it_surely_is_inside() -> None:
    random = np.random.default_rng(3)
    turns = np.linspace(0, 2 * np.pi, 1_000_000, endpoint=False)
    radius = 600 * (1 + 0.5 * random.random(len(turns)))
    lake = shapely.Polygon(np.column_stack((radius * np.cos(turns), radius * np.sin(turns))))
    shore = shapely.Point(0, 0).buffer(600)

    def spots(viewport: Viewport) -> set[tuple[float, float]]:
        named = layer("polygon", [lake], AREA, names=["Lake"], labels=STYLE)
        return {(label.x, label.y) for label in placed(named, viewport=viewport).labels}

    whole = spots(Viewport(0, 0, 1.0, 2000, 2000))
    assert len(whole) >= 4
    assert all(shore.contains(shapely.Point(spot)) for spot in whole)
    [only] = spots(Viewport(0, 0, 2.0, 1000, 1000))
    assert shore.contains(shapely.Point(only))
    part = Viewport(-100, 0, 1.0, 1000, 2000)
    assert spots(part) == spots(part.panned(30, -20)) != set()


def test_an_outline_without_area_has_no_name_and_stops_no_other() -> None:
    random = np.random.default_rng(3)
    tip = [*(400 + random.random((3000, 2)) / 9), np.array((600.0, 500.0))]
    flat = shapely.Polygon([(300, 300), (700, 700), (500, 500)])
    shapes = [shapely.Polygon(tip), flat, shapely.box(100, 100, 300, 300)]
    named = layer("polygon", shapes, AREA, names=["Needle", "F", "Park"], labels=STYLE)
    assert texts(placed(replace(named, identifiable=False))) == ["Park"]


def test_a_road_of_many_vertices_is_named_as_one_of_two() -> None:
    ends = np.array([(-9000.0, 100.0), (9000.0, 500.0)])
    along = np.linspace(0, 1, 300_000)[:, None]
    plain, surveyed = (
        layer("line", [shapely.LineString(vertices)], LINE, names=["Road"], labels=STYLE)
        for vertices in (ends, ends[0] + along * (ends[1] - ends[0]))
    )
    expected = [(label.x, label.y, label.angle) for label in placed(plain).labels]
    found = [(label.x, label.y, label.angle) for label in placed(surveyed).labels]
    assert len(found) >= 1
    assert np.allclose(found, expected, atol=0.01)


def test_of_many_the_same_are_named_wherever_the_view_is() -> None:
    random = np.random.default_rng(1)
    corners = random.random((4000, 2)) * (1600, 1200) - (400, 300)
    sizes = random.uniform(14, 60, (4000, 1)) * (1.0, 0.6)
    shapes = [shapely.box(*low, *high) for low, high in zip(corners, corners + sizes, strict=True)]
    plots = layer("polygon", shapes, AREA, names=[f"{n}" for n in range(4000)], labels=STYLE)
    inner = shapely.box(250, 200, 550, 400)

    def named(viewport: Viewport) -> set[str]:
        labels = placed(plots, viewport=viewport).labels
        return {
            label.text.lines[0]
            for label in labels
            if inner.contains(shapely.Point(label.x, label.y))
        }

    before = named(WIDE)
    assert len(before) > 5
    for columns, rows in ((3, 1), (-41, 27), (90, -60)):
        assert named(WIDE.panned(columns, rows)) == before


def test_names_are_written_in_the_users_language() -> None:
    names = [Bilingual("Yao Lake", "瑶湖"), Bilingual("", "艾溪湖"), Bilingual()]
    shapes = [shapely.box(x, 100, x + 200, 300) for x in (0, 250, 500)]
    lakes = layer("polygon", shapes, AREA, names=names, labels=replace(STYLE, italic=True))
    english, chinese = placed(lakes), placed(lakes, language="zh")
    assert sorted(texts(english)) == ["Yao Lake", "艾溪湖"]
    assert sorted(texts(chinese)) == ["瑶湖", "艾溪湖"]
    assert {label.text.italic for label in chinese.labels} == {False}


def test_names_are_written_between_their_scales_only() -> None:
    shapes, names = [shapely.box(100, 100, 700, 500)], ["Park"]
    for style, count in (
        (replace(STYLE, finest=1.5), 0),
        (replace(STYLE, coarsest=1.0), 0),
        (replace(STYLE, finest=1.0, coarsest=2.0), 1),
    ):
        assert (
            len(placed(layer("polygon", shapes, AREA, names=names, labels=style)).labels) == count
        )


class Unreadable(Names):
    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        raise SourceError("parks.gpkg is gone; open it again.")


def test_a_layer_whose_names_cannot_be_read_is_reported_and_stops_no_other() -> None:
    good = layer("point", [shapely.Point(400, 300)], DOT, names=["A firm"], labels=STYLE)
    content = replace(good.content, attributes=Unreadable())
    bad = replace(good, layer_id="bad", content=content)
    found = placed(bad, good)
    assert [str(problem) for problem in found.problems] == ["parks.gpkg is gone; open it again."]
    assert texts(found) == ["A firm"]


def test_a_name_stands_on_its_feature_beyond_the_meridian() -> None:
    x = 60 - HALF_WORLD_M
    fiji = layer(
        "polygon", [shapely.box(x - 50, 0, x + 50, 60)], AREA, names=["Fiji"], labels=STYLE
    )
    across = Viewport(HALF_WORLD_M, 30.0, 1.0, 400, 300)
    (label,) = placed(fiji, viewport=across).labels
    assert HALF_WORLD_M + 10 < label.x < HALF_WORLD_M + 110


def test_in_a_picture_that_is_all_seen_no_name_is_cut() -> None:
    places = [shapely.Point(x, y) for x in (10, 400, 790) for y in (10, 300, 590)]
    firms = layer("point", places, DOT, names=[f"Firm {n}" for n in "ABCDEFGHI"], labels=STYLE)
    found = place_labels(RenderRequest(WIDE, (firms,), LIGHT, "en"), inside=True)
    assert len(found.labels) == len(places)
    assert all(shapely.box(0, 0, 800, 600).contains(outline(label)) for label in found.labels)


def test_names_of_many_are_shown_as_soon_as_they_fit_and_no_sooner() -> None:
    shapes = [shapely.box(x, y, x + 90, y + 40) for x in range(0, 9000, 100) for y in (0, 50, 100)]
    plots = layer("polygon", shapes, AREA, names=["P"] * len(shapes), labels=STYLE)
    for resolution, is_named in ((1.0, True), (2.5, True), (4.0, False), (90.0, False)):
        labels = placed(plots, viewport=Viewport(4500, 70, resolution, 800, 600)).labels
        assert bool(labels) == is_named
    assert style_of_names(plots, 8.0) is None, "nothing need be read for them"
    assert style_of_names(plots, 4.0) == STYLE


def test_points_in_clusters_have_no_names() -> None:
    random = np.random.default_rng(2)
    crowd = [shapely.Point(*place) for place in random.normal(400, 20, (2000, 2))]
    lone = [shapely.Point(50, 50), shapely.Point(700, 550)]
    names = [f"Firm {n}" for n in range(2000)] + ["South", "North"]
    firms = layer("point", [*crowd, *lone], DOT, names=names, labels=STYLE)
    assert {"South", "North"} <= set(texts(placed(firms)))
    only_crowd = layer("point", crowd, DOT, names=names, labels=STYLE)
    assert style_of_names(only_crowd, 10.0) is None
    assert style_of_names(only_crowd, 0.5) == STYLE


def test_a_mapped_layer_is_labelled_with_the_names_that_its_mapping_tells(tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_text("no,alias,lng,lat\nA-1,North,0.001,0.001\nA-2,,0.003,0.003\n", encoding="utf-8")
    (plots,) = open_source(str(path)).layers
    plots.attributes.fetch()
    stack = LayerStack((plots,))
    view = Viewport(222.0, 222.0, 1.0, 800, 600)
    for mapping, expected in (
        (LayerMapping("plot", key="no", name_en="alias"), {"North", "A-2"}),
        (LayerMapping("plot", key="no"), {"A-1", "A-2"}),
        (None, set()),
    ):
        stack.map(plots.layer_id, mapping)
        assert set(texts(placed(stack[plots.layer_id], viewport=view))) == expected


def test_what_is_written_and_from_which_scale_on_is_chosen() -> None:
    yard = layer("polygon", [shapely.box(100, 100, 700, 500)], AREA, names=["Yard"])
    assert not texts(placed(yard)), "it has no labels of its own"
    choice = LabelChoice("No {such field}park", size=30.0, color="#123456", coarsest=2.0)
    for chosen, expected in (
        (choice, []),
        (replace(choice, template="A park"), ["A park"]),
        (replace(choice, template=""), ["Yard"]),
        (replace(choice, template="A park", is_on=False), []),
        (replace(choice, template="A park", coarsest=1.0), []),
    ):
        found = placed(replace(yard, style=LayerStyle(labels=chosen)))
        assert texts(found) == expected
        assert {(label.text.size, label.text.color) for label in found.labels} <= {
            (30.0, "#123456")
        }
