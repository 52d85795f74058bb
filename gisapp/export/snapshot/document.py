"""All that the snapshot's page is made of, as one JSON document."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from gisapp.core.layers.groups import group_entries, own_title
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.off_map import reason_off_map
from gisapp.core.progress import Progress
from gisapp.core.rasters.raster import Raster
from gisapp.core.space.crs import extent_to_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.space.worlds import HALF_WORLD_M, nearest_move
from gisapp.core.text.json_value import Json
from gisapp.export.filter_notes import filter_notes, filters_told
from gisapp.export.snapshot.about import about, made
from gisapp.export.snapshot.block_files import data_folder
from gisapp.export.snapshot.comparison_json import comparison_json
from gisapp.export.snapshot.dataset_json import dataset_json
from gisapp.export.snapshot.facts_json import pair
from gisapp.export.snapshot.features_beside import layer_beside
from gisapp.export.snapshot.features_json import (
    ground_features,
    own_rows,
    with_subjects,
    with_values,
)
from gisapp.export.snapshot.files_json import files_json
from gisapp.export.snapshot.home_json import home_json
from gisapp.export.snapshot.honesty import care_of, honest_notes, map_line
from gisapp.export.snapshot.looks_json import (
    classes_json,
    counted_json,
    finite,
    labels_json,
    legend_title,
    palettes_json,
)
from gisapp.export.snapshot.number_block import NumberBlock
from gisapp.export.snapshot.request import Snapshot
from gisapp.export.snapshot.shapes import DECIMALS, data_shapes, ground_shapes
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.words import LANGUAGES, load_words

_WORDS = (
    "attribute.",
    "chips.",
    "compare.",
    "condition.",
    "count.",
    "count_one.",
    "derived.",
    "doubt.",
    "fact.",
    "facet.",
    "home.count",
    "home.joined.",
    "home.missing",
    "layers.count_shown",
    "layers.shown_",
    "month.",
    "own.links_unknown",
    "own.locator_",
    "own.more_rows",
    "own.no_row",
    "own.not_added_up",
    "own.other_columns",
    "own.place",
    "own.show_columns",
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
    "style.count_of",
    "style.note_groups",
    "style.note_sample",
    "summary.",
    "table.rows_shown",
    "table.note",
    "unit.",
    "unit_name.",
    "unit_scale.",
)
"""The groups of words that the page uses."""

_SURROUNDINGS = 0.75
"""How far the base map goes beyond what is shown, as a share of that."""
_GROUND_STEPS = 6000
"""Shapes of the base map are reduced to this many steps across it."""


@dataclass(frozen=True, eq=False)
class SnapshotData:
    """The data of a page.

    Parameters
    ----------
    document : dict
        All but the numbers.
    numbers : bytes
        Those to which the document refers, as of `NumberBlock`.
    """

    document: dict[str, Json]
    numbers: bytes


def snapshot_data(snapshot: Snapshot, progress: Progress) -> SnapshotData:
    """Return what the page's scripts read.

    Parameters
    ----------
    progress : Progress
        Reported to, and checked, before each layer and within.

    Raises
    ------
    Cancelled
        The export shall end.
    """
    content, shown = snapshot.content, snapshot.own.shown
    limits = _limits(snapshot)
    attributions = (layer.origin.attribution for layer in content.layers)
    numbers = NumberBlock()
    document: dict[str, Json] = {
        "title": pair(snapshot.title),
        "place": pair(snapshot.place),
        "about": pair(about(snapshot)),
        "made": pair(made(snapshot)),
        "notes": [pair(note) for note in honest_notes(snapshot)],
        "map_line": pair(map_line(snapshot)),
        "review_advice": snapshot.review_advice,
        "files": files_json(snapshot),
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
        "filters": [pair(each) for each in filter_notes(content, load_park_schema())],
        "words": _words(),
        "palette": palettes_json(content.layers),
        "datasets": [
            *(dataset_json(dataset) for dataset in content.datasets),
            *([dataset_json(shown.dataset, shown)] if shown else []),
        ],
        "home": home_json(snapshot),
        "compared": comparison_json(snapshot),
        "left_out": [pair(layer.name) for layer in snapshot.own.left_out],
        "layers": list(_layers(snapshot, limits, numbers, progress)),
    }
    return SnapshotData(document, numbers.data)


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


def _layers(
    snapshot: Snapshot, limits: Extent, numbers: NumberBlock, progress: Progress
) -> Iterator[dict[str, Json]]:
    """Yield the layers, bottom first, with the groups that the Layers panel has them in."""
    content = snapshot.content
    titles = _group_titles(content.layers)
    filters = filters_told(content, load_park_schema())
    layers = {layer.layer_id: layer for layer in content.layers}
    for told in _told_layers(snapshot, limits, numbers, progress):
        layer_id = str(told["id"])
        more = {"group": titles.get(layer_id), "filtered": None}
        if layer_id in filters:
            more["filtered"] = pair(filters[layer_id])
        layer = layers[layer_id]
        care = care_of(layer, content.units)
        more["care"] = [pair(care.tag), pair(care.sentence)] if care.tag else None
        yield told | more | counted_json(layer, content.counts[layer_id])


def _group_titles(layers: Sequence[Layer]) -> dict[str, Json]:
    return {
        layer.layer_id: pair(own_title(entry.key))
        for entry in group_entries(layers)
        if entry.is_group
        for layer in entry.layers
    }


def _told_layers(
    snapshot: Snapshot, limits: Extent, numbers: NumberBlock, progress: Progress
) -> Iterator[dict[str, Json]]:
    layers = snapshot.content.layers
    for done, layer in enumerate(layers):
        progress.check()
        part = progress.part(done / len(layers), (done + 1) / len(layers))
        part.report(0.0)
        if layer.raster is not None:
            yield from _picture_layer(layer, layer.raster, snapshot.extent, progress)
        elif layer.identifiable:
            yield _data_layer(layer, snapshot, numbers, part)
        else:
            tolerance_m = max(limits.width, limits.height) / _GROUND_STEPS
            shapes = ground_shapes(layer, limits, tolerance_m)
            if len(shapes):
                yield _layer(layer, None) | ground_features(layer, shapes, numbers)
        part.report(1.0)
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
        without_items: dict[str, Json] = {"identifiable": False, "features": None}
        yield _layer(layer, None) | without_items | {"picture": picture}


def _layer(layer: Layer, dataset: int | None) -> dict[str, Json]:
    return {
        "id": layer.layer_id,
        "name": pair(layer.name),
        "geometry": layer.geometry.kind,
        "schematic": layer.schematic,
        "identifiable": layer.identifiable,
        "is_table": layer.is_table,
        "opacity": layer.opacity,
        "finest": layer.finest,
        "coarsest": finite(layer.coarsest),
        "attribute": legend_title(layer),
        "classes": classes_json(layer.symbology),
        "labels": labels_json(layer),
        "dataset": dataset,
        "off_map": reason_off_map(layer),
    }


def _data_layer(
    layer: Layer, snapshot: Snapshot, numbers: NumberBlock, progress: Progress
) -> dict[str, Json]:
    datasets, shown = snapshot.content.datasets, snapshot.own.shown
    if layer.layer_id in snapshot.values_beside:
        return _layer(layer, None) | layer_beside(layer, data_folder(snapshot.content, layer))
    middle, reading = snapshot.extent.center[0], progress.part(0.5, 1.0)
    shapes = data_shapes(layer, snapshot.tolerance_m, middle, progress.part(0.0, 0.5))
    if layer.dataset is not None:
        position = datasets.index(layer.dataset)
        return _layer(layer, position) | with_subjects(layer, shapes, numbers)
    if shown is None or layer.layer_id not in shown.layer_ids:
        return _layer(layer, None) | with_values(layer, shapes, numbers, reading)
    return _layer(layer, len(datasets)) | own_rows(layer, shapes, numbers, shown, reading)
