"""The command that writes fact sheets of subjects: `gisapp expose`."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gisapp.cli.arguments import Arguments
from gisapp.cli.file_styles import with_file_styles
from gisapp.cli.filtering import filtered_layers
from gisapp.cli.fonts import fonts
from gisapp.cli.hiding import content_of, hidden_of
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.own_facts import rows_of_mapped
from gisapp.cli.own_mappings import with_mappings
from gisapp.cli.progress import progress_line
from gisapp.cli.told_subjects import subjects_called
from gisapp.core.layers.layer import FeatureRef
from gisapp.words import Words, load_words

if TYPE_CHECKING:
    from gisapp.export.expose.request import ExposeRequest


def expose(arguments: Arguments) -> int:
    """Write the sheets of some subjects and return the exit code.

    Raises
    ------
    GisAppError
        A source cannot be read, or has no such subject; or a file cannot be written.
    """
    from gisapp.export.expose.writing import Written, format_of, write_folder, write_sheets

    output = arguments.output
    is_folder = output.is_dir() or not output.suffix
    if not is_folder:
        format_of(output)
    words = load_words(arguments.lang or "en")
    request, written = _request(arguments, words), Written()
    with fonts(), progress_line(sys.stderr) as progress:
        try:
            if is_folder:
                write_folder(request, output, f".{arguments.format}", progress, written)
            else:
                write_sheets(request, output, progress, written)
        except KeyboardInterrupt:
            if is_folder:
                _tell_stopped(output, written.count, len(request.subjects), words)
            raise
    if written.boxes:
        told = words("expose.fonts_missing", letters=written.boxes)
        print(f"gisapp: {told}", file=sys.stderr)
    return 0


def _request(arguments: Arguments, words: Words) -> "ExposeRequest":
    from gisapp.export.expose.request import ExposeRequest, SheetParts

    opened = open_all(arguments)
    layers = with_mappings(arguments, with_file_styles(arguments, layers_of(opened)))
    layers = filtered_layers(arguments, layers)
    datasets = tuple(source.dataset for source in opened if source.dataset is not None)
    own = rows_of_mapped(layers)
    refs = tuple(
        ref
        for key in arguments.subjects
        for ref in subjects_called(key, layers, datasets, own, words)
    )
    hidden = hidden_of(arguments, layers, datasets)
    asked = {ref.layer_id for ref in refs if isinstance(ref, FeatureRef)}
    # The warnings are about what sheets may tell, not about all layers.
    told = [replace(layer, visible=True) for layer in layers if layer.layer_id in asked]
    content_of(arguments, told, hidden, datasets)
    return ExposeRequest(
        layers,
        datasets,
        tuple(dict.fromkeys(refs)),
        words.language,
        date.today().isoformat(),
        hidden_fields=hidden.fields,
        hidden_layers=hidden.layers,
        hidden_kinds=hidden.kinds,
        rows=own,
        parts=SheetParts(*(part not in arguments.without for part in ("map", "photos", "sources"))),
    )


def _tell_stopped(folder: Path, done: int, count: int, words: Words) -> None:
    sentence = words("expose.stopped", done=done, count=count, folder=folder)
    print(f"gisapp: {sentence}", file=sys.stderr)
