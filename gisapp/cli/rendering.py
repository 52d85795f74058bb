"""The command render: the map as a picture."""

import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

from gisapp.cli.arguments import Arguments
from gisapp.cli.coloring import colored_by_field
from gisapp.cli.documents import as_document
from gisapp.cli.file_styles import with_file_styles
from gisapp.cli.filtering import filtered_layers
from gisapp.cli.fonts import fonts
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.progress import progress_line
from gisapp.cli.shown_part import PICTURE_SIZE, shown_viewport
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import loaded_for
from gisapp.export.atomic_file import whole_file
from gisapp.export.open_files import check_not_open

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


def _ms_since(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
