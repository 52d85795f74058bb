"""Layers show what their filters want, whatever changes, and say so when they cannot."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import mapping

from gisapp.core.filters.layer_filter import NO_FILTER, AnyOf, Between, Inside, LayerFilter, Near
from gisapp.core.layers.layer import Layer
from gisapp.session.messages import Message
from gisapp.session.session import Session

WORKS = "works/works"
FEW = LayerFilter((Between("staff", 5, 9),))


@pytest.fixture
def opened(session: Session, works: Path, finish: Callable[[], None]) -> Session:
    session.loader.open([str(works)])
    finish()
    return session


def shown(session: Session, layer_id: str = WORKS) -> list[str]:
    """Return the names of the features that a layer shows."""
    layer = session.state.layers[layer_id]
    rows = layer.index.shown_of(np.arange(len(layer.geometry)))
    return sorted(
        each.en for each in layer.attributes.names(layer.geometry.feature_ids[rows].tolist())
    )


def write(path: Path, places: list[tuple[float, float]]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Place {number}"},
            "geometry": mapping(shapely.Point(*place)),
        }
        for number, place in enumerate(places)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def test_a_filter_shows_some_features_until_it_is_undone(
    opened: Session, finish: Callable[[], None]
) -> None:
    opened.edits.filter(WORKS, FEW)
    finish()
    assert shown(opened) == [f"Works {number}" for number in range(5, 10)]
    opened.history.undo()
    finish()
    assert len(shown(opened)) == 40
    opened.history.redo()
    finish()
    assert len(shown(opened)) == 5


def test_all_conditions_hold_together(opened: Session, finish: Callable[[], None]) -> None:
    ring = ((111.9, 28.0), (113.1, 28.0), (113.1, 29.0), (111.9, 29.0), (111.9, 28.0))
    both = LayerFilter((AnyOf("staff", ("8", "9", "39")), Inside((ring,))))
    opened.edits.filter(WORKS, both)
    finish()
    assert shown(opened) == ["Works 8", "Works 9"]


def test_quick_changes_are_one_step(opened: Session, finish: Callable[[], None]) -> None:
    for high in range(5, 20):
        opened.edits.filter(WORKS, LayerFilter((Between("staff", 0, high),)))
    finish()
    assert len(shown(opened)) == 20
    opened.history.undo()
    finish()
    assert len(shown(opened)) == 40
    assert opened.state.layers[WORKS].filter == NO_FILTER


def test_features_that_are_read_again_are_filtered_again(
    opened: Session, works: Path, finish: Callable[[], None]
) -> None:
    opened.edits.filter(WORKS, FEW)
    finish()
    collection = json.loads(works.read_text())
    collection["features"] = collection["features"][8:]
    works.write_text(json.dumps(collection))
    opened.reloader.reload_file(str(works))
    finish()
    assert shown(opened) == ["Works 8", "Works 9"]


def test_a_filter_that_cannot_be_asked_leaves_the_one_before(
    opened: Session, finish: Callable[[], None], messages: list[Message]
) -> None:
    opened.edits.filter(WORKS, FEW)
    finish()
    opened.edits.filter(WORKS, LayerFilter((AnyOf("gone", ("1",)),)))
    finish()
    assert opened.state.layers[WORKS].filter == FEW
    assert len(shown(opened)) == 5
    assert [each.sentence for each in messages] == [
        "The filter asks about the column 'gone', which the layer does not have."
    ]


def test_filters_that_fail_at_once_after_others_leave_the_last_one_that_can_be_asked(
    opened: Session, finish: Callable[[], None]
) -> None:
    for wanted in (FEW, LayerFilter((Between("gone", 1),)), LayerFilter((Between("lost", 1),))):
        opened.edits.filter(WORKS, wanted)
    finish()
    assert opened.state.layers[WORKS].filter == FEW
    assert len(shown(opened)) == 5


def test_what_is_near_another_layer_follows_what_that_one_shows(
    opened: Session, finish: Callable[[], None], tmp_path: Path
) -> None:
    path = tmp_path / "places.geojson"
    write(path, [(111.0, 28.7), (113.0, 28.7)])
    opened.loader.open([str(path)])
    finish()
    # A quarter of a degree is 24.4 km here.
    opened.edits.filter(WORKS, LayerFilter((Near("places/places", 24_500.0),)))
    finish()
    assert shown(opened) == [f"Works {number}" for number in (11, 12, 13, 3, 4, 5)]
    opened.edits.filter("places/places", LayerFilter((AnyOf("name", ("Place 0",)),)))
    finish()
    assert shown(opened) == [f"Works {number}" for number in (3, 4, 5)]
    opened.edits.filter("places/places", LayerFilter((Near(WORKS, 1.0),)))
    finish()
    assert len(shown(opened, "places/places")) == 1, "the filter before is kept"


def test_a_layer_removed_comes_back_with_its_filter(
    opened: Session, finish: Callable[[], None]
) -> None:
    opened.edits.filter(WORKS, FEW)
    finish()
    opened.edits.remove(WORKS)
    opened.history.undo()
    finish()
    assert len(shown(opened)) == 5


def test_all_filters_are_cleared_as_one_step(opened: Session, finish: Callable[[], None]) -> None:
    opened.edits.filter(WORKS, FEW)
    finish()
    opened.edits.clear_filters()
    finish()
    assert len(shown(opened)) == 40
    opened.history.undo()
    finish()
    assert len(shown(opened)) == 5


def test_it_tells_of_each_change(opened: Session, finish: Callable[[], None]) -> None:
    told: list[str] = []
    opened.filterer.changed.connect(told.append)
    opened.edits.filter(WORKS, FEW)
    finish()
    assert set(told) == {WORKS}
    layer: Layer = opened.state.layers[WORKS]
    assert layer.content.shown is not None
    assert layer.content.shown.sum() == 5
