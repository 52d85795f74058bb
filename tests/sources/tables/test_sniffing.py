"""How a text separates its cells is found by looking at its rows."""

from pathlib import Path

import pytest

from gisapp.sources.tables.sniffing import first_rows, heading_lines, is_text_table, sniffed


def test_a_text_is_a_table_only_where_its_rows_agree(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("To whom it may concern,\nthis is no table.\n", encoding="utf-8")
    assert not is_text_table(notes)
    assert not is_text_table(tmp_path / "gone.txt")
    assert is_text_table(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name,lng,lat\nA,115.9,28.6\n", ","),
        ("name;lng;lat\nA;115,9;28,6\nB;116,0;28,7\n", ";"),
        ("name\tnote\nA\ta, b; c\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ('name,WKT\nA,"POLYGON ((1 2; 3 4, 5 6))"\n', ","),
    ],
)
def test_the_delimiter_is_what_the_rows_agree_on(text: str, delimiter: str) -> None:
    assert sniffed(text).delimiter == delimiter


def test_a_line_for_excel_says_the_delimiter() -> None:
    dialect = sniffed("sep=;\na,b;c\n")
    assert (dialect.delimiter, dialect.skipped) == (";", 1)
    assert first_rows("sep=;\na,b;c\n", dialect, is_cut=False) == [["a,b", "c"]]


def test_blanks_separate_where_they_may() -> None:
    text = "点号  X    Y\nJ1  3169000.1   400000.4\n"
    dialect = sniffed(text, may_be_blanks=True)
    assert first_rows(text, dialect, is_cut=False)[1] == ["J1", "3169000.1", "400000.4"]
    assert sniffed(text).width == 1


def test_a_row_that_was_cut_is_not_looked_at() -> None:
    dialect = sniffed("a,b\n1,2\n3")
    assert first_rows("a,b\n1,2\n3", dialect, is_cut=True) == [["a", "b"], ["1", "2"]]


def test_a_cell_of_several_lines_counts_them_all() -> None:
    text = '"产值\n(万元)",b\n1,2\n'
    assert heading_lines(text, sniffed(text), 1) == 2
