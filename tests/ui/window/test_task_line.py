"""The status bar tells what is at work, whatever it is called."""

from threading import Event

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gisapp.session.session import make_session
from gisapp.session.settings import Settings
from gisapp.ui.window.task_line import LONGEST_TITLE_PX, TaskLine


def test_a_long_file_name_gives_way_in_its_middle(qtbot: QtBot) -> None:
    session = make_session(Settings(None), "en")
    line = TaskLine(session.tasks, session.state.words)
    qtbot.addWidget(line)
    (label,) = line.findChildren(QLabel)
    end = Event()
    for title in ("Opening parks.gpkg", f"Opening {'企业用地调查成果' * 12}.gpkg"):
        with qtbot.waitSignal(session.tasks.started):
            session.tasks.run(title, lambda _: end.wait(10), lambda _: None)
        is_long = len(title) > 60
        assert (label.text() == title) is not is_long
        assert label.text().startswith("Opening ")
        assert label.text().endswith(".gpkg")
        assert label.toolTip() == (title if is_long else "")
        assert label.sizeHint().width() <= LONGEST_TITLE_PX + 8
    end.set()
    qtbot.waitUntil(lambda: not session.tasks.running)
    session.close()
