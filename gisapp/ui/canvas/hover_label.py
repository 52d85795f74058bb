"""The small label beside the mouse that names what glows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gisapp.core.text.shortening import shortened

GAP_PX = 16
WIDEST_PX = 320


class HoverLabel(QFrame):
    """A name and, below it, what kind of thing it is; it never takes the mouse."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setObjectName("hoverLabel")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name = _plain_label("hoverName")
        self._kind = _plain_label("hoverKind")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 6, 9, 6)
        layout.setSpacing(1)
        layout.addWidget(self._name)
        layout.addWidget(self._kind)
        self.hide()

    def show_at(self, place: QPoint, name: str, kind: str) -> None:
        """Show the label beside a pixel of the canvas, all of it on the canvas.

        Parameters
        ----------
        place : QPoint
            Where the mouse is, in logical pixels of the canvas.
        name : str
            Of the feature; "" if it has none.
        kind : str
            What kind of feature it is; without a name it stands in its place.
        """
        room = min(WIDEST_PX, max(1, self._canvas.width() - 2 * GAP_PX))
        _write(self._name, name or kind, room)
        _write(self._kind, kind if name else "", room)
        self._kind.setVisible(bool(name and kind))
        self.adjustSize()
        self.move(self._fitting(place))
        self.show()
        self.raise_()

    def _fitting(self, place: QPoint) -> QPoint:
        room = self._canvas.size() - self.size()
        x, y = place.x() + GAP_PX, place.y() + GAP_PX
        if x > room.width():
            x = place.x() - GAP_PX - self.width()
        if y > room.height():
            y = place.y() - GAP_PX - self.height()
        return QPoint(max(0, x), max(0, y))


def _plain_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _write(label: QLabel, text: str, widest_px: int) -> None:
    """Write a text, cut where it is longer than a label beside the mouse may be."""
    elide = Qt.TextElideMode.ElideRight
    label.setText(
        label.fontMetrics().elidedText(" ".join(shortened(text).split()), elide, widest_px)
    )
