"""How layers look, as the page's scripts read it: classes, labels and the colours of both."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from gisapp import paths
from gisapp.core.layers.label_texts import label_style
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.names import field_title
from gisapp.core.layers.styles.palettes import PALETTES
from gisapp.core.layers.symbology import Symbology
from gisapp.core.text.json_value import Json
from gisapp.export.layer_counts import LayerCounts
from gisapp.export.snapshot.facts_json import pair


def classes_json(symbology: Symbology) -> list[Json]:
    """Return the classes in the order in which features refer to them, hidden ones too."""
    return [
        {"label": pair(each.label), "symbol": asdict(each.symbol), "is_hidden": each.is_hidden}
        for each in symbology.classes
    ]


def legend_title(layer: Layer) -> str:
    """Return what stands above the classes of a layer, empty where it has none."""
    attribute = layer.symbology.attribute
    return field_title(layer, attribute) if attribute else ""


def counted_json(layer: Layer, counts: LayerCounts) -> dict[str, Json]:
    """Return what the legend counts of a layer, and says of what its classes were made of.

    `total` are all features of the layer, on the page or not, and `counts` for each class those
    that a filter lets through and all; `notes` are codes of words with their values.
    """
    return {
        "total": counts.features,
        "counts": [[each.passing, each.total] for each in counts.classes],
        "notes": list(_notes(layer, counts)),
    }


def _notes(layer: Layer, counts: LayerCounts) -> Iterator[Json]:
    if not layer.symbology.attribute:
        return
    if layer.symbology.basis == "sample" or counts.looked_at < counts.features:
        looked_at, features = f"{counts.looked_at:,}", f"{counts.features:,}"
        yield ["style.note_sample", {"count": looked_at, "all": features}]
    elif layer.symbology.basis == "groups":
        yield ["style.note_groups", {}]


def labels_json(layer: Layer) -> Json:
    """Return how the labels of a layer are written, None if it has none."""
    style = label_style(layer)
    return None if style is None else asdict(style) | {"coarsest": finite(style.coarsest)}


def palettes_json(layers: Sequence[Layer]) -> Json:
    """Return the colours of both themes, without those of palettes that no layer has."""
    # Read here as plain JSON: gisapp.render.palette is for painting, and brings Qt along.
    palettes: dict[str, dict[str, str]] = json.loads(
        (paths.resources() / "palettes.json").read_text(encoding="utf-8")
    )
    symbols = (each.symbol for layer in layers for each in layer.symbology.classes)
    used = {color for each in symbols for color in (each.fill, each.stroke, each.casing)}
    names = {name for each in PALETTES.values() for name in each.names(each.steps)}
    unused = {side for name in names for side in (name, f"{name}_line")} - used
    return {
        theme: {name: color for name, color in colors.items() if name not in unused}
        for theme, colors in palettes.items()
    }


def finite(number: float) -> float | None:
    """Return a number for JSON, which has no infinity: None stands for it.

    >>> finite(2.5), finite(float("inf"))
    (2.5, None)
    """
    return number if math.isfinite(number) else None
