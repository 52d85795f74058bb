"""A row is the title of a section or a property; each cell can be read out."""

from PySide6.QtCore import Qt

from tests.ui.compare.sheets import WORDS, model, row_of

ROLE, DOWN, ACROSS = Qt.ItemDataRole, Qt.Orientation.Vertical, Qt.Orientation.Horizontal


def test_sections_and_properties_are_rows() -> None:
    made = model()
    assert made.rows[0] == "About"
    assert made.columnCount() == 3
    tax = row_of(made, "Tax paid")
    assert made.headerData(tax, DOWN) == "Tax paid"
    assert [made.index(tax, each).data() for each in range(3)] == [
        *("2 million yuan", "3 million yuan", "9 million yuan")
    ]
    assert made.cell(0, 0) is None
    assert made.index(0, 0).data() == "About"


def test_a_cell_is_read_out_whole() -> None:
    made = model()
    tax = row_of(made, "Tax paid")
    spoken = str(made.index(tax, 1).data(ROLE.AccessibleTextRole))
    assert spoken.startswith("Tax paid, b. 3 million yuan. best. 2024. +1 million yuan (+50 %)")
    assert "Also stated: 1 million yuan · 2023" in spoken
    assert "other year" in str(made.index(tax, 2).data(ROLE.ToolTipRole))
    assert made.headerData(0, ACROSS, ROLE.AccessibleTextRole) == (
        "a\nEnterprise\nDifferences are told from this"
    )


def test_nothing_is_held_in_the_end() -> None:
    made = model()
    made.show(None, (), WORDS)
    assert (made.rowCount(), made.columnCount()) == (0, 0)
