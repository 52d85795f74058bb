"""What is chosen of a table."""

from gisapp.core.tables.row_order import SortKey
from gisapp.core.tables.table_look import TableLook


def test_a_head_is_clicked_up_down_and_off() -> None:
    look = TableLook().sorted_next("a")
    assert look.keys == (SortKey("a"),)
    assert look.sorted_next("b").keys == (SortKey("b"),)
    both = look.sorted_next("b", add=True)
    assert both.keys == (SortKey("a"), SortKey("b"))
    down = both.sorted_next("b", add=True)
    assert down.keys == (SortKey("a"), SortKey("b", descending=True))
    assert down.sorted_next("b", add=True).keys == (SortKey("a"),)


def test_columns_are_moved_hidden_and_frozen() -> None:
    names = ("a", "b", "c", "d")
    look = TableLook(order=("d", "a", "b")).with_hidden("a").with_frozen("b", frozen=True)
    assert look.columns(names) == ("b", "d", "c")
    assert look.with_hidden("b").columns(names) == ("d", "c")
    assert look.with_frozen("b", frozen=False).columns(names) == ("d", "b", "c")


def test_only_some_rows_are_shown() -> None:
    look = TableLook()
    assert look.shows_only("filtered")
    assert look.showing_only("selected", checked=True).shows_only("selected")
    assert not look.showing_only("filtered", checked=False).scopes
