"""Cuts texts that are far longer than anyone reads, so that no list or map waits for them."""

from collections.abc import Sequence

LONGEST_NAME = 120
"""Letters of a name in a title, a list or on the map; its attribute has more, a copy has all."""


def shortened(text: str, letters: int = LONGEST_NAME) -> str:
    """Return a text as it is, or its first letters and "…" if it is longer.

    >>> shortened("Qingshanhu", 4), shortened("Gao", 4)
    ('Qing…', 'Gao')
    """
    return text if len(text) <= letters else f"{text[:letters]}…"


def first_of(names: Sequence[str], most: int = 5) -> str:
    """Return names as a list, of which only the first and "…" where there are more than `most`.

    >>> first_of(["a", "b"]), first_of(["a", "b", "c"], 2)
    ('a, b', 'a, b …')
    """
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
