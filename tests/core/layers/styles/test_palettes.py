"""Palettes give as many colours as there are classes, in their order."""

import json

import pytest

from gisapp import paths
from gisapp.core.layers.styles.palettes import PALETTES, ColorPalette, suitable_palette
from gisapp.words import LANGUAGES, load_words


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_each_palette_has_its_colours_in_both_themes_and_its_words(palette: ColorPalette) -> None:
    themes = json.loads((paths.resources() / "palettes.json").read_text(encoding="utf-8"))
    for colors in themes.values():
        for name in palette.names(palette.steps):
            assert {name, f"{name}_line"} <= colors.keys()
        assert f"{palette.code}{palette.steps + 1}" not in colors
    for language in LANGUAGES:
        assert f"style.palette_{palette.code}" in load_words(language)


def test_ordered_colours_are_spread_and_others_taken_one_by_one() -> None:
    blues, series = PALETTES["blues"], PALETTES["series"]
    assert blues.names(2) == ("blues1", "blues9")
    assert blues.names(3, is_reversed=True) == ("blues9", "blues5", "blues1")
    assert series.names(3, is_reversed=True) == ("series12", "series11", "series10")
    assert series.names(14)[-2:] == ("series1", "series2")
    for palette in PALETTES.values():
        assert palette.names(0) == ()
        assert len(palette.names(250)) == 250


def test_what_suits_where_nothing_is_chosen() -> None:
    assert suitable_palette("", "values").kind == "qualitative"
    assert suitable_palette("", "quantiles").kind == "sequential"
    assert suitable_palette("", "deviation").kind == "diverging"
    assert suitable_palette("no such one", "own").code == "ramp"
    assert suitable_palette("sunset", "values").code == "sunset"
