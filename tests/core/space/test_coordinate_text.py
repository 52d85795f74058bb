"""A typed position is freed of what stands around it, and its datum is known by that."""

import pytest

from gisapp.core.space.coordinate_text import plain_text, system_named_in, without_words


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff28.64,115.98",
        "２８．６４，１１５．９８",
        "28.64%2C115.98",
        "\u200e28.64\u200b,115.98\x1f",
    ],
)
def test_marks_codes_and_full_width_are_no_part_of_a_position(text: str) -> None:
    assert plain_text(text) == "28.64,115.98"


@pytest.mark.parametrize(
    "text",
    ["坐标(28.64, 115.98)", "位于 28.64, 115.98附近", "28.64, 115.98 (WGS84).", "@28.64, 115.98"],
)
def test_words_and_brackets_are_no_part_of_a_position(text: str) -> None:
    assert without_words(plain_text(text)) == "28.64, 115.98"


def test_the_datum_of_a_link_is_no_word_after_it() -> None:
    link = "https://example.org/?q=28.64,115.98&coord_type=wgs84"
    assert without_words(link) == link


def test_words_name_a_datum() -> None:
    named = [
        system_named_in(each) for each in ("高德坐标 1, 2", "1, 2 (bd09)", "1, 2 (WGS84)", "1, 2")
    ]
    assert named == ["gcj02", "bd09", "wgs84", "wgs84"]
