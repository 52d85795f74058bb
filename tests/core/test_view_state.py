"""What a window shows at first, and which layers it draws above tiles."""

from dataclasses import replace

import pytest

from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.view_state import ViewState
from gisapp.words import load_words
from tests.render.maps import RED, layer

VIEWPORT = Viewport(0.0, 0.0, 1.0, 100, 100)
TILES = TileBasemap("tiles", Bilingual("Tiles"), "", 0, 18)
GROUPS = ("base", "context", "parks", "parcels.gpkg")
LAYERS = tuple(replace(layer("point", [], RED, layer_id=each), group=each) for each in GROUPS)


@pytest.fixture
def state() -> ViewState:
    made = ViewState(VIEWPORT, load_words("en"), UnitChoice())
    made.layers.add(*LAYERS)
    return made


def drawn(state: ViewState) -> list[str]:
    return [each.layer_id for each in state.drawn_layers]


def test_at_first_nothing_is_selected_hovered_or_pinned() -> None:
    state = ViewState(VIEWPORT, load_words("zh"), UnitChoice())
    assert state.layers.layers == state.drawn_layers == ()
    assert state.datasets.value == ()
    assert state.selection.value.subject is None
    assert (state.hovered.value, state.pin.value, state.basemap.value) == (None, None, None)
    assert (state.viewport.value, state.words.value.language) == (VIEWPORT, "zh")


def test_all_layers_are_drawn_bottom_first(state: ViewState) -> None:
    assert drawn(state) == list(GROUPS)


def test_tiles_take_the_place_of_the_offline_base_map(state: ViewState) -> None:
    state.basemap.set(TILES)
    assert drawn(state) == ["parks", "parcels.gpkg"]
    assert len(state.layers.layers) == 4, "they are only not drawn"
    state.basemap.set(None)
    assert drawn(state) == list(GROUPS)


def test_hidden_layers_are_left_to_the_painter(state: ViewState) -> None:
    """It knows at which resolutions a layer is drawn, too."""
    state.layers.show("parks", False)
    assert drawn(state) == list(GROUPS)
