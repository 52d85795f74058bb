"""What stands in a cell in place of a value: dashes, "N/A", errors of formulas, 待定."""

import re
from functools import lru_cache

from gisapp.core.text.matching import folded
from gisapp.grammar import grammar

_MARK = re.compile(r"[-—–―－−_~～./／\\*×·…]+|[(（][)）]")
_EXCEL_ERROR = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!"
    r"|UNKNOWN!|CONNECT!|#+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def says_nothing(written: str, *, is_number: bool) -> bool:
    """True for a mark or a word that stands where nothing is stated.

    Parameters
    ----------
    written : str
        The cell, stripped and not empty.
    is_number : bool
        True where a number or a date is expected; 无 is no answer then.

    Examples
    --------
    >>> says_nothing("——", is_number=False), says_nothing("暂无", is_number=True)
    (True, True)
    >>> says_nothing("无", is_number=False)
    False
    """
    if _MARK.fullmatch(written):
        return True
    return folded(written) in grammar("cells")["nothing" if is_number else "nothing_as_text"]


def says_why_not(written: str) -> bool:
    """True for words that say why there is no number or date yet, such as 待定."""
    return folded(written) in grammar("cells")["why_not"]


def is_excel_error(written: str) -> bool:
    """True for what a formula leaves that cannot be worked out, such as #REF!."""
    return _EXCEL_ERROR.fullmatch(written) is not None
