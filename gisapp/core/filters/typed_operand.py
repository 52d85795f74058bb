"""What stands on one side of a comparison: a column, a number, a date or a text, with its unit."""

import math
import re
from dataclasses import dataclass
from typing import Literal

from gisapp.core.filters.expression_error import ExpressionError
from gisapp.core.filters.expression_nodes import Amount, ColumnAmount, FixedAmount, WorkedOut
from gisapp.core.filters.expression_tokens import Token
from gisapp.core.filters.filter_field import FilterField
from gisapp.core.tables.months import months_at
from gisapp.core.text.quantity import TypedUnit, read_quantity
from gisapp.errors import Phrase
from gisapp.grammar import grammar

OperandKind = Literal["number", "text", "date", "truth"]
_YEAR = re.compile(r"(\d{4})(?:年|$)")
_PARTS = re.compile(r"\d+")
_CLOCK = re.compile(r"[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?")


@dataclass(frozen=True)
class Operand:
    """One side of a comparison.

    Parameters
    ----------
    kind : OperandKind
        What its values are; of a typed word "text".
    start, end : int
        Where it stands.
    text : str
        As it was typed.
    amount : Amount or None
        Of a number, and of a column of numbers.
    unit : TypedUnit or None
        Of the amount.
    field : FilterField or None
        Of a column.
    is_typed : bool
        True if no column is in it.
    is_bracketed : bool
        True if it can be nothing but a column.
    """

    kind: OperandKind
    start: int
    end: int
    text: str
    amount: Amount | None = None
    unit: TypedUnit | None = None
    field: FilterField | None = None
    is_typed: bool = False
    is_bracketed: bool = False

    @property
    def named(self) -> str:
        """What errors call it."""
        return self.field.called[0] if self.field else self.text

    @property
    def truth(self) -> bool | None:
        """What a typed word such as "yes" says; None for another one."""
        truth: bool | None = grammar("expressions")["truths"].get(self.text.casefold())
        return truth if self.is_typed else None


def column_operand(token: Token, field: FilterField) -> Operand:
    """Return the column that a token names."""
    amount = ColumnAmount(field.name)
    return Operand(
        field.kind,
        token.start,
        token.end,
        token.text,
        amount,
        field.unit,
        field,
        is_bracketed=token.quote == "[",
    )


def typed_operand(token: Token) -> Operand:
    """Return what a number, a date, a word or a quoted text says."""
    if token.kind == "NUMBER":
        return _number(token)
    if token.kind == "DATE":
        year = _YEAR.fullmatch(token.text)
        amount = FixedAmount(float(year[1]), int(year[1])) if year else None
        return Operand("date", token.start, token.end, token.text, amount, is_typed=True)
    return Operand("text", token.start, token.end, token.text, is_typed=True)


def _number(token: Token) -> Operand:
    read = read_quantity(token.text)
    value = read.amount if read else float(token.text)
    if not math.isfinite(value):
        raise ExpressionError("expression_too_large", start=token.start, end=token.end)
    amount = FixedAmount(value, read.whole if read else None)
    unit = read.unit if read else None
    return Operand("number", token.start, token.end, token.text, amount, unit, is_typed=True)


def months_of_typed(text: str) -> tuple[float, float] | None:
    """Return from when to before when a typed date or time lasts, in months since the year 0.

    None for a day that no calendar has, and a time that no clock shows. A zone makes no
    difference: times are compared as they are written.

    >>> months_of_typed("2024"), months_of_typed("2024-05"), months_of_typed("2023-02-30")
    ((24288.0, 24300.0), (24292.0, 24293.0), None)
    >>> months_of_typed("2024-05-17 12:00")[0], months_of_typed("2024-05-17 25:00")
    (24292.515625, None)
    """
    clock = _CLOCK.search(text)
    dated = text[: clock.start()] if clock else text
    year, month, day = ([int(part) for part in _PARTS.findall(dated)] + [0, 0])[:3]
    start = year * 12.0
    if not month:
        return start, start + 12
    start += month - 1
    if not day:
        return start, start + 1
    if not _is_in_calendar(year, month, day):
        return None
    if clock is None:
        return start + (day - 1) / 32, start + day / 32
    hour, minute, second = (float(part or 0) for part in clock.groups())
    if hour >= 24 or minute >= 60 or second >= 60:
        return None
    began, lasts = hour * 3600 + minute * 60 + second, 1 if clock[3] else 60
    first, last = (months_at(year, month, day, each) for each in (began, began + lasts))
    return first, last


def _is_in_calendar(year: int, month: int, day: int) -> bool:
    from calendar import monthrange

    return year >= 1 and day <= monthrange(year, month)[1]


def in_unit_of(operand: Operand, other: Operand) -> Amount:
    """Return an amount in the unit of another one.

    Raises
    ------
    ExpressionError
        The units do not measure the same, or nobody knows one of them.
    """
    if operand.amount is None:
        raise cannot_compare(operand, other)
    if operand.unit is None or operand.unit == other.unit:
        return operand.amount
    if other.unit is None:
        raise ExpressionError(
            "expression_no_unit",
            start=operand.start,
            end=operand.end,
            field=other.named,
            value=operand.text,
        )
    if operand.unit.stored != other.unit.stored:
        raise ExpressionError(
            "expression_other_unit",
            start=operand.start,
            end=operand.end,
            field=other.named,
            value=operand.text,
        )
    factor = operand.unit.size / other.unit.size
    if isinstance(operand.amount, FixedAmount):
        return FixedAmount(operand.amount.value * factor)
    return WorkedOut("*", operand.amount, FixedAmount(factor))


def cannot_compare(left: Operand, right: Operand) -> ExpressionError:
    """Return the failure of two things that cannot be compared."""
    return ExpressionError(
        "expression_kinds",
        start=right.start,
        end=right.end,
        left=left.named,
        is_left=_kind(left),
        right=right.named,
        is_right=_kind(right),
    )


def _kind(operand: Operand) -> Phrase:
    return Phrase(f"expression.kind_{operand.kind}", {})
