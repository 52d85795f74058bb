"""The pieces of an expression: names of fields, words, signs, numbers with units, dates, texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from gisapp.core.filters.expression_error import ExpressionError
from gisapp.core.filters.filter_field import FilterField
from gisapp.core.text.quantity import read_quantity
from gisapp.grammar import grammar

LONGEST = 4000
"""Letters of an expression."""
DEEPEST = 40
"""Parentheses, signs and negations within each other."""
MOST_TOKENS = 1000
_LONGEST_UNIT = 14
_WORDY = {"COMPARE", "TEXTUAL", "AND", "OR", "IN", "TO", "WITHIN", "MISSING", "STATED"}
"""Terminals whose words may be values too."""
_SIGNS = set("()[]<>=!,\"'&|+-")
_QUOTES = {'"': '"', "'": "'", "[": "]"}
_DATE = re.compile(
    r"\d{4}-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?(?![\d-])"
    r"|\d{4}/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|[12]\d{3}年((0?[1-9]|1[0-2])月((0?[1-9]|[12]\d|3[01])[日号])?)?"
)
_NUMBER = re.compile(r"(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3}(?![\d.]))?")
_WORD = re.compile(r"[^\W\d]\w*|_\w*|\w+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Token:
    """A piece of an expression.

    Parameters
    ----------
    kind : str
        A terminal of the grammar, such as `FIELD`.
    text : str
        As it is typed; of quoted ones what stands between the quotes, of words what they mean.
    start, end : int
        Where it stands in the expression.
    field : FilterField or None
        That a name names.
    quote : str
        The first quote of a quoted one.
    """

    kind: str
    text: str
    start: int
    end: int
    field: FilterField | None = None
    quote: str = ""


def tokens_of(text: str, fields: Sequence[FilterField]) -> Iterator[Token]:
    """Yield the pieces of an expression from left to right.

    Parameters
    ----------
    text : str
        As it is typed; punctuation may be of full width.
    fields : sequence of FilterField
        The fields that may be named.

    Raises
    ------
    ExpressionError
        A text has no end, a sign means nothing, or there is too much of it.
    """
    if len(text) > LONGEST:
        raise ExpressionError("expression_too_long", start=LONGEST, end=len(text), most=LONGEST)
    plain, names = _plain(text), _names_of(fields)
    place, count, depth, signs = 0, 0, 0, 0
    before = ""
    while place < len(plain):
        if plain[place].isspace():
            place += 1
            continue
        token = _token_at(text, plain, place, names)
        if before in ("COMPARE", "TEXTUAL") and token.kind in _WORDY and _is_of_word(plain[place]):
            # 是 is a value too.
            token = replace(token, kind="WORD", text=text[token.start : token.end])
        count += 1
        depth += {"OPEN": 1, "CLOSE": -1}.get(token.kind, 0)
        signs = signs + 1 if token.kind in ("NOT", "MINUS") else 0
        if count > MOST_TOKENS or max(depth, signs) > DEEPEST:
            raise ExpressionError("expression_too_deep", start=place, end=len(text))
        yield token
        place, before = token.end, token.kind


def _plain(text: str) -> str:
    """Return a text letter by letter, punctuation of full width and typographic quotes as usual."""
    return text.translate(_as_usual())


@cache
def _as_usual() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in grammar("expressions")["as_one"]}


_Names = Sequence[tuple[str, FilterField]]


def _names_of(fields: Sequence[FilterField]) -> _Names:
    """Return what fields are called, folded, the longest first; of one name the first field's."""
    named: dict[str, FilterField] = {}
    for field in fields:
        named.setdefault(_folded(field.name), field)
    for field in fields:
        for name in field.called:
            named.setdefault(_folded(name), field)
    named.pop("", None)
    return sorted(named.items(), key=lambda each: -len(each[0]))


def _folded(text: str) -> str:
    """Return a text as names are compared: letter by letter, without case and full width."""
    return "".join(_folded_letter(letter) for letter in _plain(text))


def _folded_letter(letter: str) -> str:
    code = ord(letter)
    if 0xFF01 <= code <= 0xFF5E:
        letter = chr(code - 0xFEE0)
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _token_at(text: str, plain: str, place: int, names: _Names) -> Token:
    letter = plain[place]
    if letter in _QUOTES:
        return _quoted(text, plain, place, names)
    named = _named(plain, place, names)
    word = _keyword(plain, place)
    if named is not None and (word is None or named.end > word.end):
        return named
    found = word or _date(plain, place) or _number(plain, place) or _sign(plain, place)
    return found or _bare_word(text, plain, place)


def _quoted(text: str, plain: str, place: int, names: _Names) -> Token:
    opening = plain[place]
    end = plain.find(_QUOTES[opening], place + 1)
    if end < 0:
        raise ExpressionError(
            "expression_open_quote", start=place, end=len(text), quote=_QUOTES[opening]
        )
    inner = text[place + 1 : end]
    field = dict(names).get(_folded(inner))
    return Token("QUOTED", inner, place, end + 1, field, opening)


def _named(plain: str, place: int, names: _Names) -> Token | None:
    """Return the longest name of a field that stands at a place."""
    longest = len(names[0][0]) if names else 0
    ahead = _folded(plain[place : place + longest])
    for name, field in names:
        end = place + len(name)
        if ahead.startswith(name) and not _goes_on(plain, end):
            return Token("FIELD", plain[place:end], place, end, field)
    return None


def _goes_on(plain: str, end: int) -> bool:
    """True if a word goes on where a name would end; after Chinese another word may follow."""
    if end >= len(plain) or not _is_of_word(plain[end]):
        return False
    return not (_CHINESE.match(plain[end - 1]) or _CHINESE.match(plain[end]))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


@cache
def _keywords() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return all words of the language, the longest first: how they look, their kind, meaning."""
    table = grammar("expressions")
    words = [(word, kind) for kind, words in table["words"].items() for word in words]
    words.sort(key=lambda each: -len(each[0]))
    return tuple(
        (_keyword_pattern(word), kind, table["same"].get(word, word)) for word, kind in words
    )


def _keyword_pattern(word: str) -> re.Pattern[str]:
    if word.isascii():
        return re.compile(r"\s+".join(word.split()) + r"(?![^\W\u3400-\u9fff])", re.IGNORECASE)
    return re.compile(word)


def _keyword(plain: str, place: int) -> Token | None:
    for pattern, kind, meaning in _keywords():
        found = pattern.match(plain, place)
        if found:
            return Token(kind, meaning, place, found.end())
    return None


def _date(plain: str, place: int) -> Token | None:
    found = _DATE.match(plain, place)
    return Token("DATE", found[0], place, found.end()) if found else None


def _number(plain: str, place: int) -> Token | None:
    found = _NUMBER.match(plain, place)
    if found is None:
        return None
    end = _end_of_unit(plain, found[0], found.end())
    if end < len(plain) and _is_of_word(plain[end]) and _keyword(plain, end) is None:
        # It begins a word, such as 2号楼.
        return None
    return Token("NUMBER", plain[place:end], place, end)


def _end_of_unit(plain: str, number: str, end: int) -> int:
    """Return where the unit behind a number ends, or the number where it has none."""
    first = end + 1 if plain[end : end + 1] == " " else end
    for last in range(min(first + _LONGEST_UNIT, len(plain)), first, -1):
        unit = plain[first:last]
        if _may_be_unit(unit) and not _goes_on(plain, last) and read_quantity(number + unit):
            return last
    return end


def _may_be_unit(unit: str) -> bool:
    if unit[0].isspace() or unit[-1].isspace() or unit[0].isdecimal():
        return False
    return not (_keyword_alone(unit) or _SIGNS & set(unit))


def _keyword_alone(word: str) -> bool:
    found = _keyword(word, 0)
    return found is not None and (found.end == len(word) or not word.isascii())


def _sign(plain: str, place: int) -> Token | None:
    table = grammar("expressions")
    for length in (2, 1):
        sign = plain[place : place + length]
        if sign in table["signs"]:
            meaning = table["same"].get(sign, sign)
            return Token(table["signs"][sign], meaning, place, place + len(sign))
    return None


@cache
def _breaks() -> re.Pattern[str]:
    words = sorted(grammar("expressions")["breaks"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _bare_word(text: str, plain: str, place: int) -> Token:
    found = _WORD.match(plain, place)
    if found is None:
        raise ExpressionError(
            "expression_odd_letter", start=place, end=place + 1, letter=text[place]
        )
    stop = _breaks().search(plain, place + 1, found.end())
    end = stop.start() if stop else found.end()
    return Token("WORD", text[place:end], place, end)
