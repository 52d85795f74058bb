"""For which rows an expression is true, worked out column by column with Arrow and numpy."""

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gisapp.core.filters.answers import Answers, Mask, all_of, any_of
from gisapp.core.filters.expression import Expression
from gisapp.core.filters.expression_nodes import (
    Amount,
    AmountAmong,
    AmountTest,
    AnyTest,
    ColumnAmount,
    Comparison,
    DateTest,
    Every,
    FixedAmount,
    MissingTest,
    Negation,
    Test,
    TextAmong,
    TextOrder,
    TextTest,
    TruthTest,
    WorkedOut,
)
from gisapp.core.filters.text_tests import answers_of_texts, fold_one, folded_texts
from gisapp.core.tables.value_masks import (
    by_distinct,
    missing_in,
    months_in,
    numbers_in,
    texts_in,
)
from gisapp.core.text.number_roles import LARGEST_EXACT

if TYPE_CHECKING:
    import pyarrow as pa

Numbers = NDArray[np.float64] | float
_COMPARED: dict[Comparison, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_WORKED_OUT: dict[str, Callable[[Any, Any], Any]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
}


def true_for(expression: Expression, table: "pa.Table") -> Mask:
    """Return for which rows an expression is true.

    What is missing is neither equal to anything nor different from it.

    Parameters
    ----------
    expression : Expression
        Of fields that the table has.
    table : pyarrow.Table
        Of n rows; maybe with columns of `encoded`.

    Returns
    -------
    (n,) bool
    """
    return _Evaluation(table).answers(expression.test).yes


class _Evaluation:
    def __init__(self, table: "pa.Table") -> None:
        self._table = table
        self._numbers: dict[str, NDArray[np.float64]] = {}

    def answers(self, test: Test) -> Answers:
        match test:
            case Every(tests=tests):
                return all_of([self.answers(each) for each in tests])
            case AnyTest(tests=tests):
                return any_of([self.answers(each) for each in tests])
            case Negation(test=inner):
                return self.answers(inner).turned
            case AmountTest():
                return self._amounts(test)
            case AmountAmong(amount=amount, values=values):
                numbers = self._amount(amount)
                return _known(np.isin(numbers, np.array(values)), numbers)
            case DateTest():
                return self._dates(test)
            case MissingTest(field=field):
                missing = missing_in(self._column(field))
                return Answers(missing, ~missing)
            case TruthTest(field=field):
                numbers = self._numbers_of(field)
                return _known(numbers != 0, numbers)
        return self._texts(test)

    def _column(self, field: str) -> "pa.ChunkedArray":
        return self._table.column(field)

    def _numbers_of(self, field: str) -> NDArray[np.float64]:
        if field not in self._numbers:
            self._numbers[field] = numbers_in(self._column(field))
        return self._numbers[field]

    def _amount(self, amount: Amount) -> Numbers:
        match amount:
            case ColumnAmount(field=field):
                return self._numbers_of(field)
            case FixedAmount(value=value):
                return value
            case WorkedOut(sign=sign, left=left, right=right):
                with np.errstate(all="ignore"):
                    made = _WORKED_OUT[sign](self._amount(left), self._amount(right))
                    # What was divided by nothing is no number.
                    return np.where(np.isfinite(made), made, np.nan)

    def _amounts(self, test: AmountTest) -> Answers:
        if _is_exact(test):
            return self._exactly(test)
        left, right = self._amount(test.left), self._amount(test.right)
        found = np.asarray(_COMPARED[test.sign](left, right))
        return _known(np.broadcast_to(found, (self._table.num_rows,)), left, right)

    def _exactly(self, test: AmountTest) -> Answers:
        """Compare whole numbers that are too long for floating point."""
        import pyarrow as pa
        import pyarrow.compute as pc

        assert isinstance(test.left, ColumnAmount)
        assert isinstance(test.right, FixedAmount)
        column = self._column(test.left.field)
        if not pa.types.is_integer(column.type):
            found = _COMPARED[test.sign](self._amount(test.left), test.right.value)
            return _known(found, self._amount(test.left))
        try:
            wanted = pa.scalar(test.right.whole, column.type)
        except (pa.ArrowInvalid, OverflowError):
            # The column cannot hold such a number: each value is less, or more if it is negative.
            found = _COMPARED[test.sign](0.0, test.right.value)
            return Answers.where(np.full(len(column), found), ~missing_in(column))
        equal, less = pc.equal(column, wanted), pc.less(column, wanted)
        ordering = np.where(true_in_arrow(equal), 0, np.where(true_in_arrow(less), -1, 1))
        return Answers.where(_COMPARED[test.sign](ordering, 0), ~missing_in(column))

    def _dates(self, test: DateTest) -> Answers:
        months = months_in(self._column(test.field))
        is_before, is_after = months < test.start, months >= test.end
        found = {
            "=": ~(is_before | is_after),
            "!=": is_before | is_after,
            "<": is_before,
            "<=": ~is_after,
            ">": is_after,
            ">=": ~is_before,
        }[test.sign]
        return _known(found, months)

    def _texts(self, test: TextAmong | TextOrder | TextTest) -> Answers:
        import pyarrow.compute as pc

        texts = texts_in(self._column(test.field))
        match test:
            case TextAmong(values=values):
                wanted = [fold_one(each) for each in values]
                return Answers.of_arrow(
                    by_distinct(texts, lambda each: answers_of_texts("among", each, wanted))
                )
            case TextTest(kind=kind, text=text):
                return Answers.of_arrow(
                    by_distinct(texts, lambda each: answers_of_texts(kind, each, [text]))
                )
        compare = getattr(pc, _ORDERS[test.sign])
        if not test.other:
            wanted_text = fold_one(test.text)
            return Answers.of_arrow(
                by_distinct(texts, lambda each: compare(folded_texts(each), wanted_text))
            )
        other = by_distinct(texts_in(self._column(test.other)), folded_texts)
        return Answers.of_arrow(compare(by_distinct(texts, folded_texts), other))


_ORDERS: dict[Comparison, str] = {
    "=": "equal",
    "!=": "not_equal",
    "<": "less",
    "<=": "less_equal",
    ">": "greater",
    ">=": "greater_equal",
}


def true_in_arrow(answers: "pa.ChunkedArray") -> Mask:
    """Return which answers of Arrow are yes."""
    return Answers.of_arrow(answers).yes


def _is_exact(test: AmountTest) -> bool:
    return (
        isinstance(test.left, ColumnAmount)
        and isinstance(test.right, FixedAmount)
        and test.right.whole is not None
        and abs(test.right.whole) >= LARGEST_EXACT
    )


def _known(found: Mask, *numbers: Numbers) -> Answers:
    """Return what was found where all numbers are known."""
    known = np.ones(found.shape, np.bool_)
    for each in numbers:
        known &= ~np.isnan(each)
    return Answers.where(found, known)
