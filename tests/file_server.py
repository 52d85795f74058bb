"""A server on loopback that gives the files of a folder, or answers as a test says."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Quiet(SimpleHTTPRequestHandler):
    """Answers with a status or a redirect where the address says so, else with a file."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        kind, _, rest = self.path.partition("?")[0].lstrip("/").partition("/")
        if kind == "status":
            self.send_error(int(rest))
        elif kind == "moved":
            self.send_response(302)
            self.send_header("Location", f"/{rest}")
            self.end_headers()
        elif kind == "cut":
            stored = (Path(self.directory) / rest).read_bytes()
            self.send_response(200)
            self.send_header("Content-Length", str(len(stored)))
            self.end_headers()
            self.wfile.write(stored[: len(stored) // 2])
        elif kind == "json":
            stored = (Path(self.directory) / rest).read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "application/geo+json; charset=utf-8")
            self.end_headers()
            self.wfile.write(stored)
        else:
            super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class FileServer(ThreadingHTTPServer):
    """Has the base of its addresses, and what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        handler = type("Handler", (_Quiet,), {"asked": self.asked})
        super().__init__(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        self.host = f"127.0.0.1:{self.server_port}"
        self.url = f"http://{self.host}"


@contextmanager
def serving(folder: Path) -> Iterator[FileServer]:
    """Serve the files of a folder."""
    with FileServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
