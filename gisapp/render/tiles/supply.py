"""What brings a base map's tiles: the common part of the one for servers and the one for files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from gisapp.core.tiles.basemap import TileAddress, TileStatus
from gisapp.errors import SourceError

_FORMATS = {b"png", b"jpeg", b"webp", b"gif"}
_LARGEST_PX = 2048


class TileSupply(QObject):
    """Brings tiles, decoded off the UI thread.

    `arrived(TileAddress, QImage)` tells each, with a null image where there is no tile;
    `status_changed(TileStatus)` how the newest request stands.
    """

    arrived = Signal(object, QImage)
    status_changed = Signal(TileStatus)
    _made = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._status = TileStatus()
        self._made.connect(self._take)

    @property
    def status(self) -> TileStatus:
        """How the newest request stands."""
        return self._status

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Ask for tiles, the most urgent first; what was asked before and is not here, lapses."""
        # Not an abstract method: Python's class for these does not go with Qt's.
        raise NotImplementedError

    def close(self) -> None:
        """Stop all work; nothing arrives any more."""
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, address: TileAddress, image: QImage | None) -> None:
        """Receive what `_make` made, on the UI thread."""
        raise NotImplementedError

    def _make(self, address: TileAddress, read: Callable[[], bytes | None]) -> None:
        """Read and decode a tile in the background.

        `_take` gets the image: null where `read` returns None, and None where it fails or
        returns what is no picture.
        """

        def work() -> None:
            try:
                stored = read()
            except SourceError:
                self._made.emit(address, None)
            else:
                self._made.emit(address, QImage() if stored is None else decode(stored))

        self._pool.start(work)

    def _tell(self, status: TileStatus) -> None:
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)


def decode(stored: bytes) -> QImage | None:
    """Decode a tile into the format that paints fastest, or return None for what is no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(stored))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Unlike QImage.fromData, the reader lets the UI thread run meanwhile.
    reader = QImageReader(buffer)
    size = reader.size()
    if reader.format().data() not in _FORMATS or max(size.width(), size.height()) > _LARGEST_PX:
        return None
    image = reader.read()
    if image.isNull():
        return None
    formats = QImage.Format
    return image.convertToFormat(
        formats.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else formats.Format_RGB32
    )
