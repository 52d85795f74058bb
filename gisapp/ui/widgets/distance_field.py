"""A field for a distance as users write it: 800, 1.5 km, 2公里."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gisapp.core.text.quantity import read_quantity


class DistanceField(QLineEdit):
    """A distance; `entered` emits it in metres once Enter is pressed in a field that states one.

    Parameters
    ----------
    parent : QWidget or None
        The owner.
    """

    entered = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self._enter)

    @property
    def distance_m(self) -> float | None:
        """What is typed, in metres; None for what is no distance above 0."""
        return typed_distance_m(self.text())

    def _enter(self) -> None:
        distance_m = self.distance_m
        if distance_m is not None:
            self.entered.emit(distance_m)


def typed_distance_m(text: str) -> float | None:
    """Return a distance that was typed, in metres, which a mere number states too.

    Examples
    --------
    >>> typed_distance_m("1.5 km"), typed_distance_m("800"), typed_distance_m("2公里")
    (1500.0, 800.0, 2000.0)
    >>> typed_distance_m("2 mu"), typed_distance_m("0"), typed_distance_m("")
    (None, None, None)
    """
    typed = read_quantity(text)
    if typed is None or (typed.unit is not None and typed.unit.stored != "m"):
        return None
    return typed.value if typed.value > 0 else None
