"""What is different in a newer delivery: rows added, gone and moved, and values changed."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue

Key = tuple[AttributeValue, ...]
"""The values of a row's key columns."""
ChangeKind = Literal["added", "gone", "moved", "changed"]
KINDS: tuple[ChangeKind, ...] = ("added", "gone", "moved", "changed")


class KeyedRow(NamedTuple):
    """A row of one delivery: its key, and the id of its feature there."""

    key: Key
    feature_id: int


class Move(NamedTuple):
    """A feature whose shape is another one.

    Parameters
    ----------
    key : tuple
    old_id, new_id : int
        Of the feature in both deliveries.
    distance_m : float or None
        The farthest that its outline went, in metres on the ground; None where there was no shape
        or is none any more.
    area_change_m2 : float
        By how much its area on the ellipsoid grew; 0 for points and lines.
    """

    key: Key
    old_id: int
    new_id: int
    distance_m: float | None
    area_change_m2: float


class ValueChange(NamedTuple):
    """A value that is another one: as both deliveries write it.

    Parameters
    ----------
    key : tuple
    old_id, new_id : int
        Of the feature in both deliveries.
    column : str
        As the newer delivery calls it.
    old, new : AttributeValue
    """

    key: Key
    old_id: int
    new_id: int
    column: str
    old: AttributeValue
    new: AttributeValue


class RepeatedKey(NamedTuple):
    """A key that several rows of one delivery have: it says of none what it was before."""

    key: Key
    old_ids: tuple[int, ...]
    new_ids: tuple[int, ...]


@dataclass(frozen=True)
class ColumnChanges:
    """Which columns are in one delivery only.

    Parameters
    ----------
    added, gone : tuple of str
    renamed : tuple of (str, str)
        The older and the newer name of columns with the same values.
    unread : tuple of str
        Columns of the older delivery that are not in memory, and whose file is another one now.
    """

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Changes:
    """What comparing two deliveries comes to.

    Parameters
    ----------
    key : tuple of str
        The columns by which rows belong together, as the newer delivery calls them.
    added, gone : tuple of KeyedRow
        Rows of the newer and of the older delivery alone.
    moved : tuple of Move
    changed : tuple of ValueChange
        By row, in the order of the newer delivery.
    repeated : tuple of RepeatedKey
        Rows that were not compared, for several have the same key.
    old_without_key, new_without_key : tuple of int
        Features that were not compared, for their key is empty.
    columns : ColumnChanges
    compares_shapes : bool
        False where a delivery is a mere table, or has other kinds of shapes.
    compared : int
        Rows that are in both deliveries.
    """

    key: tuple[str, ...]
    added: tuple[KeyedRow, ...] = ()
    gone: tuple[KeyedRow, ...] = ()
    moved: tuple[Move, ...] = ()
    changed: tuple[ValueChange, ...] = ()
    repeated: tuple[RepeatedKey, ...] = ()
    old_without_key: tuple[int, ...] = ()
    new_without_key: tuple[int, ...] = ()
    columns: ColumnChanges = ColumnChanges()
    compares_shapes: bool = True
    compared: int = 0

    @property
    def is_nothing(self) -> bool:
        """True if no row was added, gone, moved or changed."""
        return not (self.added or self.gone or self.moved or self.changed)

    def count(self, kind: ChangeKind) -> int:
        """Return how many rows are of a kind; of the changed, rows and not values."""
        if kind == "changed":
            return len({each.new_id for each in self.changed})
        return len(getattr(self, kind))


def key_text(key: Key) -> str:
    """Return a key as users read it.

    >>> key_text((1001.0,)), key_text(("East", 7))
    ('1001', 'East · 7')
    """
    return " · ".join(map(plain_text, key))
