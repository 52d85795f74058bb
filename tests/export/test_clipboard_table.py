"""What spreadsheets get of copied rows: every value as it is, in text and in HTML."""

import pytest

from gisapp.export.clipboard_table import clipboard_table
from gisapp.export.csv_cells import cell_text

AS_TEXT = "style=\"mso-number-format:'\\@'\""


def test_numbers_are_written_with_all_their_digits() -> None:
    table = clipboard_table(["x"] * 6, [[[2**62 + 1], [62000], [1.5], [1e15], [None], [True]]])
    assert table.text.splitlines()[1] == "4611686018427387905\t62000\t1.5\t1000000000000000\t\tTrue"
    assert f"<td {AS_TEXT}>4611686018427387905</td><td>62000</td><td>1.5</td>" in table.html


@pytest.mark.parametrize("code", ["007", "360121200012345678", "1-2", "3/4", "1e5", "50%", "TRUE"])
def test_codes_stay_text_where_the_program_can_be_told(code: str) -> None:
    table = clipboard_table(["code"], [[[code]]])
    assert table.text == f"code\n{code}\n"
    assert f"<td {AS_TEXT}>{code}</td>" in table.html


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("two\r\nlines", '"two\nlines"'),
        ('a "b"\nc', '"a ""b""\nc"'),
        ('"quoted"', '"""quoted"""'),
        ('12" pipe', '12" pipe'),
        ("a\tb", "a b"),
        ("a\u2028b\rc", '"a\nb\nc"'),
        (' =HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("\t=1\n+1", '"\'=1\n+1"'),
        ("nul\0 here", "nul here"),
    ],
)
def test_no_cell_breaks_out_of_its_place(value: str, text: str) -> None:
    assert clipboard_table(["before", value, "1"], []).text == f"before\t{text}\t1\n"


def test_marks_of_html_are_letters_and_lines_stay_in_one_cell() -> None:
    table = clipboard_table(["x"], [[["<script>x</script>\n&"]]])
    assert "<script>" not in table.html
    assert '&lt;/script&gt;<br style="mso-data-placement:same-cell">&amp;</td>' in table.html


def test_a_cell_says_the_same_in_both() -> None:
    assert cell_text("-5") == "'-5"
    assert cell_text(-5) == "-5"


def test_equal_values_of_other_types_read_each_for_themselves() -> None:
    table = clipboard_table(["mixed"], [[[1, True, 1.0, "1", None]], [[10**15, 2, None]]])
    assert table.text == "mixed\n1\nTrue\n1\n1\n\n1000000000000000\n2\n\n"
    assert f"<td {AS_TEXT}>1000000000000000</td>" in table.html
    assert table.html.count("<td>1</td>") == 2
    assert f"<td {AS_TEXT}>1</td>" in table.html
