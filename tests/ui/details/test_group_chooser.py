"""The column by whose values totals are grouped is chosen from a list."""

from pytestqt.qtbot import QtBot

from gisapp.ui.details.group_chooser import GroupChooser
from tests.ui.reading import WORDS


def test_the_first_entry_is_for_no_groups_and_the_chosen_one_is_shown(qtbot: QtBot) -> None:
    chosen: list[str] = []
    chooser = GroupChooser(("status", "<b>use</b>"), "status", WORDS["en"], chosen.append)
    qtbot.addWidget(chooser)
    entries = [chooser.list.itemText(place) for place in range(chooser.list.count())]
    assert entries == ["No groups", "status", "<b>use</b>"]
    assert chooser.list.currentText() == "status"
    chooser.list.setCurrentIndex(0)
    chooser.list.activated.emit(0)
    assert chosen == [""]


def test_a_column_that_is_not_listed_groups_nothing(qtbot: QtBot) -> None:
    chooser = GroupChooser(("status",), "gone", WORDS["en"], lambda _: None)
    qtbot.addWidget(chooser)
    assert chooser.list.currentText() == "No groups"
