"""What an export of the command line leaves out, and the warning of what it may tell of persons."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gisapp.cli.arguments import Arguments
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.words import load_words

if TYPE_CHECKING:
    from gisapp.export.redaction.hiding import Hidden
    from gisapp.export.shown_content import ShownContent


def hidden_of(
    arguments: Arguments, layers: Sequence[Layer], datasets: Sequence[ParkDataset] = ()
) -> "Hidden":
    """Return what `--hide` names.

    Parameters
    ----------
    arguments : Arguments
    layers : sequence of Layer
        All that would be exported.
    datasets : sequence of ParkDataset
        Theirs.

    Raises
    ------
    ExportError
        Nothing has one of the names.
    """
    from gisapp.export.redaction.hiding import hidden_by_names

    return hidden_by_names(arguments.hide, layers, datasets)


def content_of(
    arguments: Arguments,
    layers: Sequence[Layer],
    hidden: "Hidden",
    datasets: Sequence[ParkDataset] = (),
    left_out: frozenset[str] = frozenset(),
) -> "ShownContent":
    """Return what an export may tell; what the user should know of that is said on stderr.

    Parameters
    ----------
    arguments : Arguments
        Name the language.
    layers : sequence of Layer
        Bottom first.
    hidden : Hidden
        What `--hide` names.
    datasets : sequence of ParkDataset
        Those that are told of.
    left_out : frozenset of str
        Codes of fields that nobody asked for.
    """
    from gisapp.export.shown_content import ShownContent

    content = ShownContent.of(
        layers,
        datasets,
        arguments.lang or "en",
        hidden_fields=hidden.fields | left_out,
        hidden_layers=hidden.layers,
        hidden_kinds=hidden.kinds,
    ).with_points(hidden.shapes)
    tell_of_points(hidden, layers)
    warn_of_personal_data(content)
    return content


def tell_of_points(hidden: "Hidden", layers: Sequence[Layer]) -> None:
    """Say on stderr of which layers points stand for the shapes."""
    for layer in layers:
        if layer.layer_id in hidden.shapes - hidden.layers:
            sentence = load_words("en")("export.points_for_area", layer=layer.name.en)
            print(f"gisapp: {sentence}", file=sys.stderr)


def warn_of_personal_data(content: "ShownContent") -> None:
    """Name on stderr the fields of an export that are likely about persons, with their rows."""
    from gisapp.core.layers.names import field_title
    from gisapp.core.privacy.personal_fields import personal_fields

    words = load_words("en")
    layers = {layer.layer_id: layer for layer in content.layers}
    properties = {
        code: each.label.en
        for dataset in content.datasets
        for code, each in dataset.properties.items()
    }
    found = [
        words(
            "personal.told_of_part" if each.looked_at < each.total else "personal.told",
            field=field_title(layers[each.layer_id], each.field)
            if each.layer_id
            else properties.get(each.field, each.field),
            layer=layers[each.layer_id].name.en if each.layer_id else "",
            kind=words(f"personal.{each.kind}"),
            rows=f"{each.rows:,}",
            looked_at=f"{each.looked_at:,}",
            total=f"{each.total:,}",
        )
        for each in personal_fields(content.layers, content.datasets)
    ]
    if found:
        print(f"gisapp: {words('option.personal', fields='; '.join(found))}", file=sys.stderr)
