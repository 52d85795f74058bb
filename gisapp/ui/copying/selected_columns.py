"""The selected features of each layer, with the columns and headings of its table."""

from gisapp.session.selection_copying import CopiedLayer
from gisapp.session.session import Session
from gisapp.session.table.table_rows import table_fields
from gisapp.ui.table.headings import heading_of


def selected_layers(session: Session) -> tuple[CopiedLayer, ...]:
    """Return what is selected, the topmost layer first."""
    state, schema = session.state, session.own_data.schema
    words, selected = state.words.value, state.selection.value.features
    found = []
    for layer in reversed(state.layers.layers):
        ids = selected.ids.get(layer.layer_id)
        if ids is None:
            continue
        fields = table_fields(layer)
        heads = (
            heading_of(layer, each, schema if layer.mapping else None, words) for each in fields
        )
        found.append(
            CopiedLayer(
                layer,
                layer.name.in_language(words.language),
                ids,
                tuple(each.name for each in fields),
                tuple(each.text for each in heads),
            )
        )
    return tuple(found)
