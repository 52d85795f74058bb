"""The details panel: reads out what is selected, with its history, hit list and copies."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gisapp.core.events import Observable
from gisapp.core.layers.attributes import AttributeTable
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.errors import GisAppError
from gisapp.session.attribute_loading import layers_read
from gisapp.session.own_parks.headlines import Shown
from gisapp.session.session import Session
from gisapp.ui.details.history import Reading, ReadingHistory
from gisapp.ui.details.home_actions import HomeActions
from gisapp.ui.details.home_view import HOME, HomeView
from gisapp.ui.details.page import Page
from gisapp.ui.details.pages import failure_page, page_of
from gisapp.ui.widgets import icons
from gisapp.ui.widgets.theme import Space, theme_of
from gisapp.words import Words

if TYPE_CHECKING:
    from gisapp.ui.details.hit_list import HitList

_MOST_REMEMBERED = 10_000
"""Features of one selection that the way back leads to; more would take memory."""


_HOME_PAUSE_MS = 500
"""Between two home views while files are read: each batch of features changes it."""


class DetailsPanel(QWidget):
    """Shows a page for whatever a view state has selected.

    A link, and a step through what was read before, select something else. `tools` are its
    buttons, in a row above the page, from where a dock may take them into its head.

    Parameters
    ----------
    session : Session
        What is shown.
    run : callable
        Runs the command of a name, as the home view offers it.
    """

    def __init__(self, session: Session, run: Callable[[str], object] = lambda _: None) -> None:
        super().__init__()
        self.setObjectName("detailsPanel")
        self._session = session
        self._actions = HomeActions(
            session.selector.select, run, self._show_problems, self._say_what_columns_mean
        )
        self._view_state = view_state = session.state
        self._history = ReadingHistory()
        self._home_due = QTimer(self, singleShot=True, interval=_HOME_PAUSE_MS)
        self._home_due.timeout.connect(self._refresh_due_home)
        self.can_go_back, self.can_go_forward = Observable(False), Observable(False)
        self.can_copy = Observable(False)
        self._back = _tool_button("detailsBack", lambda: self.go(-1))
        self._forward = _tool_button("detailsForward", lambda: self.go(+1))
        self._compare = _tool_button("detailsCompare", self._toggle_compared)
        self._compare.setCheckable(True)
        self._expose = _tool_button("detailsExpose", lambda: run("expose_details"))
        self.copy_button = _tool_button("detailsCopy")
        self.copy_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tools = QWidget()
        self._arrange()
        self._write(view_state.words.value)
        self._dress()
        view_state.selection.changed.connect(self._selected)
        view_state.words.changed.connect(self._write)
        view_state.units.changed.connect(lambda _: self._refresh())
        view_state.datasets.changed.connect(lambda _: self._refresh())
        session.attribute_loader.changed.connect(self._refresh_for)
        session.selection_totals.changed.connect(lambda _: self._refresh())
        for changed in (
            session.recent_files.all.changed,
            session.recent_projects.all.changed,
            session.presence.gone.changed,
            session.disk_watch.changed.changed,
            session.deliveries.shown.changed,
            session.projects.path.changed,
            session.projects.title.changed,
            session.projects.missing.changed,
            session.start_offers.recoverable.changed,
            session.last_session.offer.changed,
        ):
            changed.connect(lambda _: self._refresh_home())
        self._outline = session.headlines.outline.value
        session.headlines.outline.changed.connect(self._take_outline)
        session.headlines.changed.connect(lambda _: self._take_figures())
        session.loader.ended.connect(lambda _: self._refresh_home())
        session.own_data.changed.connect(lambda _: self._refresh())
        session.compared.pins.changed.connect(lambda _: self._show_compared())
        session.notes.changed.connect(lambda _: self._refresh())
        view_state.layers.changed.connect(self._forget_what_is_gone)

    def go(self, step: int) -> None:
        """Read what was read before (-1) or after (+1) once more."""
        reading = self._history.go(step)
        if isinstance(reading, FeatureSet):
            self._view_state.selection.set(Selection(reading))
        else:
            self._session.selector.select(reading)

    def copy_text(self) -> None:
        """Put the page on the clipboard as text."""
        _to_clipboard(self._page.as_text)

    def copy_json(self) -> None:
        """Put the page on the clipboard as JSON."""
        _to_clipboard(self._page.as_json)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _write(self, words: Words) -> None:
        for button, code in (
            (self._back, "panel.back"),
            (self._forward, "panel.forward"),
            (self.copy_button, "panel.copy_menu"),
            (self._expose, "panel.expose"),
        ):
            button.setToolTip(words(code))
            button.setAccessibleName(words(code))
        self._refresh()

    def _arrange(self) -> None:
        bar = QHBoxLayout(self.tools)
        bar.setContentsMargins(Space.S, 0, Space.S, 0)
        bar.setSpacing(2)
        bar.addWidget(self._back)
        bar.addWidget(self._forward)
        bar.addStretch(1)
        bar.addWidget(self._compare)
        bar.addWidget(self._expose)
        bar.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addWidget(self._scroll, 1)

    def _dress(self) -> None:
        color = theme_of(self.palette()).color("text")
        self._back.setIcon(icons.icon("arrow-left", color))
        self._forward.setIcon(icons.icon("arrow-right", color))
        self._compare.setIcon(icons.icon("compare", color))
        self._expose.setIcon(icons.icon("sheet", color))
        self.copy_button.setIcon(icons.icon("copy", color))

    def _selected(self, selection: Selection) -> None:
        if selection.subject is not None:
            self._history.note(selection.subject)
        elif 1 < len(selection.features) <= _MOST_REMEMBERED:
            self._history.note(selection.features)
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        """Make the page again and stay at the place that is read."""
        place = self._scroll.verticalScrollBar().value()
        self._show()
        self._scroll.verticalScrollBar().setValue(place)

    def _refresh_home(self) -> None:
        """Make the page again where it is the home view; less often while files are read."""
        self._refresh_home_unless(bool(self._session.loader.arriving))

    def _take_figures(self) -> None:
        """Show figures that have come; of many layers not one by one."""
        session = self._session
        self._refresh_home_unless(bool(session.loader.arriving) or session.headlines.are_coming)

    def _take_outline(self, outline: tuple[Shown, ...]) -> None:
        """Tell anew of layers that show something else now; of other ones make the page again."""
        before, self._outline = self._outline, outline
        view, layers = self._page.view, self._view_state.layers
        # What was read anew has other times of saving too, which stand elsewhere on the page.
        is_same = [each.rows for each in before] == [each.rows for each in outline]
        ids = {now.layer_id for was, now in zip(before, outline, strict=False) if was != now}
        changed = layers.present(ids)
        is_own = all(layer.dataset is None for layer in changed)
        if is_same and is_own and isinstance(view, HomeView) and not self._session.loader.arriving:
            view.renew(changed)
        else:
            self._refresh_home()

    def _refresh_home_unless(self, is_more_coming: bool) -> None:
        if self._page.view.objectName() != HOME:
            return
        if not is_more_coming:
            self._home_due.stop()
            self._refresh()
        elif not self._home_due.isActive():
            self._home_due.start()

    def _refresh_due_home(self) -> None:
        if self._page.view.objectName() == HOME:
            self._refresh()

    def _show_problems(self, layer_id: str) -> None:
        # Most starts of the window end without the dialog.
        from gisapp.ui.layers.properties_dialog import PropertiesDialog

        if layer_id in self._session.state.layers:
            layer = self._session.state.layers[layer_id]
            dialog = PropertiesDialog(layer, self._session, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.show()

    def _say_what_columns_mean(self, layer_id: str) -> None:
        if layer_id in self._session.state.layers:
            self._session.mapping_edits.ask(self._session.state.layers[layer_id])

    def _refresh_for(self, attributes: AttributeTable) -> None:
        read = layers_read(self._view_state.selection.value, self._view_state.layers)
        if any(layer.attributes is attributes for layer in read):
            self._refresh()

    def _make_page(self) -> "tuple[Page, HitList | None]":
        """Return the page, and the list of what else lay under the click where there was more."""
        words = self._view_state.words.value
        try:
            page = page_of(self._session, words, self._actions)
            return page, self._make_hits(words)
        except GisAppError as failure:
            return failure_page(failure, self._session), None

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
        self._show_compared()
        self.can_copy.set(page.as_text is not None)
        self.copy_button.setVisible(page.as_text is not None)
        self._expose.setVisible(page.as_text is not None)

    def _toggle_compared(self) -> None:
        subject = self._view_state.selection.value.subject
        if subject is not None:
            self._session.compared.toggle(subject)

    def _show_compared(self) -> None:
        """Show whether what is read is among what is compared."""
        subject = self._view_state.selection.value.subject
        is_pinned = subject is not None and self._session.compared.is_pinned(subject)
        self._compare.setVisible(subject is not None)
        self._compare.setChecked(is_pinned)
        said = self._view_state.words.value("panel.compared" if is_pinned else "panel.compare")
        self._compare.setToolTip(said)
        self._compare.setAccessibleName(said)

    def _choose(self, ref: FeatureRef) -> None:
        candidates = self._view_state.selection.value.candidates
        self._view_state.selection.set(Selection(FeatureSet.of(ref), candidates))

    def _forget_what_is_gone(self, layers: tuple[Layer, ...]) -> None:
        here = {layer.layer_id for layer in layers}
        self._history.keep(lambda reading: _layers_of(reading) <= here)
        self._show_history()

    def _show_history(self) -> None:
        self.can_go_back.set(self._history.can_go_back)
        self.can_go_forward.set(self._history.can_go_forward)
        self._back.setEnabled(self._history.can_go_back)
        self._forward.setEnabled(self._history.can_go_forward)


def _layers_of(reading: Reading) -> set[str]:
    match reading:
        case FeatureSet():
            return set(reading.ids)
        case FeatureRef():
            return {reading.layer_id}
    return set()


def _tool_button(name: str, on_click: Callable[[], object] | None = None) -> QToolButton:
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
