"""A raster on the map: in the window, in pixels and on paper."""

from collections.abc import Callable, Iterator
from contextlib import closing
from math import inf
from pathlib import Path

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbol
from gisapp.core.space.viewport import Viewport
from gisapp.errors import ChangedOnDisk
from gisapp.export.image import ImageRequest, write_image
from gisapp.export.shown_content import ShownContent
from gisapp.render import scheduler
from gisapp.render.features.painter import blank_picture, paint_frame, painting_on
from gisapp.render.request import RenderRequest, RenderResult
from gisapp.render.scheduler import FrameScheduler
from gisapp.render.tools import PaintingTools
from tests.raster_files import BLUE, GREEN, RED, WHITE, opened, write_raster
from tests.render.maps import LIGHT, layer, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")
SIDE_PX = 800
Frames = Callable[..., list[RenderResult]]


@pytest.fixture
def raster(tmp_path: Path) -> Layer:
    return opened(write_raster(tmp_path / "plan.tif"))


def whole(of: Layer) -> Viewport:
    assert of.extent is not None
    return Viewport.fitting(of.extent, SIDE_PX, SIDE_PX, margin=0.05)


def in_quarters(image: QImage) -> list[list[int]]:
    """Return the colours in the middle of each quarter: the upper ones, then the lower ones."""
    seen = pixels(image)
    near, far = image.width() // 4, 3 * image.width() // 4
    return [seen[y, x].tolist() for y in (near, far) for x in (near, far)]


COLORS = [list(color) for color in (RED, GREEN, BLUE, WHITE)]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_it_lies_below_features_without_seams(raster: Layer, ratio: float) -> None:
    view = whole(raster)
    image = painted(raster, viewport=view, ratio=ratio)
    assert in_quarters(image) == COLORS
    # Along the middle of the upper half, red ends once, and green once.
    line = pixels(image)[image.height() // 4].astype(int)
    known = [np.abs(line - color).max(axis=1) < 8 for color in (RED, GREEN)]
    assert [each.sum() / ratio for each in known] == pytest.approx([355, 355], abs=8)
    box = shapely.box(view.x - 10, view.y - 10, view.x + 10, view.y + 10)
    above = painted(raster, layer("polygon", [box], Symbol(fill="#123456")), viewport=view)
    assert pixels(above)[SIDE_PX // 2, SIDE_PX // 2].tolist() == [0x12, 0x34, 0x56]


def frames_of(
    *viewports: Viewport, layers: tuple[Layer, ...]
) -> tuple[list[QImage], PaintingTools]:
    images = []
    with closing(PaintingTools()) as tools:
        for viewport in viewports:
            request = RenderRequest(viewport, layers, LIGHT, "en")
            image = blank_picture(request)
            with painting_on(image) as painter:
                list(paint_frame(request, painter, tools))
            images.append(image)
    return images, tools


def test_after_a_pan_the_map_is_the_same_as_painted_anew(raster: Layer) -> None:
    view = whole(raster).zoomed(2.3, 300, 200)
    panned = view.panned(37, -21)
    (_, moved), _ = frames_of(view, panned, layers=(raster,))
    (fresh,), _ = frames_of(panned, layers=(raster,))
    assert (pixels(moved) == pixels(fresh)).all()


def test_a_file_that_changed_is_told_and_the_rest_is_painted(raster: Layer) -> None:
    square = layer("polygon", [shapely.box(0, 0, 100, 100)], Symbol(fill="#ff0000"))
    Path(raster.origin.source).write_bytes(b"II*\0 is another file now")
    (image,), tools = frames_of(Viewport(50, 50, 1, 100, 100), layers=(square,))
    assert pixels(image)[50, 50].tolist() == [255, 0, 0]
    (image,), tools = frames_of(whole(raster), layers=(raster,))
    failures = tools.rasters.take_failures()
    assert {type(each) for each in failures} == {ChangedOnDisk}
    assert not tools.rasters.take_failures()


@pytest.mark.parametrize("suffix", ["png", "pdf", "svg"])
def test_it_is_in_a_picture_in_a_file(tmp_path: Path, raster: Layer, suffix: str) -> None:
    path = tmp_path / f"map.{suffix}"
    write_image(ImageRequest(ShownContent.of((raster,)), whole(raster), LIGHT), path)
    if suffix == "png":
        assert in_quarters(QImage(str(path))) == COLORS
    elif suffix == "svg":
        assert path.read_bytes().count(b"<image") == 1
    else:
        # One is the mask of the other.
        assert path.read_bytes().count(b"/Subtype /Image") == 2


@pytest.fixture
def frames(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Frames]:
    """The frames of a scheduler that has no time for rasters at first."""
    monkeypatch.setattr(scheduler, "_RASTERS_S", (-1.0, inf))
    painting = FrameScheduler()
    emitted: list[RenderResult] = []
    painting.frame_ready.connect(emitted.append)

    def request(viewport: Viewport, *layers: Layer) -> list[RenderResult]:
        emitted.clear()
        painting.request(viewport, layers, LIGHT, "en", 1.0)
        qtbot.waitUntil(lambda: any(frame.complete for frame in emitted))
        return [frame for frame in emitted if frame.is_rough or frame.complete]

    yield request
    painting.close()


def test_a_frame_does_not_wait_for_a_slow_raster(raster: Layer, frames: Frames) -> None:
    view = whole(raster)
    box = shapely.box(view.x - 10, view.y - 10, view.x + 10, view.y + 10)
    above = layer("polygon", [box], Symbol(fill="#123456"))
    rough, complete = frames(view, raster, above)
    assert (rough.is_rough, complete.is_rough) == (True, False)
    middle = rough.image.height() // 2
    for frame in (rough, complete):
        assert pixels(frame.image)[middle, middle].tolist() == [0x12, 0x34, 0x56]
    assert in_quarters(complete.image) == COLORS
    # What was seen is seen again, at another size, until it is read anew.
    closer, sharp = frames(view.zoomed(1.5, SIDE_PX / 2, SIDE_PX / 2), raster, above)
    assert closer.is_rough
    assert in_quarters(closer.image) == in_quarters(sharp.image) == COLORS
    # Where all is there already, nothing is rough.
    assert len(frames(view, raster, above)) == 1
