"""A picture shows the extent that is named, else all; a subject that is named must be there."""

import pytest

from gisapp.cli.arguments import parse
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.shown_part import check_selected, selected_row, shown_extent, shown_viewport
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError

NAMED = ("--extent", "115.9,28.58,116.06,28.7")


def test_a_named_extent_is_shown_without_room_around_it() -> None:
    arguments = parse(["render", "-o", "map.png", *NAMED])
    expected = extent_from_degrees(Extent(115.9, 28.58, 116.06, 28.7))
    assert shown_extent(arguments, ()) == expected
    shown = shown_viewport(arguments, (), 1600, 1600).extent
    assert shown.xmax - shown.xmin == pytest.approx(expected.xmax - expected.xmin)


def test_without_one_all_that_has_a_place_is_shown() -> None:
    arguments = parse(["render", "-o", "map.png"])
    layers = layers_of(open_all(arguments))
    extent, seen = shown_extent(arguments, layers), shown_viewport(arguments, layers, 800, 800)
    assert seen.extent.xmin < extent.xmin < extent.xmax < seen.extent.xmax
    with pytest.raises(SourceError, match="place on the map"):
        shown_extent(arguments, ())


def test_a_subject_that_is_nowhere_is_said() -> None:
    arguments = parse(["layout", "-o", "a.pdf", "--select", "nowhere"])
    layers = layers_of(open_all(arguments))
    assert selected_row(arguments, layers) is None
    with pytest.raises(SourceError, match="nowhere"):
        check_selected(arguments, layers)
