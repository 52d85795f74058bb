"""What stands in a cell of the table: short, on one line, numbers as what they are."""

import math
import re
from typing import NamedTuple

from gisapp.core.layers.attribute_text import number_text, plain_text
from gisapp.core.layers.attributes import AttributeValue, FieldRole
from gisapp.core.text.dates import format_moment
from gisapp.core.text.shortening import shortened
from gisapp.words import Words

MOST_LETTERS = 300
"""Of a cell; nobody reads more in one line."""
MOST_HINT_LETTERS = 2000
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TURNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of texts: one cell would turn those beside it."""


class CellText(NamedTuple):
    """A cell as it is shown; numbers stand at the right."""

    text: str
    is_number: bool = False


NOTHING = CellText("")


def cell_text(value: AttributeValue, role: FieldRole, words: Words) -> CellText:
    """Return a value as a cell shows it; nothing for a missing one.

    Parameters
    ----------
    value : AttributeValue
    role : FieldRole
        What numbers of this column are: amounts are grouped, codes and years are not.
    words : Words
        The user's language.
    """
    match value:
        case None:
            return NOTHING
        case bool():
            return CellText(words("panel.yes" if value else "panel.no"))
        case float() if math.isnan(value):
            return NOTHING
        case float() if math.isinf(value):
            return CellText("∞" if value > 0 else "−∞", is_number=True)
        case int() | float():
            return CellText(number_text(value, role), is_number=True)
        case bytes():
            return CellText(words("panel.bytes", count=len(value)))
    text = one_line(str(value))
    # A moment is short, and begins with its year.
    return CellText((text[:1].isdigit() and format_moment(text, words)) or text)


def one_line(text: str) -> str:
    r"""Return a text on one line, cut where it is far too long, that turns nothing around.

    >>> one_line("two\nlines")
    'two lines'
    """
    return _TURNS.sub("", _BREAKS.sub(" ", shortened(text, MOST_LETTERS)))


def cell_hint(value: AttributeValue) -> str:
    """Return what is told of a cell where the mouse rests on it: all of it, within reason."""
    return shortened(plain_text(value), MOST_HINT_LETTERS) if not isinstance(value, bytes) else ""
