"""The parts of a picture stand beside each other; what must be named is always named."""

from dataclasses import replace

import pytest

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS
from gisapp.export.picture.ready_picture import ready_picture
from gisapp.export.picture.request import PICTURE_PARTS, PictureRequest
from gisapp.render.tiles.gathering import GatheredTiles
from tests.export.layout.sheets import MADE, embedded_request
from tests.render.maps import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


def request(*without: str) -> PictureRequest:
    sheet = embedded_request()
    parts = frozenset(PICTURE_PARTS).difference(without)
    return PictureRequest(
        sheet.content, sheet.extent, LIGHT, MADE, (1200, 900), 120, title="Parks", parts=parts
    )


def test_title_legend_and_sources_take_room_from_the_map() -> None:
    ready = ready_picture(request())
    assert (ready.page.width(), ready.page.height()) == (960, 720)
    assert ready.map.top() > 0
    assert ready.map.right() < 750
    assert ready.map.bottom() < 720
    assert ready.legend is not None
    assert ready.frame.viewport.extent.buffered(1).contains(request().extent)
    assert ready.frame.viewport.width == ready.map.width()


def test_what_is_left_out_leaves_its_room_but_owners_and_warnings_stay() -> None:
    bare = replace(
        request("title", "legend", "sources", "basemap"), tiles=GatheredTiles((), "© Survey", 1, 0)
    )
    ready = ready_picture(bare)
    assert (ready.map.left(), ready.map.top(), ready.map.right()) == (0, 0, 960)
    assert (
        ready.sources[0]
        == "Sources: © Survey; Natural Earth; GeoNames CC BY 4.0"[: len(ready.sources[0])]
    )
    assert any("schematic" in line for line in ready.sources)
    assert ready.frame.tiles is None
    assert not any(layer.group in OFFLINE_BASEMAP_GROUPS for layer in ready.frame.layers)


def test_a_scale_goes_before_the_extent_and_tiny_pictures_have_a_map_too() -> None:
    near = ready_picture(replace(request(), scale=10_000)).frame.viewport
    assert near.resolution < ready_picture(request()).frame.viewport.resolution
    tiny = ready_picture(replace(request(), size_px=(1, 1)))
    assert (tiny.map.width(), tiny.map.height()) == (1, 1)
