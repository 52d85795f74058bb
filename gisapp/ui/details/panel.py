"""The details panel: reads out what is selected, with its history, hit list and copies."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.view_state import ViewState
from gisapp.errors import GisAppError
from gisapp.session.attribute_loading import AttributeLoader, layers_read
from gisapp.session.selection_totals import SelectionTotals
from gisapp.ui.details.history import ReadingHistory
from gisapp.ui.details.pages import Page, failure_page, page_of
from gisapp.ui.widgets import icons
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.ui.details.hit_list import HitList


class DetailsPanel(QWidget):
    """Shows a page for whatever a view state has selected.

    `wanted` tells the `FeatureRef` or `TopicRef` that the user asked for by a link or through
    the history; whoever listens selects it. Only the choice among the features that lie under
    one click is made here, as it keeps their list. `tools` are its buttons, in a row above the
    page, from where a dock may take them into its head.
    """

    wanted = Signal(object)

    def __init__(
        self,
        view_state: ViewState,
        fetching: AttributeLoader,
        summing: SelectionTotals,
        words_of: Callable[[], Words],
    ) -> None:
        super().__init__()
        self.setObjectName("detailsPanel")
        self._view_state = view_state
        self._fetching = fetching
        self._summing = summing
        self._words_of = words_of
        self._history = ReadingHistory()
        self._back = _tool_button("detailsBack", lambda: self._go(-1))
        self._forward = _tool_button("detailsForward", lambda: self._go(+1))
        self._copy = _tool_button("detailsCopy")
        self._copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._copy)
        self._copy.setMenu(menu)
        self._copy_text = menu.addAction("", lambda: _to_clipboard(self._page.as_text))
        self._copy_json = menu.addAction("", lambda: _to_clipboard(self._page.as_json))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tools = QWidget()
        self._arrange()
        self.retranslate()
        self._dress()
        view_state.selection.changed.connect(self._selected)
        view_state.words.changed.connect(lambda _: self.retranslate())
        view_state.units.changed.connect(lambda _: self._refresh())
        view_state.datasets.changed.connect(lambda _: self._refresh())
        fetching.changed.connect(self._refresh_for)
        summing.changed.connect(lambda _: self._refresh())
        view_state.layers.changed.connect(self._forget_what_is_gone)

    def retranslate(self) -> None:
        """Say everything anew: in another language, in other units."""
        words = self._words_of()
        for button, code in (
            (self._back, "panel.back"),
            (self._forward, "panel.forward"),
            (self._copy, "panel.copy_menu"),
        ):
            button.setToolTip(words(code))
            button.setAccessibleName(words(code))
        self._copy_text.setText(words("panel.copy_text"))
        self._copy_json.setText(words("panel.copy_json"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _arrange(self) -> None:
        bar = QHBoxLayout(self.tools)
        bar.setContentsMargins(Space.S, 0, Space.S, 0)
        bar.setSpacing(2)
        bar.addWidget(self._back)
        bar.addWidget(self._forward)
        bar.addStretch(1)
        bar.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addWidget(self._scroll, 1)

    def _dress(self) -> None:
        color = theme_of(self.palette()).color("text")
        self._back.setIcon(icons.icon("arrow-left", color))
        self._forward.setIcon(icons.icon("arrow-right", color))
        self._copy.setIcon(icons.icon("copy", color))

    def _selected(self, selection: Selection) -> None:
        if selection.subject is not None:
            self._history.note(selection.subject)
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        """Make the page again and stay at the place that is read."""
        place = self._scroll.verticalScrollBar().value()
        self._show()
        self._scroll.verticalScrollBar().setValue(place)

    def _refresh_for(self, attributes: AttributeTable) -> None:
        read = layers_read(self._view_state.selection.value, self._view_state.layers)
        if any(layer.attributes is attributes for layer in read):
            self._refresh()

    def _make_page(self) -> "tuple[Page, HitList | None]":
        """Return the page, and the list of what else lay under the click where there was more."""
        state, words = self._view_state, self._words_of()
        try:
            page = page_of(state, self._fetching, self._summing, words, self.wanted.emit)
            return page, self._make_hits(words)
        except GisAppError as failure:
            return failure_page(failure), None

    def _make_hits(self, words: Words) -> "HitList | None":
        selection = self._view_state.selection.value
        if len(selection.candidates) < 2 or selection.subject is None:
            return None
        # The window starts with nothing selected: the list need not be loaded then.
        from gisapp.ui.details.hit_list import HitList

        return HitList(selection, self._view_state.layers, words, self._choose)

    def _show(self) -> None:
        page, hits = self._make_page()
        self._page = page
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if hits is not None:
            layout.addWidget(hits)
        layout.addWidget(page.view, 1)
        # The old page may be the one whose click is being handled: it goes a moment later.
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        # Laid out at the width that it gets, not at another one before.
        content.resize(self._scroll.maximumViewportSize())
        self._scroll.setWidget(content)
        self._show_history()
        self._copy.setVisible(page.as_text is not None)

    def _choose(self, ref: FeatureRef) -> None:
        candidates = self._view_state.selection.value.candidates
        self._view_state.selection.set(Selection(FeatureSet.of(ref), candidates))

    def _forget_what_is_gone(self, layers: tuple[Layer, ...]) -> None:
        here = {layer.layer_id for layer in layers}
        self._history.keep(lambda read: isinstance(read, TopicRef) or read.layer_id in here)
        self._show_history()

    def _show_history(self) -> None:
        self._back.setEnabled(self._history.can_go_back)
        self._forward.setEnabled(self._history.can_go_forward)

    def _go(self, step: int) -> None:
        self.wanted.emit(self._history.go(step))


def _tool_button(name: str, on_click: Callable[[], None] | None = None) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if on_click is not None:
        button.clicked.connect(on_click)
    return button


def _to_clipboard(text_of: Callable[[], str] | None) -> None:
    if text_of is not None:
        QGuiApplication.clipboard().setText(text_of())
