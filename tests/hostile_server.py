"""A server on loopback that answers as it should not; each test says how."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from gisapp.core.tiles.basemap import TileBasemap
from tests.tiles import basemap_at

CHUNK = bytes(64 * 1024)


class Request(BaseHTTPRequestHandler):
    """One request, and how to answer it badly."""

    protocol_version = "HTTP/1.0"
    timeout = 0.5
    server: "HostileServer"

    def do_GET(self) -> None:
        self.server.asked.append(self)
        try:
            self.server.answer(self)
        except OSError:
            self.server.given_up.set()

    def begin(self, status: int = 200, **headers: str) -> None:
        """Send the head of an answer; `Content_Type` is a picture's unless stated."""
        self.send_response(status)
        for name, value in ({"Content_Type": "image/png"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def send(self, body: bytes) -> None:
        self.wfile.write(body)
        self.server.sent_bytes += len(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class HostileServer(ThreadingHTTPServer):
    """Notes what it was asked and how much it could send."""

    daemon_threads = False

    def __init__(self, answer: Callable[[Request], None]) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.answer = answer
        self.asked: list[Request] = []
        self.sent_bytes = 0
        self.given_up = threading.Event()

    @property
    def basemap(self) -> TileBasemap:
        """The base map that it pretends to serve."""
        return basemap_at(self.server_port)

    def headers_of(self, number: int) -> Mapping[str, str]:
        return dict(self.asked[number].headers)


@contextmanager
def hostile(answer: Callable[[Request], None]) -> Iterator[HostileServer]:
    """Run a server that answers each request by calling `answer` with it."""
    with HostileServer(answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
