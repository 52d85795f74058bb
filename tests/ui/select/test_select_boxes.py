"""The fields that the dialogs of selecting share."""

from gisapp.ui.select.select_boxes import MODES, LayerBox, ModeBox, has_features, has_places
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import load_words
from tests.ui.select.conftest import LAYER


def test_layers_are_listed_topmost_first_and_the_chosen_one_stays(
    plots_window: MainWindow,
) -> None:
    state = plots_window.session.state
    box = LayerBox("layers", state, has_places)
    assert box.layer_id == LAYER
    assert box.findData("water") == -1, "the base map cannot be selected"
    last = box.count() - 1
    box.setCurrentIndex(last)
    chosen = box.layer_id
    state.layers.remove(LAYER)
    box.refill()
    assert box.layer_id == chosen
    assert all(map(has_features, state.layers.present([chosen])))


def test_modes_are_those_of_the_session(plots_window: MainWindow) -> None:
    box = ModeBox(load_words("en"))
    found = []
    for row in range(box.count()):
        box.setCurrentIndex(row)
        found.append(box.mode)
    assert tuple(found) == MODES
