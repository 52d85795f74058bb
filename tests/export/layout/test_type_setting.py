"""Text on paper: it breaks, shrinks and ends in "…"; nothing in it is understood as markup."""

import pytest
from PySide6.QtGui import QFontMetricsF

from gisapp.export.layout.type_setting import TextLook, fitted_lines, fitted_title, plain

pytestmark = pytest.mark.usefixtures("qapp")
LOOK = TextLook(20)


def test_lines_fit_and_what_is_left_over_ends_in_an_ellipsis() -> None:
    for text in ("Industrial parks of Nanchang " * 9, "南昌市青山湖区工业园区" * 9, "W" * 20_000):
        lines = fitted_lines(text, LOOK, 300, 3)
        metrics = QFontMetricsF(LOOK.font)
        assert len(lines) == 3
        assert all(metrics.horizontalAdvance(line) <= 300 for line in lines)
        assert lines[-1].endswith("…")


def test_short_texts_are_one_line_and_nothing_is_none() -> None:
    assert fitted_lines("<b>LED</b> &amp;", LOOK, 400) == ("<b>LED</b> &amp;",)
    assert fitted_lines("  \x00\n ", LOOK, 300) == ()
    assert plain("a\n\tb\u2028c") == "a b c"


def test_a_title_shrinks_first_then_breaks_then_ends() -> None:
    shrunk, one = fitted_title("Parks of Nanchang", LOOK, 150, 10)
    assert (shrunk.size_px < 20, len(one)) == (True, 1)
    broken, two = fitted_title("Parks of Nanchang, Jiangxi", LOOK, 150, 10)
    assert (broken.size_px > 10, len(two)) == (True, 2)
    least, cut = fitted_title("Parks of Nanchang " * 30, LOOK, 150, 10)
    assert (least.size_px, cut[-1][-1]) == (10, "…")
