"""How the table of a layer is looked at: which rows, in which order, which columns and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from gisapp.core.tables.row_order import SortKey

Scope = Literal["in_view", "selected", "filtered"]
"""Which rows alone a table may show."""
SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True)
class TableLook:
    """What a user chose of one table; frozen: a change makes another.

    Parameters
    ----------
    keys : tuple of SortKey
        The columns by which rows are ordered, the first one before the others.
    scopes : frozenset of Scope
        Shows only rows that the map shows, that are selected, that the filter lets through.
    order : tuple of str
        The columns that were moved, with all others, from left to right; empty for the source's.
    hidden, frozen : tuple of str
        Columns that are not shown, and those that stay at the left.
    widths_px : mapping of str to int
        Of columns that were resized, in logical pixels.
    """

    keys: tuple[SortKey, ...] = ()
    scopes: frozenset[Scope] = frozenset({"filtered"})
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    widths_px: Mapping[str, int] = field(default_factory=dict, hash=False)

    def shows_only(self, scope: Scope) -> bool:
        """Return True if only such rows are shown."""
        return scope in self.scopes

    def showing_only(self, scope: Scope, *, checked: bool) -> "TableLook":
        """Return the look with only such rows, or with others too."""
        return replace(self, scopes=self.scopes | {scope} if checked else self.scopes - {scope})

    def sorted_by(self, column: str, *, descending: bool, add: bool = False) -> "TableLook":
        """Return the look with rows in the order of a column, behind those before or alone."""
        others = tuple(key for key in self.keys if add and key.column != column)
        return replace(self, keys=(*others, SortKey(column, descending)))

    def sorted_next(self, column: str, *, add: bool = False) -> "TableLook":
        """Return the look after a click on a column's head: up, then down, then as in the source.

        >>> look = TableLook().sorted_next("area").sorted_next("area")
        >>> look.keys, look.sorted_next("area").keys
        ((SortKey(column='area', descending=True),), ())
        """
        key = next((each for each in self.keys if each.column == column), None)
        if key is None or not key.descending:
            return self.sorted_by(column, descending=key is not None, add=add)
        rest = tuple(each for each in self.keys if each is not key)
        return replace(self, keys=rest if add else ())

    def with_hidden(self, column: str) -> "TableLook":
        """Return the look without a column."""
        frozen = tuple(each for each in self.frozen if each != column)
        return replace(self, hidden=(*self.hidden, column), frozen=frozen)

    def with_frozen(self, column: str, *, frozen: bool) -> "TableLook":
        """Return the look with a column that stays at the left, or does not."""
        others = tuple(each for each in self.frozen if each != column)
        return replace(self, frozen=(*others, column) if frozen else others)

    def columns(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the columns that are shown from left to right, the frozen ones first.

        Parameters
        ----------
        names : tuple of str
            All columns of the table, in the source's order.

        Examples
        --------
        >>> TableLook(hidden=("b",), frozen=("c",)).columns(("a", "b", "c"))
        ('c', 'a')
        """
        places = {name: place for place, name in enumerate(self.order)}
        moved = sorted(names, key=lambda name: places.get(name, len(places)))
        shown = [name for name in moved if name not in self.hidden]
        frozen = [name for name in self.frozen if name in shown]
        return (*frozen, *(name for name in shown if name not in frozen))

    @property
    def lasting(self) -> "TableLook":
        """The look without what is of a moment: which rows are in view, or selected."""
        return replace(self, scopes=PLAIN_TABLE.scopes)


PLAIN_TABLE = TableLook()
"""All rows that the filter leaves and all columns, as they are in the source."""
