"""What the heading of a column says of persons, in English and in Chinese."""

import re
import unicodedata
from functools import cache
from typing import cast

from gisapp.core.privacy.personal_values import PersonalKind
from gisapp.grammar import grammar

_WORDS = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|[0-9]+")
_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")


def personal_heading(heading: str) -> PersonalKind | None:
    """Return what personal data a heading speaks of, None for none.

    Examples
    --------
    >>> personal_heading("联系电话（手机）"), personal_heading("OwnerName")
    ('phone', 'person')
    >>> personal_heading("业主类型"), personal_heading("hotel"), personal_heading("通讯地址")
    (None, None, None)
    """
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", heading)).strip()
    latin = " ".join(_WORDS.findall(plain)).casefold()
    han = "".join(letter for letter in plain if not letter.isascii())
    for kind, words, letters in _patterns():
        if words.search(latin) or any(each in han for each in letters):
            is_other = any(
                han.endswith(each) if not each.isascii() else re.search(rf"\b{each}\b", latin)
                for each in grammar("personal")["not_personal"]
            )
            return None if is_other else kind
    return None


@cache
def _patterns() -> tuple[tuple[PersonalKind, re.Pattern[str], tuple[str, ...]], ...]:
    """Return for each kind what its English words match, and its Chinese ones."""
    return tuple(
        (
            cast("PersonalKind", kind),
            re.compile("|".join(rf"\b{_spaced(each)}s?\b" for each in words if each.isascii())),
            tuple(each for each in words if not each.isascii()),
        )
        for kind, words in grammar("personal")["headings"].items()
    )


def _spaced(words: str) -> str:
    return " ".join(_WORDS.findall(words))
