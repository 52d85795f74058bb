"""What a user confirmed of a layer: what its rows are, and which fact each column states."""

from dataclasses import dataclass
from typing import Literal

from gisapp.core.parks.facts import Period

NO_PERIOD = Period()

ParentBy = Literal["key", "name", "place"]
"""How a parent is found: its key or its name stands in a column, or a row lies in it."""


@dataclass(frozen=True)
class ColumnMapping:
    """What one column states of the subject of each row.

    Parameters
    ----------
    column : str
        The column's name.
    property_code : str
        A property of the park schema; empty where the column states nothing that is known.
    unit : str
        The unit that its numbers are written in: a name of `written_units`; empty for texts,
        and for numbers without a unit.
    kind : str
        A code of the list `fact_kind`: `observed`, `planned` …
    period : Period
        The time that the column is about, as its heading states it; empty for the layer's.
    basis : str
        A code of the list `basis`: what an area measures.
    aggregation : str
        How its numbers are joined where no property says it: `sum`, `mean`, `last` or `none`.
    calendar : "western" or "minguo"
        How its years are counted: in 民國 114 is 2025.
    sure : float
        How sure the guess is, from 0 to 1; 1 once the user has confirmed it.
    """

    column: str
    property_code: str = ""
    unit: str = ""
    kind: str = "observed"
    period: Period = NO_PERIOD
    basis: str = "none"
    aggregation: str = "none"
    calendar: Literal["western", "minguo"] = "western"
    sure: float = 1.0


@dataclass(frozen=True)
class ParentMapping:
    """What each row belongs to.

    Parameters
    ----------
    kind : str
        The parent's kind, such as `park` for a plot.
    column : str
        The column with its key or its name; empty where place decides.
    by : "key", "name" or "place"
        How it is found.
    """

    kind: str
    column: str
    by: ParentBy


@dataclass(frozen=True)
class LayerMapping:
    """What the rows of a layer, or of a sheet of a workbook, are.

    Parameters
    ----------
    kind : str
        A code of the list `kind`, for all rows; empty where `kind_column` says it, or nobody.
    kind_column : str
        The column that says of each row what it is; may be empty.
    key : str
        The column that tells a row from all others; empty where none does.
    name_zh, name_en : str
        The columns with the names; may be empty, and the same one.
    parents : tuple of ParentMapping
        What a row belongs to, the closest first: the plot of an enterprise, then its park.
    columns : tuple of ColumnMapping
        Those that state facts, and those that were left without a meaning, in the table's order.
    period : Period
        The time that all rows are about where neither column nor row says it.
    period_column : str
        The column that tells the time of each row; may be empty.
    documents : tuple of str
        The columns with paths or addresses of pictures and documents.
    """

    kind: str = ""
    kind_column: str = ""
    key: str = ""
    name_zh: str = ""
    name_en: str = ""
    parents: tuple[ParentMapping, ...] = ()
    columns: tuple[ColumnMapping, ...] = ()
    period: Period = NO_PERIOD
    period_column: str = ""
    documents: tuple[str, ...] = ()

    def column(self, name: str) -> ColumnMapping | None:
        """Return what a column states, None where nothing was said of it."""
        return next((each for each in self.columns if each.column == name), None)

    @property
    def columns_used(self) -> frozenset[str]:
        """The columns that something is said of: those of facts, and those of the rows' own."""
        own = (self.key, self.kind_column, self.name_zh, self.name_en, self.period_column)
        parents = (each.column for each in self.parents)
        stated = (each.column for each in self.facts)
        return frozenset((*own, *parents, *stated, *self.documents)) - {""}

    @property
    def facts(self) -> tuple[ColumnMapping, ...]:
        """The columns that state a property."""
        return tuple(each for each in self.columns if each.property_code)
