"""Tables on the clipboard: programs take them as HTML or as text, whichever they read best."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from gisapp.export.clipboard_table import ClipboardTable


def put_table(table: ClipboardTable) -> None:
    """Put a table on the clipboard."""
    both = QMimeData()
    both.setText(table.text)
    both.setHtml(table.html)
    QApplication.clipboard().setMimeData(both)
