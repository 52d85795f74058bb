"""What each command does: it opens sources, asks the core, and prints or writes."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from time import perf_counter

import numpy as np

from gisapp.cli.arguments import Arguments
from gisapp.cli.documents import as_document, hit_of, info_of
from gisapp.cli.progress import ProgressLine
from gisapp.core.bilingual import Bilingual
from gisapp.core.classify import categorised
from gisapp.core.crs import extent_from_degrees, lonlat_to_mercator
from gisapp.core.dossier import dossier_of
from gisapp.core.dossier_json import dossier_as_json
from gisapp.core.dossier_text import dossier_as_text
from gisapp.core.extent import Extent
from gisapp.core.feature_index import FeatureIndex
from gisapp.core.identify import identify
from gisapp.core.layer import FeatureRef, Layer
from gisapp.core.layer_stack import LayerStack
from gisapp.core.nearness import contains_point
from gisapp.core.park_dataset import ParkDataset
from gisapp.core.subjects import drawn_area_m2, find_subject
from gisapp.core.units import UnitChoice
from gisapp.core.viewport import Viewport
from gisapp.errors import ExportError, SourceError
from gisapp.export.whole_file import whole_file
from gisapp.sources.open import OpenedSource, open_embedded, open_source
from gisapp.words import LANGUAGES, load_words

PICTURE_SIZE = (1600, 1000)
"""Logical pixels of a rendered map where `--size` is not given."""
_REPEATS = 3


def view(arguments: Arguments) -> int:
    """Open the window."""
    from gisapp.app import ViewArguments, run

    return run(
        ViewArguments(
            sources=tuple(arguments.sources),
            select=arguments.select or "",
            extent=arguments.extent,
            language=arguments.lang,
            size=arguments.size,
            screenshot=arguments.screenshot,
            crs=arguments.crs,
            encoding=arguments.encoding,
        )
    )


def info(arguments: Arguments) -> int:
    """Tell the layers of the sources."""
    layers = [layer for layer in _layers(_open(arguments)) if layer.identifiable]
    if arguments.json:
        print(as_document([info_of(layer) for layer in layers]))
        return 0
    for layer in layers:
        origin = layer.origin
        shape = f"{origin.geometry_type}, {origin.crs or 'no CRS'}"
        print(f"{origin.layer}: {shape}, features: {len(layer.geometry)}")
    for message in dict.fromkeys(
        problem.message for layer in layers for problem in layer.origin.problems
    ):
        print(f"problem: {message}")
    return 0


def identify_at(arguments: Arguments) -> int:
    """Tell what lies at a point."""
    layers = _layers(_open(arguments))
    (x, y), *_ = lonlat_to_mercator(np.array([arguments.at])).tolist()
    # Web Mercator stretches metres on the ground by this.
    stretch = 1 / np.cos(np.radians(arguments.at[1]))
    found = identify(layers, x, y, arguments.tolerance * stretch)
    hits = [hit_of(layers, ref) for ref in found if _is_hit(layers, ref, x, y)]
    if arguments.json:
        print(as_document(hits))
        return 0
    for hit in hits:
        print(f"{hit['name'] or hit['id']} ({hit['uid'] or hit['layer']})")
    if not hits:
        print("Nothing lies there.")
    return 0


def _is_hit(layers: Sequence[Layer], ref: FeatureRef, x: float, y: float) -> bool:
    """Tell whether a polygon holds the point; a click may mean one nearby, a number does not."""
    geometry = next(layer for layer in layers if layer.layer_id == ref.layer_id).geometry
    row = geometry.row_of(ref.feature_id)
    if geometry.kind != "polygon" or row is None:
        return True
    return bool(contains_point(geometry, np.array([row]), x, y)[0])


def facts(arguments: Arguments) -> int:
    """Tell all that is known of one subject."""
    opened = _open(arguments)
    for source in opened:
        if source.dataset is not None and arguments.uid in source.dataset.subjects:
            _print_facts(arguments, source.dataset, source.layers)
            return 0
    known = sorted(uid for source in opened if source.dataset for uid in source.dataset.subjects)
    if not known:
        raise SourceError(f"{arguments.sources[0]} holds no facts; give a file of the park schema")
    raise SourceError(f"no subject is called {arguments.uid!r}; there are: {', '.join(known)}")


def _print_facts(arguments: Arguments, dataset: ParkDataset, layers: Sequence[Layer]) -> None:
    words = load_words("en")
    dossier = dossier_of(dataset, arguments.uid)
    area = drawn_area_m2(layers, arguments.uid)
    if arguments.json:
        print(as_document(dossier_as_json(dossier, dataset, words, area)))
    else:
        print(dossier_as_text(dossier, dataset, UnitChoice(), words), end="")


def render(arguments: Arguments) -> int:
    """Paint the map to a file."""
    from gisapp.export.image import ImageRequest, write_image
    from gisapp.render.palette import load_palette

    started = perf_counter()
    layers = _coloured(arguments, _layers(_open(arguments)))
    opened = perf_counter()
    for layer in layers:
        FeatureIndex(layer.geometry)
    indexed = perf_counter()
    width, height = arguments.size or PICTURE_SIZE
    request = ImageRequest(
        layers,
        Viewport.fitting(_extent(arguments, layers), width, height, _margin(arguments)),
        load_palette("light"),
        load_words(arguments.lang or "en"),
        repeats=_REPEATS if arguments.timings else 1,
    )
    with _fonts():
        painted = write_image(request, arguments.output)
    if arguments.timings is not None:
        # A source comes indexed; its index is built once more to tell the one from the other.
        index_ms = _ms(indexed - opened)
        document = as_document(
            {
                "open_ms": max(0.0, _ms(opened - started) - index_ms),
                "index_ms": index_ms,
                "paint_ms": [round(each, 2) for each in painted.paint_ms],
                "total_ms": _ms(perf_counter() - started),
                "features": painted.features,
                "vertices": painted.vertices,
            }
        )
        with whole_file(arguments.timings) as part:
            part.write_text(document + "\n", encoding="utf-8")
    return 0


def _coloured(arguments: Arguments, layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Give the layers that have the attribute `--by` a colour for each of its values."""
    field = arguments.by
    if field is None:
        return layers
    fields = {
        layer.layer_id: [each.name for each in layer.attributes.fields]
        for layer in layers
        if layer.identifiable
    }
    if not any(field in names for names in fields.values()):
        known = ", ".join(dict.fromkeys(name for names in fields.values() for name in names))
        raise SourceError(f"no layer has the attribute {field!r}; there are: {known}")
    rest = Bilingual(*(load_words(language)("layers.other_values") for language in LANGUAGES))
    return tuple(
        categorised(layer, field, rest) if field in fields.get(layer.layer_id, ()) else layer
        for layer in layers
    )


@contextmanager
def _fonts() -> Iterator[None]:
    """Have Qt's fonts at hand while painting; on Linux no display is needed for them."""
    from PySide6.QtGui import QGuiApplication

    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["gisapp"])
    yield
    del application


def export(arguments: Arguments) -> int:
    """Write a snapshot or features to a file."""
    suffix = arguments.output.suffix.lower()
    if suffix in (".html", ".htm"):
        _export_snapshot(arguments)
    elif suffix in (".geojson", ".json"):
        _export_features(arguments)
    else:
        raise ExportError(
            f"{arguments.output.name}: this version writes .html and .geojson, "
            f"not {suffix or 'a file without suffix'}"
        )
    return 0


def _export_snapshot(arguments: Arguments) -> None:
    from gisapp.export.snapshot import write_snapshot
    from gisapp.export.snapshot_request import SnapshotRequest

    opened = _open(arguments)
    layers = _layers(opened)
    datasets = tuple(source.dataset for source in opened if source.dataset is not None)
    _check_selected(arguments, layers)
    request = SnapshotRequest(
        layers=layers,
        datasets=datasets,
        extent=_extent(arguments, layers),
        language=arguments.lang or "en",
        title=arguments.title or "",
        date=date.today().isoformat(),
        selected_uid=arguments.select or "",
    )
    with ProgressLine(sys.stderr) as line:
        write_snapshot(request, arguments.output, line.show)


def _export_features(arguments: Arguments) -> None:
    from gisapp.export.features import write_features

    layers = tuple(layer for layer in _layers(_open(arguments)) if layer.identifiable)
    _check_selected(arguments, layers)
    write_features(
        layers,
        arguments.output,
        extent=extent_from_degrees(arguments.extent) if arguments.extent else None,
        uids=(arguments.select,) if arguments.select else None,
        to_crs=arguments.to_crs,
    )


def _check_selected(arguments: Arguments, layers: Sequence[Layer]) -> None:
    if arguments.select is not None and find_subject(layers, arguments.select) is None:
        raise SourceError(f"no subject is called {arguments.select!r}")


def _open(arguments: Arguments) -> tuple[OpenedSource, ...]:
    """Return the sources that were named, or else the embedded data."""
    if not arguments.sources:
        return (open_embedded(),)
    return tuple(
        open_source(uri, crs=arguments.crs, encoding=arguments.encoding)
        for uri in arguments.sources
    )


def _layers(opened: Sequence[OpenedSource]) -> tuple[Layer, ...]:
    """Return all layers, bottom first, each with an id of its own."""
    stack = LayerStack()
    for source in opened:
        stack.add(*source.layers)
    return stack.layers


def _extent(arguments: Arguments, layers: Sequence[Layer]) -> Extent:
    """Return what shall be seen, in EPSG:3857."""
    if arguments.extent is not None:
        return extent_from_degrees(arguments.extent)
    extent = LayerStack(tuple(layers)).extent
    if extent is None:
        raise SourceError("nothing in the source has a place on the map")
    return extent


def _margin(arguments: Arguments) -> float:
    """Return the room around the extent: a chosen one is shown as it is."""
    return 0.0 if arguments.extent is not None else 0.06


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
