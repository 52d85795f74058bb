"""Answers of tile servers kept on disk, readable by the user alone, and without any key."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QObject, QUrl
from PySide6.QtNetwork import QNetworkCacheMetaData, QNetworkDiskCache, QNetworkRequest

from gisapp.part_files import PRIVATE, claim, make_private, sweep

CACHE_BYTES = 512 * 2**20
_UNFINISHED = "data*/*/*.d.*"
"""How Qt names the files into which answers are being written, where they have names before."""
_KEPT_HEADERS = frozenset(
    (b"age", b"cache-control", b"content-type", b"date", b"etag", b"expires", b"last-modified")
)
"""What says whether an answer is still good; others could repeat the key or tell of the user."""
_GOOD = 200


class TileCache(QNetworkDiskCache):
    """A folder of pictures, each kept under the address that it has without the user's key.

    What killed runs left half written goes first. Where the folder cannot be made, nothing is
    kept.

    Parameters
    ----------
    folder : Path
        Where they are; several processes may share it.
    without_key : callable
        Returns an address without the key, None where there may be one in it still.
    """

    def __init__(
        self, folder: Path, without_key: Callable[[str], str | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._without_key = without_key
        with suppress(OSError):
            make_private(folder)
            sweep(folder.glob(_UNFINISHED))
            self.setCacheDirectory(str(folder))
        self.setMaximumCacheSize(CACHE_BYTES)

    def metaData(self, url: QUrl | str) -> QNetworkCacheMetaData:
        """Return what is known of the answer that is kept of an address."""
        name = self._name(url)
        return QNetworkCacheMetaData() if name is None else super().metaData(name)

    # Qt takes nothing for an answer here and below, though its types have no word for it.
    def data(self, url: QUrl | str) -> QIODevice | None:  # type: ignore[override]
        """Return the content that is kept of an address."""
        name = self._name(url)
        return None if name is None else super().data(name)

    def remove(self, url: QUrl | str) -> bool:
        """Keep nothing of an address any more."""
        name = self._name(url)
        return name is not None and super().remove(name)

    def prepare(  # type: ignore[override]
        self, metadata: QNetworkCacheMetaData
    ) -> QIODevice | None:
        """Return what an answer is to be written into, None for one that is not kept."""
        name = self._name(metadata.url())
        status = metadata.attributes().get(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if name is None or status not in (_GOOD, None):
            return None
        kept = QNetworkCacheMetaData(metadata)
        kept.setUrl(name)
        kept.setRawHeaders(
            [each for each in metadata.rawHeaders() if each[0].toLower().data() in _KEPT_HEADERS]
        )
        device = super().prepare(kept)
        if isinstance(device, QFileDevice) and device.handle() >= 0:
            _make_ours(device.handle())
        return device

    def _name(self, url: QUrl | str) -> QUrl | None:
        """Return the address without the key, None where nothing is kept of it."""
        if not self.cacheDirectory():
            return None
        name = self._without_key(QUrl(url).toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return None if name is None else QUrl(name)


def _make_ours(handle: int) -> None:
    """Let no other user read a file that is being written, and no other process sweep it."""
    with suppress(OSError):
        claim(handle)
    if sys.platform != "win32":
        os.fchmod(handle, PRIVATE)
