"""What a tile file states about itself is shown as plain words, whatever is in it."""

import pytest

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.sources.tiles.metadata import archive_basemap


def described(
    name: str = "Map", attribution: str = "", degrees: Extent | None = None
) -> TileBasemap:
    return archive_basemap("map.mbtiles", name, attribution, (2, 9), degrees)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain", "Plain"),
        ("  spread \n over\tlines ", "spread over lines"),
        ("<b>Bold</b> map", "Bold map"),
        ('<a href="https://x.org">Survey</a> &copy; 2020', "Survey © 2020"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("1 < 2", "1 < 2"),
        ("底图 &amp; 影像", "底图 & 影像"),
        ("", ""),
    ],
)
def test_html_becomes_words_on_one_line(text: str, words: str) -> None:
    assert described(name=text).name.en == words
    assert described(attribution=text).attribution == words


def test_endless_text_ends() -> None:
    assert described(attribution="x" * 10_000).attribution == "x" * 200


def test_zooms_and_code_are_kept() -> None:
    basemap = described()
    assert (basemap.code, basemap.min_zoom, basemap.max_zoom) == ("map.mbtiles", 2, 9)
    assert not basemap.is_online
    assert basemap.datum == "WGS-84"


def test_degrees_become_an_extent_of_the_map() -> None:
    degrees = Extent(115.0, 28.0, 116.0, 29.0)
    assert described(degrees=degrees).extent == extent_from_degrees(degrees)


@pytest.mark.parametrize(
    "degrees", [None, Extent(0, 0, 0, 0), Extent(115, 28, 115, 29), Extent(116, 28, 115, 29)]
)
def test_a_box_without_an_area_means_the_whole_world(degrees: Extent | None) -> None:
    assert described(degrees=degrees).extent is None
