"""What tests of base maps share: tiles of one colour each, and a real server on loopback."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from socketserver import BaseServer
from types import TracebackType
from typing import Self

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from gisapp.core.space.viewport import COARSEST, Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import TILE_PX, Datum, Tile

PATIENCE_MS = 10_000
NANCHANG = Tile(14, 13470, 6828)


def color_of(tile: Tile) -> QColor:
    """A colour that differs between neighbours and between zooms."""
    return QColor(40 + tile.column % 4 * 50, 40 + tile.row % 4 * 50, 40 + tile.zoom % 4 * 50)


def picture(color: QColor, side_px: int = TILE_PX) -> bytes:
    """A PNG of one colour."""
    image = QImage(side_px, side_px, QImage.Format.Format_RGB32)
    image.fill(color)
    stored = QByteArray()
    buffer = QBuffer(stored)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(stored.data())


def viewport_on(tile: Tile, across: int = 1) -> Viewport:
    """A viewport that shows so many tiles across, `tile` top left, pixel for pixel."""
    resolution = COARSEST / 2**tile.zoom
    side_m, side_px = resolution * TILE_PX, TILE_PX * across
    world = COARSEST * TILE_PX
    return Viewport(
        tile.column * side_m + side_m * across / 2 - world / 2,
        world / 2 - tile.row * side_m - side_m * across / 2,
        resolution,
        side_px,
        side_px,
    )


@dataclass(frozen=True)
class Answer:
    """What the server sends; it waits for `after` first."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "image/png"})
    after: threading.Event | None = None


@dataclass(frozen=True)
class Asked:
    """A request that reached the server."""

    tile: Tile
    headers: Mapping[str, str]
    path: str


def good(asked: Asked) -> Answer:
    """Answer with the tile's own colour."""
    return Answer(picture(color_of(asked.tile)))


class TileServer:
    """Answers `/z/x/y` on loopback as the test says, and notes what it was asked."""

    def __init__(self, answer: Callable[[Asked], Answer], port: int = 0) -> None:
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._answer = answer
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, self))
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._server.server_port

    def basemap(
        self,
        *,
        datum: Datum = "WGS-84",
        max_zoom: int = 18,
        key_name: str = "",
    ) -> TileBasemap:
        """The base map that this server serves."""
        return basemap_at(self.port, datum=datum, max_zoom=max_zoom, key_name=key_name)

    def reply(self, asked: Asked) -> Answer:
        """Note a request and say what to answer."""
        with self._lock:
            self.asked.append(asked)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        answer = self._answer(asked)
        if answer.after is not None:
            answer.after.wait(PATIENCE_MS / 1000)
        with self._lock:
            self._at_once -= 1
        return answer


def basemap_at(
    port: int, *, datum: Datum = "WGS-84", max_zoom: int = 18, key_name: str = ""
) -> TileBasemap:
    """The base map of a server on loopback."""
    template = f"http://127.0.0.1:{port}/{{z}}/{{x}}/{{y}}" + ("?tk={key}" if key_name else "")
    return TileBasemap(
        code="test",
        name=Bilingual("Test"),
        attribution="© test",
        min_zoom=0,
        max_zoom=max_zoom,
        url_templates=(template,),
        datum=datum,
        key_name=key_name,
    )


class _Handler(BaseHTTPRequestHandler):
    # Neither a connection that was used nor one that never is keeps a thread waiting.
    protocol_version = "HTTP/1.0"
    timeout = 0.5

    def __init__(
        self, owner: TileServer, request: socket, address: tuple[str, int], server: BaseServer
    ) -> None:
        self._owner = owner
        super().__init__(request, address, server)

    def do_GET(self) -> None:
        zoom, column, row = (int(part) for part in self.path.partition("?")[0].split("/")[1:])
        asked = Asked(Tile(zoom, column, row), dict(self.headers), self.path)
        answer = self._owner.reply(asked)
        try:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
        except ConnectionError:
            pass  # the request was given up

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
