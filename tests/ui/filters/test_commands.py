"""What was drawn becomes the area of a filter."""

from collections.abc import Callable

import numpy as np
import pytest

from gisapp.core.geometry.drawn_area import BoxArea, CircleArea, DrawnArea, PolygonArea
from gisapp.core.layers.condition_text import condition_text
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.session.session import Session
from gisapp.ui.filters.commands import filter_by_selection, outline_of

AREAS: list[DrawnArea] = [
    BoxArea(Extent(0, 0, 1000, 2000)),
    PolygonArea(((0, 0), (1000, 0), (1000, 1000))),
    CircleArea(0, 0, 500.0),
]


@pytest.mark.parametrize("area", AREAS, ids=lambda each: type(each).__name__)
def test_the_outline_is_closed_and_lies_where_it_was_drawn(area: DrawnArea) -> None:
    outline = outline_of(area)
    assert outline[0] == pytest.approx(outline[-1])
    xy = lonlat_to_mercator(np.array(outline))
    extent = area.extent
    assert xy.min(axis=0) == pytest.approx([extent.xmin, extent.ymin], abs=1)
    assert xy.max(axis=0) == pytest.approx([extent.xmax, extent.ymax], abs=1)


def test_what_is_selected_is_shown_alone_and_undone(
    session: Session, finish: Callable[[], None]
) -> None:
    layer = next(each for each in session.tables.layers if each.dataset is None)
    name, ids = layer.layer_id, layer.geometry.feature_ids[[2, 0]]
    session.state.selection.set(Selection(FeatureSet({name: ids})))
    filter_by_selection(session)
    filter_by_selection(session)
    finish()
    shown = session.state.layers[name].content.shown
    assert shown is not None
    assert set(layer.geometry.feature_ids[shown]) == set(ids)
    (condition,) = session.state.layers[name].filter.conditions
    said = condition_text(
        condition, layer, session.state.units.value, session.state.words.value, str
    )
    assert said == "2 chosen features"
    session.history.undo()
    finish()
    assert session.state.layers[name].content.shown is None
