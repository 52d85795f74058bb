"""Where rows of the layer tree come that are dropped on another row, or beside it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView, QTreeWidgetItem

from gisapp.core.layers.arrangement import Place, Stack
from gisapp.core.layers.groups import NO_GROUP, entry_with, group_entries
from gisapp.ui.layers.tree_items import group_key_of, layer_id_of

Position = QAbstractItemView.DropIndicatorPosition
_EDGES, _LEAST_EDGE_PX, _MOST_EDGE_PX = 5.5, 2, 12
"""Which part of a row is its edge, as `QAbstractItemView` has it."""


def drop_place(
    target: QTreeWidgetItem | None, position: Position, layers: Stack, *, whole: bool
) -> Place | None:
    """Return where dropped layers come, None where there is no such place.

    Parameters
    ----------
    target : QTreeWidgetItem or None
        The row that they are dropped on; None for the room below all rows.
    position : DropIndicatorPosition
        Whether they are dropped on it, above or below it.
    layers : tuple of Layer
        All layers, bottom first.
    whole : bool
        True where groups are dragged, which cannot be within another one.
    """
    if not layers:
        return None
    if target is None:
        lowest = group_entries(layers)[-1]
        return Place(lowest.layers[-1].layer_id, True)
    is_below = position == Position.BelowItem
    if group_key_of(target) is not None:
        return _beside_head(target, position, layers, whole=whole)
    layer_id = layer_id_of(target)
    entry = entry_with(layers, layer_id)
    if whole and entry.is_group:
        return Place(entry.layers[-1 if is_below else 0].layer_id, is_below)
    # Below a class of a legend is below its layer.
    is_below = is_below or (target.parent() is not None and bool(layer_id_of(target.parent())))
    return Place(layer_id, is_below, entry.key if entry.is_group else NO_GROUP)


def drop_position(row: QRect, y: int, *, takes_drops: bool) -> Position:
    """Return whether a place is on a row, above or below it, as Qt draws its drop indicator.

    Parameters
    ----------
    row : QRect
    y : int
        The place, in the same pixels.
    takes_drops : bool
        True for a row that something can be dropped on, rather than beside it.
    """
    edge_px = min(max(round(row.height() / _EDGES), _LEAST_EDGE_PX), _MOST_EDGE_PX)
    if takes_drops and row.top() + edge_px <= y <= row.bottom() - edge_px:
        return Position.OnItem
    return Position.AboveItem if y < row.center().y() else Position.BelowItem


def _beside_head(
    head: QTreeWidgetItem, position: Position, layers: Stack, *, whole: bool
) -> Place | None:
    key = group_key_of(head)
    entry = next((each for each in group_entries(layers) if each.key == key), None)
    if entry is None or key is None:
        return None
    top, bottom = entry.layers[0].layer_id, entry.layers[-1].layer_id
    is_into = position == Position.OnItem or (position == Position.BelowItem and head.isExpanded())
    if is_into and not whole:
        return Place(top, False, key)
    return Place(bottom, True) if position == Position.BelowItem else Place(top, False)
