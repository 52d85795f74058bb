"""The command export: a page, or features, by the suffix of the file."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from gisapp.cli.arguments import Arguments
from gisapp.cli.chosen_layers import fields_left_out, layers_chosen
from gisapp.cli.feature_export import export_features
from gisapp.cli.filtering import filtered_layers
from gisapp.cli.hiding import hidden_of, tell_of_points, warn_of_personal_data
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.own_mappings import with_mappings
from gisapp.cli.progress import progress_line
from gisapp.cli.shown_part import (
    PICTURE_SIZE,
    check_selected,
    selected_row,
    shown_extent,
    shown_viewport,
)
from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent

if TYPE_CHECKING:
    from gisapp.export.snapshot.request import TooMany


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
