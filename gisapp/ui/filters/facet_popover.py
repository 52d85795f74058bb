"""The card in which a layer is filtered by one of its columns, opened beside what was clicked."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.filters.conditions import condition_on, without_field
from gisapp.core.filters.layer_filter import NO_FILTER
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.shown_count import shown_count
from gisapp.core.text.shortening import shortened
from gisapp.core.text.units import format_number
from gisapp.session.filtering.column_summaries import ColumnKey
from gisapp.session.session import Session
from gisapp.ui.filters.facet_view import FacetView
from gisapp.ui.widgets.icons import icon
from gisapp.ui.widgets.plain_label import plain_label
from gisapp.ui.widgets.popover import GAP_PX, PopupCard
from gisapp.ui.widgets.theme import Space, theme_of

WIDTH_PX = 348


class FacetPopover(PopupCard):
    """Shows a column to filter by, and which other columns there are; Esc or a click closes it."""

    def __init__(self, session: Session, layer_id: str, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("facetPopover")
        self._session, self._layer_id = session, layer_id
        self._words = words = session.state.words.value
        self._near = QRect()
        layer = session.state.layers[layer_id]
        name = layer.name.in_language(words.language)
        self.setWindowTitle(words("facet.title", name=name))
        self.setAccessibleName(words("facet.title", name=name))
        self._name = plain_label(shortened(name), px=12, muted=True)
        self.fields = QComboBox()
        self.fields.setObjectName("facetField")
        self.fields.setAccessibleName(words("facet.field"))
        self.fields.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.fields.setMinimumContentsLength(8)
        for each in layer.attributes.fields:
            self.fields.addItem(shortened(each.shown), each.name)
        self.fields.setCurrentIndex(max(self.fields.findData(field), 0))
        self.close_button = QToolButton()
        self.close_button.setObjectName("facetClose")
        self.close_button.setToolTip(words("facet.close"))
        self.close_button.setAccessibleName(words("facet.close"))
        self.close_button.setIcon(icon("close", theme_of(self.palette()).color("text_muted")))
        self.close_button.clicked.connect(self.close)
        self.shown = plain_label("", px=12)
        self.shown.setObjectName("facetShown")
        self.clear = _button(words("facet.clear"), "facetClear")
        self.clear.clicked.connect(self._clear)
        self.clear_all = _button(words("facet.clear_all"), "facetClearAll")
        self.clear_all.clicked.connect(lambda: session.edits.filter(layer_id, NO_FILTER))
        self.view = FacetView(session, ColumnKey(layer_id, self._field))
        self._arrange()
        self.view.resized.connect(self._fit)
        self.fields.currentIndexChanged.connect(lambda _: self._change_field())
        session.state.layers.changed.connect(self._follow)
        self._tell()

    @property
    def _field(self) -> str:
        return str(self.fields.currentData())

    def open_beside(self, anchor: QWidget, area: QRect | None = None) -> None:
        """Open below a widget, or a part of it, or above it where there is no room."""
        area = anchor.rect() if area is None else area
        self._near = QRect(anchor.mapToGlobal(area.topLeft()), area.size())
        self._screen = anchor.screen().availableGeometry()
        self._fit()
        self.show()
        first = self.view.search if self.view.search.isVisible() else self.fields
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._session.state.layers.changed.disconnect(self._follow)
        self.view.stop()
        super().closeEvent(event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.fields, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(Space.XS)
        foot.addWidget(self.shown, 1)
        foot.addWidget(self.clear)
        foot.addWidget(self.clear_all)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(self._name)
        layout.addLayout(head)
        layout.addWidget(self.view)
        layout.addLayout(foot)

    def _change_field(self) -> None:
        before, key = self.view, ColumnKey(self._layer_id, self._field)
        self.view = FacetView(self._session, key)
        self.view.resized.connect(self._fit)
        self._layout.replaceWidget(before, self.view)
        before.stop()
        before.hide()
        before.deleteLater()
        self._tell()
        self._fit()

    def _fit(self) -> None:
        """Take the height that is needed, near what was clicked and all on one screen."""
        if self._near.isNull():
            return
        for layout in (self.view.layout(), self._layout):
            if layout is not None:
                layout.invalidate()
                layout.activate()
        screen = self._screen
        height = min(self._layout.totalHeightForWidth(WIDTH_PX), screen.height() - 2 * Space.S)
        corner = QPoint(self._near.left(), self._near.bottom() + GAP_PX)
        if corner.y() + height > screen.bottom():
            corner.setY(self._near.top() - GAP_PX - height)
        self.setGeometry(
            min(max(corner.x(), screen.left()), screen.right() - WIDTH_PX),
            min(max(corner.y(), screen.top()), screen.bottom() - height),
            WIDTH_PX,
            height,
        )

    def _follow(self, _: object) -> None:
        if self._layer_id in self._session.state.layers:
            self._tell()
        else:
            self.close()

    def _tell(self) -> None:
        layer = self._session.state.layers[self._layer_id]
        shown, count = shown_count(layer)
        values = {"shown": format_number(shown), "count": format_number(count)}
        code = "facet.shown" if shown or not layer.filter.conditions else "facet.nothing_left"
        self.shown.setText(self._words(code, **values))
        own = condition_on(layer.filter, self._field)
        self.clear.setVisible(own is not None)
        self.clear_all.setVisible(_has_others(layer, self._field))

    def _clear(self) -> None:
        wanted = without_field(self._session.state.layers[self._layer_id].filter, self._field)
        self._session.edits.filter(self._layer_id, wanted)


def _has_others(layer: Layer, field: str) -> bool:
    return bool(without_field(layer.filter, field).conditions)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setFlat(True)
    button.setAutoDefault(False)
    return button
