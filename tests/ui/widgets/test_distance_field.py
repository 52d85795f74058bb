"""A distance is typed as users write it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.ui.widgets.distance_field import DistanceField


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        *(("800", 800.0), ("800 m", 800.0), ("1.5km", 1500.0), ("1,200 米", 1200.0)),
        *(("2公里", 2000.0), ("三公里", 3000.0), ("５００", 500.0)),
        *(("", None), ("0", None), ("-3 km", None), ("2 亩", None), ("far", None), ("1e999", None)),
    ],
)
def test_enter_tells_a_distance_and_nothing_else(
    qtbot: QtBot, text: str, metres: float | None
) -> None:
    field = DistanceField()
    qtbot.addWidget(field)
    entered: list[float] = []
    field.entered.connect(entered.append)
    field.setText(text)
    assert field.distance_m == metres
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == ([] if metres is None else [metres])
