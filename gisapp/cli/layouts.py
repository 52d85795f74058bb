"""The command that writes a sheet for print."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from gisapp.cli.arguments import Arguments
from gisapp.cli.coloring import colored_by_field
from gisapp.cli.file_styles import with_file_styles
from gisapp.cli.filtering import filtered_layers
from gisapp.cli.fonts import fonts
from gisapp.cli.hiding import content_of, hidden_of
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.own_mappings import with_mappings
from gisapp.cli.progress import progress_line
from gisapp.cli.projects import view_of_project
from gisapp.cli.shown_part import (
    PICTURE_SIZE,
    check_selected,
    selected_row,
    shown_extent,
    shown_viewport,
)
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.space.extent import Extent
from gisapp.errors import ExportError
from gisapp.export.open_files import check_not_open
from gisapp.words import load_words


def write_sheet(arguments: Arguments) -> int:
    """Write a sheet as PDF and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, or the sheet cannot be written.
    """
    from gisapp.export.layout.paper import Paper
    from gisapp.export.layout.request import PARTS, LayoutRequest, Template
    from gisapp.export.layout.writer import write_layout
    from gisapp.export.snapshot.request import default_title
    from gisapp.render.palette import load_palette

    if arguments.output.suffix.lower() != ".pdf":
        raise ExportError("no_layout_format", path=arguments.output.name)
    opened = open_all(arguments)
    layers = with_file_styles(arguments, with_mappings(arguments, layers_of(opened)))
    check_not_open(arguments.output, layers)
    layers = colored_by_field(arguments, filtered_layers(arguments, layers))
    datasets = tuple(source.dataset for source in opened if source.dataset is not None)
    selected = _selected(arguments, layers)
    content = content_of(arguments, layers, hidden_of(arguments, layers, datasets), datasets)
    words = load_words(content.language)
    request = LayoutRequest(
        content,
        _extent(arguments, content.layers, selected),
        load_palette("light"),
        datetime.now(UTC),
        cast("Paper", arguments.paper),
        is_landscape=arguments.landscape,
        template=cast("Template", arguments.template),
        scale=arguments.scale,
        title=default_title(content, words) if arguments.title is None else arguments.title,
        author=arguments.author or "",
        disclaimer=arguments.disclaimer or "",
        review_number=arguments.review_number or "",
        parts=frozenset(PARTS).difference(arguments.without),
        selection=selected,
        subject_uid=arguments.select or "",
    )
    with fonts(), progress_line(sys.stderr) as progress:
        written = write_layout(request, arguments.output, progress)
    for problem in written.problems:
        print(f"gisapp: {problem.sentence(words)}", file=sys.stderr)
    return 0


def _selected(arguments: Arguments, layers: Sequence[Layer]) -> FeatureSet:
    """Return the row or the feature of the subject that was named; none of a mere topic."""
    row = selected_row(arguments, layers)
    if row is not None:
        return FeatureSet.of(row)
    check_selected(arguments, layers)
    found = find_subject(layers, arguments.select) if arguments.select else None
    return FeatureSet.of(found) if isinstance(found, FeatureRef) else FeatureSet()


def _extent(arguments: Arguments, layers: Sequence[Layer], selected: FeatureSet) -> Extent:
    """Return what the map is about: what was named, what is selected, or all."""
    from gisapp.export.layout.selected_extent import selected_extent

    if arguments.extent is None:
        around = selected_extent(layers, selected)
        if around is not None:
            return around
        if view_of_project(arguments) is not None:
            return shown_viewport(arguments, layers, *PICTURE_SIZE).extent
    return shown_extent(arguments, layers)
