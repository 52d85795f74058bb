"""What rows belong to is added, changed and taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from gisapp.sources.parks.known_headings import known_headings
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.ui.mapping.parents_box import ParentsBox
from tests.ui.reading import WORDS

PARK = ParentMapping("park", "of", "name")


@pytest.fixture
def draft() -> MappingDraft:
    return MappingDraft(LayerMapping(parents=(PARK,)), ("no", "of"), known_headings().schema, {})


def shown(qtbot: QtBot, draft: MappingDraft, *, has_places: bool = True) -> ParentsBox:
    box = ParentsBox(draft, WORDS["en"], has_places=has_places)
    qtbot.addWidget(box)
    box.show_said()
    box.show()
    return box


def choice(box: ParentsBox, name: str) -> ChoiceBox:
    found = [each for each in box.findChildren(ChoiceBox, name) if each.isVisible()]
    return found[0]


def choose(box: ParentsBox, name: str, code: str) -> None:
    part = choice(box, name)
    part.setCurrentIndex(part.findData(code))
    part.activated.emit(part.currentIndex())


def test_it_shows_what_is_said_and_takes_another_word(qtbot: QtBot, draft: MappingDraft) -> None:
    box = shown(qtbot, draft)
    assert choice(box, "mapping_parent_kind0").currentText() == "Industrial park"
    with qtbot.waitSignal(box.said):
        choose(box, "mapping_parent_column0", "no")
    choose(box, "mapping_parent_kind0", "zone")
    assert draft.rows.parents == (ParentMapping("zone", "no", "name"),)


def test_by_place_there_is_no_column(qtbot: QtBot, draft: MappingDraft) -> None:
    box = shown(qtbot, draft)
    choose(box, "mapping_parent_by0", "place")
    assert draft.rows.parents == (ParentMapping("park", "", "place"),)
    assert not box.findChildren(ChoiceBox, "mapping_parent_column0")[-1].isVisible()


def test_rows_without_a_place_lie_in_nothing(qtbot: QtBot, draft: MappingDraft) -> None:
    box = shown(qtbot, draft, has_places=False)
    assert choice(box, "mapping_parent_by0").findData("place") == -1


def test_one_more_is_added_and_one_taken_away(qtbot: QtBot, draft: MappingDraft) -> None:
    box = shown(qtbot, draft)
    QTest.mouseClick(box.add, Qt.MouseButton.LeftButton)
    assert list(draft.rows.parents) == [PARK, ParentMapping("park", "", "key")]
    lines = box.findChildren(QToolButton, "mapping_remove_parent0")
    QTest.mouseClick(lines[-1], Qt.MouseButton.LeftButton)
    assert list(draft.rows.parents) == [ParentMapping("park", "", "key")]
