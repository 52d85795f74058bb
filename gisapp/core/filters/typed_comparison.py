"""Two sides are compared as what they are: numbers in one unit, dates, texts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, cast

from gisapp.core.filters.expression_error import ExpressionError
from gisapp.core.filters.expression_nodes import (
    AmountAmong,
    AmountTest,
    AnyTest,
    Comparison,
    DateTest,
    Every,
    FixedAmount,
    Negation,
    Test,
    TextAmong,
    TextOrder,
    TextTest,
    TextTestKind,
    TruthTest,
)
from gisapp.core.filters.typed_operand import (
    Operand,
    cannot_compare,
    in_unit_of,
    months_of_typed,
)
from gisapp.core.text.number_roles import LARGEST_EXACT

Sign = Literal["+", "-", "*", "/"]
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_LONGEST_PATTERN = 500


def compared(sign: str, left: Operand, right: Operand) -> Test:
    """Return the test of a comparison.

    Parameters
    ----------
    sign : str
        `=`, `!=`, `<`, `<=`, `>` or `>=`.
    left, right : Operand
        Both sides.

    Raises
    ------
    ExpressionError
        They cannot be compared.
    """
    if left.is_typed and right.is_typed:
        raise ExpressionError(
            "expression_no_column", start=left.start, end=left.end, name=left.text
        )
    if left.is_typed:
        sign, left, right = _TURNED.get(sign, sign), right, left
    wanted = cast("Comparison", sign)
    match left.kind:
        case "number" | "truth":
            return _numbers(wanted, left, right)
        case "date":
            return _dates(wanted, left, right)
    return _texts(wanted, left, right)


def _numbers(sign: Comparison, left: Operand, right: Operand) -> Test:
    if right.truth is not None and left.field is not None and sign in ("=", "!="):
        test = TruthTest(left.field.name)
        return test if right.truth == (sign == "=") else Negation(test)
    right = _as_number(left, right)
    assert left.amount is not None
    return AmountTest(sign, left.amount, in_unit_of(right, left))


def _as_number(left: Operand, right: Operand) -> Operand:
    """Return a typed text as the number that it is; others as they are."""
    if right.kind == "text" and right.is_typed:
        try:
            value = float(right.text)
        except ValueError:
            raise cannot_compare(left, right) from None
        return Operand("number", right.start, right.end, right.text, FixedAmount(value))
    if right.kind == "text" or (right.kind == "date" and right.amount is None):
        raise cannot_compare(left, right)
    return right


def _dates(sign: Comparison, left: Operand, right: Operand) -> Test:
    span = months_of_typed(right.text) if _may_be_date(right) else None
    if span is None or left.field is None:
        if right.field is not None and left.field is not None and right.kind in ("date", "text"):
            return TextOrder(sign, left.field.name, other=right.field.name)
        raise cannot_compare(left, right)
    return DateTest(sign, left.field.name, *span)


def _may_be_date(operand: Operand) -> bool:
    return operand.is_typed and bool(
        re.fullmatch(
            r"\d{4}((-\d{1,2}){0,2}|(/\d{1,2}){2}|年(\d{1,2}月(\d{1,2}[日号])?)?"
            r"|([-/]\d{1,2}){2}[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)",
            operand.text,
        )
    )


def _texts(sign: Comparison, left: Operand, right: Operand) -> Test:
    if left.field is None:
        raise cannot_compare(left, right)
    name = left.field.name
    right = _as_text(right)
    if right.field is not None:
        return TextOrder(sign, name, other=right.field.name)
    if not right.is_typed or (right.kind == "number" and sign not in ("=", "!=")):
        raise cannot_compare(left, right)
    if right.kind == "date":
        return _dates(sign, left, right)
    if sign in ("=", "!="):
        among = TextAmong(name, (right.text,))
        return among if sign == "=" else Negation(among)
    return TextOrder(sign, name, text=right.text)


def _as_text(operand: Operand) -> Operand:
    """Return a bare word that happens to name a column of another kind as the text that it is."""
    if operand.field is None or operand.is_bracketed or operand.kind in ("text", "date"):
        return operand
    return replace(operand, kind="text", field=None, is_typed=True)


def among(left: Operand, values: Sequence[Operand]) -> Test:
    """Return the test whether something is one of some values."""
    if left.kind == "text" and left.field is not None:
        for value in values:
            if value.is_bracketed or value.text == "":
                raise cannot_compare(left, value)
        return TextAmong(left.field.name, tuple(value.text for value in values))
    tests = [compared("=", left, value) for value in values]
    fixed = [
        each.right.value
        for each in tests
        if isinstance(each, AmountTest)
        and isinstance(each.right, FixedAmount)
        and abs(each.right.whole or 0) < LARGEST_EXACT
    ]
    if len(fixed) == len(tests) and left.amount is not None:
        return AmountAmong(left.amount, tuple(fixed))
    return AnyTest(tuple(tests))


def between(left: Operand, low: Operand, high: Operand) -> Test:
    """Return the test whether something lies between two values, both included.

    Raises
    ------
    ExpressionError
        Nothing can lie between them.
    """
    first, last = compared(">=", left, low), compared("<=", left, high)
    ends = [_end(each) for each in (first, last)]
    if None not in ends and cast("float", ends[0]) > cast("float", ends[1]):
        raise ExpressionError(
            "expression_between_nothing",
            start=low.start,
            end=high.end,
            low=low.text,
            high=high.text,
        )
    return Every((first, last))


def _end(test: Test) -> float | None:
    match test:
        case AmountTest(right=FixedAmount(value=value)):
            return value
        case DateTest(start=start):
            return start
    return None


def text_test(kind: TextTestKind, left: Operand, right: Operand) -> Test:
    """Return the test whether a text has another one in it, or a form."""
    if left.field is None:
        raise ExpressionError(
            "expression_no_column", start=left.start, end=left.end, name=left.text
        )
    if not right.is_typed:
        raise ExpressionError("expression_no_text", start=right.start, end=right.end)
    if kind == "matches":
        _check_pattern(right)
    return TextTest(kind, left.field.name, right.text)


def _check_pattern(operand: Operand) -> None:
    """Try a pattern, which Arrow looks for without ever going back."""
    import pyarrow as pa
    import pyarrow.compute as pc

    start, end = operand.start, operand.end
    if len(operand.text) > _LONGEST_PATTERN:
        raise ExpressionError(
            "expression_long_pattern", start=start, end=end, most=_LONGEST_PATTERN
        )
    try:
        pc.match_substring_regex(pa.array([""]), operand.text)
    except pa.ArrowInvalid as error:
        raise ExpressionError(
            "expression_bad_pattern", start=start, end=end, pattern=operand.text
        ) from error
