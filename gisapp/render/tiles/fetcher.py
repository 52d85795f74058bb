"""Tiles from a server: few requests at once, HTTP caching honoured, failures tried again."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtNetwork import (
    QNetworkAccessManager,
    QNetworkDiskCache,
    QNetworkReply,
    QNetworkRequest,
)

from gisapp import __version__
from gisapp.core.tiles.basemap import TileAddress, TileBasemap, TileStatus, Trouble
from gisapp.render.tiles.supply import TileSupply

AT_ONCE = 6
CACHE_BYTES = 512 * 2**20

_LONGEST_PAUSE_S = 60.0
_LONGEST_ASKED_PAUSE_S = 3600.0
_NO_TILE = {204, 404, 410}
_REFUSED = {401, 403, 407, 418}
_BUSY = {408, 425, 429}
# Which of the two it is depends on the version of Qt.
_TIME_IS_UP = {
    QNetworkReply.NetworkError.OperationCanceledError,
    QNetworkReply.NetworkError.TimeoutError,
}


@dataclass(frozen=True)
class _Failure:
    """A tile that could not be fetched: why, how often it was tried, and when to try again."""

    trouble: Trouble
    attempts: int
    due_s: float


class TileFetcher(TileSupply):
    """Fetches the tiles of one online base map.

    Parameters
    ----------
    basemap : TileBasemap
        Has the address of each tile.
    cache_folder : Path
        Where answers are kept for as long as their servers allow.
    key : str
        The user's key for the service; it goes into the requests and nowhere else.
    timeout_ms : int
        How long a server may be silent.
    first_pause_ms : int
        How long to wait before the second attempt; each further pause is twice as long, up to a
        minute.
    parent : QObject or None
        The owner.
    """

    def __init__(
        self,
        basemap: TileBasemap,
        cache_folder: Path,
        *,
        key: str = "",
        timeout_ms: int = 15_000,
        first_pause_ms: int = 1_000,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._basemap = basemap
        self._key = key
        self._first_pause_s = first_pause_ms / 1000
        self._wanted: dict[TileAddress, None] = {}
        self._replies: dict[TileAddress, QNetworkReply] = {}
        self._decoding: set[TileAddress] = set()
        self._failures: dict[TileAddress, _Failure] = {}
        self._is_key_refused = False
        self._network = _network(cache_folder, timeout_ms, self)
        self._next_attempt = QTimer(self, singleShot=True)
        self._next_attempt.timeout.connect(self._proceed)

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Ask for tiles, the most urgent first, instead of those asked for before."""
        self._wanted = dict.fromkeys(addresses)
        self._failures = {each: why for each, why in self._failures.items() if each in self._wanted}
        self._abort([each for each in self._replies if each not in self._wanted])
        self._proceed()

    def close(self) -> None:
        """Abort all requests and stop all work."""
        self._wanted = {}
        self._next_attempt.stop()
        self._abort(list(self._replies))
        super().close()

    def _proceed(self) -> None:
        """Send the requests that are allowed now, and come back when a pause ends."""
        now_s = time.monotonic()
        for address in self._wanted:
            if self._is_key_refused or len(self._replies) >= AT_ONCE:
                break
            if self._is_due(address, now_s):
                self._request(address)
        pauses_s = [due - now_s for each in self._failures.values() if (due := each.due_s) > now_s]
        next_s = min(pauses_s, default=math.inf)
        if not self._is_key_refused and next_s < math.inf:
            self._next_attempt.start(math.ceil(next_s * 1000))
        self._set_status(self._current_status())

    def _is_due(self, address: TileAddress, now_s: float) -> bool:
        if address in self._replies or address in self._decoding:
            return False
        failure = self._failures.get(address)
        return failure is None or failure.due_s <= now_s

    def _request(self, address: TileAddress) -> None:
        request = QNetworkRequest(QUrl(self._basemap.url(address, self._key)))
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, f"gisapp/{__version__}")
        reply = self._network.get(request)
        self._replies[address] = reply
        reply.finished.connect(partial(self._finished, address, reply))

    def _abort(self, addresses: list[TileAddress]) -> None:
        for address in addresses:
            reply = self._replies.pop(address)
            reply.abort()
            reply.deleteLater()

    def _finished(self, address: TileAddress, reply: QNetworkReply) -> None:
        if self._replies.get(address) is not reply:
            return  # aborted
        del self._replies[address]
        reply.deleteLater()
        trouble = _trouble(reply)
        if trouble:
            self._fail(address, trouble, _asked_pause_s(reply))
        elif _status_code(reply) in _NO_TILE:
            self._succeed(address, QImage())
        else:
            self._decoding.add(address)
            self._decode(address, partial(bytes, reply.readAll().data()))
        self._proceed()

    def _take(self, address: TileAddress, image: QImage | None) -> None:
        self._decoding.discard(address)
        if image is None:
            self._fail(address, "unusable")
        else:
            self._succeed(address, image)
        self._proceed()

    def _succeed(self, address: TileAddress, image: QImage) -> None:
        self._wanted.pop(address, None)
        self._failures.pop(address, None)
        # The server can be reached again: no need to wait for the end of the other pauses.
        self._failures = {
            each: replace(why, due_s=0.0) if why.trouble == "offline" else why
            for each, why in self._failures.items()
        }
        self.arrived.emit(address, image)

    def _fail(self, address: TileAddress, trouble: Trouble, asked_pause_s: float = 0.0) -> None:
        if address not in self._wanted:
            return
        # With a key that is not accepted, all other requests would be in vain.
        self._is_key_refused |= trouble == "refused" and bool(self._basemap.key_name)
        before = self._failures.pop(address, None)
        attempts = before.attempts + 1 if before else 1
        pause_s = min(self._first_pause_s * 2 ** (attempts - 1), _LONGEST_PAUSE_S)
        if trouble not in ("offline", "busy"):
            pause_s = math.inf
        due_s = time.monotonic() + max(pause_s, asked_pause_s)
        self._failures[address] = _Failure(trouble, attempts, due_s)

    def _current_status(self) -> TileStatus:
        if self._is_key_refused:
            return TileStatus(0, len(self._wanted), "refused")
        last = next(reversed(self._failures.values()), None)
        failed = len(self._failures)
        return TileStatus(len(self._wanted) - failed, failed, last.trouble if last else "")


def _network(cache_folder: Path, timeout_ms: int, parent: QObject) -> QNetworkAccessManager:
    network = QNetworkAccessManager(parent)
    network.setTransferTimeout(timeout_ms)
    cache = QNetworkDiskCache(network)
    cache.setCacheDirectory(str(cache_folder))
    cache.setMaximumCacheSize(CACHE_BYTES)
    network.setCache(cache)
    return network


def _status_code(reply: QNetworkReply) -> int | None:
    """Return the status of the HTTP answer, or None where there was none."""
    code = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return code if isinstance(code, int) else None


def _trouble(reply: QNetworkReply) -> Trouble:
    """Return what is wrong with an answer; empty for a picture and for a place without a tile."""
    code = _status_code(reply)
    if code in _NO_TILE:
        return ""
    if code in _REFUSED:
        return "refused"
    if reply.error() in _TIME_IS_UP:
        return "busy"
    if code is None:
        return "offline"
    if code in _BUSY or code >= 500:
        return "busy"
    if reply.error() != QNetworkReply.NetworkError.NoError:
        return "offline" if code == 200 else "unusable"
    kind = reply.header(QNetworkRequest.KnownHeaders.ContentTypeHeader)
    return "" if str(kind).startswith("image/") else "unusable"


def _asked_pause_s(reply: QNetworkReply) -> float:
    """Return how long the server asks to wait, in seconds; 0 unless it states a number."""
    asked = bytes(reply.rawHeader("Retry-After").data())
    return min(float(asked), _LONGEST_ASKED_PAUSE_S) if asked.isdigit() else 0.0
