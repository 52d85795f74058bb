"""The drawing has a scale bar, north, and what must stand on the map itself."""

import re
from xml.etree.ElementTree import fromstring

from gisapp.core.space.viewport import Viewport
from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.drawing.ornaments import ornaments
from gisapp.words import load_words

VIEW = Viewport(0, 0, 10.0, 800, 500)
UNITS = UnitChoice.usual("en")


def test_the_bar_is_as_long_as_it_says() -> None:
    drawn = ornaments(VIEW, UNITS, "", load_words("en"))
    texts = [each.text for each in fromstring(f"<svg>{drawn}</svg>").iter("text")]
    assert texts == ["1 km", "N"]
    bar = re.search(r"v12h(\d+)v-12", drawn)
    assert bar
    assert int(bar[1]) == 2 * 1000 / VIEW.ground_resolution


def test_a_note_stands_on_the_map_escaped() -> None:
    drawn = ornaments(VIEW, UNITS, "<b>±2 km", load_words("zh"))
    assert "&lt;b&gt;±2 km" in drawn
    assert ">北<" in drawn
