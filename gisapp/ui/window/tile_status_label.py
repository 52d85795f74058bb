"""The word of the status bar on tiles that do not come."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gisapp.core.tiles.basemap import TileStatus
from gisapp.words import Words


class TileStatusLabel(QLabel):
    """Says why tiles of the base map are missing; hidden while all is well."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("statusTiles")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._words = words
        self._host = ""
        self._status = TileStatus()
        self.hide()

    def show_status(self, status: TileStatus, host: str) -> None:
        """Tell how the tiles of a base map stand; a file has the host ""."""
        self._status, self._host = status, host
        self._write()

    def retranslate(self, words: Words) -> None:
        """Write it in another language."""
        self._words = words
        self._write()

    def _write(self) -> None:
        status = self._status
        if not status.trouble:
            self.hide()
            return
        self.setText(
            self._words(f"status.tiles_{status.trouble}", host=self._host, count=status.failed)
        )
        self.show()
