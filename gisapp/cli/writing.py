"""The commands that write files: render and export."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from gisapp.cli.arguments import Arguments
from gisapp.cli.chosen_layers import fields_left_out, layers_chosen
from gisapp.cli.documents import as_document
from gisapp.cli.feature_export import export_features
from gisapp.cli.file_styles import with_file_styles
from gisapp.cli.filtering import filtered_layers
from gisapp.cli.hiding import hidden_of, tell_of_points, warn_of_personal_data
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.own_mappings import with_mappings
from gisapp.cli.progress import progress_line
from gisapp.cli.projects import view_of_project
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.layers.partial_loading import loaded_for, without_features
from gisapp.core.layers.styles.classify import classify
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.space.crs import extent_from_degrees, lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.errors import SourceError
from gisapp.export.atomic_file import whole_file
from gisapp.export.open_files import check_not_open
from gisapp.words import LANGUAGES, load_words

if TYPE_CHECKING:
    from gisapp.export.snapshot.request import TooMany

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
    layers = with_file_styles(arguments, layers_of(open_all(arguments)))
    for path in filter(None, (arguments.output, arguments.timings)):
        check_not_open(path, layers)
    width, height = arguments.size or PICTURE_SIZE
    viewport = shown_viewport(arguments, layers, width, height)
    layers = loaded_for(layers, viewport.with_surroundings.extent)
    layers = colored_by_field(arguments, filtered_layers(arguments, layers))
    open_ms = _ms_since(started)
    request = ImageRequest(
        ShownContent.of(layers, language=arguments.lang or "en"),
        viewport,
        load_palette("light"),
        repeats=_REPEATS if arguments.timings else 1,
    )
    with fonts(), progress_line(sys.stderr) as progress:
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


def colored_by_field(arguments: Arguments, layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Colour the layers that have the attribute `--by` by it.

    Raises
    ------
    SourceError
        No layer has it, or one with it is too large to be coloured.
    """
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
def fonts() -> Iterator[None]:
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
    if arguments.to_folder or suffix in (".html", ".htm"):
        _export_snapshot(arguments)
    else:
        export_features(arguments)
    return 0


def _export_snapshot(arguments: Arguments) -> None:
    from gisapp.export.snapshot.folder_writer import write_web_folder
    from gisapp.export.snapshot.request import DEFAULT_TOLERANCE_M, SnapshotRequest
    from gisapp.export.snapshot.writer import write_snapshot

    opened = open_all(arguments)
    layers = _told(with_mappings(arguments, layers_of(opened)), arguments)
    layers = filtered_layers(arguments, layers_chosen(arguments, layers))
    datasets = tuple(source.dataset for source in opened if source.dataset is not None)
    hidden = hidden_of(arguments, layers, datasets)
    row = selected_row(arguments, layers)
    if row is None:
        check_selected(arguments, layers)
    tolerance_m = arguments.page_tolerance
    request = SnapshotRequest(
        layers=layers,
        datasets=datasets,
        extent=Extent(0, 0, 0, 0),
        language=arguments.lang or "en",
        title=arguments.title or "",
        author=arguments.author or "",
        disclaimer=arguments.disclaimer or "",
        review_number=arguments.review_number or "",
        tolerance_m=DEFAULT_TOLERANCE_M if tolerance_m is None else tolerance_m,
        date=date.today().isoformat(),
        selected_uid=arguments.select or "",
        selected_row=row,
        hidden_fields=hidden.fields | fields_left_out(arguments, layers),
        hidden_layers=hidden.layers,
        hidden_kinds=hidden.kinds,
        as_points=hidden.shapes,
        too_many=_too_many(arguments),
    )
    tell_of_points(hidden, layers)
    # Where what is hidden lies, the page does not tell either.
    request = replace(request, extent=_first_seen(arguments, request.content.layers))
    warn_of_personal_data(request.content)
    with progress_line(sys.stderr) as progress:
        if arguments.to_folder:
            write_web_folder(request, arguments.output, progress)
        else:
            write_snapshot(request, arguments.output, progress)


def _too_many(arguments: Arguments) -> "TooMany":
    if arguments.outlines:
        return "outlines"
    return "beside" if arguments.to_folder else "refuse"


def _first_seen(arguments: Arguments, layers: Sequence[Layer]) -> Extent:
    if arguments.project:
        return shown_viewport(arguments, layers, *PICTURE_SIZE).extent
    return shown_extent(arguments, layers)


def _told(layers: Sequence[Layer], arguments: Arguments) -> tuple[Layer, ...]:
    """Return layers without the guesses from which nothing can be told."""

    def tells(layer: Layer) -> bool:
        mapping = layer.mapping
        return mapping is not None and bool(mapping.facts and (mapping.kind or mapping.kind_column))

    is_said = arguments.mapping is not None
    return tuple(
        layer if is_said or tells(layer) else replace(layer, mapping=None) for layer in layers
    )


def selected_row(arguments: Arguments, layers: Sequence[Layer]) -> FeatureRef | None:
    """Return the row with the key that was asked for; None where no mapped layer has one."""
    mapped = [layer for layer in layers if layer.mapping is not None]
    if arguments.select is None or not mapped:
        return None
    from gisapp.cli.own_facts import own_rows

    return next(iter(own_rows(arguments, mapped).with_key("", arguments.select)), None)


def check_selected(arguments: Arguments, layers: Sequence[Layer]) -> None:
    """Raise an error where the subject that was named is not there.

    Raises
    ------
    SourceError
        No layer has facts about it.
    """
    if arguments.select is not None and find_subject(layers, arguments.select) is None:
        raise SourceError("no_such_uid", uid=arguments.select)


def shown_viewport(
    arguments: Arguments, layers: Sequence[Layer], width: int, height: int
) -> Viewport:
    """Return what a picture shows: as the project does, unless an extent is named."""
    view = view_of_project(arguments)
    if view is None or arguments.extent is not None:
        return Viewport.fitting(shown_extent(arguments, layers), width, height, _margin(arguments))
    ((x, y),) = lonlat_to_mercator(np.array([[view.longitude, view.latitude]])).tolist()
    return Viewport(x, y, view.resolution, width, height)


def shown_extent(arguments: Arguments, layers: Sequence[Layer]) -> Extent:
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
