"""What the columns of layers mean to a command: as the user says, or as they seem to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gisapp.cli.arguments import Arguments
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.mapping.table_sample import sample_of
from gisapp.core.parks.mapping.column_reading import SURE_ENOUGH
from gisapp.core.parks.mapping.guess import GuessedMapping, guess_mapping
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.parks.known_headings import known_headings
from gisapp.sources.parks.mapping_file import mapping_of, read_mappings


def with_mappings(arguments: Arguments, layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return layers with what their columns mean.

    What a file of the user says of columns goes first, then what the project says, then a guess.
    What is not sure is left out: a file that `gisapp map --save` wrote has it too, until the user
    makes it sure. Layers of the park schema, and those without columns, are returned as they are.

    Raises
    ------
    SourceError
        A file, or the mapping, cannot be read.
    """
    said = read_mappings(arguments.mapping) if arguments.mapping else None

    def mapping(layer: Layer) -> LayerMapping | None:
        if said is not None:
            found = mapping_of(said, layer)
            return found and _without_unsure(found)
        return layer.mapping or _without_unsure(_guess(layer, layers).mapping)

    return tuple(
        replace(layer, mapping=mapping(layer)) if _is_own(layer) else layer for layer in layers
    )


def asked_columns(
    arguments: Arguments, layers: Sequence[Layer]
) -> dict[str, tuple[ColumnMapping, ...]]:
    """Return all that columns may state of which only a user can tell, by the ids of layers.

    Parameters are those of `with_mappings`; of a layer whose mapping is known nothing is asked.

    Raises
    ------
    SourceError
        A file cannot be read.
    """
    if arguments.mapping:
        said = read_mappings(arguments.mapping)
        found = ((layer, mapping_of(said, layer)) for layer in layers if _is_own(layer))
        return {each.layer_id: _unsure_of(mapping) for each, mapping in found if mapping}
    return {
        layer.layer_id: tuple(_unsure(_guess(layer, layers)))
        for layer in layers
        if _is_own(layer) and layer.mapping is None
    }


def _unsure(guessed: GuessedMapping) -> Iterator[ColumnMapping]:
    yield from _unsure_of(guessed.mapping)
    for question in guessed.questions:
        yield from question.alternatives


def _is_own(layer: Layer) -> bool:
    is_picture = layer.raster is not None
    has_columns = bool(layer.attributes.fields)
    return layer.identifiable and layer.dataset is None and has_columns and not is_picture


def _unsure_of(mapping: LayerMapping) -> tuple[ColumnMapping, ...]:
    return tuple(each for each in mapping.facts if each.sure < SURE_ENOUGH)


def _without_unsure(mapping: LayerMapping) -> LayerMapping:
    sure = tuple(
        each if each.sure >= SURE_ENOUGH else replace(each, property_code="")
        for each in mapping.columns
    )
    return replace(mapping, columns=sure)


def _guess(layer: Layer, layers: Sequence[Layer]) -> GuessedMapping:
    layer.attributes.fetch()
    kinds = ("park",) if any(not each.is_table and each is not layer for each in layers) else ()
    return guess_mapping(sample_of(layer), known_headings(), kinds)
