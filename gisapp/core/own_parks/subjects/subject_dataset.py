"""A row of a mapped layer becomes a small dataset: its subject, with all that it is tied to."""

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.own_parks.rows.own_rows import MOST_ROWS, OwnRows
from gisapp.core.own_parks.subjects.kinship import rows_of_subject
from gisapp.core.own_parks.subjects.own_subject import OwnSubject
from gisapp.core.own_parks.subjects.subject_builder import SubjectBuilder


def dataset_around(own: OwnRows, ref: FeatureRef, *others: FeatureRef) -> OwnSubject:
    """Return the subject of a row, with its facts, its parents and its members.

    Parameters
    ----------
    own : OwnRows
        All rows.
    ref : FeatureRef
        The row.
    *others : FeatureRef
        Rows that are about the same subject, whatever they are said to be.

    Raises
    ------
    KeyError
        The row's layer is not among those of `own`.
    SourceError
        A source cannot be read any more.
    """
    builder = SubjectBuilder(own)
    (row,) = own.identities([ref])
    refs = dict.fromkeys((*rows_of_subject(own, row), *others))
    uid = builder.add(own.identities(refs))
    if len(refs) >= MOST_ROWS:
        builder.note("own.more_rows", count=MOST_ROWS)
    if not own.layers[ref.layer_id].are_looked_up:
        builder.note("own.links_unknown")
    builder.add_parents(uid)
    builder.add_members(uid)
    builder.add_roads(uid)
    dataset = builder.dataset(own.layers[ref.layer_id].layer.origin.source, [uid])
    return builder.subject(uid, dataset)
