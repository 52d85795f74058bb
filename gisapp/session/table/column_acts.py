"""What is done with a column of a layer without a dialog: coloured, ranked, labelled, shown."""

from collections.abc import Callable
from dataclasses import replace

from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.label_texts import label_choice
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import field_named
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.view_state import ViewState
from gisapp.session.layer_edits import LayerEdits
from gisapp.session.table.arranging import RANKED
from gisapp.session.table.layer_tables import LayerTables, has_table
from gisapp.session.table.table_rows import NOTES

_IN_BRACES = frozenset("{}")


class ColumnActs:
    """Colours, labels and ranks layers by their columns; what changes a layer can be undone.

    Parameters
    ----------
    view_state : ViewState
    edits : LayerEdits
    tables : LayerTables
    schema : callable
        Returns the properties that columns of mapped layers can state.
    """

    def __init__(
        self,
        view_state: ViewState,
        edits: LayerEdits,
        tables: LayerTables,
        schema: Callable[[], ParkSchema],
    ) -> None:
        self._layers = view_state.layers
        self._edits = edits
        self._tables = tables
        self._schema = schema

    def color_by(self, layer_id: str, column: str) -> None:
        """Colour a layer by a column, in the way that suits its values."""
        self._edits.color_by(layer_id, column)

    def label_by(self, layer_id: str, column: str) -> None:
        """Write the values of a column beside the features."""
        layer = self._layers[layer_id]
        labels = replace(label_choice(layer), template=f"{{{column}}}", is_on=True)
        self._edits.style(layer_id, replace(layer.style, labels=labels))

    def rank_by(self, layer_id: str, column: str, feature_id: int | None = None) -> None:
        """Show the table of a layer with the best of a column first.

        Parameters
        ----------
        feature_id : int or None
            The feature whose row is to be seen; None for the first one.
        """
        self._tables.open(layer_id)
        is_descending = self._better(layer_id, column) != "lower"
        look = self._tables.look.sorted_by(column, descending=is_descending)
        hidden = tuple(each for each in look.hidden if each != column)
        self._tables.change_look(replace(look, hidden=hidden))
        self._tables.seek(column, feature_id)
        self._tables.show_layer(layer_id)

    def show(self, layer_id: str, column: str, feature_id: int) -> None:
        """Show a cell in its table, in whatever order that is."""
        self._tables.open(layer_id)
        self._tables.seek(column, feature_id)
        self._tables.show_layer(layer_id)

    def _better(self, layer_id: str, column: str) -> str:
        """Return which of two numbers is the better one, as far as the mapping tells."""
        mapping = self._layers[layer_id].mapping
        stated = mapping.column(column) if mapping is not None else None
        known = self._schema().properties.get(stated.property_code) if stated else None
        return known.better if known is not None else ""


def can_color(layer: Layer, column: str) -> bool:
    """True for a layer that is seen, and a column of its source."""
    return not layer.is_table and layer.raster is None and _has(layer, column)


def can_label(layer: Layer, column: str) -> bool:
    """True for a column that a template of labels can name."""
    return can_color(layer, column) and not _IN_BRACES.intersection(column)


def can_rank(layer: Layer, column: str) -> bool:
    """True for numbers of which one is more than another: never for codes and ids."""
    field = field_named(layer, column)
    if field is None or not has_table(layer):
        return False
    return field.is_numeric and role_of(layer, field) in RANKED


def can_show(layer: Layer, column: str) -> bool:
    """True for a column of a layer that has a table."""
    return has_table(layer) and _has(layer, column)


def _has(layer: Layer, column: str) -> bool:
    return column != NOTES and field_named(layer, column) is not None
