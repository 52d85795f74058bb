"""Opens the card in which a layer is filtered by a column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gisapp.core.layers.layer import Layer
from gisapp.session.session import Session

if TYPE_CHECKING:
    from gisapp.ui.filters.facet_popover import FacetPopover


def can_filter(layer: Layer) -> bool:
    """True for a layer whose features have attributes to be filtered by."""
    return layer.identifiable and layer.raster is None and bool(layer.attributes.fields)


def open_facet(
    session: Session, layer_id: str, field: str, anchor: QWidget, area: QRect | None = None
) -> "FacetPopover":
    """Show a column of a layer, to filter by it, beside what was clicked.

    Parameters
    ----------
    session : Session
    layer_id : str
        A layer that `can_filter`.
    field : str
        The column's name; any other text for the one that comes first.
    anchor : QWidget
        What was clicked.
    area : QRect or None
        The part of it, in its own logical pixels; None for all.
    """
    # Most starts of the window end without the card.
    from gisapp.ui.filters.facet_popover import FacetPopover

    card = FacetPopover(session, layer_id, field, anchor.window())
    card.open_beside(anchor, area)
    return card
