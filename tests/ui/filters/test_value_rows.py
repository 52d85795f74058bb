"""The rows of values: what they say and count, also to who does not see them."""

import numpy as np
from PySide6.QtCore import Qt

from gisapp.core.layers.condition_text import NumberForm
from gisapp.ui.filters.value_rows import MISSING_PLACE, ListedValues, ValueModel
from tests.core.tables.columns import coded
from tests.ui.reading import WORDS


def model(values: list[object], form: NumberForm | None = None) -> ValueModel:
    column = coded(values)
    count = len(column.values)
    model = ValueModel(WORDS["en"])
    model.show(
        ListedValues(
            column,
            column.counts(),
            np.arange(count),
            missing=4,
            checked=np.arange(count) == 0,
            is_missing_checked=True,
            form=form or NumberForm(),
        )
    )
    return model


def test_values_and_at_last_those_that_are_missing() -> None:
    rows = model(["idle", "let", "idle"])
    assert [rows.text(row) for row in range(rows.rowCount())] == ["idle", "let", "not stated"]
    assert [rows.count(row) for row in range(rows.rowCount())] == [2, 1, 4]
    assert [rows.is_checked(row) for row in range(rows.rowCount())] == [True, False, True]
    assert rows.place(2) == MISSING_PLACE
    assert rows.share(0) == 0.5


def test_screen_readers_hear_value_count_and_state() -> None:
    rows = model(["idle", "let"])
    said = Qt.ItemDataRole.AccessibleTextRole
    assert rows.data(rows.index(0), said) == "idle, 1, shown"
    assert rows.data(rows.index(1), said) == "let, 1, not shown"


def test_numbers_are_written_as_their_role_says() -> None:
    assert model([62000], NumberForm("quantity")).text(0) == "62,000"
    assert model([62000], NumberForm("code")).text(0) == "62000"


def test_yes_and_no_are_words_and_marks_stay_letters() -> None:
    rows = model([True, False])
    assert {rows.text(0), rows.text(1)} == {"yes", "no"}
    marked = model(["<b>x</b>"])
    assert (
        marked.data(marked.index(0), Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    )
