"""What the rows of mapped layers are about, worked out anew from what an export may show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.own_parks.rows.added_facts import AddedFacts
from gisapp.core.own_parks.rows.layer_rows import LayerRows, bare_rows, rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.own_parks.subjects.shown_subjects import (
    MOST_SHOWN,
    ShownSubjects,
    subjects_of_rows,
)
from gisapp.core.own_parks.totals.headline import LayerHeadline, headline_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.parks.park_schema import ParkSchema
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.sources.file_date import file_date
from gisapp.sources.parks.park_schema import load_park_schema


@dataclass(frozen=True, eq=False)
class OwnSubjects:
    """The subjects of the mapped layers of a page.

    Parameters
    ----------
    shown : ShownSubjects or None
        None where no layer is mapped.
    headlines : mapping
        What each mapped layer comes to, by its id.
    left_out : tuple of Layer
        Mapped layers with too many rows: their columns are shown, and nothing is told of them.
    """

    shown: ShownSubjects | None = None
    headlines: Mapping[str, LayerHeadline] = field(default_factory=dict)
    left_out: tuple[Layer, ...] = ()

    def uid_of(self, row: FeatureRef) -> str:
        """Return the subject of a row; empty for a row that is not shown as one."""
        return self.shown.uids.get(row, "") if self.shown else ""


NO_SUBJECTS = OwnSubjects()


def own_subjects(
    layers: Sequence[Layer],
    added: AddedFacts,
    hidden_fields: frozenset[str],
    progress: Progress = NO_PROGRESS,
) -> OwnSubjects:
    """Return what the rows of mapped layers are about.

    Parameters
    ----------
    layers : sequence of Layer
        Without what is hidden, bottom first: what these don't have, no fact can tell.
    added : AddedFacts
        What tables of facts say of rows.
    hidden_fields : frozenset of str
        Codes of properties that no table of facts may tell.
    progress : Progress
        Reported to, and checked.

    Raises
    ------
    SourceError
        A source cannot be read any more.
    Cancelled
        The export shall end.
    """
    mapped = [(layer, layer.mapping) for layer in reversed(layers) if layer.mapping is not None]
    if not mapped:
        return NO_SUBJECTS
    chosen = list(within_bounds(mapped))
    schema = load_park_schema()
    headlines = {
        layer.layer_id: headline_of(layer, schema, progress.part(0.0, 0.1))
        for layer, _ in mapped
        if layer.partial is None
    }
    made = {layer.layer_id: _rows(layer, each, schema, progress) for layer, each in chosen}
    own = OwnRows(schema, made, added=_without(added, hidden_fields))
    places = {
        at: link
        for rows in made.values()
        for at, link in own.linked_by_place(rows, progress).items()
    }
    shown = subjects_of_rows(replace(own, places=places), progress.part(0.2, 1.0))
    left_out = tuple(layer for layer, _ in mapped if layer.layer_id not in made)
    return OwnSubjects(shown, headlines, left_out)


def within_bounds(
    mapped: Sequence[tuple[Layer, LayerMapping]],
) -> Iterator[tuple[Layer, LayerMapping]]:
    """Yield the layers whose rows become subjects, as long as they fit.

    Parameters
    ----------
    mapped : sequence of (Layer, LayerMapping)
        The topmost first.
    """
    count = 0
    for layer, mapping in mapped:
        count += len(layer.geometry)
        if count > MOST_SHOWN:
            count -= len(layer.geometry)
        else:
            yield layer, mapping


def _rows(layer: Layer, mapping: LayerMapping, schema: ParkSchema, progress: Progress) -> LayerRows:
    date = file_date(layer.origin.source)
    if layer.partial is not None:
        return bare_rows(layer, mapping, date)
    return rows_of(layer, mapping, schema, date, progress)


def _without(added: AddedFacts, hidden_fields: frozenset[str]) -> AddedFacts:
    facts = tuple(each for each in added.facts if each.property_code not in hidden_fields)
    return replace(added, facts=facts)
