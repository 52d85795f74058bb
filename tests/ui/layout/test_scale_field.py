"""A scale is one of some, any other that is typed, or none."""

from pytestqt.qtbot import QtBot

from gisapp.ui.layout.scale_field import scale_field, scale_of


def test_a_typed_scale_is_taken_and_words_are_none(qtbot: QtBot) -> None:
    field = scale_field("So that all fits")
    qtbot.addWidget(field)
    assert scale_of(field.currentText()) is None
    field.setCurrentText("1：7500")
    assert scale_of(field.currentText()) == 7500
    assert "1:25,000" in [field.itemText(row) for row in range(field.count())]
