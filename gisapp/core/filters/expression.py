"""Expressions that a user types to say which features to show, such as `area > 20 mu`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gisapp.core.filters.expression_building import built
from gisapp.core.filters.expression_grammar import tree_of
from gisapp.core.filters.expression_nodes import (
    Amount,
    AmountAmong,
    AmountTest,
    AnyTest,
    ColumnAmount,
    Every,
    Negation,
    Test,
    TextOrder,
    WorkedOut,
)
from gisapp.core.filters.expression_tokens import tokens_of
from gisapp.core.filters.filter_field import FilterField


@dataclass(frozen=True)
class Expression:
    """An expression that was understood.

    Parameters
    ----------
    text : str
        As it was typed.
    test : Test
        What must be true.
    """

    text: str
    test: Test

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the attributes that it reads, each once."""
        return tuple(dict.fromkeys(_fields_of(self.test)))


def parsed(text: str, fields: Sequence[FilterField]) -> Expression:
    """Return what an expression says.

    Nothing of it is ever run: it is read by a grammar, and becomes tests of columns.

    Parameters
    ----------
    text : str
        As it is typed, in English, Chinese or signs.
    fields : sequence of FilterField
        The attributes that it may be about.

    Raises
    ------
    ExpressionError
        It is no expression, or asks what cannot be asked of these attributes.

    Examples
    --------
    >>> parsed("面积 > 20 and not (状态 包含 在建)", [FilterField("面积", "number"),
    ...     FilterField("状态")]).fields
    ('面积', '状态')
    """
    return _parsed(text, tuple(fields))


@lru_cache(maxsize=64)
def _parsed(text: str, fields: tuple[FilterField, ...]) -> Expression:
    # Half a letter is none, and would stop Arrow.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return Expression(text, built(tree_of(tokens_of(text, fields), len(text)), fields))


def _fields_of(test: Test) -> Iterator[str]:
    match test:
        case Every(tests=tests) | AnyTest(tests=tests):
            for each in tests:
                yield from _fields_of(each)
        case Negation(test=inner):
            yield from _fields_of(inner)
        case AmountTest(left=left, right=right):
            yield from _fields_in(left)
            yield from _fields_in(right)
        case AmountAmong(amount=amount):
            yield from _fields_in(amount)
        case TextOrder(field=field, other=other):
            yield from filter(None, (field, other))
        case _:
            yield test.field


def _fields_in(amount: Amount) -> Iterator[str]:
    match amount:
        case ColumnAmount(field=field):
            yield field
        case WorkedOut(left=left, right=right):
            yield from _fields_in(left)
            yield from _fields_in(right)
