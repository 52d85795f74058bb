"""How much text reads like what people write, in each of the encodings that it might be in."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

_REPLACED = "\N{REPLACEMENT CHARACTER}"
_TRAILS = range(0xA1, 0xFF)
_LEVEL_ONE: dict[str, tuple[tuple[range, Iterable[int]], ...]] = {
    "gb18030": ((range(0xB0, 0xD8), _TRAILS),),
    "cp932": (
        (range(0x82, 0x83), range(0x9F, 0xF2)),
        (range(0x83, 0x84), range(0x40, 0x97)),
        (range(0x88, 0x99), range(0x40, 0xFD)),
    ),
    "cp949": ((range(0xB0, 0xC9), _TRAILS),),
    "euc_jp": ((range(0xA4, 0xA6), _TRAILS), (range(0xB0, 0xD0), _TRAILS)),
    "big5": ((range(0xA4, 0xC7), (*range(0x40, 0x7F), *_TRAILS)),),
}
"""Where each encoding of East Asia has the letters of everyday use: first and second bytes."""
_MOST_LOST = 0.1
_WESTERN = "cp1252"
CANDIDATES = (*_LEVEL_ONE, _WESTERN)
"""The encodings that are told apart here, by Python's names; in doubt it is the first."""

_LETTER = "[À-ÖØ-öø-ÿŒœŠšŽžŸ]"
_LONE_LETTER = re.compile(
    rf"(?<=[A-Za-z]){_LETTER}(?![^\x00-\x7f])|(?<![^\x00-\x7f]){_LETTER}(?=[A-Za-z])"
)
"""One that stands alone beside letters of ASCII, as those of Western Europe mostly do."""
_ALPHABETS = re.compile(
    r"[\u00a0-\u017f]+|[\u0386-\u03ce]+|[\u0400-\u045f]+|[\u0621-\u064a]+|[\u05d0-\u05ea]+"
)
"""Latin, Greek, Cyrillic, Arabic, Hebrew: a word is of one of them."""
_CUT = re.compile(rf"{_REPLACED}(?=\n|$)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


class Score(NamedTuple):
    """How a text reads in an encoding.

    `usual` is the share, 0 to 1, of its letters beyond ASCII that are of everyday use; `letters`
    how many different ones there are; `lost` how many cannot be read at all, of `all`.
    """

    usual: float
    letters: int
    lost: int
    all: int

    @property
    def is_whole(self) -> bool:
        """True where a tenth at most is lost."""
        return self.lost <= _MOST_LOST * self.all


def score(stored: bytes, encoding: str) -> Score:
    """Return how a text reads in one of `CANDIDATES`; the last letter of a line may be cut.

    Examples
    --------
    >>> score("青山湖园区".encode("gbk"), "gb18030").usual
    1.0
    >>> score("Zürich".encode("latin-1"), "gb18030").usual
    0.0
    """
    text = without_cut_letters(stored.decode(encoding, "replace"))
    beyond = "".join(_BEYOND_ASCII.findall(text))
    lost = beyond.count(_REPLACED) + len(_PRIVATE.findall(beyond))
    letters = {letter: count for letter, count in Counter(beyond).items() if letter.isalpha()}
    if encoding == _WESTERN:
        usual = len(_LONE_LETTER.findall(text))
    else:
        known = usual_letters(encoding)
        usual = sum(
            count
            for letter, count in letters.items()
            if letter in known or _is_rare(letter, encoding)
        )
    share = usual / max(sum(letters.values()) + lost, 1)
    return Score(share, len(letters), lost, len(beyond))


def without_cut_letters(text: str) -> str:
    r"""Return lines without the mark of a letter that was cut at their end.

    >>> without_cut_letters("one\ufffd\ntwo")
    'one\ntwo'
    """
    return _CUT.sub("", text)


@cache
def usual_letters(encoding: str) -> frozenset[str]:
    """Return the letters of everyday use that an encoding of East Asia has."""
    pairs = (
        bytes((first, second))
        for firsts, seconds in _LEVEL_ONE[encoding]
        for first in firsts
        for second in seconds
    )
    return frozenset("".join(pair.decode(encoding, "ignore") for pair in pairs))


def is_of_usual_alphabets(text: str) -> bool:
    """Return True if each word of a text is in one alphabet, and of letters that are in use.

    >>> is_of_usual_alphabets("Zürich, Москва"), is_of_usual_alphabets("ѧУ")
    (True, False)
    """
    return all(_ALPHABETS.fullmatch(run) for run in _BEYOND_ASCII.findall(text))


def _is_rare(letter: str, encoding: str) -> bool:
    """Return True for a letter of four bytes, whose pattern no other encoding has."""
    return encoding == "gb18030" and len(letter.encode(encoding)) == 4
