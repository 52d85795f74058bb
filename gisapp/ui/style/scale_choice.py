"""A choice among round scales, from which or up to which something is drawn."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gisapp.core.space.scales import resolution_at, scale_at, scale_text
from gisapp.core.space.viewport import Viewport
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.words import Words

SCALES = (
    *(500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000),
    *(1_000_000, 2_500_000, 5_000_000, 10_000_000, 50_000_000),
)
_ALIKE = 0.02
"""Scales that differ by less are the same: the latitude of the map's middle changes them."""
_NO_LIMIT = ""


class ScaleChoice(ChoiceBox):
    """Chooses a scale; `limited` emits it as a resolution, `no_limit` for none.

    Parameters
    ----------
    name : str
        Its object name.
    no_limit : float
        The resolution that stands for no limit: 0 or infinity, in metres of EPSG:3857 a pixel.
    """

    limited = Signal(float)

    def __init__(self, name: str, no_limit: float, parent: QWidget | None = None) -> None:
        super().__init__(name, "", parent)
        self._no_limit = no_limit
        self._viewport: Viewport | None = None
        self.chosen.connect(self._take)

    def show_resolution(self, resolution: float, viewport: Viewport, words: Words) -> None:
        """Show the scale of a resolution, where the map is now.

        Parameters
        ----------
        resolution : float
            In metres of EPSG:3857 a pixel.
        viewport : Viewport
            Its latitude decides which scale that is.
        words : Words
        """
        self._viewport = viewport
        choices = {_NO_LIMIT: words("style.scale_any")}
        now = _NO_LIMIT
        if resolution != self._no_limit:
            now = _code(scale_at(resolution, viewport))
        choices |= {str(scale): scale_text(scale) for scale in SCALES}
        if now not in choices:
            choices[now] = scale_text(float(now))
        self.offer(choices, now)

    def _take(self, code: str) -> None:
        if self._viewport is None:
            return
        is_free = code == _NO_LIMIT
        wanted = self._no_limit if is_free else resolution_at(float(code), self._viewport)
        self.limited.emit(wanted)


def _code(scale: float) -> str:
    """Return the round scale that one is near, else itself."""
    near = (each for each in SCALES if abs(scale / each - 1) < _ALIKE)
    return str(next(near, scale))
