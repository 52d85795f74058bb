"""The tables in `resources/grammar/`, by which window and page read alike what a user types."""

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from gisapp import paths


@cache
def grammar(name: str) -> Mapping[str, Any]:
    """Read `resources/grammar/<name>.json`."""
    path = paths.resources() / "grammar" / f"{name}.json"
    table: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def pattern(text: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    """Return a pattern of a table, which is written as JavaScript writes it.

    Parameters
    ----------
    text : str
        May name pieces, as `<N>`.
    pieces : mapping
        Patterns that others are made of, by their names in capital letters.
    """
    while (whole := re.sub(r"<([A-Z]+)>", lambda piece: pieces[piece[1]], text)) != text:
        text = whole
    return re.compile(re.sub(r"\(\?<(?=[a-z])", "(?P<", text), re.IGNORECASE)


@cache
def coordinate_patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of that name in `coordinates.json`: one, or a list of them."""
    table = grammar("coordinates")
    texts = [table[name]] if isinstance(table[name], str) else table[name]
    return tuple(pattern(text, table["pieces"]) for text in texts)


def coordinate_pattern(name: str) -> re.Pattern[str]:
    """Return the only pattern of that name in `coordinates.json`."""
    [only] = coordinate_patterns(name)
    return only


def without_invisible(text: str) -> str:
    r"""Return a text without marks that nobody sees: of direction, joiners, breaks of no width.

    They come along with what is copied, and are never meant.

    >>> without_invisible("\u200e28.64\u200b, 115.98\ufeff")
    '28.64, 115.98'
    """
    if text.isascii():
        return text
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
