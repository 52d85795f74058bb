"""Pieces of text on one line."""

import pytest

from gisapp.core.text.joining import joined


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ((), ""),
        (("", ""), ""),
        (("2017",), "2017"),
        (("", "2017", "", "土地面积"), "2017 · 土地面积"),
        (("a · b", "c"), "a · b · c"),
    ],
)
def test_what_is_empty_leaves_no_dot_behind(parts: tuple[str, ...], line: str) -> None:
    assert joined(*parts) == line
