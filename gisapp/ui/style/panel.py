"""The style panel: all that can be chosen of a layer's look, seen on the map at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, Layer
from gisapp.core.layers.style_changes import mode_of
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.view_state import ViewState
from gisapp.session.filtering.column_summaries import ColumnSummaries
from gisapp.session.layer_edits import LayerEdits
from gisapp.session.tasks import Tasks
from gisapp.ui.layers.class_acts import ClassActs
from gisapp.ui.mapping.choice_box import ChoiceBox
from gisapp.ui.style.by_box import ByBox
from gisapp.ui.style.class_list import ClassList
from gisapp.ui.style.field_options import options_of
from gisapp.ui.style.labels_box import LabelsBox
from gisapp.ui.style.scale_box import ScaleBox
from gisapp.ui.style.section import Section
from gisapp.ui.style.style_notes import why_no_style
from gisapp.ui.style.styled_layer import StyledLayer
from gisapp.ui.style.symbol_box import SymbolBox
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_around


class StylePanel(QWidget):
    """Shows the style of the layer that is picked, and changes it while one looks at the map.

    `menu_wanted` emits the place on the screen at which the menu of the style is asked for.

    Parameters
    ----------
    view_state : ViewState
        Says which layer is picked.
    edits : LayerEdits
    tasks : Tasks
        Look at the fields of files.
    summaries : ColumnSummaries
        Counts the field whose histogram is shown.
    schema : callable
        Returns the properties that columns of mapped layers can state.
    """

    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        view_state: ViewState,
        edits: LayerEdits,
        tasks: Tasks,
        summaries: ColumnSummaries,
        schema: Callable[[], ParkSchema],
    ) -> None:
        super().__init__()
        self.setObjectName("stylePanel")
        self._state = view_state
        self.styled = StyledLayer(view_state, edits)
        self._acts = ClassActs(view_state, edits)
        self.layer_choice = ChoiceBox("styleLayer", "")
        self.more = QToolButton()
        self.more.setObjectName("styleMore")
        self.more.setFixedSize(QSize(32, 30))
        self.by = ByBox(self.styled, view_state, tasks, summaries, schema)
        self.classes = ClassList(self._acts)
        self.show_all = QPushButton()
        self.show_all.setObjectName("styleShowAll")
        self.show_all.setFlat(True)
        self.symbol = SymbolBox(self.styled)
        self.labels = LabelsBox(
            self.styled, lambda layer, words: options_of(layer, "values", schema, words)
        )
        self.scales = ScaleBox(self.styled)
        self.nothing = plain_label("", muted=True)
        self.nothing.setObjectName("styleNothing")
        self.suggestions = QVBoxLayout()
        """Where suggestions for the layer stand, above all that can be chosen."""
        self._sections = {
            "by": Section("styleBySection", self.by),
            "classes": Section("styleClassesSection", self.classes, self.show_all),
            "symbol": Section("styleSymbolSection", self.symbol),
            "labels": Section("styleLabelsSection", self.labels, is_open=False),
            "scales": Section("styleScalesSection", self.scales, is_open=False),
        }
        self._arrange()
        self._connect(view_state)
        self._take_picked(view_state.picked_layer.value)

    def section(self, name: str) -> Section:
        """Return a part of the panel: "by", "classes", "symbol", "labels" or "scales"."""
        return self._sections[name]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.by.ranges.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._update()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        head.setSpacing(Space.S)
        head.addWidget(self.layer_choice, 1)
        head.addWidget(self.more)
        body = QWidget()
        body.setObjectName("styleBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.M, Space.XS, Space.S, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.nothing)
        column.addLayout(self.suggestions)
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("styleScroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)

    def _connect(self, view_state: ViewState) -> None:
        view_state.picked_layer.changed.connect(self._take_picked)
        view_state.words.changed.connect(lambda _: self._update())
        view_state.viewport.changed.connect(lambda _: self._update_scales())
        view_state.layers.changed.connect(lambda _: self._offer_layers())
        self.styled.changed.connect(lambda _: self._update())
        self.layer_choice.chosen.connect(view_state.picked_layer.set)
        self.classes.relabelled.connect(self._update)
        self.show_all.clicked.connect(self._show_all)
        self.more.clicked.connect(
            lambda: self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )

    def _take_picked(self, layer_id: str) -> None:
        """Follow the layer that is picked; where none is, stay with the one before."""
        if layer_id:
            self.styled.choose(layer_id)
        elif self.styled.layer is None:
            choices = self._choices()
            self.styled.choose(choices[0].layer_id if choices else "")
        self._update()

    def _choices(self) -> list[Layer]:
        """Return the layers to choose from, the topmost first."""
        layers = reversed(self._state.layers.layers)
        return [each for each in layers if each.group not in OFFLINE_BASEMAP_GROUPS]

    def _offer_layers(self) -> None:
        if self.styled.layer is None:
            self._take_picked("")

    def _update(self) -> None:
        if not self.isVisible():
            return
        words, layer = self._state.words.value, self.styled.layer
        titles = {each.layer_id: each.name.in_language(words.language) for each in self._choices()}
        self.layer_choice.setAccessibleName(words("style.layer"))
        self.layer_choice.setToolTip(words("style.layer"))
        self.layer_choice.setEnabled(bool(titles))
        self.more.setIcon(icon("more", theme_around(self).color("text_muted")))
        self.more.setAccessibleName(words("style.more"))
        self.more.setToolTip(words("style.more"))
        if layer is not None:
            self.layer_choice.offer(titles, layer.layer_id)
        reason = words("style.no_layer") if layer is None else why_no_style(layer, words)
        self.nothing.setText(reason)
        self.nothing.setVisible(bool(reason))
        for name, section in self._sections.items():
            section.retitle(words(f"style.section_{name}"))
            section.setVisible(layer is not None and _is_shown(name, layer))
        if layer is not None:
            self._show(layer)

    def _show(self, layer: Layer) -> None:
        words = self._state.words.value
        if layer.is_table:
            return
        if layer.raster is None:
            self.by.show_layer(layer, words)
            self.classes.show_layer(layer, words)
            self.labels.show_layer(layer, self._state.viewport.value, words)
            self.show_all.setText(words("style.class_show_all"))
            self.show_all.setVisible(any(each.is_hidden for each in layer.coloring.classes))
        self.symbol.show_layer(layer, words)
        self._update_scales()

    def _update_scales(self) -> None:
        layer = self.styled.layer
        if layer is not None and self.isVisible() and not layer.is_table:
            self.scales.show_layer(layer, self._state.viewport.value, self._state.words.value)

    def _show_all(self) -> None:
        layer = self.styled.layer
        if layer is not None:
            self._acts.show_all(layer.layer_id)


def _is_shown(name: str, layer: Layer) -> bool:
    """True if a section says something of a layer."""
    if layer.is_table:
        return False
    if layer.raster is not None:
        return name in ("symbol", "scales")
    return name != "classes" or mode_of(layer) != "one"
