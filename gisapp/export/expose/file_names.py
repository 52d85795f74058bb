"""What the files of sheets are called: names that every system takes, no two of them alike."""

import unicodedata
from collections.abc import Iterator
from itertools import count

from gisapp.core.project.portable_names import portable
from gisapp.grammar import without_invisible

_LONGEST, _LONGEST_BYTES = 80, 200
"""Letters of a name, for a path must fit into 260; and bytes, of which systems take 255."""


class FileNames:
    """Gives each sheet of a folder a name of its own.

    Parameters
    ----------
    suffix : str
        Of all files, with its point.

    Examples
    --------
    >>> names = FileNames(".pdf")
    >>> [names.of(each) for each in ("A-01", "a-01", "A/01", "con", " ")]
    ['A-01.pdf', 'a-01 (2).pdf', 'A_01.pdf', '_con.pdf', '_.pdf']
    """

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._taken: set[str] = set()

    def of(self, *parts: str) -> str:
        """Return the name for a subject that these parts name, such as its key and its name."""
        # Marks that turn the reading order round could hide what a file is.
        plain = (" ".join(without_invisible(part).split()) for part in parts)
        told = " ".join(dict.fromkeys(filter(None, plain)))
        stem = portable(_cut(told) or "_")
        name = next(each for each in _numbered(stem) if _folded(each) not in self._taken)
        self._taken.add(_folded(name))
        return f"{name}{self._suffix}"


def _cut(text: str) -> str:
    letters = text[:_LONGEST].encode(errors="replace")
    return letters[:_LONGEST_BYTES].decode(errors="ignore").strip()


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem} ({number})" for number in count(2))


def _folded(name: str) -> str:
    """Return what systems that don't tell capital letters, or forms of accents, take a name for."""
    return unicodedata.normalize("NFC", name.casefold())
