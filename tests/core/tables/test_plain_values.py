"""Values of Arrow as Python has them, and as users read them."""

from datetime import date
from decimal import Decimal

import pytest

from gisapp.core.tables.plain_values import plain, value_text


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (date(2017, 3, 5), "2017-03-05"),
        (Decimal("2.00"), 2),
        (Decimal("1.50"), "1.50"),
        ({"用途": "工业"}, '{"用途": "工业"}'),
        (None, None),
        (b"ab", b"ab"),
    ],
)
def test_plain(value: object, meant: object) -> None:
    assert plain(value) == meant


def test_texts_have_no_odd_spaces_and_whole_numbers_no_point() -> None:
    assert value_text(" a \n b ") == "a b"
    assert value_text(2017.0) == "2017"
    assert value_text(b"ab") == "61 62"
