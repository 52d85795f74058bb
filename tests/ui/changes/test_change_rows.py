"""Each change is a line of the list, that knows its features."""

from gisapp.core.deliveries.changes import Changes, KeyedRow, Move, ValueChange
from gisapp.core.text.units import UnitChoice
from gisapp.ui.changes.change_rows import ChangeRow, listed
from gisapp.words import load_words

CHANGES = Changes(
    ("no",),
    added=(KeyedRow(("a",), 1),),
    gone=(KeyedRow(("g",), 2),),
    moved=(Move(("m",), 3, 4, 12.0, 0.0),),
    changed=(ValueChange(("c",), 5, 6, "x", 1, None), ValueChange(("c",), 5, 6, "y", "p", "q")),
)


def test_each_change_is_a_line() -> None:
    shown = listed(CHANGES, load_words("en"), UnitChoice())
    assert [tuple(shown.cells_of(row)) for row in shown.rows] == [
        ("Added", "a", "", "", ""),
        ("Gone", "g", "", "", ""),
        ("Moved", "m", "(shape)", "", "moved by 12 m"),
        ("Changed", "c", "x", "1", "(empty)"),
        ("Changed", "c", "y", "p", "q"),
    ]
    assert [shown.kind_of(row) for row in shown.rows] == [
        *("added", "gone", "moved", "changed", "changed")
    ]
    assert [each.count for each in shown.kinds] == [1, 1, 1, 1]
    assert len(shown.headings) == 5


def test_a_line_knows_its_features() -> None:
    rows = listed(CHANGES, load_words("zh"), UnitChoice()).rows
    ids = [(row.old_id, row.new_id) for row in rows if isinstance(row, ChangeRow)]
    assert ids == [(None, 1), (2, None), (3, 4), (5, 6), (5, 6)]
