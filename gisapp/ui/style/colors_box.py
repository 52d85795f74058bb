"""The palette of the classes, and the sizes that tell numbers apart."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.style_changes import StyleMode
from gisapp.core.layers.styles.palettes import (
    PALETTES,
    ColorPalette,
    PaletteKind,
    suitable_palette,
)
from gisapp.ui.style.form import Form
from gisapp.ui.style.number_box import NumberBox
from gisapp.ui.style.palette_chooser import PaletteChooser, Strip
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.ui.widgets.color_dialog import palette_of
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_around
from gisapp.words import Words

_FEWEST_SHOWN, _MOST_SHOWN = 5, 12
_ONE_COLOR = ""
_KINDS: Mapping[StyleMode, tuple[PaletteKind, ...]] = {
    "values": ("qualitative", "sequential", "diverging"),
    "ranges": ("sequential", "diverging"),
    "sizes": ("sequential", "diverging"),
}
"""The kinds of palettes that suit each mode, the likeliest first."""
_LEAST_STEP_PX = 0.5


class ColorsBox(QWidget):
    """Chooses what classes look like as a whole; single ones are changed in their list."""

    def __init__(self, styled: StyledLayer) -> None:
        super().__init__()
        self._styled = styled
        self.palettes = PaletteChooser("stylePalette")
        self.reverse = QToolButton()
        self.reverse.setObjectName("styleReverse")
        self.reverse.setCheckable(True)
        self.reverse.setFixedSize(QSize(32, 30))
        self.least_px = NumberBox("styleLeastSize", 0.5, 80.0, 1.0)
        self.greatest_px = NumberBox("styleGreatestSize", 1.0, 120.0, 1.0)
        self._dash = plain_label("–")
        self._form = Form()
        self._form.add("sizes", self.least_px, self._dash, self.greatest_px)
        self._form.add("palette", self.palettes, self.reverse, stretch=(1, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._form)
        change = styled.change
        self.palettes.chosen.connect(lambda code: change(lambda now: replace(now, palette=code)))
        self.reverse.clicked.connect(lambda on: change(lambda now: replace(now, is_reversed=on)))
        self.least_px.chosen.connect(lambda _: self._take_sizes(is_least=True))
        self.greatest_px.chosen.connect(lambda _: self._take_sizes(is_least=False))

    def show_layer(self, layer: Layer, mode: StyleMode, words: Words) -> None:
        """Show what a layer has; nothing where it has one symbol."""
        self.setVisible(mode != "one")
        if mode == "one":
            return
        self._form.name_line("palette", words("style.palette"))
        self._form.name_line("sizes", words("style.sizes"))
        self._form.show_line("sizes", shown=mode == "sizes")
        self._show_sizes(layer, words)
        strips = self._strips(layer, mode, words)
        now = self._now(layer, mode)
        chosen = next((each for each in strips if each.code == now), strips[0])
        self.palettes.offer(strips, chosen, words)
        self.reverse.setChecked(layer.style.is_reversed)
        self.reverse.setEnabled(now != _ONE_COLOR)
        self.reverse.setIcon(icon("reverse", theme_around(self).color("text_muted")))
        self.reverse.setAccessibleName(words("style.reverse"))
        self.reverse.setToolTip(words("style.reverse"))

    def _show_sizes(self, layer: Layer, words: Words) -> None:
        least, greatest = layer.style.sizes_px or (0.0, 0.0)
        self.least_px.write(words("style.least_size"), words, "style.px")
        self.greatest_px.write(words("style.greatest_size"), words, "style.px")
        self.least_px.show_number(least)
        self.greatest_px.show_number(greatest)

    def _take_sizes(self, *, is_least: bool) -> None:
        least, greatest = self.least_px.value(), self.greatest_px.value()
        if least >= greatest and is_least:
            greatest = least + _LEAST_STEP_PX
        elif least >= greatest:
            least = max(self.least_px.minimum(), greatest - _LEAST_STEP_PX)
        self._styled.change(lambda now: replace(now, sizes_px=(least, greatest)))

    def _now(self, layer: Layer, mode: StyleMode) -> str:
        style = layer.style
        if mode == "sizes" and not style.palette:
            return _ONE_COLOR
        return suitable_palette(style.palette, layer.coloring.method).code

    def _strips(self, layer: Layer, mode: StyleMode, words: Words) -> list[Strip]:
        suited = [each for kind in _KINDS[mode] for each in PALETTES.values() if each.kind == kind]
        strips = [self._strip(each, layer, words) for each in suited]
        if mode == "sizes":
            symbol = layer.coloring.common
            one = palette_of(self).color(symbol.fill or symbol.stroke or "label")
            strips.insert(0, Strip(_ONE_COLOR, words("style.palette_one"), (one,)))
        return strips

    def _strip(self, palette: ColorPalette, layer: Layer, words: Words) -> Strip:
        classes = sum(each.kind in ("value", "range") for each in layer.coloring.classes)
        count = min(max(classes, _FEWEST_SHOWN), _MOST_SHOWN)
        names = palette.names(count, is_reversed=layer.style.is_reversed)
        is_small = layer.geometry.kind != "polygon"
        colors = tuple(self._color(f"{name}_line" if is_small else name) for name in names)
        title = words(f"style.palette_{palette.code}")
        return Strip(palette.code, title, colors, words(f"style.palettes_{palette.kind}"))

    def _color(self, name: str) -> QColor:
        return palette_of(self).color(name)
