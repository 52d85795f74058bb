"""A name or a sentence in English and Chinese, either of which may be missing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Bilingual:
    """Words in both languages; an empty string means: not known.

    >>> Bilingual("Yifang village", "义坊村").in_language("zh")
    '义坊村'
    """

    en: str = ""
    zh: str = ""

    def in_language(self, language: Literal["en", "zh"]) -> str:
        """Return the words in `language`, or in the other one where these are not known."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def other_than(self, language: Literal["en", "zh"]) -> str:
        """Return the words in the other language, empty where not known or the same."""
        other = self.en if language == "zh" else self.zh
        return other if other != self.in_language(language) else ""

    def __bool__(self) -> bool:
        """True if there are words in any language."""
        return bool(self.en or self.zh)
