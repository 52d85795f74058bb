"""Symbols in the drawing have the colours, dashes, hatches and markers of the map."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from gisapp.core.layers.symbology import Marker, Symbol
from gisapp.export.snapshot.drawing import symbols

PARK = Symbol(fill="park", stroke="park_line", stroke_width=1.5, dash="dashed", hatch="forward")


def test_a_hatched_area_has_a_pattern_with_its_fill_below_the_lines() -> None:
    pattern = fromstring(symbols.hatch(PARK, "h"))
    ground, lines = pattern
    assert (ground.get("fill"), lines.get("stroke")) == ("#bedccf", "#14705a")
    assert symbols.fill(PARK, "h") == ' fill="url(#h)"'
    assert symbols.fill(Symbol()) == ' fill="none"'
    assert symbols.hatch(Symbol(fill="park", stroke="park_line"), "h") == ""


def test_strokes_are_as_wide_as_on_the_map_and_dashed() -> None:
    assert symbols.stroke(PARK) == ' stroke="#14705a" stroke-width="3" stroke-dasharray="14 8"'
    assert symbols.stroke(Symbol()) == ' stroke="none"'


@pytest.mark.parametrize("hostile", ['#fff" onload="alert(1)', "javascript:", "#12345", "no_such"])
def test_a_colour_that_is_none_is_grey(hostile: str) -> None:
    assert symbols.color(hostile) == symbols.color("class_other")
    assert symbols.color("#A1b2C3") == "#A1b2C3"


def test_a_road_has_a_wider_line_below_it() -> None:
    road = Symbol(stroke="road", stroke_width=3, casing="road_casing")
    widths = re.findall(r'stroke-width="([\d.]+)"', symbols.line("M0 0l1 1", road))
    assert widths == ["10.8", "6"]


@pytest.mark.parametrize(
    ("marker", "corners"), [("square", 4), ("diamond", 4), ("triangle", 3), ("star", 10)]
)
def test_markers_have_their_corners(marker: Marker, corners: int) -> None:
    drawn = symbols.markers([(10, 10)], Symbol(fill="park", stroke="park_line", marker=marker))
    assert len(re.findall(r"[ml]-?[\d.]+ -?[\d.]+", drawn)) == 2 * corners


def test_what_fades_away_has_no_rim() -> None:
    soft = symbols.markers([(10, 10)], Symbol(fill="park", stroke="park_line", soft=True))
    assert "stroke" not in soft
    assert soft.count("opacity") == 3


def test_swatches_and_arrows_are_elements() -> None:
    line = Symbol(stroke="#ff0000", arrow=True)
    assert fromstring(symbols.swatch(PARK, "polygon", "h"))[0].get("fill") == "url(#h)"
    assert len(fromstring(symbols.swatch(line, "line", ""))) == 1
    assert 'rotate(90)"' in symbols.arrow_head((0, 10), (0, 0), line)
