"""What all rows are is shown and said: kind, key, names and time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.sources.parks.known_headings import known_headings
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.ui.mapping.rows_form import RowsForm
from tests.ui.reading import WORDS


@pytest.fixture
def draft() -> MappingDraft:
    mapping = LayerMapping(kind="plot", key="no")
    return MappingDraft(mapping, ("no", "name", "type"), known_headings().schema, {})


@pytest.fixture
def form(qtbot: QtBot, draft: MappingDraft) -> RowsForm:
    form = RowsForm(draft, WORDS["zh"], has_places=True)
    qtbot.addWidget(form)
    form.show()
    return form


def choose(box: ChoiceBox, code: str) -> None:
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_it_shows_what_is_said(form: RowsForm) -> None:
    boxes = (form.kind, form.key, form.name_zh, form.period_column)
    assert [box.currentText() for box in boxes] == ["地块", "no", "无", "无"]
    assert not form.kind_column.isVisible()


def test_what_is_chosen_is_said(form: RowsForm, draft: MappingDraft, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.said):
        choose(form.kind, "park")
    choose(form.key, "")
    choose(form.name_zh, "name")
    choose(form.name_en, "name")
    assert draft.rows == LayerMapping(kind="park", name_zh="name", name_en="name")


def test_a_column_may_say_the_kind(form: RowsForm, draft: MappingDraft) -> None:
    choose(form.kind, "*")
    assert form.kind_column.isVisible()
    choose(form.kind_column, "type")
    assert (draft.rows.kind, draft.rows.kind_column) == ("", "type")
    choose(form.kind, "plot")
    assert (draft.rows.kind, draft.rows.kind_column) == ("plot", "")


def test_a_time_is_taken_and_nonsense_is_red(form: RowsForm, draft: MappingDraft) -> None:
    QTest.keyClicks(form.period, "2024")
    QTest.keyClick(form.period, Qt.Key.Key_Return)
    assert draft.rows.period.iso == "2024"
    form.period.clear()
    QTest.keyClicks(form.period, "soon")
    QTest.keyClick(form.period, Qt.Key.Key_Return)
    assert draft.rows.period.iso == "2024"
    assert "color" in form.period.styleSheet()
