"""Cells are short, on one line, and turn nothing around."""

import math

import pytest

from gisapp.core.layers.attributes import AttributeValue, FieldRole
from gisapp.ui.table.cell_text import MOST_LETTERS, cell_hint, cell_text, one_line
from gisapp.words import load_words

WORDS = load_words("en")


@pytest.mark.parametrize(
    ("value", "role", "text"),
    [
        (62000.0, "quantity", "62,000"),
        (2305843009223239036, "code", "2305843009223239036"),
        (2017.0, "year", "2017"),
        (math.inf, "quantity", "∞"),
        (-math.inf, "rate", "−∞"),
        (math.nan, "quantity", ""),
        (None, "text", ""),
        (True, "text", "yes"),
        (b"abc", "text", "3 bytes"),
        ("2017-03-05", "text", "5 March 2017"),
        ("2017-02-31", "text", "2017-02-31"),
        ("99999-01-01", "text", "99999-01-01"),
        ("a\tb\r\nc\x00\u2028d", "text", "a b c d"),
        ("\u202eabc\u202c שלום", "text", "abc שלום"),
        ("<b>x</b>", "text", "<b>x</b>"),
    ],
)
def test_values_are_written_as_users_read_them(
    value: AttributeValue, role: FieldRole, text: str
) -> None:
    made = cell_text(value, role, WORDS)
    assert made.text == text
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    assert made.is_number == (is_number and bool(text))


def test_endless_texts_are_cut() -> None:
    assert len(one_line("x" * 60_000)) == MOST_LETTERS + 1
    assert len(cell_hint("x" * 60_000)) < 3000
    assert cell_hint(b"\xff") == ""
