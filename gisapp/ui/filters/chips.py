"""Chips: each condition of the layers' filters as a small button, to change it or take it away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.filters.conditions import without
from gisapp.core.filters.layer_filter import NO_FILTER, Condition
from gisapp.core.layers.condition_text import condition_text
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.shown_count import shown_count
from gisapp.core.text.shortening import shortened
from gisapp.core.text.units import format_number
from gisapp.session.session import Session
from gisapp.ui.filters.condition_opening import can_change, open_condition
from gisapp.ui.widgets.flow_layout import FlowLayout
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.plain_text import in_menu, in_tooltip
from gisapp.ui.widgets.theme import Space, theme_of

_LONGEST = 60
_LONGEST_NAME = 24
_SMALL_PX = 12
_EDGE_PX = 1
_HEIGHT_PX = 24


def _features_shown(layer: Layer) -> tuple[int, ...]:
    """Return what is another where other features are shown."""
    return id(layer.content.shown), id(layer.partial and layer.partial.passing)


class FilterChips(QFrame):
    """Says by which conditions features are left out; hidden where there are none.

    Parameters
    ----------
    session : Session
    layer_id : callable or None
        Returns the layer whose conditions are shown, None for no one's; without it those of all
        layers that are switched on are.
    """

    def __init__(self, session: Session, layer_id: Callable[[], str | None] | None = None) -> None:
        super().__init__()
        self.setObjectName("filterChips")
        self._session = session
        self._layer_id = layer_id
        self._said: object = None
        self._flow = FlowLayout()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self._outer.addLayout(self._flow)
        state = session.state
        state.layers.changed.connect(lambda _: self.refresh())
        state.words.changed.connect(lambda _: self._refresh_anew())
        state.units.changed.connect(lambda _: self._refresh_anew())
        self.refresh()

    @property
    def has_conditions(self) -> bool:
        """True if there is something to show."""
        return bool(self._layers)

    def refresh(self) -> None:
        """Show the conditions of now."""
        layers = self._layers
        said = [(each.layer_id, each.filter, _features_shown(each)) for each in layers]
        if said == self._said:
            return
        self._said = said
        focused = self._focused_name()
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for layer in layers:
            self._add(layer, is_one_of_several=len(layers) > 1)
        if layers:
            self._add_clear(layers)
        self.setAccessibleName(self._session.state.words.value("chips.title"))
        self.setVisible(bool(layers))
        self.updateGeometry()
        self._give_focus(focused)

    def sizeHint(self) -> QSize:
        room = self.parentWidget()
        most = room.width() - 2 * Space.M if room is not None else 10_000
        items = [self._flow.itemAt(place) for place in range(self._flow.count())]
        sizes = [item.sizeHint().width() for item in items if item is not None]
        margins = self.contentsMargins() + self._outer.contentsMargins()
        needed = sum(sizes) + self._flow.spacing() * max(len(sizes) - 1, 0)
        wide = min(needed + margins.left() + margins.right(), most)
        inner = wide - margins.left() - margins.right()
        tall = self._flow.heightForWidth(inner) + margins.top() + margins.bottom()
        return QSize(wide, tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        room = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and room is not None:
            room.installEventFilter(self)
        if event.type() == QEvent.Type.PaletteChange:
            self._refresh_anew()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and not self.isHidden():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @property
    def _layers(self) -> list[Layer]:
        layers = self._session.state.layers
        if self._layer_id is None:
            return [each for each in reversed(layers.visible) if each.filter.conditions]
        wanted = self._layer_id()
        found = layers.present([wanted]) if wanted is not None else ()
        return [each for each in found if each.filter.conditions]

    def _refresh_anew(self) -> None:
        self._said = None
        self.refresh()

    def _add(self, layer: Layer, *, is_one_of_several: bool) -> None:
        words = self._session.state.words.value
        shown, count = shown_count(layer)
        values = {"shown": format_number(shown), "count": format_number(count)}
        if is_one_of_several:
            name = shortened(layer.name.in_language(words.language), _LONGEST_NAME)
            said = words("chips.count_of", name=name, **values)
        else:
            said = words("chips.count", **values)
        self._append(_label(said, "chipCount"))
        for condition in layer.filter.conditions:
            self._append(self._chip(layer, condition))
        if layer.is_overview:
            self._append(_label(words("chips.grid_is_whole"), "chipGrid"))
        elif not shown:
            self._append(_label(words("chips.nothing_left"), "chipNothing"))

    def _append(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        # The layout would show it one turn of the event loop later.
        widget.show()

    def _chip(self, layer: Layer, condition: Condition) -> QWidget:
        state = self._session.state
        words = state.words.value
        said = condition_text(condition, layer, state.units.value, words, self._name_of)
        return Chip(
            said,
            words("chips.edit", condition=said) if can_change(condition) else "",
            words("chips.remove", condition=said),
            partial(open_condition, self._session, layer.layer_id, condition),
            partial(self._remove, layer.layer_id, condition),
        )

    def _add_clear(self, layers: list[Layer]) -> None:
        clear = QPushButton(self._session.state.words.value("facet.clear_all"))
        clear.setObjectName("chipClear")
        clear.setFlat(True)
        clear.setFixedHeight(_HEIGHT_PX)
        clear.clicked.connect(lambda: self._clear([each.layer_id for each in layers]))
        self._append(clear)

    def _remove(self, layer_id: str, condition: Condition) -> None:
        wanted = without(self._session.state.layers[layer_id].filter, condition)
        self._session.edits.filter(layer_id, wanted)

    def _clear(self, layer_ids: list[str]) -> None:
        for layer_id in layer_ids:
            self._session.edits.filter(layer_id, NO_FILTER)

    def _name_of(self, layer_id: str) -> str:
        state = self._session.state
        if layer_id not in state.layers:
            return layer_id
        return state.layers[layer_id].name.in_language(state.words.value.language)

    def _focused_name(self) -> str:
        focused = [each.objectName() for each in self.findChildren(QWidget) if each.hasFocus()]
        return focused[0] if focused else ""

    def _give_focus(self, name: str) -> None:
        """Let the keyboard go on where it was, though the chips are new ones."""
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()


class Chip(QFrame):
    """One condition: its sentence opens it, the cross takes it away."""

    def __init__(
        self,
        said: str,
        edit_name: str,
        remove_name: str,
        edit: Callable[[QWidget], object],
        remove: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("filterChip")
        self.sentence = QPushButton(in_menu(shortened(said, _LONGEST)))
        self.sentence.setObjectName("chipSentence")
        self.sentence.setFlat(True)
        self.sentence.setToolTip(in_tooltip(said))
        self.sentence.setAccessibleName(edit_name or said)
        self.sentence.setEnabled(bool(edit_name))
        self.sentence.clicked.connect(lambda: edit(self))
        self.cross = QToolButton()
        self.cross.setObjectName("chipRemove")
        self.cross.setIcon(icon("close", theme_of(self.palette()).color("text_muted")))
        self.cross.setIconSize(QSize(14, 14))
        self.cross.setToolTip(in_tooltip(remove_name))
        self.cross.setAccessibleName(remove_name)
        self.cross.clicked.connect(lambda: remove())
        self.setFixedHeight(_HEIGHT_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, _EDGE_PX, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)


def _label(text: str, name: str) -> QLabel:
    label = plain_label(text, px=_SMALL_PX)
    label.setObjectName(name)
    label.setWordWrap(False)
    label.setFixedHeight(_HEIGHT_PX)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label
