"""The card over the map while somebody selects by an area: shape, rule, layers, radius."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from gisapp.core.geometry.rows_in_area import MEETINGS
from gisapp.core.text.measurement_text import length_text
from gisapp.core.view_state import ViewState
from gisapp.session.select.making import Selecting
from gisapp.ui.canvas.card_fit import CardFit
from gisapp.ui.canvas.tool_box import SELECTS, ToolBox, ToolName
from gisapp.ui.widgets.distance_field import DistanceField
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

WIDTH_PX = 304


class SelectCard(QFrame):
    """Shown while a tool selects by an area; `changed` is called where the tool changed."""

    def __init__(
        self,
        view_state: ViewState,
        selecting: Selecting,
        tools: ToolBox,
        changed: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("selectCard")
        self._state = view_state
        self._selecting = selecting
        self._tools = tools
        self._changed = changed
        self._follows_circle = False
        self._listed: list[tuple[str, str]] = []
        self._shapes = {name: _button(f"card_{name}") for name in SELECTS}
        for name, button in self._shapes.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _, name=name: self._choose(name))
        self._close = _button("closeSelecting")
        self._close.clicked.connect(lambda: tools.chosen.set("identify"))
        self._rule_label, self._layer_label, self._radius_label = (_label() for _ in range(3))
        self.rule, self.layer = _box("selectRule"), _box("selectLayer")
        self.rule.activated.connect(self._take_rule)
        self.layer.activated.connect(self._take_layer)
        self.radius = DistanceField()
        self.radius.setObjectName("selectRadius")
        self.radius.entered.connect(self._take_radius)
        self._hint = plain_label("", muted=True, px=12)
        self._arrange()
        self._listen()
        self._write(view_state.words.value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def _listen(self) -> None:
        state = self._state
        state.words.changed.connect(self._write)
        state.layers.changed.connect(lambda _: self._list_layers())
        state.viewport.changed.connect(lambda _: self._list_layers())
        self._selecting.layers.chosen.changed.connect(lambda _: self._list_layers())
        self._selecting.by_area.meeting.changed.connect(lambda _: self._show_rule())
        self._tools.chosen.changed.connect(lambda _: self._refresh())

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        for button in self._shapes.values():
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self._close)
        layout = QGridLayout(self)
        self._fit = CardFit(self, layout, WIDTH_PX)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        layout.setHorizontalSpacing(Space.S)
        layout.setVerticalSpacing(Space.S)
        layout.setColumnStretch(1, 1)
        layout.addLayout(head, 0, 0, 1, 2)
        rows = (
            (self._rule_label, self.rule),
            (self._layer_label, self.layer),
            (self._radius_label, self.radius),
        )
        for row, (label, field) in enumerate(rows, 1):
            layout.addWidget(label, row, 0)
            layout.addWidget(field, row, 1)
            label.setBuddy(field)
        layout.addWidget(self._hint, len(rows) + 1, 0, 1, 2)
        self._recolor()

    def _recolor(self) -> None:
        color = theme_of(self.palette()).color("text_muted")
        for name, button in self._shapes.items():
            button.setIcon(icon(name.replace("_", "-"), color))
        self._close.setIcon(icon("close", color))

    def _write(self, words: Words) -> None:
        named = (*((button, f"command.{name}") for name, button in self._shapes.items()),)
        for button, code in (*named, (self._close, "select.close")):
            button.setToolTip(words(code))
            button.setAccessibleName(words(code))
        self._rule_label.setText(words("select.rule"))
        self._layer_label.setText(words("select.layer"))
        self._radius_label.setText(words("select.radius"))
        self.radius.setPlaceholderText(words("select.radius_example"))
        self.rule.clear()
        self.rule.addItems([words(f"select.{each}") for each in MEETINGS])
        self._show_rule()
        self._refresh()

    def _refresh(self) -> None:
        """Show what belongs to the tool of now."""
        chosen = self._tools.chosen.value
        self.setVisible(chosen in SELECTS)
        if chosen not in SELECTS:
            return
        for name, button in self._shapes.items():
            button.setChecked(name == chosen)
        is_circle = chosen == "select_circle"
        for widget in (self._radius_label, self.radius):
            widget.setVisible(is_circle)
        if is_circle:
            self._follow_circle()
        words = self._state.words.value
        self._hint.setText(f"{words(f'select.hint_{chosen}')} {words('select.hint_keys')}")
        self._list_layers()
        self._fit.fit()

    def _follow_circle(self) -> None:
        radius_m = self._tools.select_circle.radius_m
        if not self._follows_circle:
            self._follows_circle = True
            radius_m.changed.connect(self._show_radius)
        self._show_radius(radius_m.value)

    def _show_radius(self, radius_m: float) -> None:
        if radius_m > 0:
            self.radius.setText(length_text(radius_m, self._state.words.value))

    def _list_layers(self) -> None:
        if self.isHidden() or self.layer.view().isVisible():
            return
        words, chosen = self._state.words.value, self._selecting.layers.chosen.value
        choices = self._selecting.layers.choices
        names = {each.layer_id: each.name.in_language(words.language) for each in choices}
        if chosen and chosen not in names:
            # It is not drawn just now; nothing else is selected from meanwhile.
            names[chosen] = self._state.layers[chosen].name.in_language(words.language)
        listed = [("", words("select.all_layers")), *names.items()]
        if listed != self._listed:
            self._listed = listed
            self.layer.clear()
            for layer_id, name in listed:
                self.layer.addItem(" ".join(name.split()), layer_id)
        self.layer.setCurrentIndex(self.layer.findData(chosen))

    def _show_rule(self) -> None:
        self.rule.setCurrentIndex(MEETINGS.index(self._selecting.by_area.meeting.value))

    def _choose(self, name: ToolName) -> None:
        self._tools.chosen.set(name)
        self._refresh()

    def _take_rule(self, row: int) -> None:
        self._selecting.by_area.meeting.set(MEETINGS[row])

    def _take_layer(self, row: int) -> None:
        self._selecting.layers.chosen.set(self.layer.itemData(row))

    def _take_radius(self, radius_m: float) -> None:
        self._tools.select_circle.draw(radius_m)
        self._changed()


def _label() -> QLabel:
    label = plain_label("", muted=True)
    label.setWordWrap(False)
    return label


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button
