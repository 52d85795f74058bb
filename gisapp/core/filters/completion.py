"""What may be typed next in an expression: columns, comparisons, values with their counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from gisapp.core.filters.expression_error import ExpressionError
from gisapp.core.filters.expression_grammar import accepted_after
from gisapp.core.filters.expression_tokens import Token, tokens_of
from gisapp.core.filters.filter_field import FieldKind, FilterField
from gisapp.core.text.matching import folded
from gisapp.words import Language

CompletionKind = Literal["field", "operator", "value", "connector"]
ValueCounts = Callable[[str], Sequence[tuple[str, int]]]
"""Returns the values of a field that are known by now, with how many features have each."""
MOST = 60
_PARTIAL = ("WORD", "FIELD", "QUOTED", "NUMBER")
_AFTER_FIELD: dict[Language, dict[FieldKind, tuple[str, ...]]] = {
    "en": {
        "number": ("=", "!=", ">", ">=", "<", "<=", "between", "in (", "is missing", "is stated"),
        "text": (
            *("=", "!=", "contains", "starts with", "ends with", "in (", "like", "matches"),
            *("is missing", "is stated"),
        ),
        "date": ("=", ">", ">=", "<", "<=", "between", "is missing", "is stated"),
        "truth": ("= yes", "= no", "is missing"),
    },
    "zh": {
        "number": ("=", "!=", ">", ">=", "<", "<=", "介于", "属于 (", "为空", "不为空"),
        "text": (
            *("=", "!=", "包含", "开头是", "结尾是", "属于 (", "形如", "匹配", "为空", "不为空"),
        ),
        "date": ("=", ">", ">=", "<", "<=", "介于", "为空", "不为空"),
        "truth": ("= 是", "= 否", "为空"),
    },
}
_CONNECTORS: dict[Language, tuple[str, ...]] = {"en": ("and", "or"), "zh": ("且", "或")}


@dataclass(frozen=True)
class Completion:
    """One thing that may be typed.

    Parameters
    ----------
    start, end : int
        The letters that it takes the place of.
    text : str
        What is put there.
    kind : CompletionKind
        What it is.
    count : int or None
        Of a value, how many features have it.
    """

    start: int
    end: int
    text: str
    kind: CompletionKind
    count: int | None = None


def completions(
    text: str,
    cursor: int,
    fields: Sequence[FilterField],
    values: ValueCounts,
    language: Language = "en",
) -> tuple[Completion, ...]:
    """Return what may be typed at the cursor, the likeliest first.

    Parameters
    ----------
    text : str
        What has been typed; what stands behind the cursor makes no difference.
    cursor : int
        Letters before the cursor.
    fields : sequence of FilterField
        The attributes that may be named.
    values : callable
        Asked for the values of the field that is compared.
    language : "en" or "zh"
        Of words.

    Examples
    --------
    >>> fields = [FilterField("area", "number"), FilterField("status")]
    >>> [each.text for each in completions("st", 2, fields, lambda _: ())]
    ['status']
    >>> [each.text for each in completions("status = ", 9, fields, lambda _: [("idle", 3)])]
    ['idle']
    """
    tokens, start = _tokens_before(text[:cursor], fields)
    typed = folded(text[start:cursor].strip("\"'[]"))
    found: list[Completion] = []
    is_partial = bool(tokens) and tokens[-1].end == cursor and tokens[-1].kind in _PARTIAL
    if is_partial or start < cursor:
        before = [each for each in tokens if each.end <= start]
        found += _offers(before, start, cursor, fields, values, language)
        found = [each for each in found if _begins(each.text, typed)]
    if start == cursor or (is_partial and tokens[-1].kind != "WORD"):
        found += _offers(tokens, cursor, cursor, fields, values, language)
    return tuple(found[:MOST])


def _tokens_before(text: str, fields: Sequence[FilterField]) -> tuple[list[Token], int]:
    """Return the pieces before the cursor, and where the one begins that is being typed."""
    tokens: list[Token] = []
    try:
        for token in tokens_of(text, fields):
            tokens.append(token)
    except ExpressionError as error:
        return tokens, error.start
    if tokens and tokens[-1].end == len(text) and tokens[-1].kind in _PARTIAL:
        return tokens, tokens[-1].start
    return tokens, len(text)


def _begins(text: str, typed: str) -> bool:
    plain = folded(text.strip("\"'[]"))
    return typed in plain and plain != typed


def _offers(
    before: Sequence[Token],
    start: int,
    end: int,
    fields: Sequence[FilterField],
    values: ValueCounts,
    language: Language,
) -> Iterator[Completion]:
    accepted = accepted_after(before)
    compared = _compared(before)
    if "FIELD" in accepted and compared is not None:
        for value, count in values(compared.name):
            shown = _as_typed(value, compared.kind)
            yield Completion(start, end, shown, "value", count)
    elif "FIELD" in accepted:
        for field in fields:
            yield Completion(start, end, _name(field, fields), "field")
    last = before[-1].field if before else None
    if "COMPARE" in accepted and last is not None:
        for sign in _AFTER_FIELD[language][last.kind]:
            yield Completion(start, end, sign, "operator")
    elif accepted & {"AND", "OR"}:
        for word in _CONNECTORS[language] if "OR" in accepted else _CONNECTORS[language][:1]:
            yield Completion(start, end, word, "connector")


def _compared(before: Sequence[Token]) -> FilterField | None:
    """Return the field whose value is expected next, None where another one may begin."""
    found: FilterField | None = None
    for last, token in pairwise(before):
        if token.kind in ("COMPARE", "TEXTUAL", "IN", "BETWEEN"):
            found = last.field or found
        elif token.kind in ("OR", "NOT") or (token.kind == "AND" and not _is_between(before)):
            found = None
    return found


def _is_between(before: Sequence[Token]) -> bool:
    """True where the second number of a range is expected."""
    kinds = [each.kind for each in before]
    return len(kinds) > 2 and kinds[-1] in ("AND", "TO") and kinds[-3] == "BETWEEN"


def _as_typed(value: str, kind: FieldKind) -> str:
    """Return a value as it must be typed: in quotes unless it is one word or a number."""
    if kind != "text" or _is_one_word(value):
        return value
    return f"'{value}'" if "'" not in value else f'"{value}"'


def _is_one_word(value: str) -> bool:
    try:
        (token,) = tokens_of(value, ())
    except (ExpressionError, ValueError):
        return False
    return token.kind == "WORD"


def _name(field: FilterField, fields: Sequence[FilterField]) -> str:
    """Return a field's name as it must be typed: in brackets where it would be another word."""
    try:
        (token,) = tokens_of(field.name, fields)
    except (ExpressionError, ValueError):
        return f"[{field.name}]"
    return field.name if token.kind == "FIELD" else f"[{field.name}]"
