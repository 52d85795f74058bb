"""Which class of a symbology each feature belongs to, by an attribute."""

from collections import Counter
from dataclasses import replace

import numpy as np

from gisapp.core.bilingual import Bilingual
from gisapp.core.layer import Layer
from gisapp.core.symbology import SymbolClass, Symbology

SERIES_COLORS = tuple(f"series{number}" for number in range(1, 9))
"""Names of the palette's colours that tell classes apart."""
REST_COLOR = "feature"


def categorised(layer: Layer, field: str, rest: Bilingual) -> Layer:
    """Return a layer with a colour for each value of an attribute.

    The most frequent values come first. Where there are more values than colours, the others
    share the last class, which is called `rest`, as do features without a value.

    Raises
    ------
    KeyError
        The layer has no such field.
    """
    ids = layer.geometry.feature_ids.tolist()
    values = ["" if value is None else str(value) for value in layer.attributes.column(field, ids)]
    counts = Counter(value for value in values if value)
    frequent = sorted(counts, key=lambda value: (-counts[value], value))[: len(SERIES_COLORS)]
    position = {value: place for place, value in enumerate(frequent)}
    names = [(value, Bilingual(value, value)) for value in frequent]
    colors = SERIES_COLORS[: len(frequent)]
    if any(value not in position for value in values):
        names.append(("", rest))
        colors = (*colors, REST_COLOR)
    symbol = layer.symbology.classes[0].symbol
    classes = tuple(
        SymbolClass(value, label, replace(symbol, fill=symbol.fill and color, stroke=color))
        for (value, label), color in zip(names, colors, strict=True)
    )
    return replace(
        layer,
        symbology=Symbology(classes, field),
        classes=np.array([position.get(value, len(frequent)) for value in values], np.uint8),
    )
