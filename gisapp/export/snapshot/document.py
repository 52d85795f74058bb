"""All that the snapshot's page is made of, as one JSON document."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from gisapp import paths
from gisapp.core.layers.attribute_values import attribute_rows, byte_count
from gisapp.core.layers.attributes import Field, FieldRole
from gisapp.core.layers.field_roles import LARGEST_EXACT, NUMBER_ROLES, role_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.off_map import reason_off_map
from gisapp.core.layers.symbology import Symbology
from gisapp.core.progress import Progress
from gisapp.core.rasters.raster import Raster
from gisapp.core.search.text_column import LONGEST_IN_PINYIN
from gisapp.core.space.crs import extent_to_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, nearest_move
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.json_value import Json
from gisapp.core.text.matching import bare
from gisapp.core.text.pinyin import MOST_BY_PHRASE, readings_of, spellings
from gisapp.export.snapshot.dataset_json import dataset_json, pair
from gisapp.export.snapshot.request import Snapshot
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
    "search.by_",
    "search.from_",
    "search.in_text",
    "search.most_found",
    "search.on_base_map",
    "search.refused_",
    "snapshot.",
    "unit.",
)
"""The groups of words that the page uses."""

_SURROUNDINGS = 0.75
"""How far the base map goes beyond what is shown, as a share of that."""
_GROUND_STEPS = 6000
"""Shapes of the base map are reduced to this many steps across it."""


def snapshot_data(snapshot: Snapshot, progress: Progress) -> dict[str, Json]:
    """Return the document that the page's scripts read.

    Parameters
    ----------
    progress : Progress
        Reported to, and checked, before each layer.

    Raises
    ------
    Cancelled
        The export shall end.
    """
    content = snapshot.content
    limits = _limits(snapshot)
    attributions = (layer.origin.attribution for layer in content.layers)
    return {
        "title": pair(snapshot.title),
        "place": pair(snapshot.place),
        "date": snapshot.date,
        "author": snapshot.author,
        "language": content.language,
        "units": asdict(content.units),
        "selected": snapshot.selected_uid,
        "view": _degrees(snapshot.extent),
        "limits": _degrees(limits),
        "tolerance_m": snapshot.tolerance_m,
        "decimals": DECIMALS,
        "attribution": list(dict.fromkeys(filter(None, attributions))),
        "words": _words(),
        "palette": _palettes(),
        "datasets": [dataset_json(dataset) for dataset in content.datasets],
        "layers": list(_layers(snapshot, limits, progress)),
    }


def exact_json(value: Json) -> Json:
    """Return a value for the page: as text where JavaScript would round a whole number.

    >>> exact_json(2**53 - 1), exact_json(2**53 + 1)
    (9007199254740991, '9007199254740993')
    """
    is_rounded = isinstance(value, int) and abs(value) >= LARGEST_EXACT
    return str(value) if is_rounded else value


def _limits(snapshot: Snapshot) -> Extent:
    """Return how far the user can go, in EPSG:3857: what there is, and some way around it."""
    whole = snapshot.extent
    for layer in snapshot.content.data_layers:
        # Of a layer too large for memory, only what is loaded goes into the file.
        extent = layer.index.narrow_extent
        if extent is not None:
            move = nearest_move(extent.center[0], snapshot.extent.center[0])
            whole = whole.union(extent.moved(move))
    around = whole.buffered(_SURROUNDINGS * max(whole.width, whole.height))
    middle = snapshot.extent.center[0]
    # Each place is on the page once, as far to the east as to the west of what is shown first.
    return Extent(
        max(around.xmin, middle - HALF_WORLD_M),
        max(around.ymin, -HALF_WORLD_M),
        min(around.xmax, middle + HALF_WORLD_M),
        min(around.ymax, HALF_WORLD_M),
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


def _layers(snapshot: Snapshot, limits: Extent, progress: Progress) -> Iterator[dict[str, Json]]:
    layers, datasets = snapshot.content.layers, snapshot.content.datasets
    for done, layer in enumerate(layers):
        progress.check()
        progress.report(done / len(layers))
        if layer.raster is not None:
            yield from _picture_layer(layer, layer.raster, snapshot.extent, progress)
        elif layer.identifiable:
            position = datasets.index(layer.dataset) if layer.dataset else None
            shapes = data_shapes(layer, snapshot.tolerance_m, snapshot.extent.center[0])
            yield _layer(layer, position) | _data_features(layer, shapes)
        else:
            tolerance_m = max(limits.width, limits.height) / _GROUND_STEPS
            shapes = ground_shapes(layer, limits, tolerance_m)
            if shapes:
                yield _layer(layer, None) | {"features": _ground_features(layer, shapes)}
    progress.check()
    progress.report(1.0)


def _picture_layer(
    layer: Layer, raster: Raster, seen: Extent, progress: Progress
) -> Iterator[dict[str, Json]]:
    """Yield a raster as a layer with a picture and no features, where some of it is seen."""
    # Only here is Qt needed: most pages have no picture.
    from gisapp.export.snapshot.pictures import stored_picture

    picture = stored_picture(raster, seen, progress)
    if picture is not None:
        without_items: dict[str, Json] = {"identifiable": False, "features": []}
        yield _layer(layer, None) | without_items | {"picture": picture}


def _layer(layer: Layer, dataset: int | None) -> dict[str, Json]:
    return {
        "id": layer.layer_id,
        "name": pair(layer.name),
        "group": layer.group,
        "geometry": layer.geometry.kind,
        "schematic": layer.schematic,
        "identifiable": layer.identifiable,
        "is_table": layer.is_table,
        "opacity": layer.opacity,
        "finest": layer.finest,
        "coarsest": _finite(layer.coarsest),
        "attribute": layer.symbology.attribute,
        "classes": _classes(layer.symbology),
        "labels": None
        if layer.labels is None
        else asdict(layer.labels) | {"coarsest": _finite(layer.labels.coarsest)},
        "dataset": dataset,
        "off_map": reason_off_map(layer),
    }


def _finite(number: float) -> float | None:
    """Return a number for JSON, which has no infinity: None stands for it."""
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
            **pinyin,
        }
        for each, name, pinyin in zip(shapes, names, _spelled(names), strict=True)
    ]


def _data_features(layer: Layer, shapes: list[StoredShape]) -> dict[str, Json]:
    """Return the features with their subject, or else with the fields and their values.

    `field_labels` are what fields are to be called, empty for their names; `roles` says what the
    numbers of each field are, None for a field of other values; `readings` how Chinese characters
    of short values are read.
    """
    ids = [_feature_id(layer, each) for each in shapes]
    features: list[dict[str, Json]] = [
        {"id": exact_json(feature_id), "class": int(layer.classes[each.row]), "shape": each.shape}
        for each, feature_id in zip(shapes, ids, strict=True)
    ]
    if layer.dataset is not None:
        uids = layer.attributes.column("uid", ids).values
        return {
            "features": [
                feature | {"subject": str(uid)} for feature, uid in zip(features, uids, strict=True)
            ]
        }
    names = layer.attributes.names(ids)
    spelled = _spelled(names)
    fields = [field.name for field in layer.attributes.fields]
    rows = list(attribute_rows(layer.attributes, fields, ids, byte_count))
    return {
        "fields": fields,
        "field_labels": [field.label for field in layer.attributes.fields],
        "roles": [_number_role(layer, field) for field in layer.attributes.fields],
        "readings": _readings(rows),
        "features": [
            feature
            | {"name": pair(name), "values": [exact_json(value) for value in values]}
            | pinyin
            for feature, name, values, pinyin in zip(features, names, rows, spelled, strict=True)
        ],
    }


def _number_role(layer: Layer, field: Field) -> FieldRole | None:
    role = role_of(layer, field)
    return role if field.is_numeric and role in NUMBER_ROLES else None


def _spelled(names: Sequence[Bilingual]) -> Iterator[dict[str, Json]]:
    """Yield each Chinese name in pinyin and by its initials, by which the page finds it."""
    by_phrase = len(names) <= MOST_BY_PHRASE
    for readings in spellings([bare(name.zh) for name in names], by_phrase):
        forms = dict.fromkeys(form for each in readings for form in each)
        yield {"pinyin": list(forms)} if forms else {}


def _readings(rows: Iterable[Sequence[Json]]) -> dict[str, Json]:
    """Return how the characters of short values are read, by which the page finds these."""
    texts = (bare(value) for row in rows for value in row if isinstance(value, str))
    return dict(readings_of(text for text in texts if len(text) <= LONGEST_IN_PINYIN))


def _feature_id(layer: Layer, stored: StoredShape) -> int:
    return int(layer.geometry.feature_ids[stored.row])
