"""A dialog that is open once at most, in the language of now."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from shiboken6 import Shiboken

from gisapp.core.events import Observable
from gisapp.words import Words


class SingleDialog:
    """Opens a dialog, brings the open one to the front, and makes it anew in another language.

    Parameters
    ----------
    make : callable
        Returns the dialog in a language.
    words : Observable of Words
        The language of now.
    """

    def __init__(self, make: Callable[[Words], QDialog], words: Observable[Words]) -> None:
        self._make = make
        self._words = words
        self._dialog: QDialog | None = None
        words.changed.connect(lambda _: self._make_anew())

    def show(self) -> None:
        """Open the dialog, or bring it to the front."""
        dialog = self._open or self._make(self._words.value)
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @property
    def _open(self) -> QDialog | None:
        dialog = self._dialog
        # Qt has deleted what was closed.
        return dialog if dialog and Shiboken.isValid(dialog) and dialog.isVisible() else None

    def _make_anew(self) -> None:
        dialog = self._open
        if dialog is not None:
            place = dialog.pos()
            dialog.close()
            self.show()
            if self._dialog is not None:
                self._dialog.move(place)
