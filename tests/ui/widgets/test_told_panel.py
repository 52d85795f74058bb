"""A line says which fields look personal, and tells them or leaves them out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session
from gisapp.ui.widgets.told_panel import ToldPanel
from gisapp.words import load_words
from tests.styled_layers import layer_of

COLUMNS = {"use": [*"abcdef"], "tel": ["", *(f"1380013800{n}" for n in range(5))]}


def panel_on(session: Session, qtbot: QtBot, folder: Path) -> ToldPanel:
    layer = layer_of(folder, None, (), COLUMNS)
    panel = ToldPanel([layer], (), session.tasks, load_words("en"))
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_personal_fields_are_left_out_until_they_are_wanted(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_on(session, qtbot, tmp_path)
    switch = panel.findChild(QPushButton, "exportPersonalSwitch")
    assert isinstance(switch, QPushButton)
    assert panel.is_looking
    assert panel.notice.isVisible(), "it says that it looks"
    assert not switch.isVisible()
    qtbot.waitUntil(switch.isVisible)
    [row] = panel.tree.findItems("tel", Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly)
    assert "phone numbers: 5" in row.text(1)
    assert panel.hidden.fields == {"plots/plots/tel"}
    switch.click()
    assert panel.hidden.fields == frozenset()
    assert switch.text() == "Leave out"
    switch.click()
    assert panel.hidden.fields == {"plots/plots/tel"}


def test_what_was_asked_too_early_is_done_once_it_is_known_what_looks_personal(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_on(session, qtbot, tmp_path)
    hidden: list[frozenset[str]] = []
    panel.when_known(lambda: hidden.append(panel.hidden.fields))
    assert not hidden
    qtbot.waitUntil(lambda: bool(hidden))
    panel.when_known(lambda: hidden.append(panel.hidden.fields))
    assert hidden == 2 * [{"plots/plots/tel"}]


def test_where_nobody_looked_what_was_asked_is_not_done(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_on(session, qtbot, tmp_path)
    done: list[str] = []
    panel.when_known(lambda: done.append("exported"))
    panel.looked.connect(done.append)
    for task in session.tasks.running:
        task.cancel()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["Nobody looked for personal data: the search was cancelled."]
    assert not panel.notice.isVisible()
