"""A hostile server can send what it wants: it costs one tile, a little memory and no privacy."""

import gzip
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gisapp.core.tiles.basemap import TileAddress, TileBasemap, TileStatus, Trouble
from gisapp.core.tiles.tile_grid import Tile
from gisapp.core.tiles.tile_picture import LARGEST_BYTES
from gisapp.render.tiles.answer import server_of
from gisapp.render.tiles.fetcher import TileFetcher
from tests.hostile_server import CHUNK, Request, hostile
from tests.tiles import PATIENCE_MS, picture

PLACES = [TileAddress(Tile(10, 840 + column, 426)) for column in range(4)]
GOOD = picture(QColor("#336699"))
MEGABYTE = 2**20


def packed_zeros(megabytes: int) -> bytes:
    """Pack many zeros at once: one block is the same as another after a full flush."""
    packing = zlib.compressobj(wbits=-15)
    block = packing.compress(bytes(MEGABYTE)) + packing.flush(zlib.Z_FULL_FLUSH)
    size = megabytes * MEGABYTE
    end = packing.flush() + struct.pack("<II", zlib.crc32(bytes(size)), size)
    return gzip.compress(b"")[:10] + block * megabytes + end


GZIP_BOMB = packed_zeros(200)


class Fetched:
    """A fetcher and what came of it."""

    def __init__(self, basemap: TileBasemap, cache: Path) -> None:
        self.fetcher = TileFetcher(
            basemap, cache, timeout_ms=400, longest_ms=800, first_pause_ms=60_000
        )
        self.images: dict[TileAddress, QImage] = {}
        self.servers: list[str] = []
        self.fetcher.arrived.connect(self.images.__setitem__)
        self.fetcher.redirected.connect(self.servers.append)


Fetch = Callable[[TileBasemap], Fetched]


@pytest.fixture
def fetch(qtbot: QtBot, tmp_path: Path) -> Iterator[Fetch]:
    """Make fetchers; they are closed in the end."""
    made: list[Fetched] = []

    def fetcher(basemap: TileBasemap) -> Fetched:
        made.append(Fetched(basemap, tmp_path / "cache"))
        return made[-1]

    yield fetcher
    for each in made:
        each.fetcher.close()
        each.fetcher.deleteLater()


def await_images(qtbot: QtBot, fetched: Fetched, places: list[TileAddress]) -> None:
    qtbot.waitUntil(lambda: fetched.images.keys() >= set(places), timeout=PATIENCE_MS)


def png_of(width: int, height: int, rows: int) -> bytes:
    """A PNG that states a size and has so many of its rows, all black."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(width + 1) * rows)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def endless(request: Request) -> None:
    request.begin()
    while True:
        request.send(CHUNK)


def endless_picture(request: Request) -> None:
    request.begin(Content_Length=str(2**40))
    request.send(GOOD)
    while True:
        request.send(CHUNK)


def slow(request: Request) -> None:
    request.begin(Content_Length=str(len(GOOD)))
    for byte in GOOD:
        request.send(bytes([byte]))
        request.server.given_up.wait(0.1)


def promises_more(request: Request) -> None:
    request.begin(Content_Length=str(10 * len(GOOD)))
    request.send(GOOD[:100])


def promises_less(request: Request) -> None:
    request.begin(Content_Length="100")
    request.send(GOOD)


def huge_picture(request: Request) -> None:
    request.begin()
    request.send(png_of(60_000, 60_000, rows=100))


def long_picture(request: Request) -> None:
    request.begin()
    request.send(png_of(1, 2**31 - 1, rows=100))


def gzip_bomb(request: Request) -> None:
    request.begin(Content_Encoding="gzip")
    request.send(GZIP_BOMB)


def svg(request: Request) -> None:
    request.begin(Content_Type="image/svg+xml")
    request.send(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")


def in_circles(request: Request) -> None:
    request.begin(302, Location=request.path)


def to_a_file(request: Request) -> None:
    request.begin(302, Location="file:///etc/hostname")


def to_nowhere(request: Request) -> None:
    request.begin(302, Location="ftp://127.0.0.1/")


def no_http(request: Request) -> None:
    request.send(b"\x00\xff" * 50)


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (endless, "unusable"),
        (endless_picture, "unusable"),
        (slow, "busy"),
        (promises_more, "offline"),
        (promises_less, "unusable"),
        (huge_picture, "unusable"),
        (long_picture, "unusable"),
        (gzip_bomb, "unusable"),
        (svg, "unusable"),
        (in_circles, "unusable"),
        (to_a_file, "unusable"),
        (to_nowhere, "unusable"),
        (no_http, "offline"),
    ],
)
def test_a_bad_answer_is_one_missing_tile(
    fetch: Fetch, qtbot: QtBot, answer: Callable[[Request], None], trouble: Trouble
) -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    with hostile(answer) as server:
        fetched = fetch(server.basemap)
        fetched.fetcher.want(PLACES[:1])
        qtbot.waitUntil(
            lambda: fetched.fetcher.status == TileStatus(0, 1, trouble), timeout=PATIENCE_MS
        )
        sent = server.sent_bytes
    assert fetched.images == {}
    assert sent < LARGEST_BYTES + 24 * MEGABYTE
    assert process.memory_info().rss - before < 120 * MEGABYTE


def test_the_tiles_beside_a_bad_one_come(fetch: Fetch, qtbot: QtBot) -> None:
    bad = f"/{PLACES[0].tile.zoom}/{PLACES[0].tile.column}/{PLACES[0].tile.row}"

    def answer(request: Request) -> None:
        if request.path == bad:
            endless(request)
        request.begin()
        request.send(GOOD)

    with hostile(answer) as server:
        fetched = fetch(server.basemap)
        fetched.fetcher.want(PLACES)
        qtbot.waitUntil(
            lambda: fetched.fetcher.status == TileStatus(0, 1, "unusable"), timeout=PATIENCE_MS
        )
    assert fetched.images.keys() == set(PLACES[1:])


def test_no_cookie_is_kept_and_nothing_packed_is_asked_for(fetch: Fetch, qtbot: QtBot) -> None:
    def answer(request: Request) -> None:
        request.begin(Set_Cookie="who=you; Path=/; Max-Age=99999", Cache_Control="max-age=99")
        request.send(GOOD)

    with hostile(answer) as server:
        for places in (PLACES[:1], PLACES[1:]):
            fetched = fetch(server.basemap)
            fetched.fetcher.want(places)
            await_images(qtbot, fetched, places)
        assert len(server.asked) == len(PLACES)
        for number in range(len(PLACES)):
            headers = server.headers_of(number)
            assert "Cookie" not in headers
            assert headers["Accept-Encoding"] == "identity"


def good(request: Request) -> None:
    request.begin()
    request.send(GOOD)


def test_another_server_is_asked_only_once_it_is_allowed(fetch: Fetch, qtbot: QtBot) -> None:
    with hostile(good) as other:

        def lead_away(request: Request) -> None:
            request.begin(302, Location=f"http://127.0.0.1:{other.server_port}{request.path}")

        with hostile(lead_away) as server:
            fetched = fetch(server.basemap)
            fetched.fetcher.want(PLACES)
            qtbot.waitUntil(
                lambda: fetched.fetcher.status == TileStatus(0, len(PLACES), "elsewhere"),
                timeout=PATIENCE_MS,
            )
            assert not other.asked
            assert fetched.servers == [f"127.0.0.1:{other.server_port}"]
            fetched.fetcher.allow(fetched.servers[0])
            await_images(qtbot, fetched, PLACES)
            assert len({each.path for each in other.asked}) == len(PLACES)
            assert fetched.fetcher.status == TileStatus()


def test_a_server_may_lead_to_another_place_of_its_own(fetch: Fetch, qtbot: QtBot) -> None:
    def answer(request: Request) -> None:
        if request.path.startswith("/v2"):
            good(request)
        else:
            request.begin(301, Location=f"/v2{request.path}")

    with hostile(answer) as server:
        fetched = fetch(server.basemap)
        fetched.fetcher.want(PLACES[:1])
        await_images(qtbot, fetched, PLACES[:1])


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("https://tiles.org/1", "tiles.org"),
        ("http://tiles.org:80/1", "tiles.org"),
        ("http://tiles.org:443/1", "tiles.org:443"),
        ("https://t1.tiles.org:8443/1", "t1.tiles.org:8443"),
        ("http://user:word@tiles.org/1", "tiles.org"),
        ("http://[::1]:8080/1", "[::1]:8080"),
    ],
)
def test_a_server_is_told_by_name_and_port(url: str, server: str) -> None:
    assert server_of(QUrl(url)) == server
