"""The tables in `resources/grammar/`, by which window and page read alike what a user types."""

import json
import re
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
    return re.compile(text.replace("(?<l", "(?P<l"), re.IGNORECASE)
