"""Layers of tiles that are fed by a server, and a worker that waits for their tiles."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.tiles.basemap import TileBasemap
from gisapp.render.tiles.fetcher import TileFetcher
from gisapp.render.tiles.layer import TileLayer


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    """A thread to wait in."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture
def show(
    qtbot: QtBot, worker: ThreadPoolExecutor, tmp_path: Path
) -> Iterator[Callable[[TileBasemap], TileLayer]]:
    """Make layers of base maps; they are closed in the end, before the worker that waits."""
    layers: list[TileLayer] = []

    def layer(basemap: TileBasemap) -> TileLayer:
        fetcher = TileFetcher(basemap, tmp_path / "cache", first_pause_ms=20)
        layers.append(TileLayer(basemap, fetcher))
        return layers[-1]

    yield layer
    for each in layers:
        each.close()
        each.deleteLater()
