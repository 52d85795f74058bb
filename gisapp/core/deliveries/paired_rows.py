"""The rows of two deliveries: which belong together, by their keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gisapp.core.deliveries.changes import KeyedRow, RepeatedKey
from gisapp.core.deliveries.columns import ColumnPair, columns_of
from gisapp.core.deliveries.keys import KeyedRows
from gisapp.core.layers.attributes import Column, written_fields
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.total_rows import total_rows
from gisapp.core.progress import Progress
from gisapp.errors import GisAppError


class CompareError(GisAppError):
    """Two deliveries cannot be compared."""


@dataclass(frozen=True, eq=False)
class Delivery:
    """A layer with its rows in the source's order.

    Parameters
    ----------
    layer : Layer
    ids : list of int
        The feature of each row.
    rows : (rows,) int64
        Its place in the layer's geometry.
    """

    layer: Layer
    ids: list[int]
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, layer: Layer, progress: Progress) -> "Delivery":
        """Return a layer with its attributes ready to be read; rows of totals are left out.

        Raises
        ------
        CompareError
            It is too large for memory, or has no columns.
        SourceError
            Its file cannot be read any more.
        """
        if layer.partial is not None:
            raise CompareError("compare_partial", layer=layer.name.en)
        if not layer.attributes.fields:
            raise CompareError("compare_no_columns", layer=layer.name.en)
        if not layer.attributes.is_at_hand:
            layer.attributes.fetch(progress)
            progress.check()
        ids = layer.geometry.feature_ids
        order = np.argsort(ids, kind="stable")
        order = order[~np.isin(ids[order], total_rows(layer, layer.mapping, progress))]
        return cls(layer, ids[order].tolist(), order)

    def columns(self, names: Sequence[str]) -> dict[str, Column]:
        """Return columns of all rows; see `columns_of`."""
        return columns_of(self.layer, names, self.ids)

    @property
    def names(self) -> list[str]:
        """The names of all columns of the source."""
        return [field.name for field in written_fields(self.layer.attributes.fields)]


@dataclass(frozen=True, eq=False)
class PairedRows:
    """The rows of both deliveries by their keys, and those that belong together.

    Parameters
    ----------
    before, now : Delivery
    old, new : KeyedRows
        The rows of both by their keys.
    old_places, new_places : (n,) int64
        The rows that belong together, by their places in each delivery.
    """

    before: Delivery
    now: Delivery
    old: KeyedRows
    new: KeyedRows
    old_places: NDArray[np.int64]
    new_places: NDArray[np.int64]

    @classmethod
    def of(cls, before: Delivery, now: Delivery, key: Sequence[ColumnPair]) -> "PairedRows":
        """Return the rows of two deliveries, paired where a key is there once in each."""
        ours = before.columns([pair.old for pair in key])
        theirs = now.columns([pair.new for pair in key])
        old = KeyedRows.of([ours[pair.old] for pair in key])
        new = KeyedRows.of([theirs[pair.new] for pair in key])
        both = [
            (old.rows[text][0], places[0])
            for text, places in new.rows.items()
            if len(places) == 1 and len(old.rows.get(text, ())) == 1
        ]
        places = np.array(both, np.int64).reshape(-1, 2)
        return cls(before, now, old, new, places[:, 0], places[:, 1])

    def only(self, these: KeyedRows, others: KeyedRows, whose: Delivery) -> Iterator[KeyedRow]:
        """Yield the rows of one delivery whose key the other does not have."""
        for text, places in these.rows.items():
            if text not in others.rows:
                for place in places:
                    yield KeyedRow(these.key(place), whose.ids[place])

    def repeated(self) -> Iterator[RepeatedKey]:
        """Yield the keys that several rows of a delivery have."""
        for text in dict.fromkeys((*self.new.rows, *self.old.rows)):
            old, new = self.old.rows.get(text, []), self.new.rows.get(text, [])
            if len(old) > 1 or len(new) > 1:
                key = self.new.key(new[0]) if new else self.old.key(old[0])
                yield RepeatedKey(
                    key,
                    tuple(self.before.ids[place] for place in old),
                    tuple(self.now.ids[place] for place in new),
                )

    def columns(self, pairs: Sequence[ColumnPair]) -> Iterator[tuple[ColumnPair, Column, Column]]:
        """Yield columns of the rows that both deliveries have, in one order."""
        ours = self.before.columns([pair.old for pair in pairs])
        theirs = self.now.columns([pair.new for pair in pairs])
        for pair in pairs:
            if pair.old in ours and pair.new in theirs:
                old, new = ours[pair.old], theirs[pair.new]
                yield (
                    pair,
                    Column(old.distinct, old.codes[self.old_places]),
                    Column(new.distinct, new.codes[self.new_places]),
                )
