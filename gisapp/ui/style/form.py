"""Lines of a label and what is chosen there; in a narrow panel labels stand above."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space

_LABEL_PX, _NARROW_PX, _GAP_PX = 92, 250, 6


class Form(QWidget):
    """Lines that can be left out where they say nothing of a layer."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._is_narrow = False
        self._lines: dict[str, tuple[QLabel, QWidget]] = {}

    def add(self, name: str, *widgets: QWidget, stretch: Sequence[int] = ()) -> None:
        """Add a line.

        Parameters
        ----------
        name : str
            By which it is spoken of.
        *widgets : QWidget
            From left to right; the label speaks for the first one.
        stretch : sequence of int
            How what room is left is shared among them; all to the end where nothing is said.
        """
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for place, widget in enumerate(widgets):
            row.addWidget(widget, stretch[place] if stretch else 0)
        if not stretch:
            row.addStretch(1)
        label = plain_label("")
        label.setBuddy(widgets[0])
        self._lines[name] = label, holder
        self._place()

    def minimumSizeHint(self) -> QSize:
        # Else it would never become so narrow that it is laid out anew.
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW_PX
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._place()

    def name_line(self, name: str, title: str) -> None:
        """Write the label of a line."""
        label, _ = self._lines[name]
        label.setText(title)

    def show_line(self, name: str, *, shown: bool) -> None:
        """Show a line or leave it out."""
        for each in self._lines[name]:
            each.setVisible(shown)

    def _place(self) -> None:
        self._grid.setColumnMinimumWidth(0, 0 if self._is_narrow else _LABEL_PX)
        for row, (label, holder) in enumerate(self._lines.values()):
            if self._is_narrow:
                self._grid.addWidget(label, 2 * row, 0, 1, 2)
                self._grid.addWidget(holder, 2 * row + 1, 0, 1, 2)
            else:
                self._grid.addWidget(label, 2 * row, 0, Qt.AlignmentFlag.AlignVCenter)
                self._grid.addWidget(holder, 2 * row, 1)
