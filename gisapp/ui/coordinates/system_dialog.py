"""A dialog to choose the CRS in which coordinates are told and copied, of all that there are."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gisapp.session.tasks import Tasks
from gisapp.ui.coordinates.crs_field import CrsField
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.words import Words

_WIDTH_PX = 460


class SystemDialog(QDialog):
    """Asks for a CRS by code or name; choosing one closes it.

    Parameters
    ----------
    choose : callable
        Gets the code.
    """

    def __init__(
        self, tasks: Tasks, choose: Callable[[str], object], words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("systemDialog")
        self.setWindowTitle(words("system.title"))
        self._choose = choose
        self.field = CrsField(tasks, words)
        self.field.chosen.connect(self._take)
        note = plain_label(words("system.note"), muted=True)
        note.setWordWrap(True)
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(
            words("coordinates.cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        cancel.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        for widget in (note, self.field, buttons):
            lines.addWidget(widget)
        self.setMinimumWidth(_WIDTH_PX)
        self.field.setFocus()

    def _take(self, code: str) -> None:
        self._choose(code)
        self.accept()
