"""The menu of a figure: the map coloured by it, its rank, its filter, its cell, a copy of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QGuiApplication

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import field_named
from gisapp.session.session import Session
from gisapp.session.table.column_acts import can_color, can_label, can_rank, can_show
from gisapp.ui.filters.opening import can_filter, open_facet
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.row_menu import MenuEntry


@dataclass(frozen=True)
class Figure:
    """What a row or a card states.

    Parameters
    ----------
    layer_id, column : str
        The layer and its column that state it.
    feature_id : int or None
        Of which feature; None for a figure of many.
    text : str
        What a copy of it is.
    """

    layer_id: str
    column: str
    feature_id: int | None
    text: str


def offer_figure_menu(box: PaintedBox, session: Session, figure: Figure) -> None:
    """Give the row or card of a figure its menu; which entries it has is seen when it opens."""
    title = session.state.words.value("figure.menu")
    box.offer(title, lambda: tuple(_entries(box, session, figure)))


def _entries(box: PaintedBox, session: Session, figure: Figure) -> Iterator[MenuEntry]:
    acts, words = session.column_acts, session.state.words.value
    layer_id, column, feature_id = figure.layer_id, figure.column, figure.feature_id

    def entry(code: str, run: Callable[[], object], *, begins_part: bool = False) -> MenuEntry:
        return MenuEntry(words(f"figure.{code}"), run, begins_part)

    # The layer may have gone since the page was made.
    for layer in session.state.layers.present([layer_id]):
        if can_color(layer, column):
            yield entry("color_by", partial(acts.color_by, layer_id, column))
        if can_rank(layer, column):
            yield entry("rank_by", partial(acts.rank_by, layer_id, column, feature_id))
        if _can_filter(layer, column):
            yield entry("filter_by", partial(open_facet, session, layer_id, column, box))
        if can_label(layer, column):
            yield entry("label_by", partial(acts.label_by, layer_id, column))
        if feature_id is not None and can_show(layer, column):
            show = partial(acts.show, layer_id, column, feature_id)
            yield entry("show_in_table", show, begins_part=True)
    if figure.text:
        copy = partial(QGuiApplication.clipboard().setText, figure.text)
        yield entry("copy", copy, begins_part=feature_id is None)


def _can_filter(layer: Layer, column: str) -> bool:
    return can_filter(layer) and field_named(layer, column) is not None
