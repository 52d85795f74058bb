"""Headings in pinyin, which shapefiles have for Chinese ones: TUDIMIANJI, cut off at ten bytes."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, takewhile

from gisapp.core.text.pinyin import as_pinyin, spellings

_FEWEST, _FEWEST_OF_START = 5, 7
"""Letters of a heading that may be pinyin: shorter ones are initials, or words of any language."""
_MOST_OF_A_START = 20
_SYLLABLE = (
    "(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)"
    "(?:i(?:ao|an|ang|ong|ng|n|a|e|u)?|u(?:ai|an|ang|a|o|i|n|e)?|v(?:e|an|n)?"
    "|a(?:ng|i|o|n)?|o(?:ng|u)?|e(?:ng|i|n)?)|ang|ai|ao|an|ou|er|en|[aeo])"
)
_WHOLE = re.compile(rf"{_SYLLABLE}{{2,}}")
_CUT = re.compile(rf"{_SYLLABLE}{{2,}}(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?")
_READ_OTHERWISE = re.compile("[行长重调]")
"""What is in them is read by the word: 行业 is hangye, 行政 xingzheng."""


def may_be_pinyin(heading: str, *, is_cut: bool) -> bool:
    """Return whether a heading consists of syllables; the last one may be cut off.

    Examples
    --------
    >>> may_be_pinyin("RONGJILV", is_cut=False), may_be_pinyin("plot_ref", is_cut=False)
    (True, False)
    >>> may_be_pinyin("DIKUAIBIANH"[:10], is_cut=True)
    True
    """
    letters = _letters(heading)
    syllables = _CUT if is_cut else _WHOLE
    return len(letters) >= _FEWEST and bool(syllables.fullmatch(letters))


class PinyinHeadings:
    """Chinese headings by their pinyin.

    Parameters
    ----------
    headings : iterable of str
        Folded.
    """

    def __init__(self, headings: Iterable[str]) -> None:
        chinese = [each for each in headings if not each.isascii()]
        self._headings: dict[str, list[str]] = {}
        by_phrase = iter(spellings(list(filter(_READ_OTHERWISE.search, chinese))))
        for heading, spelled in zip(chinese, spellings(chinese, by_phrase=False), strict=True):
            read = next(by_phrase) if _READ_OTHERWISE.search(heading) else spelled
            for each in read[:1]:
                self._headings.setdefault(as_pinyin(each.joined), []).append(heading)
        self._in_order = sorted(self._headings)

    def headings_of(self, heading: str, *, is_cut: bool) -> list[str]:
        """Return the Chinese headings that one in pinyin may be, the shortest first.

        Parameters
        ----------
        heading : str
            As the table has it.
        is_cut : bool
            True where its end may be missing.
        """
        start = as_pinyin(_letters(heading))
        found = self._headings.get(start, [])
        if found or not is_cut or len(start) < _FEWEST_OF_START:
            return found
        first = bisect_left(self._in_order, start)
        same = takewhile(lambda key: key.startswith(start), islice(self._in_order, first, None))
        keys = sorted(same, key=len)[:_MOST_OF_A_START]
        return [each for key in keys for each in self._headings[key]]


def _letters(heading: str) -> str:
    return heading.replace("_", "").lower()
