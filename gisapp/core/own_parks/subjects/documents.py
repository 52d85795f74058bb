"""What cells say of pictures and documents: paths and addresses, and whose key a file has."""

import re
from collections.abc import Iterable

from gisapp.core.layers.attribute_text import plain_text
from gisapp.core.layers.attributes import AttributeValue

_BETWEEN = re.compile(r"[;；|\n\r]+")
_COMMA = re.compile(r"[,，、]")
"""Between paths too, but part of many names."""
_LIKE_FILE = re.compile(r"https?:\S+|.*\.[A-Za-z0-9]{2,5}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_BEHIND_KEY = re.compile(r"[_ .(（\[【]|-(?=\D)")
"""Behind the key in a file's name; a dash and a digit go on with a longer key."""
_LONGEST = 20_000
"""Letters of a cell that are looked at."""
MOST_NAMED = 200
"""Paths and addresses of one row."""


def named_in(cells: Iterable[AttributeValue]) -> tuple[str, ...]:
    """Return the paths and addresses that cells name, each once.

    Examples
    --------
    >>> named_in(["photos/a.jpg; photos/b.jpg", None, "https://example.com/c.jpg"])
    ('photos/a.jpg', 'photos/b.jpg', 'https://example.com/c.jpg')
    >>> named_in(["a.jpg，b.png", "plan, final.pdf"])
    ('a.jpg', 'b.png', 'plan, final.pdf')
    """
    texts = (plain_text(cell)[:_LONGEST] for cell in cells)
    parts = (part for text in texts for each in _BETWEEN.split(text) for part in _parts(each))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_NAMED]


def _parts(text: str) -> list[str]:
    """Return the paths between commas, where all of them look like paths; else the text."""
    parts = [part.strip().strip('"') for part in _COMMA.split(text)]
    return parts if all(map(_LIKE_FILE.fullmatch, parts)) else [text.strip().strip('"')]


def is_address(text: str) -> bool:
    """Return True for the address of a page or a file on a server."""
    return bool(_ADDRESS.fullmatch(text))


def belongs_to(file_name: str, key: str) -> bool:
    """Return True if a file is called as a row's key, with or without more behind it.

    Examples
    --------
    >>> [belongs_to(each, "G-001") for each in ("G-001.jpg", "g-001_2.jpg", "G-001-plan.pdf")]
    [True, True, True]
    >>> [belongs_to(each, "G-001") for each in ("G-0011.jpg", "G-001-02.jpg", "G-00.jpg")]
    [False, False, False]
    """
    name, wanted = file_name.casefold(), key.strip().casefold()
    if not wanted or not name.startswith(wanted):
        return False
    behind = name[len(wanted) :]
    return not behind or _BEHIND_KEY.match(behind) is not None
