"""How many features fit on one page: more are refused, or come as shapes that say nothing."""

from collections.abc import Iterable, Sequence

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.export.redaction.redacted_layers import notes_code

MOST_FEATURES = 300_000
"""With names and values, of all layers: some 20 MB, which a browser opens within seconds."""
MOST_SHAPES = 1_200_000
"""Of all features on the page, with values or without."""
MOST_BESIDE = 2_000_000
"""Of features beside the page, which it reads by where they lie: it knows the place of each, in 13
bytes, and lists of names and columns are read whole."""


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
        where not even their shapes fit, `too_many_beside_page` where a folder has no room. The
        sentence names the layer that has the most.
    """
    largest_first = sorted(layers, key=lambda layer: len(layer.geometry), reverse=True)
    beside = [layer for layer in largest_first if layer.layer_id in values_beside]
    here = [layer for layer in largest_first if layer.layer_id not in values_beside]
    telling = [layer for layer in here if layer.attributes.fields]
    _check(beside, MOST_BESIDE, "too_many_beside_page")
    _check(here, MOST_SHAPES, "too_many_shapes_for_page")
    _check(telling, MOST_FEATURES, "too_many_for_page")


def _check(largest_first: Sequence[Layer], most: int, code: str) -> None:
    if _count(largest_first) > most:
        first = largest_first[0]
        raise ExportError(code, layer=first.name.en, count=len(first.geometry), most=most)


def _count(layers: Iterable[Layer]) -> int:
    return sum(len(layer.geometry) for layer in layers)
