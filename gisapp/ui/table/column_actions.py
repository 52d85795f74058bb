"""What can be done with a column of the table beside looking at it."""

from collections.abc import Callable

from gisapp.core.layers.layer import Layer
from gisapp.session.session import Session
from gisapp.session.table.column_acts import can_color, can_label, can_rank
from gisapp.session.table.table_rows import NOTES
from gisapp.ui.filters.opening import open_facet
from gisapp.ui.table.head_menu import ColumnAction, HeadPlace


def column_actions(session: Session) -> tuple[ColumnAction, ...]:
    """Return what the menu of a column's head has besides: statistics and filter, and colours."""

    def filter_by(layer_id: str, column: str, place: HeadPlace) -> None:
        open_facet(session, layer_id, column, place.widget, place.area)

    def at_once(act: Callable[[str, str], object]) -> Callable[[str, str, HeadPlace], object]:
        return lambda layer_id, column, _place: act(layer_id, column)

    acts = session.column_acts
    return (
        ColumnAction("filter_by", filter_by, _is_of_file),
        ColumnAction("color_by", at_once(acts.color_by), can_color),
        ColumnAction("rank_by", at_once(acts.rank_by), can_rank),
        ColumnAction("label_by", at_once(acts.label_by), can_label),
    )


def _is_of_file(_layer: Layer, column: str) -> bool:
    return column != NOTES
