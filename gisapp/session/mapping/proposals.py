"""What layers and their columns may mean: as was said of their shape before, or guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.fact_columns import fact_columns, is_number
from gisapp.core.own_parks.mapping.column_profile import profiles_of
from gisapp.core.own_parks.mapping.first_rows import FirstRows, first_rows
from gisapp.core.own_parks.mapping.known_columns import doubtful_columns
from gisapp.core.own_parks.mapping.table_sample import headings_of, sample_of
from gisapp.core.parks.mapping.guess import guess_mapping, period_of
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.sampled_table import SampledTable
from gisapp.core.progress import Progress
from gisapp.session.mapping.mapping_memory import KnownShape, Profiles, Recognised
from gisapp.sources.parks.known_headings import known_headings

_LEAST_KNOWN, _LEAST_FIGURES = 4, 2
"""Columns that must have a meaning, and state figures, before a user is asked to look at them."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """What a layer's rows and columns may mean.

    Parameters
    ----------
    layer : Layer
        As it was when it was looked at.
    mapping : LayerMapping
        What is on it already, what was said of its shape before, or else a guess.
    questions : mapping of str to tuple of ColumnMapping
        The columns of which only the user can tell what they mean, with what they may be.
    table : SampledTable
        What was looked at.
    rows : FirstRows
        Rows to show how they would read.
    """

    layer: Layer
    mapping: LayerMapping
    questions: Mapping[str, tuple[ColumnMapping, ...]]
    table: SampledTable
    rows: FirstRows

    @property
    def is_recognised(self) -> bool:
        """True if so much is known of the headings that a user would see the point."""
        return is_recognised(self.mapping)


def proposal_of(
    layer: Layer, known: KnownShape | None, kinds: Sequence[str], progress: Progress
) -> Proposal:
    """Return what a layer's columns may mean, in a worker.

    Parameters
    ----------
    layer : Layer
        Some of its rows are read.
    known : KnownShape or None
        What was said of its shape before.
    kinds : sequence of str
        The kinds of other layers, in which its rows may lie.
    progress : Progress
        Reported to, and checked, as rows are read.

    Raises
    ------
    SourceError
        The file cannot be read any more.
    """
    layer.attributes.fetch(progress)
    table, rows = sample_of(layer), first_rows(layer)
    if layer.mapping is not None:
        return Proposal(layer, layer.mapping, {}, table, rows)
    if known is not None:
        questions = {name: _as_before(known.mapping, name) for name in _doubtful(known, table)}
        return Proposal(layer, _dated_as(known.mapping, table), questions, table, rows)
    guess = guess_mapping(table, known_headings(), tuple(kinds))
    questions = {each.column: each.alternatives for each in guess.questions}
    return Proposal(layer, guess.mapping, questions, table, rows)


def recognised(layer: Layer, known: KnownShape | None, progress: Progress) -> Recognised | None:
    """Return what a layer that has just come seems to be, in a worker; None where nothing is.

    Its rows are read only where its shape is known: else its headings must do. Parameters and
    errors are those of `proposal_of`.
    """
    if known is not None:
        layer.attributes.fetch(progress)
        table = sample_of(layer)
        mapping = _dated_as(known.mapping, table)
        return Recognised(layer.layer_id, mapping, _doubtful(known, table), is_known=True)
    mapping = guess_mapping(headings_of(layer), known_headings()).mapping
    return Recognised(layer.layer_id, mapping) if is_recognised(mapping) else None


def kinds_of(layers: Sequence[Layer]) -> dict[str, str]:
    """Return what layers with places seem to be, by their ids, from their headings alone."""
    return {
        each.layer_id: guess_mapping(headings_of(each), known_headings()).mapping.kind
        for each in layers
        if each.mapping is None and not each.is_table and len(layers) > 1
    }


def profiles_in(proposals: Sequence[Proposal]) -> dict[str, Profiles]:
    """Return what the columns of layers look like, by the layers' ids."""
    return {each.layer.layer_id: profiles_of(each.table) for each in proposals}


def is_recognised(mapping: LayerMapping) -> bool:
    """Return True where so much is known of a table that a user would see the point."""
    figures = [
        each for _, each in fact_columns(mapping, known_headings().schema) if is_number(each)
    ]
    is_enough = len(mapping.facts) >= _LEAST_KNOWN and len(figures) >= _LEAST_FIGURES
    return bool(mapping.kind) and is_enough


def _doubtful(known: KnownShape, table: SampledTable) -> tuple[str, ...]:
    return doubtful_columns(known.mapping, known.profiles, table, known_headings().schema)


def _dated_as(mapping: LayerMapping, table: SampledTable) -> LayerMapping:
    """Return what was said of a shape with the time of this table: another delivery has another."""
    return replace(mapping, period=period_of(table))


def _as_before(mapping: LayerMapping, name: str) -> tuple[ColumnMapping, ...]:
    column = mapping.column(name)
    return () if column is None else (column,)
