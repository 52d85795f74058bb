"""Lines with labels as wide as each other, which can be left out."""

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gisapp.ui.style.form import Form


def test_a_line_is_named_and_left_out_with_its_label(qtbot: QtBot) -> None:
    form, first, second = Form(), QLineEdit(), QLineEdit()
    qtbot.addWidget(form)
    form.add("first", first, stretch=(1,))
    form.add("second", second)
    form.name_line("first", "R&D")
    form.show()
    labels = form.findChildren(QLabel)
    assert labels[0].text() == "R&D"
    assert labels[0].buddy() is first
    form.show_line("second", shown=False)
    assert (first.isVisible(), second.isVisible(), labels[1].isVisible()) == (True, False, False)
