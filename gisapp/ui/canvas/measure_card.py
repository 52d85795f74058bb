"""The card over the map that shows what was measured."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from gisapp.core.space.measurement import Measurement
from gisapp.core.text.measurement_text import detail_texts, result_text, whole_text
from gisapp.core.view_state import ViewState
from gisapp.ui.canvas.card_fit import CardFit
from gisapp.ui.canvas.tool_box import MEASURES, ToolBox, ToolName
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

WIDTH_PX = 304
_RESULT_PX = 22


class MeasureCard(QFrame):
    """Shown while the user measures: result, details, what to do next; copies and closes."""

    def __init__(self, view_state: ViewState, tools: ToolBox) -> None:
        super().__init__()
        self.setObjectName("measureCard")
        self._state = view_state
        self._tools = tools
        self._tool = tools.measure
        self._kinds = {name: _button(f"card_{name}") for name in MEASURES}
        for name, button in self._kinds.items():
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.clicked.connect(lambda _, name=name: self._choose(name))
        self._copy = _button("copyMeasurement")
        self._copy.clicked.connect(self._copy_text)
        self._close = _button("closeMeasurement")
        self._close.clicked.connect(lambda: tools.chosen.set("identify"))
        self._result = plain_label("", px=_RESULT_PX, bold=True, selectable=True)
        self._result.setObjectName("measureResult")
        self._details = plain_label("", selectable=True)
        self._details.setObjectName("measureDetails")
        self._hint = plain_label("", muted=True, px=12)
        self._arrange()
        self._write(view_state.words.value)
        view_state.words.changed.connect(self._write)
        tools.chosen.changed.connect(lambda _: self._check())
        tools.measure.measurement.changed.connect(lambda _: self._refresh())
        tools.measure.can_tell.changed.connect(lambda _: self._refresh())
        view_state.units.changed.connect(lambda _: self._refresh())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def _write(self, words: Words) -> None:
        for name, button in self._kinds.items():
            button.setText(words(f"measure.{MEASURES[name]}"))
        for button, code in ((self._copy, "measure.copy"), (self._close, "measure.close")):
            button.setToolTip(words(code))
            button.setAccessibleName(words(code))
        self._refresh()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        for button in self._kinds.values():
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self._copy)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        layout.setSpacing(Space.XS)
        layout.addLayout(head)
        for label in (self._result, self._details, self._hint):
            layout.addWidget(label)
        self._fit = CardFit(self, layout, WIDTH_PX)
        self._recolor()

    def _recolor(self) -> None:
        color = theme_of(self.palette()).color("text_muted")
        self._copy.setIcon(icon("copy", color))
        self._close.setIcon(icon("close", color))

    def _choose(self, name: ToolName) -> None:
        self._tools.chosen.set(name)
        self._check()

    def _check(self) -> None:
        for name, button in self._kinds.items():
            button.setChecked(name == self._tools.chosen.value)

    def _refresh(self) -> None:
        measurement = self._tool.measurement.value
        self.setVisible(measurement is not None)
        if measurement is None:
            return
        units, words = self._state.units.value, self._state.words.value
        can_tell = self._tool.can_tell.value
        result = result_text(measurement, units, words) if can_tell else ""
        details = detail_texts(measurement, units, words) if can_tell else ()
        _show(self._result, result)
        _show(self._details, "\n".join(details))
        _show(self._hint, words(_hint_code(measurement)))
        self._copy.setEnabled(bool(result))
        self._fit.fit()

    def _copy_text(self) -> None:
        measurement = self._tool.measurement.value
        if measurement is not None:
            text = whole_text(measurement, self._state.units.value, self._state.words.value)
            QApplication.clipboard().setText(text)


def _hint_code(measurement: Measurement) -> str:
    if not measurement.points:
        return "measure.hint_begin"
    return "measure.hint_again" if measurement.is_ended else "measure.hint_go_on"


def _show(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    return button
