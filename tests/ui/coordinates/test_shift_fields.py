"""A datum shift has three or seven numbers, or none."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gisapp.ui.coordinates.shift_fields import ShiftFields
from gisapp.words import load_words

NAMES = ("dx", "dy", "dz", "rx", "ry", "rz", "scale")


@pytest.fixture
def fields(qtbot: QtBot) -> ShiftFields:
    fields = ShiftFields(load_words("en"))
    qtbot.addWidget(fields)
    return fields


def type_in(fields: ShiftFields, *texts: str) -> None:
    for name, text in zip(NAMES, texts, strict=False):
        field = fields.findChild(QLineEdit, f"shift_{name}")
        assert field is not None
        QTest.keyClicks(field, text)


@pytest.mark.parametrize(
    ("texts", "parameters"),
    [
        ((), ()),
        (("15.8", "-154.4", "-82,3"), (15.8, -154.4, -82.3)),
        (("1", "2", "3", "0.1", "0.2", "-0.3", "4.5"), (1, 2, 3, 0.1, 0.2, -0.3, 4.5)),
        (("1", "2"), None),
        (("1", "2", "3", "4"), None),
        (("1", "", "3", "4"), None),
        (("1", "2", "three"), None),
        (("1", "2", "nan"), None),
        (("1", "2", "1e9"), None),
    ],
)
def test_what_is_typed_makes_a_shift_or_none(
    fields: ShiftFields, texts: tuple[str, ...], parameters: tuple[float, ...] | None
) -> None:
    type_in(fields, *texts)
    assert fields.parameters == parameters


def test_a_shift_stands_there_again(fields: ShiftFields) -> None:
    fields.show_parameters((15.8, -154.4, -82.3))
    assert fields.parameters == (15.8, -154.4, -82.3)
    fields.show_parameters(())
    assert not fields.parameters
