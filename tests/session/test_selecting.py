"""What clicks, hovers, keys and links do to the selection, without a window."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.core.view_state import ViewState
from gisapp.errors import SourceError
from gisapp.session.navigation import Navigation
from gisapp.session.selecting import Selector, extent_of_feature
from gisapp.sources.open import open_source
from tests.ui.reading import ref_of, session_of_embedded

ZONE, PARK, ROUGHLY_PLACED = "yifang", "changdong", "zhaochi"
CLUSTERED = 600


@pytest.fixture
def state() -> Iterator[ViewState]:
    session = session_of_embedded()
    session.state.viewport.set(Viewport(0.0, 0.0, 10.0, 800, 600))
    yield session.state
    session.close()


@pytest.fixture
def navigation(state: ViewState) -> Navigation:
    navigation = Navigation(state)
    navigation.start_at()
    return navigation


@pytest.fixture
def selector(state: ViewState, navigation: Navigation) -> Selector:
    return Selector(state, navigation)


def feature(state: ViewState, uid: str) -> FeatureRef:
    ref = ref_of(state, uid)
    assert isinstance(ref, FeatureRef)
    return ref


def middle_of(state: ViewState, ref: FeatureRef) -> tuple[float, float]:
    """Return a point inside of a feature, in EPSG:3857."""
    geometry = state.layers.of_feature(ref).geometry
    row = geometry.row_of(ref.feature_id)
    assert row is not None
    inside = geometry.feature(row).representative_point()
    return inside.x, inside.y


def selected(state: ViewState) -> set[FeatureRef]:
    return set(state.selection.value.features)


def test_a_click_selects_the_innermost_and_knows_what_lies_below(
    state: ViewState, selector: Selector
) -> None:
    zone = feature(state, ZONE)
    selector.click(*middle_of(state, zone), tolerance_m=0.0)
    assert selected(state) == {zone}
    assert state.selection.value.candidates[0] == zone
    assert len(state.selection.value.candidates) > 1


def test_a_click_beside_everything_selects_nothing_and_takes_the_pin_away(
    state: ViewState, selector: Selector
) -> None:
    selector.mark(*middle_of(state, feature(state, PARK)))
    assert selected(state) == {feature(state, PARK)}
    assert state.pin.value is not None
    selector.click(0.0, 0.0, tolerance_m=10.0)
    assert selected(state) == set()
    assert state.pin.value is None


def test_features_join_the_selection_and_leave_it_again(
    state: ViewState, selector: Selector
) -> None:
    zone, park = feature(state, ZONE), feature(state, PARK)
    for ref in (zone, park):
        selector.click(*middle_of(state, ref), tolerance_m=0.0, mode="toggle")
    assert selected(state) == {zone, park}
    selector.click(*middle_of(state, zone), tolerance_m=0.0, mode="toggle")
    assert selected(state) == {park}
    selector.click(0.0, 0.0, tolerance_m=0.0, mode="toggle")
    assert selected(state) == {park}


def test_features_that_were_found_change_the_selection_as_their_mode_says(
    state: ViewState, selector: Selector
) -> None:
    zone, park = feature(state, ZONE), feature(state, PARK)
    selector.take(FeatureSet.of(zone))
    selector.take(FeatureSet.of(park), "add")
    assert selected(state) == {zone, park}
    selector.take(FeatureSet.of(zone), "keep")
    assert selected(state) == {zone}
    selector.take(FeatureSet.of(zone, park), "toggle")
    assert selected(state) == {park}
    selector.take(FeatureSet.of(park), "remove")
    assert selected(state) == set()


def test_what_is_hidden_cannot_be_clicked(state: ViewState, selector: Selector) -> None:
    zone = feature(state, ZONE)
    state.layers.show(zone.layer_id, visible=False)
    selector.click(*middle_of(state, zone), tolerance_m=0.0)
    assert zone not in selected(state)
    state.layers.show(zone.layer_id, visible=True)
    resolution = state.viewport.value.resolution
    state.layers.put(replace(state.layers[zone.layer_id], coarsest=resolution / 2))
    selector.click(*middle_of(state, zone), tolerance_m=0.0)
    assert zone not in selected(state), "it is not drawn at this scale"


def test_a_feature_glows_under_the_mouse(state: ViewState, selector: Selector) -> None:
    zone = feature(state, ZONE)
    selector.hover(*middle_of(state, zone), tolerance_m=0.0)
    assert state.hovered.value == zone
    selector.select_hovered()
    assert selected(state) == {zone}


def test_where_nothing_lies_nothing_glows(state: ViewState, selector: Selector) -> None:
    state.hovered.set(feature(state, ZONE))
    selector.hover(0.0, 0.0, tolerance_m=0.0)
    assert state.hovered.value is None
    selector.select_hovered()
    assert selected(state) == set()


def test_keys_walk_from_feature_to_feature_and_back(state: ViewState, selector: Selector) -> None:
    walked = []
    for step in (1, 1, 1, -1, -1):
        selector.hover_next(step)
        walked.append(state.hovered.value)
    assert len(set(walked[:3])) == 3
    assert walked[3:] == [walked[1], walked[0]]
    selector.stop_hovering()
    assert state.hovered.value is None


@pytest.fixture
def cluster(state: ViewState, tmp_path: Path) -> tuple[str, float, float]:
    """A layer of points too close to be told apart at this scale, and where they lie."""
    return wells(state, tmp_path, apart_deg=1e-6)


def wells(state: ViewState, tmp_path: Path, apart_deg: float) -> tuple[str, float, float]:
    """Add a layer of points in a row, and return its id and its middle."""
    features = [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Point", "coordinates": [115.0 + apart_deg * number, 28.0]},
        }
        for number in range(CLUSTERED)
    ]
    path = tmp_path / "wells.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    [layer] = state.layers.add(*open_source(str(path)).layers)
    assert layer.extent is not None
    return layer.layer_id, *layer.extent.center


def test_of_a_cluster_all_are_selected_and_none_glows(
    state: ViewState, selector: Selector, cluster: tuple[str, float, float]
) -> None:
    layer_id, x, y = cluster
    selector.click(x, y, tolerance_m=0.0)
    assert len(state.selection.value.features.ids[layer_id]) == CLUSTERED
    selector.hover(x, y, tolerance_m=0.0)
    assert state.hovered.value is None
    selector.click(*middle_of(state, feature(state, ZONE)), tolerance_m=0.0)
    selector.click(x, y, tolerance_m=0.0, mode="toggle")
    assert len(state.selection.value.features) == CLUSTERED + 1


def test_a_cluster_of_one_place_opens_into_a_list_with_what_lies_below(
    state: ViewState, selector: Selector, tmp_path: Path
) -> None:
    layer_id, x, y = wells(state, tmp_path, apart_deg=0.0)
    field = {
        "type": "Feature",
        "properties": {},
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[114.9, 27.9], [115.1, 27.9], [115.0, 28.1], [114.9, 27.9]]],
        },
    }
    path = tmp_path / "field.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [field]}))
    [below] = state.layers.add(*open_source(str(path)).layers)
    selector.click(x, y, tolerance_m=50.0)
    selection = state.selection.value
    assert selection.subject == selection.candidates[0]
    layers = [ref.layer_id for ref in selection.candidates]
    assert layers == [*[layer_id] * CLUSTERED, below.layer_id]
    assert len(set(selection.candidates)) == CLUSTERED + 1
    selector.click(x, y, tolerance_m=50.0, mode="toggle")
    assert len(selected(state)) == CLUSTERED


def test_a_link_leads_to_what_is_out_of_view_or_hidden(
    state: ViewState, navigation: Navigation, selector: Selector
) -> None:
    zone = feature(state, ZONE)
    before = state.viewport.value
    selector.select(zone)
    assert state.viewport.value == before, "it was in view"
    navigation.show_extent(Extent(0, 0, 1000, 1000))
    state.layers.show(zone.layer_id, visible=False)
    selector.select(zone)
    assert state.layers[zone.layer_id].visible
    extent = extent_of_feature(state.layers.of_feature(zone), zone)
    assert extent is not None
    assert state.viewport.value.extent.contains(extent)


def test_of_a_place_that_is_known_roughly_all_where_it_may_be_is_shown(
    state: ViewState, navigation: Navigation, selector: Selector
) -> None:
    [dataset] = state.datasets.value
    note = dataset.subjects[ROUGHLY_PLACED].geometry
    assert note is not None
    assert note.accuracy_m is not None
    navigation.show_extent(Extent(0, 0, 1000, 1000))
    selector.select(feature(state, ROUGHLY_PLACED))
    x, y = middle_of(state, feature(state, ROUGHLY_PLACED))
    assert state.viewport.value.extent.contains(Extent(x, y, x, y).buffered(note.accuracy_m))


def test_a_topic_has_no_place(state: ViewState, navigation: Navigation, selector: Selector) -> None:
    before = state.viewport.value
    selector.select(TopicRef("led-cluster"))
    assert state.selection.value == Selection(topic=TopicRef("led-cluster"))
    selector.show_selection()
    assert state.viewport.value == before


def test_a_subject_is_selected_by_its_uid_wherever_the_map_is(
    state: ViewState, navigation: Navigation, selector: Selector
) -> None:
    navigation.show_extent(Extent(0, 0, 1000, 1000))
    before = state.viewport.value
    selector.select_subject(ZONE)
    assert selected(state) == {feature(state, ZONE)}
    assert state.viewport.value == before
    with pytest.raises(SourceError, match="no-such-uid"):
        selector.select_subject("no-such-uid")


def test_one_may_go_to_what_is_selected_and_select_nothing(
    state: ViewState, navigation: Navigation, selector: Selector
) -> None:
    zone = feature(state, ZONE)
    selector.select_subject(ZONE)
    navigation.show_extent(Extent(0, 0, 1000, 1000))
    selector.show_selection()
    extent = extent_of_feature(state.layers.of_feature(zone), zone)
    assert extent is not None
    assert state.viewport.value.extent.contains(extent)
    selector.clear()
    assert selected(state) == set()


def test_what_goes_with_its_layer_is_no_longer_selected(
    state: ViewState, selector: Selector
) -> None:
    zone, park = feature(state, ZONE), feature(state, PARK)
    state.selection.set(Selection(FeatureSet.of(zone, park), (zone, park)))
    state.hovered.set(zone)
    state.layers.remove(zone.layer_id)
    assert selected(state) == {park}
    assert state.selection.value.candidates == (park,)
    assert state.hovered.value is None
