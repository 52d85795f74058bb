"""Names of columns, each once: files may have two of one name, or one named like the id."""

from collections.abc import Collection, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of which none is there twice: later ones get a number.

    >>> unique_names(["name", "use", "name"])
    ('name', 'use', 'name 2')
    """
    taken = set(names)
    made: dict[str, None] = {}
    for name in names:
        numbered = (f"{name} {number}" for number in count(2))
        free = next(
            each
            for each in chain((name,), numbered)
            if each not in made and (each == name or each not in taken)
        )
        made[free] = None
    return tuple(made)


def name_unlike(name: str, others: Collection[str]) -> str:
    """Return a name for one more column, which no other has.

    >>> name_unlike("row", ["row", "_row"])
    '__row'
    """
    while name in others:
        name = f"_{name}"
    return name


def picked(
    batches: "pa.RecordBatchReader", places: Sequence[int], names: Sequence[str]
) -> "pa.RecordBatchReader":
    """Return a stream with some of its columns, by position, under other names.

    Parameters
    ----------
    batches : pyarrow.RecordBatchReader
        Its columns may have any names.
    places : sequence of int
        The positions of the columns wanted.
    names : sequence of str
        What to call them.
    """
    import pyarrow as pa

    schema = pa.schema(
        batches.schema.field(place).with_name(name)
        for place, name in zip(places, names, strict=True)
    )
    chosen = (
        pa.RecordBatch.from_arrays([batch.column(place) for place in places], schema=schema)
        for batch in batches
    )
    return pa.RecordBatchReader.from_batches(schema, chosen)
