"""Names that are kept: read once for each place, and never those of another look or content."""

import gc
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import LabelStyle, Symbol, SymbolClass, Symbology
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.labels.candidates import NameStyle
from gisapp.render.labels.kept_names import candidates_of
from tests.render.maps import LIGHT, Names, layer

pytestmark = pytest.mark.usefixtures("qapp")

STYLE = NameStyle.of(LabelStyle(rank=1), LIGHT, "en")
SEEN = Extent(0.0, 0.0, 800.0, 600.0)


@dataclass(frozen=True, eq=False)
class CountedNames(Names):
    """Names which know of which features they were asked for."""

    asked: list[int] = field(default_factory=list)

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        self.asked.extend(feature_ids)
        return [Bilingual(f"Parcel {each:04}", f"地块{each}") for each in feature_ids]


def plots() -> tuple[Layer, list[int]]:
    """Return plots of 100 by 50 metres, and of which the names were asked for."""
    shapes = [shapely.box(x, y, x + 100, y + 50) for x in range(0, 3000, 100) for y in (0, 250)]
    made, names = layer("polygon", shapes, Symbol(fill="#ff0000")), CountedNames()
    content = replace(made.content, attributes=names)
    return replace(made, content=content, identifiable=False), names.asked


def rows(layer: Layer, seen: Extent = SEEN, resolution: float = 1.0) -> set[int]:
    return set(candidates_of(layer, STYLE, seen, resolution)["row"].tolist())


def test_a_name_is_read_once_and_after_a_pan_only_those_that_came_into_view() -> None:
    layer, asked = plots()
    here = rows(layer)
    assert {0, 1, 14, 15} <= here <= set(asked)
    asked.clear()
    assert rows(layer) == here
    assert not asked
    there = rows(layer, Extent(800.0, 0.0, 1600.0, 600.0))
    assert 31 in there - here
    assert not here & set(asked)


def test_at_all_resolutions_of_a_level_what_was_found_serves() -> None:
    layer, asked = plots()
    fine = rows(layer)
    asked.clear()
    assert rows(layer, resolution=1.3) == fine
    assert not rows(layer, resolution=1.9), "the names have no room any more"
    assert not asked


def test_another_language_other_colours_and_other_features_have_names_of_their_own() -> None:
    layer, _ = plots()
    other, _ = plots()
    chinese = replace(STYLE, language="zh")
    for layer_, style, text in ((layer, STYLE, "Parcel 0000"), (layer, chinese, "地块0")):
        found = candidates_of(layer_, style, SEEN, 1.0)
        assert found["text"][found["row"] == 0][0].lines == (text,)
    moved = replace(other, content=replace(other.content, attributes=Names({0: Bilingual("Yard")})))
    found = candidates_of(moved, replace(STYLE, color="#123456"), SEEN, 1.0)
    assert {(text.lines, text.color) for text in found["text"]} == {(("Yard",), "#123456")}


def test_a_change_of_colours_leaves_all_names_where_they_are() -> None:
    layer, asked = plots()
    here = rows(layer)
    asked.clear()
    blue = Symbology.single(Symbol(fill="#0000ff"))
    recolored = replace(layer, content=layer.content.classified(blue, layer.classes))
    assert rows(recolored) == here
    assert not asked


def test_names_make_way_for_larger_markers() -> None:
    points = layer("point", [shapely.Point(400, 300)], Symbol(fill="#ff0000"), names=["Yard"])
    offsets = []
    for size_px in (6.0, 40.0):
        look = Symbology.single(Symbol(fill="#ff0000", marker_size=size_px))
        sized = replace(points, content=points.content.classified(look, points.classes))
        found = candidates_of(sized, STYLE, SEEN, 1.0)
        offsets.append(np.abs(found["offset_px"][:, 0]).max())
    assert offsets[1] - offsets[0] == 17.0


def test_names_of_a_hidden_class_are_not_written() -> None:
    layer, _ = plots()
    classes = np.arange(len(layer.geometry), dtype=np.uint8) % 2
    look = Symbology(
        (
            SymbolClass("a", Bilingual(), Symbol(fill="#ff0000"), is_hidden=True),
            SymbolClass("b", Bilingual(), Symbol(fill="#00ff00")),
        ),
        "use",
    )
    assert {0, 1} <= rows(layer)
    hidden = replace(layer, content=layer.content.classified(look, classes))
    assert {row % 2 for row in rows(hidden)} == {1}


def test_names_keep_no_layer_alive() -> None:
    layer, _ = plots()
    assert rows(layer)
    content = weakref.ref(layer.content)
    del layer
    gc.collect()
    assert content() is None


def test_names_make_way_for_the_marker_of_their_own_class() -> None:
    places = [shapely.Point(100, 300), shapely.Point(400, 300)]
    sizes = [Symbol(fill="#ff0000", marker_size=size_px) for size_px in (6.0, 40.0)]
    points = layer("point", places, *sizes, classes=[0, 1], names=["Yard", "Hall"])
    for classes in ([0, 1], [1, 0], [0, 1]):
        content = points.content.classified(points.symbology, np.array(classes, np.uint8))
        found = candidates_of(replace(points, content=content), STYLE, SEEN, 1.0)
        reach = [np.abs(found["offset_px"][found["row"] == row, 0]).max() for row in (0, 1)]
        assert (reach[1] > reach[0] + 10) == (classes == [0, 1])
