"""A snapshot is of what the window shows."""

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.core.view_state import ViewState
from gisapp.session.snapshot_request import request_of_view, with_compared
from gisapp.words import load_words
from tests.parks import embedded


def test_a_snapshot_shows_what_the_window_shows() -> None:
    layers, dataset = embedded()
    viewport = Viewport(12911000.0, 3336000.0, 30.0, 800, 600)
    view_state = ViewState(viewport, load_words("zh"), UnitChoice(money="wan"))
    view_state.layers.add(*layers)
    view_state.datasets.set((dataset,))
    park = view_state.layers["park"]
    chosen = FeatureRef("park", int(park.geometry.feature_ids[0]))
    view_state.selection.set(Selection(FeatureSet.of(chosen)))
    view_state.layers.show("enterprise", visible=False)
    request = request_of_view(view_state)
    assert request.language == "zh"
    assert request.extent == view_state.viewport.value.extent
    assert request.selected_uid == park.attributes.record(chosen.feature_id)["uid"]
    assert "enterprise" not in {layer.layer_id for layer in request.shown_layers}
    assert with_compared(request, ()).compared_from is None
