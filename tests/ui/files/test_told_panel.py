"""A line says which fields look personal, and tells them or leaves them out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.privacy.personal_fields import PersonalField
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.told import ToldGroup, ToldItem
from gisapp.ui.files.told_panel import ToldPanel
from gisapp.words import load_words

GROUPS = (ToldGroup(Bilingual("Plots"), (ToldItem("field", "p/tel", Bilingual("tel")),)),)


def test_personal_fields_are_left_out_until_they_are_wanted(qtbot: QtBot) -> None:
    panel = ToldPanel(GROUPS, load_words("en"))
    qtbot.addWidget(panel)
    panel.show()
    notice, switch = panel.findChild(QFrame, "exportPersonal"), panel.findChild(QPushButton)
    assert isinstance(notice, QFrame)
    assert isinstance(switch, QPushButton)
    panel.show_personal(())
    assert not notice.isVisible()
    panel.show_personal((PersonalField("p", "tel", "phone", 3, 10, 12),))
    assert notice.isVisible()
    [row] = panel.tree.findItems("tel", Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly)
    assert "3 of 10 looked at" in row.text(1)
    assert panel.hidden.fields == {"p/tel"}
    switch.click()
    assert panel.hidden.fields == frozenset()
    assert switch.text() == "Leave out"
    switch.click()
    assert panel.hidden.fields == {"p/tel"}
