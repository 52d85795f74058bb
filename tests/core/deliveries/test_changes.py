"""Changes are counted by rows, and keys are read by users."""

from gisapp.core.deliveries.changes import Changes, KeyedRow, ValueChange, key_text


def test_changed_values_of_one_row_count_once() -> None:
    changed = tuple(ValueChange(("a",), 1, 1, column, 1, 2) for column in ("x", "y"))
    changes = Changes(("k",), added=(KeyedRow(("b",), 2),), changed=changed)
    assert [changes.count(kind) for kind in ("added", "gone", "moved", "changed")] == [1, 0, 0, 1]
    assert not changes.is_nothing
    assert Changes(("k",)).is_nothing


def test_a_key_of_two_columns_reads_as_both() -> None:
    assert key_text(("East", 7.0)) == "East · 7"
