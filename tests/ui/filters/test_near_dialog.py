"""A layer is filtered by what is near another one."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gisapp.core.layers.shown_count import shown_count
from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.filters.near_dialog import NearDialog
from tests.styled_layers import layer_of, points


def test_what_is_near_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    layer_of(tmp_path)
    layer_of(tmp_path, shapes=points(1), columns={"name": ["stop"]}, name="stops.gpkg")
    session = make_session(Settings(None), "en")
    session.navigation.start_at()
    session.loader.open([str(tmp_path / "plots.gpkg"), str(tmp_path / "stops.gpkg")])
    layers = session.state.layers
    both = ("plots/plots", "stops/stops")
    qtbot.waitUntil(lambda: all(each in layers for each in both) and not session.tasks.running)
    dialog = NearDialog(session, "plots/plots")
    qtbot.addWidget(dialog)
    dialog.distance.setText("1 km")
    assert dialog.take.isEnabled()
    dialog.take.click()
    qtbot.waitUntil(lambda: shown_count(layers["plots/plots"]) == (2, 6))
    dialog.close()
    session.close()
