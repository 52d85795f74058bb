"""Text as it is compared by a search, however it is written or typed."""

import re
import unicodedata

from gisapp.core.text.traditional import simplified

_PLAIN = re.compile(r"[\x00-\x7f\u3400-\u4dbf\u4e00-\u9fff]*")
"""ASCII and Chinese characters, of which most names consist, are normal as they are."""
NOT_FOUND = 99
_IN_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.,")
"""What stands inside of words and numbers: "5" is not found in "1.5"."""


def folded(text: str) -> str:
    """Return text for comparison.

    It has no case, no accents or tones, no full width, no traditional characters, single spaces.
    """
    if _PLAIN.fullmatch(text) is None:
        decomposed = unicodedata.normalize("NFKD", text)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        text = unicodedata.normalize("NFKC", plain)
    return " ".join(simplified(text).casefold().split())


def name_rank(name: str, wanted: str) -> int:
    """Return how well a name fits what is wanted, both folded: 0 best, `NOT_FOUND` not at all."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name else NOT_FOUND


def word_stands_at(text: str, place: int) -> bool:
    """True if a word may begin at a place of a folded text; Chinese is written without gaps."""
    begins = text[place]
    return not begins.isascii() or not place or text[place - 1] not in _IN_WORDS
