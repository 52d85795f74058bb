"""A map is seen and looked around in before the session that it belongs to is complete."""

from pytestqt.qtbot import QtBot

from gisapp.session.data_session import make_data_session
from gisapp.session.map_session import make_map_session
from gisapp.session.session import complete_session
from gisapp.session.settings import Settings
from gisapp.sources.embedded import open_embedded


def test_what_was_done_with_the_map_is_there_in_the_complete_session(qtbot: QtBot) -> None:
    shown = make_map_session(Settings(None), "en")
    shown.embedded.put(open_embedded(), visible=True)
    shown.selector.select_subject("changdong")
    session = complete_session(make_data_session(shown))
    assert session.state.selection.value == shown.state.selection.value
    assert session.state.layers.layers
    session.edits.remove(session.state.layers.layers[0].layer_id)
    shown.history.undo()
    assert session.state.layers.layers == shown.state.layers.layers
    session.close()
