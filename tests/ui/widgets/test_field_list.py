"""Fields by section: what is unchecked is hidden, and a section's box is that of all of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gisapp.core.text.bilingual import Bilingual
from gisapp.export.snapshot.request import HideableField
from gisapp.ui.widgets.field_list import FieldList

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
LAND, WORK = Bilingual("Land", "土地"), Bilingual("Production", "生产")
FIELDS = (
    HideableField("planned_area", Bilingual("Planned area", "规划面积"), LAND),
    HideableField("income", Bilingual("Income", "收入"), WORK),
    HideableField("built_area", Bilingual("Built area", "建成面积"), LAND),
)


@pytest.fixture
def fields(qtbot: QtBot) -> FieldList:
    fields = FieldList()
    qtbot.addWidget(fields)
    fields.show_fields(FIELDS, "en")
    return fields


def group(fields: FieldList, row: int) -> QTreeWidgetItem:
    found = fields.topLevelItem(row)
    assert found is not None
    return found


def field(fields: FieldList, group_row: int, row: int) -> QTreeWidgetItem:
    found = group(fields, group_row).child(row)
    assert found is not None
    return found


def written(fields: FieldList) -> dict[str, list[str]]:
    found = {}
    for row in range(fields.topLevelItemCount()):
        of_group = group(fields, row)
        names = [field(fields, row, place).text(0) for place in range(of_group.childCount())]
        found[of_group.text(0)] = names
    return found


def test_fields_are_listed_by_section_in_the_users_language(fields: FieldList) -> None:
    assert written(fields) == {"Land": ["Planned area", "Built area"], "Production": ["Income"]}
    fields.show_fields(FIELDS, "zh")
    assert written(fields) == {"土地": ["规划面积", "建成面积"], "生产": ["收入"]}


def test_at_first_nothing_is_hidden(fields: FieldList) -> None:
    assert fields.hidden == frozenset()
    assert group(fields, 0).checkState(0) == CHECKED


def test_an_unchecked_field_is_hidden_and_its_section_partly_checked(fields: FieldList) -> None:
    field(fields, 0, 1).setCheckState(0, UNCHECKED)
    assert fields.hidden == {"built_area"}
    assert group(fields, 0).checkState(0) == Qt.CheckState.PartiallyChecked


def test_a_section_hides_all_of_its_fields_and_shows_them_again(fields: FieldList) -> None:
    group(fields, 0).setCheckState(0, UNCHECKED)
    assert fields.hidden == {"planned_area", "built_area"}
    group(fields, 0).setCheckState(0, CHECKED)
    assert fields.hidden == frozenset()


def test_every_change_by_the_user_is_reported_and_a_new_list_is_not(
    fields: FieldList, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(fields.changed):
        field(fields, 1, 0).setCheckState(0, UNCHECKED)
    with qtbot.assertNotEmitted(fields.changed):
        fields.show_fields(FIELDS, "zh")
    assert fields.hidden == frozenset()


def test_without_fields_the_list_is_empty(fields: FieldList) -> None:
    fields.show_fields((), "en")
    assert written(fields) == {}
    assert fields.hidden == frozenset()
