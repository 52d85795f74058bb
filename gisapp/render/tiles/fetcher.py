"""Tiles from a server: few requests at once, HTTP caching honoured, failures tried again."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtNetwork import QNetworkAccessManager

from gisapp.core.tiles.basemap import TileAddress, TileBasemap, TileStatus, Trouble
from gisapp.render.tiles.answer import Answer
from gisapp.render.tiles.supply import TileSupply
from gisapp.render.tiles.tile_cache import TileCache

AT_ONCE = 6
_LONGEST_PAUSE_S = 60.0


@dataclass(frozen=True)
class _Failure:
    """A tile that could not be fetched: why, how often it was tried, and when to try again."""

    trouble: Trouble
    attempts: int
    due_s: float


class TileFetcher(TileSupply):
    """Fetches the tiles of one online base map.

    `redirected` emits another server, once, to which the base map's own leads: it is asked for
    nothing before it is allowed.

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
    longest_ms : int
        How long one answer may take.
    first_pause_ms : int
        How long to wait before the second attempt; each further pause is twice as long, up to a
        minute.
    parent : QObject or None
        The owner.
    """

    redirected = Signal(str)

    def __init__(
        self,
        basemap: TileBasemap,
        cache_folder: Path,
        *,
        key: str = "",
        timeout_ms: int = 15_000,
        longest_ms: int = 60_000,
        first_pause_ms: int = 1_000,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._basemap = basemap
        self._key = key
        self._first_pause_s = first_pause_ms / 1000
        self._wanted: dict[TileAddress, None] = {}
        self._answers: dict[TileAddress, Answer] = {}
        self._decoding: set[TileAddress] = set()
        self._failures: dict[TileAddress, _Failure] = {}
        self._is_key_refused = False
        self._longest_ms = longest_ms
        self._may_ask: dict[str, bool] = {}
        self._network = QNetworkAccessManager(self)
        self._network.setTransferTimeout(timeout_ms)
        self._network.setCache(TileCache(cache_folder, self._without_key, self._network))
        self._next_attempt = QTimer(self, singleShot=True)
        self._next_attempt.timeout.connect(self._proceed)

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Ask for tiles, the most urgent first, instead of those asked for before."""
        self._wanted = dict.fromkeys(addresses)
        self._failures = {each: why for each, why in self._failures.items() if each in self._wanted}
        self._abort([each for each in self._answers if each not in self._wanted])
        self._proceed()

    def allow(self, server: str) -> None:
        """Ask another server too, to which the base map's own leads."""
        self._may_ask[server] = True
        self._failures = {
            each: why for each, why in self._failures.items() if why.trouble != "elsewhere"
        }
        self._proceed()

    def close(self) -> None:
        """Abort all requests and stop all work."""
        self._wanted = {}
        self._next_attempt.stop()
        self._abort(list(self._answers))
        super().close()

    def _proceed(self) -> None:
        """Send the requests that are allowed now, and come back when a pause ends."""
        now_s = time.monotonic()
        for address in self._wanted:
            if self._is_key_refused or len(self._answers) >= AT_ONCE:
                break
            if self._is_due(address, now_s):
                self._request(address)
        pauses_s = [due - now_s for each in self._failures.values() if (due := each.due_s) > now_s]
        next_s = min(pauses_s, default=math.inf)
        if not self._is_key_refused and next_s < math.inf:
            self._next_attempt.start(math.ceil(next_s * 1000))
        self._set_status(self._current_status())

    def _is_due(self, address: TileAddress, now_s: float) -> bool:
        if address in self._answers or address in self._decoding:
            return False
        failure = self._failures.get(address)
        return failure is None or failure.due_s <= now_s

    def _request(self, address: TileAddress) -> None:
        url = self._basemap.url(address, self._key)
        answer = Answer(self._network, url, self._may_follow, self._longest_ms)
        self._answers[address] = answer
        answer.finished.connect(partial(self._finished, address))

    def _abort(self, addresses: list[TileAddress]) -> None:
        for address in addresses:
            self._answers.pop(address).abort()

    def _finished(self, address: TileAddress) -> None:
        answer = self._answers.pop(address)
        answer.deleteLater()
        if answer.trouble:
            self._fail(address, answer.trouble, answer.asked_pause_s)
            self._tell_once(answer.leads_to)
        elif answer.is_no_tile:
            self._succeed(address, QImage())
        else:
            self._decoding.add(address)
            self._decode(address, partial(bytes, answer.body()))
        self._proceed()

    def _may_follow(self, server: str) -> bool:
        return self._basemap.is_of_its_host(server) or self._may_ask.get(server, False)

    def _tell_once(self, server: str) -> None:
        if server and server not in self._may_ask:
            self._may_ask[server] = False
            self.redirected.emit(server)

    def _without_key(self, url: str) -> str | None:
        return self._basemap.without_key(url, self._key)

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
