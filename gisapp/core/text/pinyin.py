"""Chinese names as they are typed on a keyboard: in pinyin without tones, and by its initials.

The library and its tables are read at the first name, for which only who searches should wait.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from gisapp.core.text.matching import folded

MOST_BY_PHRASE = 5000
"""Names of which each may be looked up in the dictionary of phrases, which knows that 重庆 is
chongqing and not zhongqing; of more, each character is better spelled as it mostly is."""
FEWEST_INSIDE = 4
"""Letters that are looked for inside of a name in pinyin, too: of fewer, most names have them."""
_MOST_READINGS = 3
"""Of one character: more are rare."""
_LONGEST = 200
"""Letters of a name that are spelled: nobody types more."""
_IN_NAMES = {ord("都"): " du "}
"""Read otherwise in names than mostly: 洪都, 都昌."""
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_TYPED = re.compile("[a-z ]{2,}")


class Spelling(NamedTuple):
    """A name in pinyin: its syllables joined, and the first letters of them."""

    joined: str
    initials: str


Spellings = tuple[Spelling, ...]
"""A name as it may be read, the likeliest first; nothing where no character is Chinese."""


def spellings(names: Sequence[str], by_phrase: bool = True) -> list[Spellings]:
    """Return the pinyin of folded names; what is not Chinese in them stays as it is.

    Parameters
    ----------
    names : sequence of str
        Each folded; of a very long one the beginning counts.
    by_phrase : bool
        True looks phrases up, for some 0.1 ms a name, and where none decides, has each character
        in its other readings too; False spells each character as it mostly is.

    Examples
    --------
    >>> spellings(["昌东工业", "park"])
    [(Spelling(joined='changdonggongye', initials='cdgy'),), ()]
    >>> [each.joined for each in spellings(["都昌"])[0]]
    ['douchang', 'duchang']
    """
    names = [name[:_LONGEST] for name in names]
    if by_phrase:
        return [_by_phrase(name) if _CHINESE.search(name) else () for name in names]
    # All at once is far quicker than one by one.
    spelled = "\n".join(names).translate(_table()).split("\n") if names else []
    return [
        () if text == name else (_spelling(text),)
        for text, name in zip(spelled, names, strict=True)
    ]


def readings_of(texts: Iterable[str]) -> dict[str, str]:
    """Return how each Chinese character of some folded texts is mostly read.

    Examples
    --------
    >>> readings_of(["空置", "空 1"])
    {'空': 'kong', '置': 'zhi'}
    """
    letters = dict.fromkeys(letter for text in texts for letter in _CHINESE.findall(text))
    read = spellings(list(letters), by_phrase=False)
    return {letter: every[0].joined for letter, every in zip(letters, read, strict=True) if every}


def as_pinyin(wanted: str) -> str:
    """Return a folded text as the pinyin that it may be, without gaps; empty where it is none."""
    return _written(wanted.replace(" ", "")) if _TYPED.fullmatch(wanted) else ""


def _by_phrase(name: str) -> Spellings:
    from pypinyin import Style, pinyin

    # One character at a time: names with two that are read otherwise are rare.
    read = [each[:_MOST_READINGS] for each in pinyin(name, Style.NORMAL, heteronym=True)]
    likeliest = [each[0] for each in read]
    others = (
        [*likeliest[:place], reading, *likeliest[place + 1 :]]
        for place, readings in enumerate(read)
        for reading in readings[1:]
    )
    texts = (_written(" ".join(syllables)) for syllables in (likeliest, *others))
    return tuple(dict.fromkeys(map(_spelling, texts)))


def _spelling(spelled: str) -> Spelling:
    syllables = spelled.split()
    return Spelling("".join(syllables), "".join([each[0] for each in syllables]))


def _written(pinyin: str) -> str:
    """Return pinyin with u for ü, however that was typed: 绿 is lv or lu."""
    return re.sub("(?<=[ln])v", "u", pinyin)


@cache
def _table() -> dict[int, str]:
    """Return the first spelling of each Chinese character, between blanks."""
    from pypinyin.constants import PINYIN_DICT

    table = {code: f" {folded(spelled.split(',')[0])} " for code, spelled in PINYIN_DICT.items()}
    return table | _IN_NAMES
