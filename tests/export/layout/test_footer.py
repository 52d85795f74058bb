"""Below the map: sources, notes, number, author and date; no path and no password."""

from dataclasses import replace

from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.footer import left_lines, right_lines
from gisapp.render.tiles.gathering import GatheredTiles
from tests.export.layout.sheets import embedded_request, parks, request


def test_sources_are_named_with_the_time_that_they_describe() -> None:
    asked = embedded_request()
    view = Viewport.fitting(asked.extent, 800, 600)
    sources, schematic = left_lines(asked.content, view, None, with_sources=True)[:2]
    assert "Reposted article on the LED industry of Qingshanhu District (as of 2017)" in sources
    assert "not surveyed" in schematic
    told = left_lines(asked.content, view, None, with_sources=False)
    assert not any("Reposted" in line for line in told)


def test_own_files_are_named_without_their_folders_and_tiles_with_their_owner() -> None:
    layer = parks()
    origin = replace(layer.origin, source="postgresql://me:secret@host/db?table=plots")
    layer = replace(layer, group="plots.gpkg", origin=origin)
    tiles = GatheredTiles((), "© Survey", 0, 0)
    asked = request(layer)
    view = Viewport.fitting(asked.extent, 800, 600)
    (line,) = left_lines(asked.content, view, tiles, with_sources=True)
    assert line == "Sources: © Survey; plots.gpkg"
    assert left_lines(asked.content, view, tiles, with_sources=False) == ("Sources: © Survey",)


def test_number_author_date_and_projection_stand_at_the_right() -> None:
    asked = replace(request(), author=" Planning office ", review_number="赣S(2026)001号")
    view = Viewport.fitting(asked.extent, 800, 600)
    number, made, projection = right_lines(asked, view)
    assert number == "Map review number: 赣S(2026)001号"
    assert made == "Planning office · Made on 26 November 2026"
    assert projection.endswith("28.7° N")
    assert len(right_lines(request(), view)) == 2
