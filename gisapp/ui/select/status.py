"""What the status bar tells of the selection: how many, how many hidden, and one sum."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from gisapp.core.events import Observable
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.selection import FeatureSet, Ids
from gisapp.session.session import Session
from gisapp.ui.select.figures import NO_FIGURE, Figure, chosen_figure, figures_of
from gisapp.ui.widgets.plain_text import in_menu, in_tooltip
from gisapp.words import Words

_SETTING = "selection_figure"
_WIDEST_PX = 420


class SelectionButton(QToolButton):
    """Tells of the selection; its menu chooses the sum, which is remembered.

    Parameters
    ----------
    session : Session
        What the window is a view of.
    add_commands : callable
        Adds further entries to the menu.
    """

    def __init__(self, session: Session, add_commands: Callable[[QMenu], object]) -> None:
        super().__init__()
        self.setObjectName("statusSelection")
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._session = session
        self._state = session.state
        self._add_commands = add_commands
        self._chosen = Observable(session.settings.text(_SETTING))
        menu = QMenu(self)
        menu.setObjectName("selectionFigures")
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._listen()
        self._write()

    def _listen(self) -> None:
        state, write = self._state, lambda _: self._write()
        for observed in (state.selection, state.words, state.units, self._chosen):
            observed.changed.connect(write)
        state.layers.changed.connect(write)
        self._session.selection_totals.changed.connect(write)
        self._session.selecting.shape_sums.changed.connect(write)

    def _write(self) -> None:
        features, words = self._state.selection.value.features, self._state.words.value
        self.setVisible(bool(features))
        if not features:
            return
        by_filter, by_class = hidden_of(features, self._state.layers)
        figure = chosen_figure(self._figures, self._chosen.value)
        parts = [words("select.count", count=f"{len(features):,}")]
        if by_filter:
            parts.append(words("select.hidden_by_filter", count=f"{by_filter:,}"))
        if by_class:
            parts.append(words("select.hidden_by_class", count=f"{by_class:,}"))
        if figure is not None:
            parts.append(_text_of(figure, words))
        text = words("select.separator").join(parts)
        elide = Qt.TextElideMode.ElideMiddle
        self.setText(in_menu(self.fontMetrics().elidedText(text, elide, _WIDEST_PX)))
        self.setToolTip(in_tooltip(f"{text}. {words('select.status_hint')}"))
        self.setAccessibleName(text)

    @property
    def _figures(self) -> tuple[Figure, ...]:
        session = self._session
        return figures_of(self._state, session.selecting.shape_sums.now, session.selection_totals)

    def _fill(self) -> None:
        words, menu = self._state.words.value, self.menu()
        menu.clear()
        figures = self._figures
        shown = chosen_figure(figures, self._chosen.value)
        for figure in figures:
            text = in_menu(_text_of(figure, words))
            action = menu.addAction(text, partial(self._choose, figure.key))
            action.setCheckable(True)
            action.setChecked(figure is shown)
        if figures:
            none = menu.addAction(words("select.no_figure"), partial(self._choose, NO_FIGURE))
            none.setCheckable(True)
            none.setChecked(shown is None)
            menu.addSeparator()
        self._add_commands(menu)

    def _choose(self, key: str) -> None:
        self._session.settings.remember(_SETTING, key)
        self._chosen.set(key)


def hidden_of(features: FeatureSet, layers: LayerStack) -> tuple[int, int]:
    """Return how many features the filters of their layers hide, and how many hidden classes."""
    by_filter = by_class = 0
    for layer in layers.present(features.ids):
        ids, content = features.ids[layer.layer_id], layer.content
        hidden = _count_of(ids, layer, content.shown)
        filtered = _count_of(ids, layer, content.passing)
        by_filter += filtered
        by_class += hidden - filtered
    return by_filter, by_class


def _count_of(ids: Ids, layer: Layer, shown: NDArray[np.bool_] | None) -> int:
    """Return how many of some features are not among those shown."""
    if shown is None:
        return 0
    return int(np.isin(ids, layer.geometry.feature_ids[~shown]).sum())


def _text_of(figure: Figure, words: Words) -> str:
    text = words("select.figure", name=figure.name, value=figure.value)
    return f"{text} {figure.note}" if figure.note else text
