"""The command that writes features, in the format that the suffix of the file says."""

import sys
from collections.abc import Sequence

from gisapp.cli.arguments import Arguments
from gisapp.cli.chosen_layers import fields_left_out, layers_chosen
from gisapp.cli.file_styles import with_file_styles
from gisapp.cli.filtering import filtered_layers
from gisapp.cli.hiding import content_of, hidden_of
from gisapp.cli.opening import layers_of, open_all
from gisapp.cli.own_mappings import with_mappings
from gisapp.cli.progress import progress_line
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.space.crs import extent_from_degrees
from gisapp.errors import ExportError, SourceError
from gisapp.export.open_files import check_not_open
from gisapp.words import load_words


def export_features(arguments: Arguments) -> None:
    """Write the features that the arguments name to the file that they name.

    What the file will not keep is said on stderr first.

    Raises
    ------
    ExportError
        The file cannot be written, or the layers have no features.
    SourceError
        A source cannot be read, or has no such layer, field or subject.
    """
    from gisapp.export.feature_file import losses_told, write_feature_file
    from gisapp.export.formats.writers import writer_for
    from gisapp.export.tables.chosen import Chosen
    from gisapp.export.tables.request import FeatureRequest, FormatOptions, with_all_rows

    writer_for(arguments.output)
    opened = with_file_styles(arguments, layers_of(open_all(arguments)))
    if arguments.mapping is not None:
        opened = with_mappings(arguments, opened)
    selected = _selected(arguments, opened)
    layers = layers_chosen(arguments, [layer for layer in opened if layer.identifiable])
    check_not_open(arguments.output, opened)
    if layers and all(layer.raster is not None for layer in layers):
        raise ExportError("only_pictures", layers=", ".join(layer.name.en for layer in layers))
    datasets = {id(layer.dataset): layer.dataset for layer in layers if layer.dataset is not None}
    hidden = hidden_of(arguments, layers, tuple(datasets.values()))
    if arguments.all_rows:
        layers = tuple(map(with_all_rows, layers))
    layers = filtered_layers(arguments, layers)
    for layer in layers:
        if layer.layer_id in hidden.shapes and layer.partial is not None:
            raise ExportError("area_told_by_shapes", layer=layer.name.en)
    left_out = fields_left_out(arguments, layers)
    content = content_of(arguments, layers, hidden, left_out=left_out)
    request = FeatureRequest(
        content,
        Chosen(extent_from_degrees(arguments.extent) if arguments.extent else None, selected),
        arguments.to_crs,
        FormatOptions(arguments.to_encoding or "", arguments.places),
        with_notes=arguments.notes,
        style_suffix=f".{arguments.style}" if arguments.style else "",
    )
    for sentence in losses_told(request, arguments.output, load_words("en")):
        print(f"gisapp: {sentence}", file=sys.stderr)
    with progress_line(sys.stderr) as progress:
        write_feature_file(request, arguments.output, progress)


def _selected(arguments: Arguments, layers: Sequence[Layer]) -> FeatureSet | None:
    """Return the features of the subject that is asked for; None for all."""
    uid = arguments.select
    if uid is None:
        return None
    found = find_subject(layers, uid)
    if isinstance(found, TopicRef):
        raise ExportError("nothing_called", uids=uid)
    refs: Sequence[FeatureRef] = (found,) if found is not None else _own(arguments, layers, uid)
    if not refs:
        raise SourceError("no_such_uid", uid=uid)
    return FeatureSet.of(*refs)


def _own(arguments: Arguments, layers: Sequence[Layer], uid: str) -> Sequence[FeatureRef]:
    """Return the rows of the user's own files with a key, or else with a name."""
    if all(layer.dataset is not None for layer in layers):
        return ()
    from gisapp.cli.own_facts import own_rows

    own = own_rows(arguments, layers)
    return tuple(own.with_key("", uid) or own.with_name("", uid))
