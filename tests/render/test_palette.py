"""The colours of the map are all there, can be read, and can be told apart by everyone."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from gisapp.core.base_symbology import BASE_STYLES
from gisapp.core.park_symbology import KIND_ORDER, labels_of, symbology_of
from gisapp.core.symbology import LabelStyle, Symbol
from gisapp.render.palette import Palette, Theme, load_palette

THEMES: tuple[Theme, ...] = ("light", "dark")
# Machado, Oliveira, Fernandes 2009: full protanopia, deuteranopia and tritanopia.
SIMULATIONS = {
    "full sight": np.eye(3),
    "no red": np.array([(0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)]),
    "no green": np.array([(0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)]),
    "no blue": np.array([(1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)]),
}
AREAS = ("park", "phase", "reconstruction_zone", "expansion_zone", "plot")


@pytest.fixture(params=THEMES)
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(request.param)


def linear(palette: Palette, name: str) -> NDArray[np.float64]:
    color = palette.color(name)
    values = np.array([color.redF(), color.greenF(), color.blueF()])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(palette: Palette, one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted(
        (float(linear(palette, name) @ (0.2126, 0.7152, 0.0722)) for name in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def test_both_themes_name_the_same_colours() -> None:
    light, dark = (load_palette(theme).colors for theme in THEMES)
    assert list(light) == list(dark)


def test_every_colour_of_a_symbol_or_label_is_in_the_palette(palette: Palette) -> None:
    symbols: list[Symbol] = [style.symbol for style in BASE_STYLES.values()]
    styles: list[LabelStyle | None] = [style.labels for style in BASE_STYLES.values()]
    for kind in KIND_ORDER:
        symbols += [symbology_of(kind, schematic).classes[0].symbol for schematic in (True, False)]
        styles.append(labels_of(kind))
    wanted = {color for symbol in symbols for color in (symbol.fill, symbol.stroke, symbol.casing)}
    wanted |= {style.color for style in styles if style is not None}
    assert wanted - {""} <= set(palette.colors)


def test_names_can_be_read_on_their_halo(palette: Palette) -> None:
    styles = [labels_of(kind) for kind in KIND_ORDER]
    styles += [style.labels for style in BASE_STYLES.values()]
    poor = {
        style.color: round(contrast(palette, style.color, "label_halo"), 2)
        for style in styles
        if style is not None and contrast(palette, style.color, "label_halo") < 4.5
    }
    assert not poor


@pytest.mark.parametrize("sight", SIMULATIONS)
def test_kinds_of_areas_differ_for_every_sight(palette: Palette, sight: str) -> None:
    seen = {
        name: np.cbrt(np.clip(SIMULATIONS[sight] @ linear(palette, name), 0, 1)) for name in AREAS
    }
    close = {
        (one, other): round(float(np.linalg.norm(seen[one] - seen[other])), 3)
        for one, other in combinations(AREAS, 2)
        if np.linalg.norm(seen[one] - seen[other]) < 0.08
    }
    assert not close


def test_what_is_drawn_by_hand_says_so() -> None:
    for kind in ("park", "phase", "reconstruction_zone", "plot"):
        drawn, surveyed = (
            symbology_of(kind, schematic).classes[0].symbol for schematic in (True, False)
        )
        assert (drawn.dash, surveyed.dash) == ("dashed", "solid")
        assert drawn.hatch != "none" == surveyed.hatch
