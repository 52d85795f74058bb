"""A layer is filtered by what is typed into the dialog, and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter, Matches
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.filters.expression_dialog import ExpressionDialog, with_expression
from tests.styled_layers import layer_of

LAYER = "plots/plots"


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Session:
    layer_of(tmp_path)
    session = make_session(Settings(None), "en")
    session.navigation.start_at()
    session.loader.open([str(tmp_path / "plots.gpkg")])
    qtbot.waitUntil(lambda: LAYER in session.state.layers and not session.tasks.running)
    return session


def test_what_is_typed_filters_the_layer(qtbot: QtBot, session: Session) -> None:
    dialog = ExpressionDialog(session, LAYER)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.shown.text() == "Shown: 6"
    dialog.line.set_text("size between 2 and 10 and use != storage")
    QTest.keyClick(dialog.line.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.shown.text() == "Shown: 2 of 6")
    session.history.undo()
    qtbot.waitUntil(lambda: dialog.shown.text() == "Shown: 6")
    dialog.close()
    session.close()


def test_one_expression_takes_the_place_of_another() -> None:
    wanted = LayerFilter((Matches("a = 1"), AnyOf("use", ("let",))))
    assert with_expression(wanted, "b = 2").conditions == (AnyOf("use", ("let",)), Matches("b = 2"))
