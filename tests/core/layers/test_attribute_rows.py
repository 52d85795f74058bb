"""Attributes in words, whatever they are."""

import pytest

from gisapp.core.layers.attribute_rows import attribute_row, attributes_as_text, links_in
from gisapp.core.layers.attributes import AttributeValue
from tests.ui.reading import WORDS


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234567.891, "1,234,567.891"),
        (-12345, "−12,345"),
        (2017, "2017"),
        (True, "yes"),
        ("2024-03-05", "5 March 2024"),
        ("2024-03-05T14:20:00", "5 March 2024, 14:20"),
        ("2024-13-05", "2024-13-05"),
        (b"abc", "3 bytes"),
        (" M1 industrial ", "M1 industrial"),
    ],
)
def test_values_are_shown_as_a_user_writes_them(value: AttributeValue, written: str) -> None:
    assert attribute_row("field", value, WORDS["en"]).value == written


def test_digits_line_up_at_the_right() -> None:
    assert attribute_row("area", 1.5, WORDS["en"]).right_aligned
    assert not attribute_row("area", "1.5", WORDS["en"]).right_aligned


def test_a_copy_has_the_values_as_stored() -> None:
    values: dict[str, AttributeValue] = {"area": 1234567.5, "owner": None, "use": "M1"}
    assert attributes_as_text(values) == "area: 1234567.5\nuse: M1\n"


def test_addresses_in_a_text_are_found_once_and_without_what_follows_them() -> None:
    text = "见 https://example.com/a，和 https://example.com/a, (http://example.com/p.jpg)"
    assert links_in(text) == ["https://example.com/a", "http://example.com/p.jpg"]
    assert links_in("javascript:alert(1)") == []
    assert len(links_in(" ".join(f"http://example.com/{number}" for number in range(99)))) == 10
