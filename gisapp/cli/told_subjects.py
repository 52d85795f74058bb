"""Which subjects are meant by the uids, keys and names that a user types."""

import sys
from collections.abc import Iterator, Sequence

from gisapp.cli.own_facts import unknown_key
from gisapp.core.layers.key_matching import folded_key
from gisapp.core.layers.layer import FeatureRef, Layer, TopicRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.core.own_parks.rows.own_rows import OwnRow, OwnRows
from gisapp.core.parks.dataset import ParkDataset
from gisapp.errors import SourceError
from gisapp.words import Words

_MOST_NAMED = 10


def subjects_called(
    key: str, layers: Sequence[Layer], datasets: Sequence[ParkDataset], own: OwnRows, words: Words
) -> list[FeatureRef | TopicRef]:
    """Return all subjects with a uid, key or else a name; what several are is told on stderr.

    Parameters
    ----------
    key : str
        As the user wrote it.
    layers, datasets
        Of all sources.
    own : OwnRows
        The rows of mapped layers.
    words : Words
        The user's language.

    Raises
    ------
    SourceError
        Nothing is called so, or a source cannot be read any more.
    """
    found = {**_of_datasets(key, layers, datasets, words), **_of_rows(key, own, words)}
    if not found:
        raise _unknown(key, datasets, own)
    if len(found) > 1:
        names = ", ".join(list(found.values())[:_MOST_NAMED])
        told = words("expose.more_than_one", key=key, count=len(found), names=names)
        print(f"gisapp: {told}", file=sys.stderr)
    return list(found)


def _of_datasets(
    key: str, layers: Sequence[Layer], datasets: Sequence[ParkDataset], words: Words
) -> dict[FeatureRef | TopicRef, str]:
    """Return the subjects of datasets with a uid, or else with a name, and what they are."""
    found: dict[FeatureRef | TopicRef, str] = {}
    for dataset in datasets:
        own = [layer for layer in layers if layer.dataset is dataset]
        for uid in _uids(key, dataset):
            subject = dataset.subjects[uid]
            kind = dataset.label("kind", subject.kind).in_language(words.language)
            found[find_subject(own, uid) or TopicRef(uid)] = f"{kind} {uid}"
    return found


def _uids(key: str, dataset: ParkDataset) -> list[str]:
    if key in dataset.subjects:
        return [key]
    wanted = folded_key(key)
    return [
        uid
        for uid, subject in dataset.subjects.items()
        if wanted and wanted in (folded_key(subject.name.en), folded_key(subject.name.zh))
    ]


def _of_rows(key: str, own: OwnRows, words: Words) -> dict[FeatureRef | TopicRef, str]:
    """Return a row of each subject of own data with a key, or else a name, and what it is."""
    rows = own.identities(own.with_key("", key) or own.with_name("", key))
    kinds = {row.kind for row in rows} - {""}
    # Rows of which nobody says the kind belong to the only one that there is.
    if len(kinds) == 1:
        rows = sorted(rows, key=lambda row: not row.kind)
    first: dict[object, OwnRow] = {}
    for row in rows:
        is_theirs = not row.kind and row.key and len(kinds) == 1
        first.setdefault(next(iter(first)) if is_theirs and first else row.subject, row)
    return {row.ref: _told(row, own, words) for row in first.values()}


def _told(row: OwnRow, own: OwnRows, words: Words) -> str:
    kind = own.schema.codes.get(("kind", row.kind))
    layer = own.layers[row.ref.layer_id].layer.name
    parts = (
        kind.in_language(words.language) if kind else row.kind,
        row.name.in_language(words.language) or row.key,
        f"({layer.in_language(words.language)})",
    )
    return " ".join(filter(None, parts))


def _unknown(key: str, datasets: Sequence[ParkDataset], own: OwnRows) -> SourceError:
    uids: Iterator[str] = (uid for dataset in datasets for uid in sorted(dataset.subjects))
    known = ", ".join(uids)
    if known:
        return SourceError("no_subject", uid=key, known=known)
    paths = (rows.layer.origin.source for rows in own.layers.values())
    return unknown_key(key, own.layers.values(), next(paths, ""))
