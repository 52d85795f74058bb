"""Fonts that a PDF's text can be found by: no ligatures, and no other digits."""

import pytest
from PySide6.QtGui import QFont

from gisapp.render.findable import findable, letters_without_font


def test_a_font_draws_each_letter_as_it_is_written() -> None:
    font = findable(QFont())
    assert {bytes(tag.toString().data()).decode() for tag in font.featureTags()} == {"liga", "locl"}
    assert {font.featureValue(tag) for tag in font.featureTags()} == {0}


@pytest.mark.usefixtures("qapp")
def test_letters_that_no_font_has_are_named_once() -> None:
    written = ["LED 汽车", "a\U00012000\n", "\U00012000\U00012001"]
    assert letters_without_font(written, QFont()) == "\U00012000\U00012001"
