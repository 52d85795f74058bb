"""Words that a row of totals begins with: 合计, Subtotal, 平均."""

import re
from functools import cache

from gisapp.grammar import grammar

LONGEST = 60
"""Letters of a cell that may be such a word; longer ones are texts."""


@cache
def total_pattern() -> str:
    """Return the pattern of a whole cell, as both Python and Arrow read it."""
    return rf"^\s*(?:{'|'.join(grammar('cells')['totals'])})\s*$"


def names_a_total(text: str) -> bool:
    """True for a cell that says that its row is a total of others.

    Examples
    --------
    >>> [each for each in ("合 计", "东区小计", "Total:", "平均值", "会计", "Total SE") if
    ...  names_a_total(each)]
    ['合 计', '东区小计', 'Total:', '平均值']
    """
    return len(text) <= LONGEST and _compiled().match(text) is not None


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile(total_pattern(), re.IGNORECASE)
