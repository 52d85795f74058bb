"""What the rows of a feature's attributes say, whatever its schema, in the panel and on sheets."""

import math
import re
from collections.abc import Mapping

from gisapp.core.layers.attribute_text import number_text, plain_text
from gisapp.core.layers.attributes import AttributeValue, FieldRole
from gisapp.core.text.dates import format_moment
from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.shortening import shortened
from gisapp.words import Words

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LINK_IN_TEXT = re.compile(r"https?://[^\s<>\"，。；：！？、（）【】《》]+", re.IGNORECASE)
_BEHIND_LINKS = ".,;:!?)]}'"
_MOST_LINKS = 10


def attributes_as_text(record: Mapping[str, AttributeValue]) -> str:
    """Return attributes as lines "name: value", empty ones left out, numbers with all digits."""
    lines = (
        f"{name}: {plain_text(value)}" for name, value in record.items() if not is_empty(value)
    )
    return "\n".join(lines) + "\n"


def links_in(text: str) -> list[str]:
    """Return the first addresses that stand in a text, each once.

    >>> links_in("企业 网站 https://example.com/a。 http://example.com/p.jpg")
    ['https://example.com/a', 'http://example.com/p.jpg']
    """
    found = (each.rstrip(_BEHIND_LINKS) for each in _LINK_IN_TEXT.findall(text))
    return list(dict.fromkeys(found))[:_MOST_LINKS]


def is_empty(value: AttributeValue) -> bool:
    """True if there is nothing to show."""
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or (isinstance(value, str) and not value.strip())


def attribute_row(
    name: str, value: AttributeValue, words: Words, role: FieldRole = "quantity"
) -> RowText:
    """Return the row of an attribute: numbers aligned, dates in words, links live.

    `role` says what numbers of this field are: amounts are grouped, codes and years are not.
    """
    name = shortened(name)
    match value:
        case bool():
            return RowText(name, words("panel.yes" if value else "panel.no"))
        case int() | float():
            return RowText(name, number_text(value, role), "number", right_aligned=True)
        case bytes():
            return RowText(name, words("panel.bytes", count=len(value)), "missing")
    text = str(value).strip()
    if _LINK.fullmatch(text):
        return RowText(name, text, "link")
    moment = format_moment(text, words)
    if moment:
        return RowText(name, moment)
    return RowText(name, text)
