"""Between which scales a layer is drawn."""

import math

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.ui.style.form import Form
from gisapp.ui.style.scale_choice import ScaleChoice
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.words import Words


class ScaleBox(QWidget):
    """Chooses the coarsest and the finest scale of a layer."""

    def __init__(self, styled: StyledLayer) -> None:
        super().__init__()
        self._styled = styled
        self.coarsest = ScaleChoice("styleCoarsest", math.inf)
        self.finest = ScaleChoice("styleFinest", 0.0)
        self._form = Form()
        self._form.add("coarsest", self.coarsest, stretch=(1,))
        self._form.add("finest", self.finest, stretch=(1,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self.coarsest.limited.connect(lambda limit: self._take(coarsest=limit))
        self.finest.limited.connect(lambda limit: self._take(finest=limit))

    def show_layer(self, layer: Layer, viewport: Viewport, words: Words) -> None:
        """Show between which scales a layer is drawn, where the map is now."""
        for name, box, resolution in (
            ("coarsest", self.coarsest, layer.coarsest),
            ("finest", self.finest, layer.finest),
        ):
            title = words(f"style.scale_{name}")
            self._form.name_line(name, title)
            box.setAccessibleName(title)
            box.setToolTip(words(f"style.scale_{name}_hint"))
            box.show_resolution(resolution, viewport, words)

    def _take(self, *, coarsest: float | None = None, finest: float | None = None) -> None:
        layer = self._styled.layer
        if layer is None:
            return
        wanted_coarsest = layer.coarsest if coarsest is None else coarsest
        wanted_finest = layer.finest if finest is None else finest
        if wanted_finest >= wanted_coarsest:
            # The other end gives way: a layer that is never drawn helps nobody.
            wanted_finest = 0.0 if finest is None else wanted_finest
            wanted_coarsest = math.inf if coarsest is None else wanted_coarsest
        self._styled.edits.set_scales([layer.layer_id], wanted_finest, wanted_coarsest)
