"""Tiles for an exported picture: all that arrive, in their places, and the missing counted."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.viewport import Viewport
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Datum, Tile
from gisapp.errors import Cancelled
from gisapp.render.features.painter import painting_on
from gisapp.render.tiles.fetcher import AT_ONCE
from gisapp.render.tiles.gathering import GatheredTiles, TileGathering
from gisapp.render.tiles.layer import TileLayer
from tests.tiles import (
    NANCHANG,
    PATIENCE_MS,
    Answer,
    Asked,
    TileServer,
    basemap_at,
    color_of,
    good,
    viewport_on,
)

GROUND = QColor("#ff00ff")

Show = Callable[[TileBasemap], TileLayer]


def waiting(worker: ThreadPoolExecutor, gathering: TileGathering) -> Future[GatheredTiles]:
    return worker.submit(gathering.wait, NO_PROGRESS)


def gathered(qtbot: QtBot, worker: ThreadPoolExecutor, gathering: TileGathering) -> GatheredTiles:
    future = waiting(worker, gathering)
    qtbot.waitUntil(future.done, timeout=PATIENCE_MS)
    return future.result()


def painted(tiles: GatheredTiles | TileLayer, viewport: Viewport, ratio: float) -> QImage:
    """What a picture shows of tiles, or the canvas of a layer; pixels are device pixels."""
    image = QImage(
        round(viewport.width * ratio), round(viewport.height * ratio), QImage.Format.Format_RGB32
    )
    if isinstance(tiles, TileLayer):
        image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    with painting_on(image) as painter:
        tiles.paint(painter, viewport, ratio)
    image.setDevicePixelRatio(1.0)
    return image


@pytest.mark.parametrize("datum", ["WGS-84", "GCJ-02"])
def test_a_picture_shows_the_tiles_where_the_canvas_does(
    show: Show, worker: ThreadPoolExecutor, qtbot: QtBot, datum: Datum
) -> None:
    viewport = viewport_on(NANCHANG, across=2)
    with TileServer(good) as server:
        layer = show(server.basemap(datum=datum))
        tiles = gathered(qtbot, worker, layer.gather(viewport, 2.0))
        assert (tiles.missing, tiles.attribution) == (0, "© test")
        with qtbot.waitSignal(layer.settled, timeout=PATIENCE_MS):
            layer.changed.connect(lambda: painted(layer, viewport, 2.0))
            painted(layer, viewport, 2.0)
    image = painted(tiles, viewport, 2.0)
    assert image == painted(layer, viewport, 2.0)
    assert image.pixelColor(300, 300) == color_of(NANCHANG)


def test_imagery_comes_as_sharp_as_the_picture_unless_that_is_too_much(
    show: Show, worker: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    with TileServer(good) as server:
        layer = show(replace(server.basemap(), imagery=True))
        gathered(qtbot, worker, layer.gather(viewport_on(NANCHANG), 2.0))
        assert {asked.tile for asked in server.asked} == set(NANCHANG.children())
        wide = layer.gather(replace(viewport_on(NANCHANG), width=256 * 20, height=256 * 10), 2.0)
        assert {address.tile.zoom for address in wide.wanted} == {NANCHANG.zoom}
        wide.end()


def test_what_cannot_be_had_is_left_out_and_counted(
    show: Show, worker: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    """Of four tiles one is damaged, one is nowhere, and one comes at the second attempt."""
    attempts: list[Tile] = []

    def mixed(asked: Asked) -> Answer:
        match asked.tile.column - NANCHANG.column, asked.tile.row - NANCHANG.row:
            case 0, 0:
                return Answer(b"no picture")
            case 1, 0:
                return Answer(status=404)
            case 0, 1:
                attempts.append(asked.tile)
                return Answer(status=503) if len(attempts) == 1 else good(asked)
        return good(asked)

    viewport = viewport_on(NANCHANG, across=2)
    with TileServer(mixed) as server:
        tiles = gathered(qtbot, worker, show(server.basemap()).gather(viewport, 1.0))
    assert (tiles.wanted, tiles.missing) == (4, 1)
    image = painted(tiles, viewport, 1.0)
    assert image.pixelColor(128, 128) == image.pixelColor(384, 128) == GROUND
    assert image.pixelColor(128, 384) == color_of(NANCHANG._replace(row=NANCHANG.row + 1))
    assert image.pixelColor(384, 384) != GROUND


def test_moving_the_map_takes_no_tile_from_the_picture(
    show: Show, worker: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    gate = threading.Event()
    viewport = viewport_on(NANCHANG, across=3)
    elsewhere = viewport.panned(5000, 0)
    with TileServer(lambda asked: replace(good(asked), after=gate)) as server:
        layer = show(server.basemap())
        future = waiting(worker, layer.gather(viewport, 1.0))
        qtbot.waitUntil(lambda: len(server.asked) == AT_ONCE, timeout=PATIENCE_MS)
        # The tiles of the view are asked for once it has come to rest.
        with qtbot.waitSignal(layer.status_changed, timeout=PATIENCE_MS):
            painted(layer, elsewhere, 1.0)
        gate.set()
        qtbot.waitUntil(future.done, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: layer.is_complete(elsewhere), timeout=PATIENCE_MS)
    assert (future.result().wanted, future.result().missing) == (9, 0)


@pytest.mark.parametrize("leave", [TileGathering.end, lambda _: None], ids=["cancel", "close"])
def test_a_picture_that_is_aborted_stops_the_requests(
    show: Show,
    worker: ThreadPoolExecutor,
    qtbot: QtBot,
    leave: Callable[[TileGathering], None],
) -> None:
    gate = threading.Event()
    with TileServer(lambda asked: replace(good(asked), after=gate)) as server:
        layer = show(server.basemap())
        gathering = layer.gather(viewport_on(NANCHANG, across=4), 1.0)
        future = waiting(worker, gathering)
        qtbot.waitUntil(lambda: len(server.asked) == AT_ONCE, timeout=PATIENCE_MS)
        leave(gathering)
        layer.close()
        gate.set()
        qtbot.waitUntil(future.done, timeout=PATIENCE_MS)
    assert len(server.asked) == AT_ONCE
    assert future.result().missing == 16


def _ends_with(shares: list[float], share: float) -> bool:
    return shares[-1:] == [share]


def test_the_share_that_has_arrived_is_reported_while_a_worker_waits(
    worker: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    gathering = TileGathering(basemap_at(1), viewport_on(NANCHANG, across=2), 1.0)
    shares: list[float] = []
    future = worker.submit(gathering.wait, Progress(shares.append))
    for arrived in (0.0, 0.25, 0.5, 0.75):
        qtbot.waitUntil(partial(_ends_with, shares, arrived), timeout=PATIENCE_MS)
        gathering.take(gathering.wanted[0], QImage())
    qtbot.waitUntil(future.done, timeout=PATIENCE_MS)
    assert shares == sorted(shares)
    assert (future.result().wanted, future.result().missing) == (4, 0)


def test_a_worker_stops_waiting_after_a_cancel(worker: ThreadPoolExecutor, qtbot: QtBot) -> None:
    gathering = TileGathering(basemap_at(1), viewport_on(NANCHANG), 1.0)
    future = worker.submit(gathering.wait, Progress(cancelled=lambda: True))
    qtbot.waitUntil(future.done, timeout=PATIENCE_MS)
    assert isinstance(future.exception(), Cancelled)


def test_tiles_of_other_places_and_late_ones_are_ignored() -> None:
    gathering = TileGathering(basemap_at(1), viewport_on(NANCHANG), 1.0)
    [own] = gathering.wanted
    gathering.take(own._replace(tile=NANCHANG.parent(1)), QImage())
    assert gathering.wanted == (own,)
    gathering.end()
    gathering.take(own, QImage())
    assert gathering.wanted == (own,)
