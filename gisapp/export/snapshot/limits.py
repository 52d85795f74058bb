"""How many features fit on one page: more are refused, or come as shapes that say nothing."""

from collections.abc import Iterable, Sequence

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.export.redaction.redacted_layers import notes_code

MOST_FEATURES = 300_000
"""With names and values, of all layers: some 20 MB, which a browser opens within seconds."""
MOST_SHAPES = 1_200_000
"""Of all features, with values or without."""


def codes_of_all(layers: Sequence[Layer]) -> frozenset[str]:
    """Return by what `hidden_fields` names all that the features of some layers say."""
    fields = (
        f"{layer.layer_id}/{field.name}" for layer in layers for field in layer.attributes.fields
    )
    return frozenset([*fields, *map(notes_code, layers)])


def layers_too_many(layers: Iterable[Layer]) -> frozenset[str]:
    """Return the ids of the layers that must say nothing for a page to hold all: the largest.

    Parameters
    ----------
    layers : iterable of Layer
        Those with features, without what is hidden. Subjects of datasets always say all.
    """
    telling = [layer for layer in layers if layer.attributes.fields]
    most_first = sorted(telling, key=lambda layer: len(layer.geometry), reverse=True)
    found, rest = [], _count(telling)
    for layer in most_first:
        if rest <= MOST_FEATURES:
            break
        if layer.dataset is None:
            found.append(layer.layer_id)
            rest -= len(layer.geometry)
    return frozenset(found)


def check_fits(layers: Iterable[Layer], values_beside: frozenset[str] = frozenset()) -> None:
    """Raise where the features of some layers are too many for one page.

    Parameters
    ----------
    layers : iterable of Layer
        Those with features, without what is hidden.
    values_beside : frozenset of str
        Ids of those whose values are not on the page.

    Raises
    ------
    ExportError
        `too_many_for_page` where fewer would fit or less said of them, `too_many_shapes_for_page`
        where not even their shapes fit. The sentence names the layer that has the most.
    """
    largest_first = sorted(layers, key=lambda layer: len(layer.geometry), reverse=True)
    if _count(largest_first) > MOST_SHAPES:
        first = largest_first[0]
        raise ExportError(
            "too_many_shapes_for_page",
            layer=first.name.en,
            count=len(first.geometry),
            most=MOST_SHAPES,
        )
    telling = [
        layer
        for layer in largest_first
        if layer.attributes.fields and layer.layer_id not in values_beside
    ]
    if _count(telling) > MOST_FEATURES:
        first = telling[0]
        raise ExportError(
            "too_many_for_page",
            layer=first.name.en,
            count=len(first.geometry),
            most=MOST_FEATURES,
        )


def _count(layers: Iterable[Layer]) -> int:
    return sum(len(layer.geometry) for layer in layers)
