"""Colours are read in all forms that QGIS and CSS have; what is none is None."""

import pytest

from gisapp.sources.styles.colors import color_of


@pytest.mark.parametrize(
    ("written", "code", "opacity"),
    [
        ("255,0,0,255", "#ff0000", 1.0),
        ("255,0,0,51,rgb:1,0,0,0.2", "#ff0000", 0.2),
        ("0,0,0", "#000000", 1.0),
        ("300,-5,1.6,255", "#ff0001", 1.0),
        ("#ABCDEF", "#abcdef", 1.0),
        ("#12345600", "#123456", 0.0),
        ("#f80", "#ff8800", 1.0),
        ("Red", "#ff0000", 1.0),
    ],
)
def test_colours_are_read(written: str, code: str, opacity: float) -> None:
    color = color_of(written)
    assert color is not None
    assert (color.code, round(color.opacity, 3)) == (code, opacity)


@pytest.mark.parametrize("written", [None, "", "255,0", "a,b,c", "nan,0,0,0", "#12", "url(#x)"])
def test_what_is_no_colour_is_none(written: str | None) -> None:
    assert color_of(written) is None
