"""All that the snapshot's page is made of, as one JSON document."""

import json
import math
from collections.abc import Iterator
from dataclasses import asdict

from gisapp import paths
from gisapp.core.layers.attribute_values import attribute_rows
from gisapp.core.layers.classify import unclassified
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.symbology import Symbology
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.crs import EARTH_RADIUS, extent_to_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.json_value import Json
from gisapp.core.text.units import MONEY_OF
from gisapp.export.progress import Stage
from gisapp.export.snapshot.dataset_json import dataset_json, pair, shown_part
from gisapp.export.snapshot.request import SnapshotRequest, place_of, title_of
from gisapp.export.snapshot.shapes import DECIMALS, StoredShape, data_shapes, ground_shapes
from gisapp.words import LANGUAGES, load_words

_WORDS = (
    "attribute.",
    "count.",
    "count_one.",
    "derived.",
    "doubt.",
    "fact.",
    "month.",
    "panel.",
    "period.",
    "qualifier.",
    "snapshot.",
    "unit.",
)
"""The groups of words that the page uses."""

_SURROUNDINGS = 0.75
"""How far the base map goes beyond what is shown, as a share of that."""
_GROUND_STEPS = 6000
"""Shapes of the base map are reduced to this many steps across it."""


def snapshot_data(request: SnapshotRequest, stage: Stage) -> dict[str, Json]:
    """Return the document that the page's scripts read.

    Parameters
    ----------
    stage : callable
        Called with a share from 0 to 1 before each step.
    """
    layers = request.shown_layers
    datasets = [shown_part(dataset, layers, request.hidden_fields) for dataset in request.datasets]
    limits = _limits(request)
    return {
        "title": pair(title_of(request)),
        "place": pair(place_of(datasets)),
        "date": request.date,
        "author": request.author,
        "language": request.language,
        "units": asdict(request.unit_choice),
        "usual_money": {str(language): money for language, money in MONEY_OF.items()},
        "selected": request.selected_uid,
        "view": _degrees(request.extent),
        "limits": _degrees(limits),
        "tolerance_m": request.tolerance_m,
        "decimals": DECIMALS,
        "attribution": list(
            dict.fromkeys(layer.origin.attribution for layer in layers if layer.origin.attribution)
        ),
        "words": _words(),
        "palette": _palettes(),
        "datasets": [dataset_json(dataset) for dataset in datasets],
        "layers": list(_layers(request, limits, stage)),
    }


def _limits(request: SnapshotRequest) -> Extent:
    """Return how far the user can go, in EPSG:3857: what there is, and some way around it."""
    whole = request.extent
    for layer in request.shown_layers:
        # Of a layer beyond memory, what it holds goes into the file.
        extent = layer.index.extent
        if layer.identifiable and extent is not None:
            whole = whole.union(extent)
    around = whole.buffered(_SURROUNDINGS * max(whole.width, whole.height))
    half_world = math.pi * EARTH_RADIUS
    return Extent(
        max(around.xmin, -half_world),
        max(around.ymin, -half_world),
        min(around.xmax, half_world),
        min(around.ymax, half_world),
    )


def _degrees(extent: Extent) -> list[float]:
    box = extent_to_degrees(extent)
    return [round(edge, DECIMALS) for edge in (box.xmin, box.ymin, box.xmax, box.ymax)]


def _words() -> dict[str, Json]:
    return {
        language: {
            code: words
            for code, words in load_words(language).entries.items()
            if code.startswith(_WORDS)
        }
        for language in LANGUAGES
    }


def _palettes() -> Json:
    # Read here as plain JSON: gisapp.render.palette is for painting, and brings Qt along.
    palettes: Json = json.loads((paths.resources() / "palettes.json").read_text(encoding="utf-8"))
    return palettes


def _layers(request: SnapshotRequest, limits: Extent, stage: Stage) -> Iterator[dict[str, Json]]:
    layers = request.shown_layers
    for done, each in enumerate(layers):
        layer = each
        stage(done / len(layers))
        position = _position(layer.dataset, request.datasets)
        if layer.identifiable:
            if f"{layer.layer_id}/{layer.symbology.attribute}" in request.hidden_fields:
                # No class tells a hidden value.
                layer = unclassified(layer).of(layer)
            shapes = data_shapes(layer, request.tolerance_m)
            yield _layer(layer, position) | _data_features(
                layer, position, shapes, request.hidden_fields
            )
        else:
            tolerance_m = max(limits.width, limits.height) / _GROUND_STEPS
            shapes = ground_shapes(layer, limits, tolerance_m)
            if shapes:
                yield _layer(layer, position) | {"features": _ground_features(layer, shapes)}
    stage(1.0)


def _position(dataset: ParkDataset | None, datasets: tuple[ParkDataset, ...]) -> int | None:
    return datasets.index(dataset) if dataset in datasets else None


def _layer(layer: Layer, dataset: int | None) -> dict[str, Json]:
    return {
        "id": layer.layer_id,
        "name": pair(layer.name),
        "group": layer.group,
        "geometry": layer.geometry.kind,
        "schematic": layer.schematic,
        "identifiable": layer.identifiable,
        "opacity": layer.opacity,
        "finest": layer.finest,
        "coarsest": _finite(layer.coarsest),
        "attribute": layer.symbology.attribute,
        "classes": _classes(layer.symbology),
        "labels": None
        if layer.labels is None
        else asdict(layer.labels) | {"coarsest": _finite(layer.labels.coarsest)},
        "dataset": dataset,
    }


def _finite(number: float) -> float | None:
    """Return a number that JSON can tell: without an end is null."""
    return number if math.isfinite(number) else None


def _classes(symbology: Symbology) -> list[Json]:
    return [
        {"label": pair(each.label), "symbol": asdict(each.symbol)} for each in symbology.classes
    ]


def _ground_features(layer: Layer, shapes: list[StoredShape]) -> list[Json]:
    names = layer.attributes.names([_feature_id(layer, each) for each in shapes])
    return [
        {
            "name": pair(name),
            "class": int(layer.classes[each.row]),
            "shape": each.shape,
        }
        for each, name in zip(shapes, names, strict=True)
    ]


def _data_features(
    layer: Layer, position: int | None, shapes: list[StoredShape], hidden_fields: frozenset[str]
) -> dict[str, Json]:
    """Return the features with their subject, or else with the fields and their values."""
    ids = [_feature_id(layer, each) for each in shapes]
    features: list[dict[str, Json]] = [
        {"id": feature_id, "class": int(layer.classes[each.row]), "shape": each.shape}
        for each, feature_id in zip(shapes, ids, strict=True)
    ]
    if position is not None:
        uids = layer.attributes.column("uid", ids).values
        return {
            "features": [
                feature | {"subject": str(uid)} for feature, uid in zip(features, uids, strict=True)
            ]
        }
    names = layer.attributes.names(ids)
    shown, hidden = _split_fields(layer, hidden_fields)
    secrets = attribute_rows(layer.attributes, hidden, ids)
    rows = attribute_rows(layer.attributes, shown, ids)
    return {
        "fields": shown,
        "features": [
            feature | {"name": pair(_unless_in(secret, name)), "values": values}
            for feature, name, secret, values in zip(features, names, secrets, rows, strict=True)
        ],
    }


def _split_fields(layer: Layer, hidden_fields: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return the names of the fields that are shown, and of those that are hidden."""
    names = [field.name for field in layer.attributes.fields]
    hidden = [name for name in names if f"{layer.layer_id}/{name}" in hidden_fields]
    return [name for name in names if name not in hidden], hidden


def _unless_in(hidden_values: tuple[Json, ...], name: Bilingual) -> Bilingual:
    """Return a feature's name, or none where it is the value of a hidden field."""
    return Bilingual() if {name.en, name.zh} & set(map(str, hidden_values)) else name


def _feature_id(layer: Layer, stored: StoredShape) -> int:
    return int(layer.geometry.feature_ids[stored.row])
