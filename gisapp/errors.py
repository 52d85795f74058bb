"""Expected failures: each says by its code and values what is wrong, where, and what to do.

Anything that is not a `GisAppError` is a bug and must surface.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from gisapp.words import Words, load_words


class GisAppError(Exception):
    """The root of all expected failures.

    Parameters
    ----------
    code : str
        The cause, such as "no_permission"; its words are `error.<code>`. A text that is no code
        is a sentence in English.
    details : str
        What a library said of it, for who wants to know more; not worded.
    values : object
        What stands at the placeholders of the words. Another failure is worded too.

    Attributes
    ----------
    others : tuple of GisAppError
        What failed beside it, where it stands for several failures.
    """

    def __init__(self, code: str, /, *, details: str = "", **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
        self.values: Mapping[str, object] = values
        self.others: tuple[GisAppError, ...] = ()

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.sentence(load_words("en"))

    def sentence(self, words: Words) -> str:
        """Return what is wrong, where, and what to do, in a language."""
        return worded(words, f"error.{self.code}", self.values) or self.code

    def standing_for(self, others: Iterable["GisAppError"]) -> "GisAppError":
        """Return the failure, which stands for others too from now on."""
        self.others = (*self.others, *(each for each in others if each is not self))
        return self

    @property
    def all(self) -> "tuple[GisAppError, ...]":
        """The failure, and all that it stands for."""
        return (self, *chain.from_iterable(each.all for each in self.others))


class SourceError(GisAppError):
    """A source cannot be read, or part of it cannot."""


class ChangedOnDisk(SourceError):  # noqa: N818 - what happened, as for Cancelled
    """A file is no longer the one that was opened, so it speaks of other features now."""

    @classmethod
    def of(cls, path: Path) -> "ChangedOnDisk":
        """Return the failure of a file that has changed, or is gone."""
        return cls("changed_on_disk" if path.exists() else "gone_from_disk", path=path)

    @property
    def is_gone(self) -> bool:
        """True if there is no such file any more: it may come back as it was."""
        return self.code == "gone_from_disk"


class CrsError(GisAppError):
    """A coordinate reference system is unknown, or coordinates do not fit it."""


class RenderError(GisAppError):
    """A map cannot be drawn to the wanted place or size."""


class ExportError(GisAppError):
    """A file cannot be written."""


class Cancelled(GisAppError):  # noqa: N818 - no error: the user wants it
    """Work was ended on request before it had a result."""

    def __init__(self, code: str = "cancelled", /, *, details: str = "", **values: object) -> None:
        super().__init__(code, details=details, **values)


@dataclass(frozen=True)
class Phrase:
    """A sentence, or a part of one, that has words of its own, such as "3 of 300 features"."""

    code: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        """Return the part in English."""
        return self.sentence(load_words("en"))

    def sentence(self, words: Words) -> str:
        """Return the part in a language."""
        return worded(words, self.code, self.values)


def worded(words: Words, code: str, values: Mapping[str, object]) -> str:
    """Return the words of a code, empty if it has none; what has words among the values too."""
    if code not in words:
        return ""
    return words(
        code,
        **{
            name: value.sentence(words) if isinstance(value, GisAppError | Phrase) else value
            for name, value in values.items()
        },
    )
