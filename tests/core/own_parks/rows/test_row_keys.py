"""Keys are found again however they are written."""

from gisapp.core.layers.attributes import Column
from gisapp.core.own_parks.rows.row_keys import NO_KEYS, RowKeys, reading_alike


def test_rows_are_found_in_other_widths_cases_blanks_and_without_zeros() -> None:
    keys = RowKeys.of(Column.of(["DK-001", "ｄｋ-001 ", "007", None, "", 7, "8"]))
    assert keys.find("dk - 001").tolist() == [0, 1]
    assert keys.find("0007").tolist() == [2, 5]
    assert keys.find("").tolist() == keys.find(None).tolist() == []
    assert keys.find("9").tolist() == NO_KEYS.find("9").tolist() == []


def test_a_million_rows_take_sixteen_bytes_each() -> None:
    keys = RowKeys.of(Column.of([f"QY-{number}" for number in range(10_000)]))
    assert keys.hashes.nbytes + keys.rows.nbytes == 160_000


def test_the_strictest_form_that_any_value_has_decides() -> None:
    assert reading_alike("007", ["7", "007", "0007"]) == [1]
    assert reading_alike("Ａ", ["a", "b", "A "]) == [0, 2]
    assert reading_alike("7", ["07", "8"]) == [0]
    assert reading_alike("", ["", None]) == []
