"""The common part of the two supplies of tiles, from servers and from files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from gisapp.core.tiles.basemap import TileAddress, TileStatus
from gisapp.core.tiles.tile_picture import LARGEST_BYTES, LARGEST_SIDE_PX, picture_format
from gisapp.errors import ChangedOnDisk, SourceError


class TileSupply(QObject):
    """Reads or fetches tiles, and decodes them off the UI thread."""

    arrived = Signal(object, QImage)
    """A tile, by its TileAddress; the image is null where the base map has no tile."""
    status_changed = Signal(TileStatus)
    """How many of the tiles asked for are pending, how many failed and why."""
    file_changed = Signal(object)
    """That a tile did not come because its file is another one by now: the ChangedOnDisk."""
    _decoded = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._status = TileStatus()
        self._decoded.connect(self._take)

    @property
    def status(self) -> TileStatus:
        """How many of the tiles asked for are pending, how many failed and why."""
        return self._status

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Ask for tiles, the most urgent first, instead of those asked for before."""
        # Not an abstract method: Python's metaclass for these conflicts with Qt's.
        raise NotImplementedError

    def close(self) -> None:
        """Stop all work; no more tiles arrive."""
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, address: TileAddress, image: QImage | None) -> None:
        """Receive what `_decode` decoded, on the UI thread."""
        raise NotImplementedError

    def _decode(self, address: TileAddress, read: Callable[[], bytes | None]) -> None:
        """Read and decode a tile in the background, and pass the image to `_take`.

        Parameters
        ----------
        address : TileAddress
            The tile.
        read : callable
            Returns the tile's file; None where the base map has no tile, for which `_take` gets
            a null image. For a SourceError and for what is no picture, it gets None.
        """

        def work() -> None:
            image = None
            try:
                stored = read()
                image = QImage() if stored is None else decode(stored)
            except ChangedOnDisk as error:
                self.file_changed.emit(error)
            except SourceError:
                # One tile that cannot be read is one that is missing.
                pass
            finally:
                self._decoded.emit(address, image)

        self._pool.start(work)

    def _set_status(self, status: TileStatus) -> None:
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)


def decode(stored: bytes) -> QImage | None:
    """Return a tile's picture in the format that Qt paints fastest, None for anything else.

    Parameters
    ----------
    stored : bytes
        A PNG, JPEG or WebP file of at most 2048 × 2048 pixels.
    """
    format = picture_format(stored)
    if format is None or len(stored) > LARGEST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(stored))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Unlike QImage.fromData, the reader lets the UI thread run meanwhile.
    reader = QImageReader(buffer, QByteArray(format.encode()))
    # Qt would try its other plugins too: one for SVG runs for ever where a picture nests.
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not 0 < max(size.width(), size.height()) <= LARGEST_SIDE_PX:
        return None
    image = reader.read()
    if image.isNull():
        return None
    formats = QImage.Format
    return image.convertToFormat(
        formats.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else formats.Format_RGB32
    )
