"""The dialog that selects what a typed expression is true for."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.view_state import ViewState
from gisapp.session.select.expression_selector import ExpressionSelector, fields_of
from gisapp.session.settings import Settings
from gisapp.ui.filters.expression_line import ExpressionLine
from gisapp.ui.select.select_boxes import LayerBox, ModeBox, has_features
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space
from gisapp.words import Words

_SMALLEST_PX = (500, 310)
"""With room for what is said of the expression."""
_MOST_FIELDS = 12


class ExpressionDialog(QDialog):
    """Asks for a layer and an expression, and says what is wrong with it while it is typed."""

    def __init__(
        self,
        state: ViewState,
        selector: ExpressionSelector,
        settings: Settings,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("selectByExpressionDialog")
        self.setWindowTitle(words("command.select_by_expression").rstrip("…"))
        self._state = state
        self._selector = selector
        self._words = words
        self.layer = LayerBox("expressionLayer", state, has_features)
        for layer_id in state.selection.value.features.ids:
            self.layer.choose(layer_id)
        self.expression = ExpressionLine((), _no_values, settings, words)
        self.mode = ModeBox(words)
        self._fields = plain_label("", muted=True, px=12)
        self.layer.currentIndexChanged.connect(lambda _: self._show_layer())
        self._arrange(words)
        self.expression.understood.connect(self.take.setEnabled)
        self.expression.applied.connect(self._select)
        state.layers.changed.connect(self._refresh)
        self.finished.connect(lambda _: state.layers.changed.disconnect(self._refresh))
        self._show_layer()
        self.expression.line.setFocus()

    def _arrange(self, words: Words) -> None:
        buttons = QDialogButtonBox()
        close = buttons.addButton(words("window.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.take = QPushButton(words("select.take"))
        self.take.setObjectName("selectTake")
        self.take.setDefault(True)
        self.take.clicked.connect(lambda: self._select(self.expression.text))
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.rejected.connect(self.close)
        form = QFormLayout()
        form.setHorizontalSpacing(Space.M)
        form.setVerticalSpacing(Space.S)
        form.addRow(words("select.features_of"), self.layer)
        form.addRow(words("select.for_which"), self.expression)
        form.addRow("", self._fields)
        form.addRow(words("select.mode"), self.mode)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumSize(*_SMALLEST_PX)

    def _refresh(self, _: object) -> None:
        self.layer.refill()

    def _show_layer(self) -> None:
        words = self._words
        layers = self._state.layers.present((self.layer.layer_id,))
        fields = [field for layer in layers for field in fields_of(layer)]
        listed = words("select.list_separator").join(each.name for each in fields[:_MOST_FIELDS])
        if len(fields) > _MOST_FIELDS:
            listed = words("select.more_fields", fields=listed, count=len(fields) - _MOST_FIELDS)
        self._fields.setText(words("select.fields", fields=listed) if fields else "")
        self.expression.show_fields(fields)

    def _select(self, text: str) -> None:
        if self.layer.layer_id:
            self._selector.select(self.layer.layer_id, text, self.mode.mode)


def _no_values(_: str) -> Sequence[tuple[str, int]]:
    """Offer no values: nobody has counted them for this dialog."""
    return ()
