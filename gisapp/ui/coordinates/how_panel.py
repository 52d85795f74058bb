"""How coordinates are read beside their CRS: exchanged, corrected, shifted; and where that is."""

from typing import get_args

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.read_as import ReadAs
from gisapp.core.space.corrections import Correction
from gisapp.ui.coordinates.shift_fields import ShiftFields
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

CORRECTIONS: tuple[Correction, ...] = get_args(Correction)


class HowPanel(QWidget):
    """Shows where coordinates lie, and takes what else is said of them.

    `changed` is emitted when something else is said, `resized` when the map needs another size.
    """

    changed = Signal()
    resized = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.map = _Map()
        self.map.resized.connect(self.resized.emit)
        self._where = plain_label("", muted=True)
        self._where.setObjectName("placeWhere")
        self._swapped = QCheckBox(words("coordinates.swapped"))
        self._swapped.setObjectName("placeSwapped")
        self._correction = QComboBox()
        self._correction.setObjectName("placeCorrection")
        self._correction.setAccessibleName(words("coordinates.correction"))
        for each in CORRECTIONS:
            self._correction.addItem(words(f"coordinates.correction_{each or 'none'}"))
        self._has_shift = QPushButton(words("coordinates.shift"), flat=True)
        self._has_shift.setCheckable(True)
        self._has_shift.setObjectName("placeShift")
        self._shift = ShiftFields(words)
        self._shift.hide()
        self._arrange()
        self._swapped.clicked.connect(self.changed.emit)
        self._correction.activated.connect(lambda _: self.changed.emit())
        self._shift.changed.connect(self.changed.emit)
        self._has_shift.toggled.connect(self._shift.setVisible)

    @property
    def is_sound(self) -> bool:
        """False while the parameters of the datum shift make none."""
        return self._shift.parameters is not None

    def read_as(self, otherwise: ReadAs) -> ReadAs:
        """Return what is said here, with the CRS and the encoding of `otherwise`."""
        return ReadAs(
            otherwise.crs,
            otherwise.encoding,
            self._swapped.isChecked(),
            CORRECTIONS[self._correction.currentIndex()],
            self._shift.parameters or (),
        )

    def show_read_as(self, read_as: ReadAs) -> None:
        """Show what is said of coordinates."""
        self.blockSignals(True)
        self._swapped.setChecked(read_as.is_swapped)
        self._correction.setCurrentIndex(CORRECTIONS.index(read_as.correction))
        self._shift.show_parameters(read_as.datum_shift)
        self._has_shift.setChecked(bool(read_as.datum_shift))
        self.blockSignals(False)

    def show_swapped(self, *, is_swapped: bool) -> None:
        """Show whether the coordinates are exchanged."""
        self._swapped.setChecked(is_swapped)

    def show_place(self, where: str) -> None:
        """Say where the coordinates lie."""
        self._where.setText(where)

    def _arrange(self) -> None:
        correction = QHBoxLayout()
        correction.addWidget(plain_label(self._words("coordinates.correction")), 0)
        correction.addWidget(self._correction, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.map, 1)
        column.addWidget(self._where)
        column.addWidget(self._swapped)
        column.addLayout(correction)
        shift = QHBoxLayout()
        shift.addWidget(self._has_shift)
        shift.addStretch()
        column.addLayout(shift)
        column.addWidget(self._shift)


class _Map(QLabel):
    """A small map; `resized` is emitted when it needs a picture of another size."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("placeMap")
        self.setMinimumSize(240, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return a size that no picture makes larger."""
        return QSize(320, 220)

    def show_picture(self, image: QImage | None) -> None:
        """Show a picture, None for nothing."""
        self.setPixmap(QPixmap.fromImage(image) if image is not None else QPixmap())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
