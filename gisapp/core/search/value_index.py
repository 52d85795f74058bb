"""The attributes of a layer's features, to be found by their values: numbers, texts and codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import Column, Field
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.search.lines import Lines
from gisapp.core.text.matching import folded, name_rank, word_stands_at
from gisapp.core.text.quantity import Quantity, Range, TypedUnit, unit_of_heading

_MOST_BYTES = 256 * 2**20
"""Memory that the values of one layer may take; columns that do not fit are not searched."""
_MOST_LOOKED_AT = 20_000
"""Places of a text that are looked at in one column: of a single letter there may be millions."""
_RUN = 4000
"""Values that are put together at once: a step that no one waits for."""
_NAMES_COMPARED = 50
"""Names from which is seen that a column has the names, which are searched by themselves."""


class FoundValue(NamedTuple):
    """A feature that was found by one of its attributes; rank 0 fits best."""

    rank: int
    feature_id: int
    field: str
    value: str | int | float


class ValueIndex:
    """The attributes of a layer's features, made by `index_values`.

    `feature_count` is how many features the layer had; `left_out` are the fields that are not
    searched, for there are too many values.
    """

    def __init__(
        self, layer: Layer, columns: "Sequence[_Texts | _Numbers]", left_out: Sequence[str]
    ) -> None:
        self.layer_id = layer.layer_id
        self.layer_name = layer.name
        self.attributes = layer.attributes
        self._feature_ids = layer.geometry.feature_ids
        self.feature_count = layer.feature_count
        self.left_out = tuple(left_out)
        self._columns = tuple(columns)

    def find(self, wanted: str, quantity: Quantity | None, limit: int) -> list[FoundValue]:
        """Return the features that have a value, at most `limit` of each field.

        Parameters
        ----------
        wanted : str
            What was typed, folded.
        quantity : Quantity or None
            The same as a quantity, if it is one.
        limit : int
            Of each field, in feature order.
        """
        found = []
        for column in self._columns:
            for rank, codes in column.having(wanted, quantity, limit):
                rows = np.flatnonzero(np.isin(column.codes, codes))[:limit].tolist()
                found += [
                    FoundValue(rank, int(self._feature_ids[row]), column.field, value)
                    for row in rows
                    if (value := column.value(int(column.codes[row]))) is not None
                ]
        return found


def index_values(layer: Layer, progress: Progress = NO_PROGRESS) -> ValueIndex:
    """Read all attributes of all features that a layer has in memory.

    Raises
    ------
    Cancelled
        The reading shall end.
    SourceError
        The layer's source cannot be read any more.
    """
    layer.attributes.fetch(progress)
    ids = layer.geometry.feature_ids.tolist()
    columns: list[_Texts | _Numbers] = []
    left_out, nbytes = [], 0
    for done, field in enumerate(layer.attributes.fields):
        progress.check()
        progress.report(done / len(layer.attributes.fields))
        if _has_names(layer, field, ids):
            continue
        column = _column(field, layer.attributes.column(field.name, ids))
        if nbytes + column.nbytes > _MOST_BYTES:
            left_out.append(field.name)
            continue
        nbytes += column.nbytes
        columns.append(column)
    return ValueIndex(layer, columns, left_out)


def _has_names(layer: Layer, field: Field, ids: Sequence[int]) -> bool:
    some = ids[:_NAMES_COMPARED]
    names = [name.en for name in layer.attributes.names(some)]
    values = layer.attributes.column(field.name, some).values if any(names) else []
    return any(names) and names == [str(value or "") for value in values]


def _column(field: Field, column: Column) -> "_Texts | _Numbers":
    return _Numbers.of(field, column) if field.is_numeric else _Texts.of(field, column)


def _in_runs(texts: Sequence[str]) -> tuple[Lines, ...]:
    return tuple(Lines.of(texts[first : first + _RUN]) for first in range(0, len(texts), _RUN))


def _as_array(numbers: Sequence[int | float]) -> NDArray[np.int64] | NDArray[np.float64]:
    runs = [np.array(numbers[first : first + _RUN]) for first in range(0, len(numbers), _RUN)]
    return np.concatenate(runs) if runs else np.empty(0)


@dataclass(frozen=True, eq=False)
class _Texts:
    """A column of texts, each once.

    Parameters
    ----------
    codes : (features,) int32
        Which of the texts each feature has.
    texts : tuple of Lines
        As they are compared, so many in each run.
    spellings : tuple of Lines
        As the source has them; empty where that is the folded text.
    """

    field: str
    codes: NDArray[np.int32]
    texts: tuple[Lines, ...]
    spellings: tuple[Lines, ...]

    @classmethod
    def of(cls, field: Field, column: Column) -> "_Texts":
        written = [value if isinstance(value, str) else "" for value in column.distinct]
        texts = [folded(value) for value in written]
        others = [
            " ".join(value.split()) if value != text else ""
            for value, text in zip(written, texts, strict=True)
        ]
        return cls(field.name, column.codes.astype(np.int32), _in_runs(texts), _in_runs(others))

    @property
    def nbytes(self) -> int:
        return self.codes.nbytes + sum(run.nbytes for run in (*self.texts, *self.spellings))

    def value(self, code: int) -> str:
        run, line = divmod(code, _RUN)
        return self.spellings[run][line] or self.texts[run][line]

    def having(
        self, wanted: str, quantity: Quantity | None, limit: int
    ) -> Iterator[tuple[int, list[int]]]:
        """Yield ranks, and the texts that begin with what is wanted or have a word that does."""
        asked = {wanted, str(quantity.whole)} if quantity and quantity.whole else {wanted}
        for text in asked:
            by_rank: dict[int, list[int]] = {}
            for rank, code in islice(self._with_word(text), limit):
                by_rank.setdefault(rank, []).append(code)
            yield from by_rank.items()

    def _with_word(self, text: str) -> Iterator[tuple[int, int]]:
        places = (
            (number, line, place)
            for number, run in enumerate(self.texts)
            for line, place in run.places_of(text)
        )
        for number, line, place in islice(places, _MOST_LOOKED_AT):
            run = self.texts[number]
            if word_stands_at(run.text, place):
                yield name_rank(run[line], text), number * _RUN + line


@dataclass(frozen=True, eq=False)
class _Numbers:
    """A column of numbers, each once.

    Parameters
    ----------
    codes : (features,) int32
        Which of `numbers` each feature has, -1 for none.
    numbers : (distinct,) int64 or float64
        In ascending order.
    unit : TypedUnit or None
        That the field's name tells.
    """

    field: str
    codes: NDArray[np.int32]
    numbers: NDArray[np.int64] | NDArray[np.float64]
    unit: TypedUnit | None

    @classmethod
    def of(cls, field: Field, column: Column) -> "_Numbers":
        known = [
            (code, value)
            for code, value in enumerate(column.distinct)
            if isinstance(value, int | float) and value == value
        ]
        numbers = _as_array([value for _, value in known])
        order = np.argsort(numbers, kind="stable")
        place_of = np.full(len(column.distinct), -1, np.int32)
        place_of[np.array([code for code, _ in known], np.int64)[order]] = np.arange(len(known))
        return cls(field.name, place_of[column.codes], numbers[order], unit_of_heading(field.name))

    @property
    def nbytes(self) -> int:
        return self.codes.nbytes + self.numbers.nbytes

    def value(self, code: int) -> int | float | None:
        number: int | float = self.numbers[code].item()
        return number

    def having(
        self, wanted: str, quantity: Quantity | None, limit: int
    ) -> Iterator[tuple[int, list[int]]]:
        """Yield the numbers that are what is wanted, with rank 1 where their unit is not known."""
        rank = 1 if quantity and quantity.unit and self.unit is None else 0
        ranges: Iterator[Range] = quantity.ranges_in(self.unit) if quantity else iter(())
        for low, high in ranges:
            if abs(low) < 2**63 and abs(high) < 2**63:
                first = int(np.searchsorted(self.numbers, low, side="left"))
                last = int(np.searchsorted(self.numbers, high, side="right"))
                if first < last:
                    yield rank, list(range(first, min(last, first + limit)))
