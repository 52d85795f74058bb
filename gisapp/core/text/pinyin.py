"""Chinese names as they are typed on a keyboard: in pinyin without tones, and by its initials.

The library and its tables are read at the first name, for which only who searches should wait.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from gisapp.core.text.matching import folded

MOST_BY_PHRASE = 5000
"""Names of which each may be looked up in the dictionary of phrases, which knows that 重庆 is
chongqing and not zhongqing; of more, each character is better spelled as it mostly is."""
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_TYPED = re.compile("[a-z' ]{2,}")


class Spelling(NamedTuple):
    """A name in pinyin: its syllables joined, and the first letters of them; or nothing."""

    joined: str
    initials: str


_NO_SPELLING = Spelling("", "")


def spellings(names: Sequence[str], by_phrase: bool = True) -> list[Spelling]:
    """Return the pinyin of folded names; what is not Chinese in them stays as it is.

    Parameters
    ----------
    names : sequence of str
        Each folded.
    by_phrase : bool
        True looks phrases up, for some 0.1 ms a name; False spells each character as it mostly is.

    Examples
    --------
    >>> spellings(["昌东工业园", "park"])
    [Spelling(joined='changdonggongyeyuan', initials='cdgyy'), Spelling(joined='', initials='')]
    """
    if by_phrase:
        spelled = [_by_phrase(name) if _CHINESE.search(name) else name for name in names]
    else:
        # All at once is far quicker than one by one.
        spelled = "\n".join(names).translate(_table()).split("\n") if names else []
    return [
        _NO_SPELLING if text == name else _spelling(text)
        for text, name in zip(spelled, names, strict=True)
    ]


def as_pinyin(wanted: str) -> str:
    """Return a folded text as the pinyin that it may be, without gaps; empty where it is none."""
    return _written(wanted.replace(" ", "").replace("'", "")) if _TYPED.fullmatch(wanted) else ""


def _by_phrase(name: str) -> str:
    from pypinyin import lazy_pinyin

    return _written(" ".join(lazy_pinyin(name)))


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

    return {code: f" {folded(spelled.split(',')[0])} " for code, spelled in PINYIN_DICT.items()}
