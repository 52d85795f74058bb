"""How numbers become classes: the method, how many, and the breaks on a histogram."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gisapp.core.layers.attributes import FieldRole
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.own_breaks import breaks_in
from gisapp.core.layers.style_changes import StyleMode, color_of, field_of
from gisapp.core.layers.styles.class_labels import number_label
from gisapp.core.layers.symbology import Method, Symbology
from gisapp.session.filtering.column_summaries import ColumnKey, ColumnSummaries
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.ui.style.form import Form
from gisapp.ui.style.histogram import Histogram
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.ui.widgets.color_dialog import palette_of
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.core.tables.column_profile import ColumnProfile
    from gisapp.core.tables.number_spread import NumberSpread

METHODS: tuple[Method, ...] = (
    "quantiles",
    "natural",
    "intervals",
    "pretty",
    "deviation",
    "own",
)
FEWEST, MOST = 2, 20


class RangesBox(QWidget):
    """What decides the ranges; the field is counted only while it is looked at."""

    def __init__(self, styled: StyledLayer, summaries: ColumnSummaries) -> None:
        super().__init__()
        self._styled = styled
        self._summaries = summaries
        self._watched: ColumnKey | None = None
        self._layer: Layer | None = None
        self._words: Words | None = None
        self._spread_of: tuple[ColumnProfile, NumberSpread | None] | None = None
        self.method = ChoiceBox("styleMethod", "")
        self.method.setMinimumContentsLength(4)
        self.count = QSpinBox()
        self.count.setObjectName("styleCount")
        self.count.setRange(FEWEST, MOST)
        self.count.setFixedWidth(56)
        self.count.lineEdit().setTextMargins(6, 0, 0, 0)
        self.histogram = Histogram()
        self.breaks = QLineEdit()
        self.breaks.setObjectName("styleBreaks")
        self._form = Form()
        self._form.add("method", self.method, self.count, stretch=(1, 0))
        self._breaks_form = Form()
        self._breaks_form.add("breaks", self.breaks, stretch=(1,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self._form, self.histogram, self._breaks_form):
            column.addWidget(widget)
        self.method.chosen.connect(self._take_method)
        self.count.valueChanged.connect(
            lambda count: styled.change(lambda now: replace(now, count=count))
        )
        self.histogram.moved.connect(self._take_breaks)
        self.breaks.editingFinished.connect(self._take_typed)
        summaries.changed.connect(self._take_summary)

    @property
    def profile(self) -> "ColumnProfile | None":
        """What the field holds over all rows in memory; None as long as nobody knows."""
        if self._watched is None:
            return None
        summary = self._summaries.summary_of(self._watched)
        return summary.profile if summary is not None else None

    def show_layer(self, layer: Layer, mode: StyleMode, words: Words) -> None:
        """Show what a layer has; nothing where its features are not told by numbers."""
        self._layer, self._words = layer, words
        is_of_ranges = mode in ("ranges", "sizes")
        self.setVisible(is_of_ranges)
        field = field_of(layer)
        self._watch(ColumnKey(layer.layer_id, field.name) if mode != "one" and field else None)
        if is_of_ranges:
            self._write(layer, words)
            self._show_spread(layer, words)

    def stop(self) -> None:
        """Count nothing any more, for nobody looks."""
        self._watch(None)

    def _write(self, layer: Layer, words: Words) -> None:
        symbology = layer.coloring
        method = layer.style.method or symbology.method
        self._form.name_line("method", words("style.method"))
        self.method.setAccessibleName(words("style.method"))
        self.method.offer({code: words(f"style.method_{code}") for code in METHODS}, method)
        for place, code in enumerate(METHODS):
            hint = words(f"style.method_{code}_hint")
            self.method.setItemData(place, hint, Qt.ItemDataRole.ToolTipRole)
        self.method.setToolTip(words(f"style.method_{method}_hint") if method in METHODS else "")
        self.count.setAccessibleName(words("style.class_count"))
        is_own = method == "own"
        self.count.setToolTip(words("style.count_own" if is_own else "style.class_count"))
        self.count.setEnabled(not is_own)
        self.count.blockSignals(True)
        self.count.setValue(len(layer.style.breaks) + 1 if is_own else layer.style.count)
        self.count.blockSignals(False)
        self._breaks_form.name_line("breaks", words("style.breaks"))
        self.breaks.setAccessibleName(words("style.breaks"))
        self.breaks.setToolTip(words("style.breaks_hint"))
        if not self.breaks.hasFocus() or not self.breaks.isModified():
            self.breaks.setText(
                "; ".join(number_label(each, _role(layer)) for each in self._breaks_of(layer))
            )

    def _show_spread(self, layer: Layer, words: Words) -> None:
        breaks = self._breaks_of(layer)
        colors = self._colors(layer.coloring)
        self.histogram.show_spread(self._spread(), breaks, colors, _role(layer), words)
        self.histogram.setVisible(self._spread() is not None or self.profile is None)
        self._breaks_form.setVisible(self._spread() is not None)

    def _spread(self) -> "NumberSpread | None":
        # Arrow waits until somebody looks at a column.
        from gisapp.core.tables.number_spread import NumberSpread

        profile = self.profile
        if profile is None:
            return None
        if self._spread_of is None or self._spread_of[0] is not profile:
            self._spread_of = profile, NumberSpread.of(profile)
        return self._spread_of[1]

    def _breaks_of(self, layer: Layer) -> tuple[float, ...]:
        style = layer.style
        return style.breaks if style.method == "own" else layer.coloring.breaks

    def _colors(self, symbology: Symbology) -> list[QColor]:
        palette = palette_of(self)
        ranges = [each for each in symbology.classes if each.kind == "range"]
        return [palette.color(color_of(each)) for each in ranges if each.symbol.draws]

    def _watch(self, key: ColumnKey | None) -> None:
        if key == self._watched:
            return
        if self._watched is not None:
            self._summaries.leave(self._watched)
        self._watched = key
        if key is not None:
            self._summaries.watch(key)

    def _take_summary(self, key: ColumnKey) -> None:
        if key == self._watched:
            self._styled.changed.emit(None)

    def _take_method(self, code: str) -> None:
        if self._layer is None:
            return
        method = next(each for each in METHODS if each == code)
        breaks = self._layer.coloring.breaks if method == "own" else ()
        self._styled.change(lambda now: replace(now, method=method, breaks=breaks))

    def _take_breaks(self, breaks: tuple[float, ...]) -> None:
        layer = self._styled.layer
        if layer is not None and breaks != self._breaks_of(layer):
            # What is said of the classes before is said of other ones.
            style = replace(layer.style, method="own", breaks=breaks)
            self._styled.put(style)

    def _take_typed(self) -> None:
        if not self.breaks.isModified():
            return
        self.breaks.setModified(False)
        breaks = breaks_in(self.breaks.text())
        if breaks is not None and self._layer is not None:
            self._take_breaks(breaks)
        self._styled.changed.emit(None)


def _role(layer: Layer) -> FieldRole:
    field = field_of(layer)
    return role_of(layer, field) if field is not None else "quantity"
