"""The map's colours: both themes have all, and users who see fewer can distinguish classes."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from gisapp.core.layers.base_symbology import BASE_STYLES
from gisapp.core.layers.park_symbology import KIND_ORDER, labels_of
from gisapp.core.layers.styles.palettes import PALETTES
from gisapp.render.palette import Palette, Theme, load_palette

RAMPS = [each for each in PALETTES.values() if each.kind == "sequential"]
SIGHTS: dict[str, list[list[float]]] = {
    "full": [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    "red-blind": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "green-blind": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "blue-blind": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""What an eye sees of linear red, green and blue (Machado, Oliveira and Fernandes 2009)."""
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
READABLE = 4.5
"""The contrast of letters that WCAG 2 asks for at level AA."""
NOTICEABLE = 2.3
"""A just noticeable difference in CIE 1976 L*a*b*."""


def linear_light(palette: Palette, name: str) -> NDArray[np.float64]:
    """Return red, green and blue of a colour as light, each from 0 to 1."""
    color = np.array([*bytes.fromhex(palette.hex(name)[1:])]) / 255
    light: NDArray[np.float64] = np.where(
        color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4
    )
    return light


def luminance(palette: Palette, name: str) -> float:
    """Return how bright a colour is, from 0 to 1 (WCAG 2)."""
    return float(TO_XYZ[1] @ linear_light(palette, name))


def seen(palette: Palette, name: str, sight: str) -> NDArray[np.float64]:
    """Return L*, a*, b* of a colour."""
    light = linear_light(palette, name)
    xyz = TO_XYZ @ np.clip(np.array(SIGHTS[sight]) @ light, 0, 1) / (0.9505, 1.0, 1.089)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_both_themes_have_the_same_colours() -> None:
    assert load_palette("light").colors.keys() == load_palette("dark").colors.keys()


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("side", ["", "_line"])
def test_classes_can_be_distinguished(side: str, theme: Theme, sight: str) -> None:
    palette = load_palette(theme)
    for each in PALETTES.values():
        quiet = ["class_other", "no_value"] if each.kind == "qualitative" else ["no_value"]
        legend = [*each.names(each.steps), *quiet]
        for one, other in combinations([name + side for name in legend], 2):
            apart = np.linalg.norm(seen(palette, one, sight) - seen(palette, other, sight))
            assert apart > 2 * NOTICEABLE, f"{one} and {other}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_names_can_be_read_on_their_halo_whatever_lies_below(theme: Theme) -> None:
    palette = load_palette(theme)
    styles = [labels_of(kind) for kind in KIND_ORDER]
    styles += [style.labels for style in BASE_STYLES.values()]
    for name in {"label", *(style.color for style in styles if style is not None)}:
        brightness = sorted(luminance(palette, each) for each in (name, "label_halo"))
        assert (brightness[1] + 0.05) / (brightness[0] + 0.05) >= READABLE, name


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("theme", "sign"), [("light", -1), ("dark", 1)])
def test_ramps_lead_away_from_the_ground(theme: Theme, sign: int, sight: str) -> None:
    palette = load_palette(theme)
    for ramp in RAMPS:
        lightness = [seen(palette, name, sight)[0] for name in ramp.names(ramp.steps)]
        steps = [sign * (after - before) for before, after in pairwise(lightness)]
        assert min(steps) > NOTICEABLE, ramp.code


def test_a_name_that_the_palette_has_not_is_grey() -> None:
    light = load_palette("light")
    for name in ("", "zzz", "zzz_line", "constructor"):
        assert light.hex(name) == light.hex("class_other")
        assert light.color(name).isValid()
