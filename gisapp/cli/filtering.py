"""The layers that a command works on show what `--filter`, or their project, wants."""

from collections.abc import Sequence
from dataclasses import replace

from gisapp.cli.arguments import Arguments
from gisapp.core.filters.layer_filter import Matches
from gisapp.core.layers.layer import Layer
from gisapp.errors import GisAppError


def filtered_layers(arguments: Arguments, layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return layers that show what their projects and the expression want.

    Layers of which the expression cannot be asked, for they have other columns, stay as they are.

    Raises
    ------
    GisAppError
        It cannot be asked of any layer, or a project's filter cannot.
    """
    if arguments.filter is None and not any(layer.filter.conditions for layer in layers):
        return tuple(layers)
    made: list[Layer] = []
    failure: GisAppError | None = None
    is_asked = arguments.filter is None
    for layer in layers:
        try:
            made.append(_filtered(layer, arguments.filter, layers))
            is_asked = is_asked or _may_be_asked(layer)
        except GisAppError as error:
            failure = failure or error
            made.append(layer)
    if failure is not None and not is_asked:
        raise failure
    return tuple(made)


def _may_be_asked(layer: Layer) -> bool:
    return layer.identifiable and layer.raster is None


def _filtered(layer: Layer, expression: str | None, layers: Sequence[Layer]) -> Layer:
    from gisapp.core.own_parks.filtered import filtered
    from gisapp.sources.parks.park_schema import load_park_schema

    wanted = layer.filter
    if expression is not None and _may_be_asked(layer):
        wanted = replace(wanted, conditions=(*wanted.conditions, Matches(expression)))
    if not wanted.conditions:
        return layer
    schema = load_park_schema() if layer.mapping else None
    others = {each.layer_id: each.index for each in layers if each.layer_id in wanted.layers}
    return filtered(layer, wanted, schema, others)
