"""A condition opens what it was set in: a column, an expression, what is near."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.filters.layer_filter import AnyOf, Inside, Matches, Near
from gisapp.session.session import Session
from gisapp.ui.filters.condition_opening import can_change, open_condition
from tests.ui.filters.conftest import PLOTS


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_each_kind_has_its_own(
    session: Session, window: QWidget, finish: Callable[[], None]
) -> None:
    names = []
    for condition in (AnyOf("status", ()), Matches("area > 3"), Near(PLOTS, 10)):
        assert can_change(condition)
        opened = open_condition(session, PLOTS, condition, window)
        assert opened.isVisible()
        names.append(opened.objectName())
        finish()
        opened.close()
    assert names == ["facetPopover", "expressionDialog", "nearDialog"]


def test_a_drawn_area_is_drawn_anew() -> None:
    assert not can_change(Inside(()))
