"""What is selected, with the headings that its table has."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.session.session import Session
from gisapp.ui.copying.selected_columns import selected_layers


def test_columns_stand_as_in_the_table(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_text("plot,lon,lat\nA,116,28\nB,117,28\n")
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert selected_layers(session) == ()
    [layer] = [each for each in session.state.layers.layers if each.origin.source == str(path)]
    ids = layer.geometry.feature_ids[:1]
    session.state.selection.set(Selection(FeatureSet({layer.layer_id: ids})))
    [found] = selected_layers(session)
    assert found.name == "plots"
    assert found.columns == found.headings == ("plot", "lon", "lat")
    assert found.ids.tolist() == ids.tolist()
