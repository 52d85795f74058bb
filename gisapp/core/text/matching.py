"""Text as it is compared by a search, however it is written or typed.

The exported page compares alike in `resources/html/scripts/matching.js`.
"""

import re
import unicodedata

from gisapp.core.text.traditional import simplified

_PLAIN = re.compile(r"[\x00-\x7f\u3400-\u4dbf\u4e00-\u9fff]*")
"""ASCII and Chinese characters, of which most names consist, are normal as they are."""
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Marks on letters without which these are read as well; vowels of Thai and Hindi are none."""
_UNHEARD = str.maketrans(
    "", "", "'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07\u00ad\u200b\u2060\ufeff"
)
"""Apostrophes of all kinds, and what no one sees: soft hyphens and blanks without width."""
_BESIDE_CHINESE = "\u3040-\u30ff\u3400-\u9fff"
_LEFT_OUT = re.compile(
    r"[()\[\]{}<>\"《》「」『』【】〔〕“”]"
    r"|(?<=[a-z])-(?=[a-z])|(?<=[a-z])\.(?=[ \d]|$)"
)
_BLANKS = re.compile(rf" (?=[{_BESIDE_CHINESE}])|(?<=[{_BESIDE_CHINESE}]) ")
NOT_FOUND = 99
_IN_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.,")
"""What stands inside of words and numbers: "5" is not found in "1.5"."""


def folded(text: str) -> str:
    """Return text for comparison.

    It has no case, no accents or tones, no full width, no apostrophes, no traditional characters,
    single spaces.
    """
    if _PLAIN.fullmatch(text) is None:
        # The accent ´ is a mark once it is taken apart, and ŉ has an apostrophe.
        decomposed = unicodedata.normalize("NFKD", text.translate(_UNHEARD))
        plain = _ACCENTS.sub("", decomposed).translate(_UNHEARD)
        text = unicodedata.normalize("NFKC", plain)
    elif "'" in text or "`" in text:
        text = text.translate(_UNHEARD)
    return " ".join(simplified(text).casefold().split())


def bare(text: str) -> str:
    """Return text folded, and without what many leave out when they type a name.

    These are brackets, the hyphen between two words, the dot of "No." and blanks beside Chinese.

    Examples
    --------
    >>> bare("乐安重卡（南昌） 有限公司"), bare("No. 2"), bare("Chang-dong 28-3")
    ('乐安重卡南昌有限公司', 'no 2', 'chang dong 28-3')
    """
    plain = folded(text)
    if _LEFT_OUT.search(plain):
        plain = " ".join(_LEFT_OUT.sub(" ", plain).split())
    return plain if plain.isascii() else _BLANKS.sub("", plain)


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


def word_stands_in(word: str, text: str) -> bool:
    """True if a word begins a word of a text, both bare; Chinese is written without gaps."""
    place = text.find(word)
    while place >= 0 and not word_stands_at(text, place):
        place = text.find(word, place + 1)
    return place >= 0
