"""The dialog guesses keys, shows what matches, and joins."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.layers.join_dialog import JoinDialog
from gisapp.words import Language
from tests.plots_and_firms import write_firms, write_plots
from tests.ui.reading import WORDS


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    for path in (write_plots(tmp_path), write_firms(tmp_path)):
        session.loader.open([str(path)])
        qtbot.waitUntil(lambda: not session.tasks.running)
    yield session
    session.close()


def dialog_of(qtbot: QtBot, session: Session, language: Language = "en") -> JoinDialog:
    table = next(each for each in session.state.layers.layers if each.is_table)
    dialog = JoinDialog(table, session.joiner, WORDS[language])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_keys_are_guessed_and_rows_without_a_feature_listed(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session)
    with qtbot.waitSignal(dialog.worked_out):
        pass
    assert (dialog.field.currentText(), dialog.column.currentText()) == ("编号", "地块编号")
    assert dialog.count.text() == "3 of 4 rows match"
    assert "2 of 3 features" in dialog.note.text()
    assert "several rows: 1" in dialog.note.text()
    assert [dialog.rows.model().index(0, place).data() for place in (0, 1)] == ["5", "DK-009"]
    QTest.mouseClick(dialog.join, Qt.MouseButton.LeftButton)
    plots = next(each for each in session.state.layers.layers if not each.is_table)
    assert plots.attributes.record(1)["企业"] == "甲"


def test_chosen_keys_that_match_nothing_cannot_be_joined(qtbot: QtBot, session: Session) -> None:
    dialog = dialog_of(qtbot, session, "zh")
    with qtbot.waitSignal(dialog.worked_out):
        pass
    with qtbot.waitSignal(dialog.worked_out):
        dialog.column.setCurrentText("企业")
        dialog.column.activated.emit(dialog.column.currentIndex())
    assert dialog.count.text() == "4 行中有 0 行匹配"
    assert not dialog.join.isEnabled()
    assert dialog.save.isEnabled()


def test_without_a_layer_it_says_what_to_do(qtbot: QtBot, session: Session) -> None:
    plots = next(each for each in session.state.layers.layers if not each.is_table)
    session.edits.remove(plots.layer_id)
    dialog = dialog_of(qtbot, session)
    assert "no layer to join to" in dialog.note.text()
    assert not dialog.join.isEnabled()
