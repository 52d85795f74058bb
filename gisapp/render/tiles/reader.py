"""Tiles from a file, read off the UI thread."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from gisapp.core.tiles.basemap import TileAddress, TileArchive, TileStatus
from gisapp.render.tiles.supply import TileSupply


class TileReader(TileSupply):
    """Reads the tiles of one archive, one at a time; closes the archive with itself."""

    def __init__(self, archive: TileArchive, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._wanted: dict[TileAddress, None] = {}
        self._failed: set[TileAddress] = set()
        self._is_reading = False

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Ask for tiles, the most urgent first, instead of those asked for before."""
        self._wanted = {each: None for each in addresses if each not in self._failed}
        self._read_next()

    def close(self) -> None:
        """Stop all work and close the archive."""
        self._wanted = {}
        super().close()
        self._archive.close()

    def _read_next(self) -> None:
        if self._wanted and not self._is_reading:
            self._is_reading = True
            address = next(iter(self._wanted))
            self._decode(address, partial(self._archive.read, address.tile))
        failed = len(self._failed)
        self._set_status(TileStatus(len(self._wanted), failed, "unusable" if failed else ""))

    def _take(self, address: TileAddress, image: QImage | None) -> None:
        self._is_reading = False
        self._wanted.pop(address, None)
        if image is None:
            self._failed.add(address)
        else:
            self.arrived.emit(address, image)
        self._read_next()
