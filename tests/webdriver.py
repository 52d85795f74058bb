"""Firefox and WebKit driven by what they bring themselves: the commands of W3C's WebDriver."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, cast
from urllib.error import HTTPError
from urllib.request import Request, urlopen

FIREFOX = ("firefox-esr", "firefox")
WEBKIT = "WebKitWebDriver"
LONGEST_WAIT_S = 20
LOOK_AGAIN_S = 0.02

# WebKit is asked for the commands by method and address, Firefox by their names.
_ADDRESSES = {
    "NewSession": ("POST", ""),
    "DeleteSession": ("DELETE", ""),
    "SetTimeouts": ("POST", "/timeouts"),
    "Navigate": ("POST", "/url"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "ExecuteAsyncScript": ("POST", "/execute/async"),
    "PerformActions": ("POST", "/actions"),
    "SetWindowRect": ("POST", "/window/rect"),
    "TakeScreenshot": ("GET", "/screenshot"),
}


class WebDriverError(Exception):
    """What a browser said that it could not do."""


class WebDriver(Protocol):
    """A browser that carries out commands."""

    def command(self, name: str, **parameters: object) -> object:
        """Carry out a command, and return its value."""


class Marionette:
    """Firefox over the socket that it opens when it is started with --marionette."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._replies = connection.makefile("rb")
        self._number = 0
        self._receive()

    def command(self, name: str, **parameters: object) -> object:
        """Carry out a command, and return its value."""
        self._number += 1
        message = json.dumps([0, self._number, f"WebDriver:{name}", parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = cast("list[dict[str, object]]", self._receive())
        if error:
            raise WebDriverError(f"{name}: {error['message']}")
        return result.get("value", result)

    def close(self) -> None:
        """Let go of the socket."""
        self._replies.close()
        self._connection.close()

    def _receive(self) -> object:
        length = b""
        while not length.endswith(b":"):
            length += self._replies.read(1)
        return json.loads(self._replies.read(int(length[:-1])))


class WebKitDriver:
    """WebKit over HTTP, by the driver that WebKitGTK brings."""

    def __init__(self, address: str) -> None:
        self._address = f"{address}/session"

    def command(self, name: str, **parameters: object) -> object:
        """Carry out a command, and return its value."""
        method, path = _ADDRESSES[name]
        body = json.dumps(parameters).encode() if method == "POST" else None
        try:
            with urlopen(Request(self._address + path, body, method=method)) as answer:
                value: object = json.load(answer)["value"]
        except HTTPError as error:
            with error:
                raise WebDriverError(f"{name}: {json.load(error)['value']['message']}") from None
        if name == "NewSession":
            self._address += f"/{cast('dict[str, str]', value)['sessionId']}"
        return value


def has_firefox() -> bool:
    """True if there is a Firefox on the PATH."""
    return any(map(shutil.which, FIREFOX))


def has_webkit() -> bool:
    """True if there is WebKitGTK with its driver, and a display for it."""
    return all(map(shutil.which, (WEBKIT, "Xvfb")))


@contextmanager
def firefox() -> Iterator[WebDriver]:
    """Start a headless Firefox with a profile of its own, and end it."""
    program = next(filter(None, map(shutil.which, FIREFOX)))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        Path(profile, "user.js").write_text('user_pref("marionette.port", 0);\n')
        port = Path(profile, "MarionetteActivePort")
        options = ("--headless", "--marionette", "--no-remote", "--profile", profile)
        with _running(program, *options) as process:
            _wait_until(lambda: port.is_file() and bool(port.read_text()), process)
            driver = Marionette(socket.create_connection(("127.0.0.1", int(port.read_text()))))
            try:
                _begin(driver, {})
                yield driver
            finally:
                driver.close()


@contextmanager
def webkit() -> Iterator[WebDriver]:
    """Start WebKitGTK's small browser on a display of its own, and end both."""
    browser = str(next(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser")))
    options = {"binary": browser, "args": ["--automation"]}
    with _display() as display, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        with _running(WEBKIT, f"--port={port}", display=display) as process:
            _wait_until(lambda: _answers(port), process)
            driver = WebKitDriver(f"http://127.0.0.1:{port}")
            _begin(driver, {"webkitgtk:browserOptions": options})
            try:
                yield driver
            finally:
                driver.command("DeleteSession")


def _begin(driver: WebDriver, capabilities: dict[str, object]) -> None:
    driver.command("NewSession", capabilities={"alwaysMatch": capabilities})
    driver.command("SetTimeouts", script=LONGEST_WAIT_S * 1000)


@contextmanager
def _display() -> Iterator[str]:
    """Start a display without a screen, and return its name."""
    command = ("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
    with _running(*command, is_heard=True) as process:
        assert process.stdout is not None
        yield f":{process.stdout.readline().decode().strip()}"


@contextmanager
def _running(
    *command: str, display: str = "", is_heard: bool = False
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block is left."""
    heard = subprocess.PIPE if is_heard else subprocess.DEVNULL
    environment = {**os.environ, "DISPLAY": display}
    with subprocess.Popen(
        command, stdout=heard, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def _wait_until(is_ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for a program that was started, unless it ends before."""
    while not is_ready():
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_AGAIN_S)
            raise WebDriverError(f"{process.args!r} ended with {process.returncode}")


def _answers(port: int) -> bool:
    with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False
