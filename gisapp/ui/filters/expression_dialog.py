"""The dialog in which a layer is filtered by an expression."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gisapp.core.filters.layer_filter import LayerFilter, Matches
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.shown_count import count_text
from gisapp.core.own_parks.filter_fields import filter_fields
from gisapp.core.text.shortening import shortened
from gisapp.session.filtering.column_summaries import ColumnKey
from gisapp.session.session import Session
from gisapp.ui.filters.expression_line import ExpressionLine
from gisapp.ui.filters.opening import can_filter
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.theme import Space

_WIDTH_PX = 560
_MOST_VALUES = 200


class ExpressionDialog(QDialog):
    """A layer, a line for the expression, and how many features are shown.

    Parameters
    ----------
    session : Session
    layer_id : str
        The layer that is chosen at first; another one where it cannot be filtered.
    """

    def __init__(self, session: Session, layer_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, session.state.words.value
        words = self._words
        self.setObjectName("expressionDialog")
        self.setWindowTitle(words("command.filter_by_expression").rstrip("…"))
        self.layers = QComboBox()
        self.layers.setObjectName("expressionLayer")
        self.layers.setAccessibleName(words("expression.layer"))
        for layer in filterable(session):
            self.layers.addItem(shortened(layer.name.in_language(words.language)), layer.layer_id)
        self.layers.setCurrentIndex(max(self.layers.findData(layer_id), 0))
        self._watched: ColumnKey | None = None
        self.line = ExpressionLine((), self._values, session.settings, words)
        self.shown = plain_label("", px=12, muted=True)
        self.shown.setObjectName("expressionShown")
        buttons = QDialogButtonBox()
        close = buttons.addButton(words("window.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.take = buttons.addButton(
            words("expression.apply"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        self.take.setObjectName("expressionApply")
        self.take.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        for each in (self.layers, self.line, self.shown, buttons):
            layout.addWidget(each)
        self.setMinimumWidth(_WIDTH_PX)
        self.line.understood.connect(self.take.setEnabled)
        self.take.clicked.connect(lambda: self._apply(self.line.text))
        self.line.applied.connect(self._apply)
        buttons.rejected.connect(self.close)
        self.layers.currentIndexChanged.connect(lambda _: self._show_layer())
        session.state.layers.changed.connect(self._tell)
        session.column_summaries.changed.connect(self._offer_again)
        self.finished.connect(lambda _: self._stop())
        self._show_layer()
        self.line.line.setFocus()

    @property
    def _layer(self) -> Layer | None:
        here = self._session.state.layers.present([str(self.layers.currentData())])
        return here[0] if here else None

    def _show_layer(self) -> None:
        layer = self._layer
        if layer is None:
            return
        schema = self._session.own_data.schema if layer.mapping else None
        self.line.show_fields(filter_fields(layer, schema))
        typed = [each for each in layer.filter.conditions if isinstance(each, Matches)]
        self.line.set_text(typed[0].expression if typed else self.line.text)
        self._tell(())

    def _tell(self, _: object) -> None:
        layer = self._layer
        count = count_text(layer, self._words) if layer is not None else ""
        self.shown.setText(self._words("expression.shown", count=count) if count else "")

    def _apply(self, text: str) -> None:
        layer = self._layer
        if layer is not None:
            self._session.edits.filter(layer.layer_id, with_expression(layer.filter, text))

    def _values(self, field: str) -> Sequence[tuple[str, int]]:
        """Return the values of a column by their frequency; none until they are counted."""
        layer, summaries = self._layer, self._session.column_summaries
        if layer is None:
            return ()
        key = ColumnKey(layer.layer_id, field)
        if key != self._watched:
            self._leave()
            self._watched = key
            summaries.watch(key)
        summary = summaries.summary_of(key)
        if summary is None:
            return ()
        profile = summary.profile
        places = profile.by_frequency[:_MOST_VALUES]
        counts = profile.counts[places].tolist()
        return list(zip(profile.column.texts(places), counts, strict=True))

    def _offer_again(self, key: ColumnKey) -> None:
        if key == self._watched and self.line.line.hasFocus():
            self.line.offer()

    def _leave(self) -> None:
        if self._watched is not None:
            self._session.column_summaries.leave(self._watched)
            self._watched = None

    def _stop(self) -> None:
        self._leave()
        self._session.state.layers.changed.disconnect(self._tell)
        self._session.column_summaries.changed.disconnect(self._offer_again)


def filterable(session: Session) -> list[Layer]:
    """Return the layers that can be filtered, the topmost first."""
    return [layer for layer in reversed(session.state.layers.visible) if can_filter(layer)]


def with_expression(wanted: LayerFilter, text: str) -> LayerFilter:
    """Return a filter with an expression in place of the one that it has."""
    others = tuple(each for each in wanted.conditions if not isinstance(each, Matches))
    return replace(wanted, conditions=(*others, Matches(text)))
