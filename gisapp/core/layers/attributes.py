"""The attributes of a layer's features, and how they are asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.core.text.bilingual import Bilingual

if TYPE_CHECKING:
    import pyarrow as pa

AttributeValue = str | int | float | bool | bytes | None
FieldRole = Literal["quantity", "code", "year", "rate", "text"]
"""What a field's values are: amounts that add up; numbers that only name something; years; rates,
averages and positions, which do not add up; or no numbers at all."""

_NUMBERS = ("Integer", "Integer64", "Real")
"""What GDAL calls the types of numbers."""


@dataclass(frozen=True)
class Field:
    """An attribute that every feature of a layer has.

    Parameters
    ----------
    name : str
        What the source calls it.
    type : str
        Its type, as GDAL calls it.
    label : str
        What the source says to show in place of the name; empty where it doesn't say.
    letters : str
        Of its column in the table that spreadsheet programs show, such as "F"; empty for none.
    beside : str
        The column of texts, such as 45亩, whose numbers a reader put here; empty for a column of
        the source itself.
    """

    name: str
    type: str
    label: str = ""
    letters: str = ""
    beside: str = ""

    @property
    def shown(self) -> str:
        """What users call it.

        >>> Field("DLBM", "String", "地类编码").shown
        '地类编码'
        """
        return self.label or self.name

    @property
    def is_numeric(self) -> bool:
        """True if its values are numbers."""
        return self.type in _NUMBERS


def written_fields(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return the columns of a source itself, without numbers that a reader put beside texts.

    What a column means is said of what is written: its texts keep units and doubts.
    """
    return tuple(field for field in fields if not field.beside)


@dataclass(frozen=True, eq=False)
class Column:
    """One attribute of some features, each value once: values are often far fewer than features.

    Parameters
    ----------
    distinct : sequence of AttributeValue
        The values that occur.
    codes : (features,) int64
        The position in `distinct` of each feature's value.

    Examples
    --------
    >>> column = Column.of(["M1", "M2", "M1", None])
    >>> column.distinct, column.codes.tolist()
    (['M1', 'M2', None], [0, 1, 0, 2])
    """

    distinct: Sequence[AttributeValue]
    codes: NDArray[np.int64]

    @classmethod
    def of(cls, values: Sequence[AttributeValue]) -> "Column":
        """Return a column of one value for each feature."""
        # By type too: 1 and true are equal, but do not read alike.
        codes: dict[tuple[type, AttributeValue], int] = {}
        coded = [codes.setdefault((type(value), value), len(codes)) for value in values]
        return cls([value for _, value in codes], np.array(coded, np.int64))

    @property
    def values(self) -> list[AttributeValue]:
        """The value of each feature, as a list."""
        return [self.distinct[code] for code in self.codes.tolist()]


class AttributesInMemory:
    """The part of `AttributeTable` that is the same for all tables in memory: nothing to fetch."""

    @property
    def has_names(self) -> bool:
        """True, for every feature may have a name."""
        return True

    @property
    def is_at_hand(self) -> bool:
        """True, for all attributes are in memory."""
        return True

    @property
    def names_at_hand(self) -> bool:
        """True, for all names are in memory."""
        return True

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Do nothing, for all attributes are in memory."""

    def columns(
        self: "AttributeTable", fields: Sequence[str], feature_ids: Sequence[int]
    ) -> "dict[str, Column]":
        """Return several attributes of several features; of what is in memory, one by one."""
        return {field: self.column(field, feature_ids) for field in fields}

    def arrow_rows(
        self: "AttributeTable",
        fields: Sequence[str],
        feature_ids: NDArray[np.int64],
        _progress: Progress = NO_PROGRESS,
    ) -> ArrowRows:
        """Return several attributes of several features as Arrow, in the order asked for."""
        columns = self.columns(fields, feature_ids.tolist())
        return arrow_rows_of(columns, feature_ids)

    def known(self, _field: str, _feature_ids: Sequence[int]) -> "Mapping[int, AttributeValue]":
        """Return nothing, for what is never reloaded needs no comparing."""
        return {}


class AttributeTable(Protocol):
    """The attributes of a layer's features, read when asked for."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The attributes' names and types, in the source's order."""

    @property
    def has_names(self) -> bool:
        """True if an attribute has the features' names."""

    @property
    def is_at_hand(self) -> bool:
        """True if attributes can be read at once; False if `fetch` must come first."""

    @property
    def names_at_hand(self) -> bool:
        """True if the names of many features can be read at once; False if not before `fetch`."""

    def fetch(self, progress: Progress = NO_PROGRESS) -> None:
        """Make attributes and names ready to be read, in a worker, maybe as long as opening.

        After a cancel nothing of it is kept.
        """

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        """Return the attributes of one feature by name; None stands for a missing value."""

    def known(self, field: str, feature_ids: Sequence[int]) -> Mapping[int, AttributeValue]:
        """Return one attribute of those features of which it is in memory; never reads the source.

        Parameters
        ----------
        field : str
            The attribute's name; of no feature where there is no such field.
        feature_ids : sequence of int
            The source's own ids.
        """

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        """Return one attribute of several features.

        Parameters
        ----------
        field : str
            The attribute's name.
        feature_ids : sequence of int
            The source's own ids.

        Returns
        -------
        Column
            In the order of `feature_ids`.

        Raises
        ------
        KeyError
            There is no such field.
        SourceError
            The source cannot be read any more.
        """

    def columns(self, fields: Sequence[str], feature_ids: Sequence[int]) -> Mapping[str, Column]:
        """Return several attributes of several features by their names, read all at once.

        Parameters and errors are those of `column`.
        """

    def arrow_rows(
        self,
        fields: Sequence[str],
        feature_ids: NDArray[np.int64],
        progress: Progress = NO_PROGRESS,
    ) -> ArrowRows:
        """Return several attributes of all features of a layer as Arrow, in a worker.

        What is in memory as Arrow is not copied.

        Parameters
        ----------
        fields : sequence of str
            The attributes' names.
        feature_ids : (features,) int64
            All features of the layer that are in memory, each once.
        progress : Progress
            Asked now and then whether to stop; after a cancel rows are missing.

        Returns
        -------
        ArrowRows
            In the order of the source where that is known, else in that of `feature_ids`.

        Raises
        ------
        KeyError
            There is no such field.
        SourceError
            The source cannot be read any more.
        """

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        """Return the name of each feature, in the order of `feature_ids`; empty if it has none."""


def arrow_rows_of(columns: Mapping[str, Column], feature_ids: NDArray[np.int64]) -> ArrowRows:
    """Return columns as Arrow.

    Parameters
    ----------
    columns : mapping of str to Column
        By their names, of n values each; values of different types are texts.
    feature_ids : (n,) int64
        The feature of each row.
    """
    import pyarrow as pa

    arrays = {name: _arrow_values(each.distinct).take(each.codes) for name, each in columns.items()}
    return ArrowRows.of(pa.table(arrays), feature_ids)


def _arrow_values(values: Sequence[AttributeValue]) -> "pa.Array":
    import pyarrow as pa

    from gisapp.core.tables.plain_values import value_text

    types = set(map(type, values)) - {type(None)}
    if len(types) > 1 and not types <= {int, float}:
        return pa.array(
            [None if each is None else value_text(each) for each in values], pa.string()
        )
    wanted = pa.float64() if types == {int, float} else None
    try:
        return pa.array(values, wanted)
    except (pa.ArrowInvalid, OverflowError):
        # A whole number may be too long for a column of numbers.
        return pa.array([None if each is None else str(each) for each in values], pa.string())
