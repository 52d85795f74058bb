"""The field that a user most likely wants features to be told apart by."""

from collections.abc import Sequence

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.field_roles import role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress

_MOST_READ = 100
"""Features whose values are looked at: so many are read quickly by their ids."""
_FEWEST_ALIKE = 3


def likely_amount(layer: Layer, fields: Sequence[Field]) -> str:
    """Return the name of the first field with amounts or rates, else of the first one.

    Parameters
    ----------
    layer : Layer
    fields : sequence of Field
        Those with numbers, the likeliest first; empty for "".
    """
    amounts = (each for each in fields if role_of(layer, each) in ("quantity", "rate"))
    return next((each.name for each in (*amounts, *fields)), "")


def likely_kind(layer: Layer, fields: Sequence[Field], progress: Progress = NO_PROGRESS) -> str:
    """Return the name of the first field whose values repeat, so that there are few classes.

    For workers where the layer's attributes are not at hand.

    Parameters
    ----------
    layer : Layer
        Its first features in memory are looked at.
    fields : sequence of Field
        The likeliest first; empty for "".
    progress : Progress

    Returns
    -------
    str
        The first field's name where the values of none repeat.

    Raises
    ------
    SourceError
        The source cannot be read any more.
    """
    if not layer.attributes.is_at_hand:
        layer.attributes.fetch(progress)
    wanted = [each.name for each in fields if role_of(layer, each) not in ("quantity", "rate")]
    ids = layer.geometry.feature_ids[:_MOST_READ].tolist()
    columns = layer.attributes.columns(wanted, ids) if wanted and ids else {}
    most = max(2, len(ids) // _FEWEST_ALIKE)
    repeating = (name for name, each in columns.items() if 1 < len(each.distinct) <= most)
    return next(repeating, fields[0].name if fields else "")
