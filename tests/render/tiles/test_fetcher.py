"""Tiles come from a real server as politely as promised, and trouble is reported, not hidden."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gisapp import __version__
from gisapp.core.tiles.basemap import TileAddress, TileBasemap, TileStatus
from gisapp.core.tiles.tile_grid import Tile
from gisapp.render.tiles.fetcher import AT_ONCE, TileFetcher
from tests.tiles import PATIENCE_MS, Answer, Asked, TileServer, basemap_at, color_of, picture

TILES = [Tile(10, 840 + column, 426) for column in range(12)]
ADDRESSES = [TileAddress(tile) for tile in TILES]


def good(asked: Asked) -> Answer:
    return Answer(picture(color_of(asked.tile)))


class Fetched:
    """A fetcher under test and what arrived from it."""

    def __init__(self, fetcher: TileFetcher) -> None:
        self.fetcher = fetcher
        self.images: dict[TileAddress, QImage] = {}
        self.statuses: list[TileStatus] = []
        fetcher.arrived.connect(self.images.__setitem__)
        fetcher.status_changed.connect(self.statuses.append)


Fetch = Callable[..., Fetched]


@pytest.fixture
def fetch(qtbot: QtBot, tmp_path: Path) -> Iterator[Fetch]:
    """Make fetchers with a common cache; they are closed in the end."""
    made: list[TileFetcher] = []

    def fetcher(basemap: TileBasemap, *, key: str = "") -> Fetched:
        made.append(
            TileFetcher(
                basemap,
                tmp_path / "cache",
                key=key,
                timeout_ms=300,
                first_pause_ms=20,
            )
        )
        return Fetched(made[-1])

    yield fetcher
    for each in made:
        each.close()
        each.deleteLater()


def await_all(qtbot: QtBot, fetched: Fetched, addresses: list[TileAddress]) -> None:
    qtbot.waitUntil(lambda: fetched.images.keys() >= set(addresses), timeout=PATIENCE_MS)


def await_status(qtbot: QtBot, fetched: Fetched, status: TileStatus) -> None:
    qtbot.waitUntil(lambda: fetched.fetcher.status == status, timeout=PATIENCE_MS)


def test_each_tile_arrives_once_and_the_server_knows_who_asks(fetch: Fetch, qtbot: QtBot) -> None:
    with TileServer(good) as server:
        fetched = fetch(server.basemap())
        fetched.fetcher.want(ADDRESSES)
        await_all(qtbot, fetched, ADDRESSES)
    for address, image in fetched.images.items():
        assert image.pixelColor(100, 100) == color_of(address.tile)
    assert sorted(asked.tile for asked in server.asked) == TILES
    assert {asked.headers["User-Agent"] for asked in server.asked} == {f"gisapp/{__version__}"}
    assert fetched.fetcher.status == TileStatus()
    assert fetched.statuses[0].pending == len(TILES)


def test_few_requests_run_at_once_and_the_newest_request_goes_first(
    fetch: Fetch, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def slow(asked: Asked) -> Answer:
        return Answer(picture(color_of(asked.tile)), after=gate)

    with TileServer(slow) as server:
        fetched = fetch(server.basemap())
        before, after = ADDRESSES[: AT_ONCE + 2], ADDRESSES[-3:]
        fetched.fetcher.want(before)
        qtbot.waitUntil(lambda: len(server.asked) == AT_ONCE, timeout=PATIENCE_MS)
        assert {asked.tile for asked in server.asked} == {each.tile for each in before[:AT_ONCE]}
        fetched.fetcher.want(after)
        gate.set()
        await_all(qtbot, fetched, after)
    assert fetched.images.keys() == set(after)
    # The six that were aborted had reached the server; of the others it never heard.
    assert len(server.asked) == AT_ONCE + len(after)


@pytest.mark.parametrize(
    ("caching", "second_requests"),
    [
        ({"Cache-Control": "max-age=600"}, 0),
        ({"Cache-Control": "no-store"}, 1),
        ({"Cache-Control": "no-cache", "ETag": '"1"'}, 1),
    ],
)
def test_the_cache_obeys_the_server(
    fetch: Fetch, qtbot: QtBot, caching: dict[str, str], second_requests: int
) -> None:
    def cacheable(asked: Asked) -> Answer:
        if asked.headers.get("If-None-Match"):
            return Answer(status=304, headers=caching)
        return Answer(
            picture(color_of(asked.tile)), headers={"Content-Type": "image/png", **caching}
        )

    with TileServer(cacheable) as server:
        for _ in range(2):
            fetched = fetch(server.basemap())
            fetched.fetcher.want(ADDRESSES[:1])
            await_all(qtbot, fetched, ADDRESSES[:1])
            assert fetched.images[ADDRESSES[0]].pixelColor(9, 9) == color_of(TILES[0])
    assert len(server.asked) == 1 + second_requests
    assert ("If-None-Match" in server.asked[-1].headers) == ("ETag" in caching)


def test_a_server_that_fails_is_asked_again(fetch: Fetch, qtbot: QtBot) -> None:
    failures = iter([500, 503])

    def failing(asked: Asked) -> Answer:
        status = next(failures, 200)
        return Answer(status=status) if status != 200 else good(asked)

    with TileServer(failing) as server:
        fetched = fetch(server.basemap())
        fetched.fetcher.want(ADDRESSES[:1])
        await_all(qtbot, fetched, ADDRESSES[:1])
    assert len(server.asked) == 3
    assert TileStatus(0, 1, "busy") in fetched.statuses
    assert fetched.fetcher.status == TileStatus()


def test_a_server_that_is_silent_too_long_is_busy(fetch: Fetch, qtbot: QtBot) -> None:
    gate = threading.Event()
    with TileServer(lambda _: Answer(after=gate)) as server:
        fetched = fetch(server.basemap())
        fetched.fetcher.want(ADDRESSES[:1])
        await_status(qtbot, fetched, TileStatus(0, 1, "busy"))
        gate.set()


def test_a_place_without_tile_is_remembered_as_empty(fetch: Fetch, qtbot: QtBot) -> None:
    with TileServer(lambda _: Answer(status=404)) as server:
        fetched = fetch(server.basemap())
        fetched.fetcher.want(ADDRESSES[:1])
        await_all(qtbot, fetched, ADDRESSES[:1])
    assert fetched.images[ADDRESSES[0]].isNull()
    assert len(server.asked) == 1
    assert fetched.fetcher.status == TileStatus()


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<h1>Welcome to the hotel</h1>", headers={"Content-Type": "text/html"}),
        Answer(b"no picture", headers={"Content-Type": "image/png"}),
        Answer(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    ids=["page", "damaged", "svg"],
)
def test_what_is_no_picture_is_counted_and_not_asked_again(
    fetch: Fetch, qtbot: QtBot, answer: Answer
) -> None:
    with TileServer(lambda _: answer) as server:
        fetched = fetch(server.basemap())
        fetched.fetcher.want(ADDRESSES[:2])
        await_status(qtbot, fetched, TileStatus(0, 2, "unusable"))
        qtbot.wait(50)
    assert len(server.asked) == 2
    assert fetched.images == {}


def test_a_server_that_is_down_is_reported_and_found_again(fetch: Fetch, qtbot: QtBot) -> None:
    with TileServer(good) as server:
        port = server.port
    fetched = fetch(basemap_at(port))
    fetched.fetcher.want(ADDRESSES[:3])
    await_status(qtbot, fetched, TileStatus(0, 3, "offline"))
    with TileServer(good, port):
        await_all(qtbot, fetched, ADDRESSES[:3])
    assert fetched.fetcher.status == TileStatus()


def test_a_refused_key_ends_the_requests_and_shows_up_nowhere(
    fetch: Fetch, qtbot: QtBot, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with TileServer(lambda _: Answer(status=403)) as server:
        fetched = fetch(server.basemap(key_name="service"), key="s3cret")
        fetched.fetcher.want(ADDRESSES)
        await_status(qtbot, fetched, TileStatus(0, len(TILES), "refused"))
        qtbot.wait(50)
        assert {asked.path.partition("?")[2] for asked in server.asked} == {"tk=s3cret"}
        assert len(server.asked) <= AT_ONCE
    shown = [caplog.text, *capfd.readouterr(), repr(fetched.statuses)]
    assert not any("s3cret" in text for text in shown)
