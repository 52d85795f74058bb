"""Names that are kept: read once for each place, and never those of another look or content."""

import gc
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import LabelStyle, Symbol
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


def test_names_keep_no_layer_alive() -> None:
    layer, _ = plots()
    assert rows(layer)
    content = weakref.ref(layer.content)
    del layer
    gc.collect()
    assert content() is None
