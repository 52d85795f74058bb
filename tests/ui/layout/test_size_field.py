"""A size stays the same in another unit, and as large on paper at another resolution."""

from pytestqt.qtbot import QtBot

from gisapp.ui.layout.size_field import SizeField
from gisapp.words import load_words


def test_units_show_one_size(qtbot: QtBot) -> None:
    field = SizeField((1920, 960), 192, load_words("en"))
    qtbot.addWidget(field)
    field.set_dpi(96)
    assert field.size_px == (960, 480)
    with qtbot.waitSignal(field.changed):
        field.unit.setCurrentText("mm")
    assert [side.value() for side in field.sides] == [254, 127]
    assert field.size_px == (960, 480)
    with qtbot.waitSignal(field.changed):
        field.sides[0].setValue(100)
    assert field.size_px == (378, 480)
    field.unit.setCurrentText("A4")
    assert field.size_px == (1123, 794)
    assert not field.sides[0].isEnabled()
    field.unit.setCurrentText("pixels")
    assert field.size_px == (1123, 794)
