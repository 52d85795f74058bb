"""The commands that write files: render and export."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

from gisapp.cli.arguments import Arguments
from gisapp.cli.documents import as_document
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.progress import progress_line
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.classify import classify
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.partial_loading import loaded_for, without_features
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.errors import ExportError, SourceError
from gisapp.export.atomic_file import whole_file
from gisapp.export.open_files import check_not_open
from gisapp.words import LANGUAGES, load_words

PICTURE_SIZE = (1600, 1000)
"""Logical pixels of a rendered map where `--size` is not given."""
_REPEATS = 3
_LARGE_BYTES = 20_000_000


def render(arguments: Arguments) -> int:
    """Paint the map to a file and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, or the picture cannot be written.
    """
    from gisapp.export.image import ImageRequest, write_image
    from gisapp.export.shown_content import ShownContent
    from gisapp.render.kernels import prepare_kernels
    from gisapp.render.palette import load_palette

    started = perf_counter()
    if any(_is_large(uri) for uri in arguments.sources):
        # Loaded while the file is read, they are there when painting begins.
        Thread(target=prepare_kernels, args=(Event(),), name="kernels", daemon=True).start()
    layers = layers_of(open_all(arguments))
    for path in filter(None, (arguments.output, arguments.timings)):
        check_not_open(path, layers)
    width, height = arguments.size or PICTURE_SIZE
    viewport = Viewport.fitting(_extent(arguments, layers), width, height, _margin(arguments))
    layers = _colored(arguments, loaded_for(layers, viewport.with_surroundings.extent))
    open_ms = _ms_since(started)
    request = ImageRequest(
        ShownContent.of(layers, language=arguments.lang or "en"),
        viewport,
        load_palette("light"),
        repeats=_REPEATS if arguments.timings else 1,
    )
    with _fonts(), progress_line(sys.stderr) as progress:
        painted = write_image(request, arguments.output, progress)
    if arguments.timings is not None:
        total_ms = _ms_since(started)
        index_ms = _index_ms(layers)
        document = as_document(
            {
                "open_ms": max(0.0, round(open_ms - index_ms, 2)),
                "index_ms": index_ms,
                "paint_ms": [round(each, 2) for each in painted.paint_ms],
                "total_ms": total_ms,
                "features": painted.features,
                "vertices": painted.vertices,
            }
        )
        with whole_file(arguments.timings) as part:
            part.write_text(document + "\n", encoding="utf-8")
    return 0


def _is_large(uri: str) -> bool:
    """True for a file that may well have so many features that kernels paint them."""
    path = Path(uri)
    return path.is_file() and path.stat().st_size > _LARGE_BYTES


def _index_ms(layers: Sequence[Layer]) -> float:
    """Return how long building all indexes takes, which was part of opening the layers."""
    started = perf_counter()
    for layer in layers:
        FeatureIndex(layer.geometry)
    return _ms_since(started)


def _colored(arguments: Arguments, layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Colour the layers that have the attribute `--by` by it."""
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
        code = "no_attribute" if known else "no_attributes"
        raise SourceError(code, field=field, known=known)
    for layer in without_features(layers):
        if field in fields.get(layer.layer_id, ()):
            raise SourceError("too_many_to_color", layer=layer.name.en, field=field)
    words = [load_words(language) for language in LANGUAGES]
    return tuple(
        classify(layer, field, words).of(layer)
        if field in fields.get(layer.layer_id, ())
        else layer
        for layer in layers
    )


@contextmanager
def _fonts() -> Iterator[None]:
    """Let Qt find its fonts while painting; on Linux this needs no display."""
    from PySide6.QtGui import QGuiApplication

    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["gisapp"])
    yield
    del application


def export(arguments: Arguments) -> int:
    """Write a snapshot or features to a file, by its suffix, and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, or the file cannot be written.
    """
    suffix = arguments.output.suffix.lower()
    if suffix in (".html", ".htm"):
        _export_snapshot(arguments)
    elif suffix in (".geojson", ".json"):
        _export_features(arguments)
    elif suffix == ".txt":
        _export_boundary_points(arguments)
    else:
        code = "no_export_format" if suffix else "no_export_suffix"
        raise ExportError(code, path=arguments.output.name, suffix=suffix)
    return 0


def _export_snapshot(arguments: Arguments) -> None:
    from gisapp.export.snapshot.request import SnapshotRequest
    from gisapp.export.snapshot.writer import write_snapshot

    opened = open_all(arguments)
    layers = layers_of(opened)
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
    with progress_line(sys.stderr) as progress:
        write_snapshot(request, arguments.output, progress)


def _export_features(arguments: Arguments) -> None:
    from gisapp.export.features import write_features
    from gisapp.export.left_out import left_out
    from gisapp.export.shown_content import ShownContent

    layers = tuple(layer for layer in layers_of(open_all(arguments)) if layer.identifiable)
    _check_selected(arguments, layers)
    check_not_open(arguments.output, layers)
    if layers and all(layer.raster is not None for layer in layers):
        raise ExportError("only_pictures", layers=", ".join(layer.name.en for layer in layers))
    with progress_line(sys.stderr) as progress:
        write_features(
            ShownContent.of(layers),
            arguments.output,
            extent=extent_from_degrees(arguments.extent) if arguments.extent else None,
            uids=(arguments.select,) if arguments.select else None,
            to_crs=arguments.to_crs,
            progress=progress,
        )
    for sentence in left_out(layers, load_words("en")):
        print(f"gisapp: {sentence}", file=sys.stderr)


def _export_boundary_points(arguments: Arguments) -> None:
    from gisapp.export.boundary_txt import BoundaryOptions, plot_layers, write_boundary_txt
    from gisapp.export.shown_content import ShownContent

    layers = tuple(layer for layer in layers_of(open_all(arguments)) if layer.identifiable)
    _check_selected(arguments, layers)
    check_not_open(arguments.output, layers)
    content = ShownContent.of(layers)
    with progress_line(sys.stderr) as progress:
        write_boundary_txt(
            content,
            arguments.output,
            BoundaryOptions(arguments.to_crs, date=date.today().isoformat()),
            extent=extent_from_degrees(arguments.extent) if arguments.extent else None,
            uids=(arguments.select,) if arguments.select else None,
            progress=progress,
        )
    if any(layer.schematic for layer in plot_layers(content)):
        print(f"gisapp: {load_words('en')('boundary.schematic')}", file=sys.stderr)


def _check_selected(arguments: Arguments, layers: Sequence[Layer]) -> None:
    if arguments.select is not None and find_subject(layers, arguments.select) is None:
        raise SourceError("no_such_uid", uid=arguments.select)


def _extent(arguments: Arguments, layers: Sequence[Layer]) -> Extent:
    """Return what the picture or page shows, in EPSG:3857."""
    if arguments.extent is not None:
        return extent_from_degrees(arguments.extent)
    extent = LayerStack(tuple(layers)).home_extent
    if extent is None:
        raise SourceError("no_place")
    return extent


def _margin(arguments: Arguments) -> float:
    """Return the room around the extent: a chosen one is shown as it is."""
    return 0.0 if arguments.extent is not None else 0.06


def _ms_since(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
