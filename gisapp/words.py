"""A code → its words in English or Chinese, for the window, the command line and the snapshot."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from gisapp import paths

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Words:
    """The words of one language.

    >>> words = load_words("en")
    >>> words("unit.percent", number=54)
    '54 %'
    """

    language: Language
    entries: Mapping[str, str]

    def __call__(self, code: str, /, **values: object) -> str:
        """Return the words of `code`, with `{placeholders}` filled from `values`.

        Parameters
        ----------
        code : str
            Such as "unit.percent".
        **values : object
            What fills the placeholders, by their names.

        Raises
        ------
        KeyError
            No file has words for the code, or a placeholder has no value: a bug, which must
            surface.
        """
        words = self.entries[code]
        return words.format(**values) if values else words

    def __contains__(self, code: str) -> bool:
        """Return True if `code` has words."""
        return code in self.entries


@cache
def load_words(language: Language) -> Words:
    """Read the words of one language: `resources/i18n/<language>/` has a file for each room."""
    entries: dict[str, str] = {}
    for path in sorted((paths.resources() / "i18n" / language).glob("*.json")):
        entries |= cast("dict[str, str]", json.loads(path.read_text(encoding="utf-8")))
    return Words(language, entries)
