"""The field of a picture's size: in pixels, in millimetres, or a sheet of paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from gisapp.export.layout.paper import PAPERS
from gisapp.export.picture.request import MOST_PX
from gisapp.session.layout.picture_choices import MM_AN_INCH, paper_px, to_px
from gisapp.ui.layout.form_fields import choice_field
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_PIXELS, _MILLIMETRES = "px", "mm"
_MOST_MM = 5000
_SIDE_PX = 84
_UNIT_LETTERS = 4


class SizeField(QWidget):
    """Width, height and their unit; `changed` is emitted where the picture gets another size.

    Parameters
    ----------
    size_px : (int, int)
        The size at first, in pixels of the picture.
    dpi : int
        How many of these an inch has.
    """

    changed = Signal()

    def __init__(self, size_px: tuple[int, int], dpi: int, words: Words) -> None:
        super().__init__()
        self._dpi = dpi
        units = {unit: words(f"picture.unit_{unit}") for unit in (_PIXELS, _MILLIMETRES)}
        self.unit = choice_field({**units, **{paper: paper for paper in PAPERS}})
        self.unit.setMinimumContentsLength(_UNIT_LETTERS)
        self.sides = QSpinBox(), QSpinBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for side, name in zip(self.sides, ("width", "height"), strict=True):
            side.setAccessibleName(words(f"picture.{name}"))
            side.setKeyboardTracking(False)
            side.setFixedWidth(_SIDE_PX)
            row.addWidget(side)
            if name == "width":
                row.addWidget(QLabel("×"))
        row.addWidget(self.unit, 1)
        self._limit()
        self._show(size_px)
        for side in self.sides:
            side.valueChanged.connect(self._take_size)
        self.unit.currentIndexChanged.connect(self._take_unit)

    @property
    def size_px(self) -> tuple[int, int]:
        """The size in pixels of the picture."""
        unit = self.unit.currentData()
        width, height = (side.value() for side in self.sides)
        if unit == _PIXELS:
            return width, height
        if unit == _MILLIMETRES:
            return to_px(width, self._dpi), to_px(height, self._dpi)
        return paper_px(unit, self._dpi)

    def set_dpi(self, dpi: int) -> None:
        """Take another number of pixels an inch: on paper the picture stays as large as it is."""
        width, height = (each / self._dpi * MM_AN_INCH for each in self.size_px)
        self._dpi = dpi
        if self.unit.currentData() == _PIXELS:
            self._show((to_px(width, dpi), to_px(height, dpi)))

    def _take_size(self) -> None:
        self._shown_px = self.size_px
        self.changed.emit()

    def _take_unit(self) -> None:
        """Show the same size in another unit; a sheet of paper has its own."""
        unit = self.unit.currentData()
        is_free = unit in (_PIXELS, _MILLIMETRES)
        shown = self._shown_px if is_free else paper_px(unit, self._dpi)
        for side in self.sides:
            side.setEnabled(is_free)
        self._limit()
        self._show(shown)
        self.changed.emit()

    def _limit(self) -> None:
        for side in self.sides:
            side.setRange(1, MOST_PX if self.unit.currentData() == _PIXELS else _MOST_MM)

    def _show(self, size_px: tuple[int, int]) -> None:
        self._shown_px = size_px
        is_px = self.unit.currentData() == _PIXELS
        for side, length_px in zip(self.sides, size_px, strict=True):
            length = length_px if is_px else round(length_px / self._dpi * MM_AN_INCH)
            side.blockSignals(True)
            side.setValue(length)
            side.blockSignals(False)
