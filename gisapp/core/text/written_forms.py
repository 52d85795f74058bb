"""Other ways to write dates and long numbers: "5 March 2017", "138 7080 1234".

The exported page does the same in `resources/html/scripts/written_forms.js`, from the same table.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from gisapp.grammar import grammar, pattern

_DIGIT = re.compile("[0-9]")
_PARTED = re.compile("[0-9][-/. ,年]| [12][0-9]{3}")
"""What each date and each number in pieces has; most texts have it not."""


def forms_of(text: str) -> tuple[str, ...]:
    """Return a bare text, and how else it is written if it is a date or a long number.

    Examples
    --------
    >>> forms_of("5 march 2017"), forms_of("138 7080 1234")
    (('5 march 2017', '2017-03-05'), ('138 7080 1234', '13870801234'))
    """
    others = (form for written, form in _forms_in(text) if written == text)
    return tuple(dict.fromkeys((text, *others)))


def with_forms(text: str) -> str:
    """Return a bare text with the other forms of the dates and long numbers in it at its end.

    Examples
    --------
    >>> with_forms("built 2017/1/1"), with_forms("mill 2")
    ('built 2017/1/1 2017-01-01', 'mill 2')
    """
    if not _PARTED.search(text):
        return text
    others = (form for _, form in _forms_in(text) if form not in text)
    return " ".join(dict.fromkeys((text, *others)))


def _forms_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield each date and long number in a text as it stands there, and its other form."""
    for dates, order in _patterns():
        for match in dates.finditer(text):
            yield match[0], _iso(dict(zip(order, match.groups(), strict=True)))
    for match in _grouped().finditer(text):
        digits = "".join(_DIGIT.findall(match[0]))
        if len(digits) >= grammar("dates")["fewest_grouped"]:
            yield match[0], digits


def _iso(date: Mapping[str, str]) -> str:
    """Return year, month and day, the latter two of which may be missing, as ISO 8601 has them."""
    months: list[str] = grammar("dates")["months"]
    parts = [date["y"]]
    if month := date.get("m"):
        number = int(month) if month.isdigit() else months.index(month[:3]) + 1
        parts.append(f"{number:02}")
    if day := date.get("d"):
        parts.append(day.zfill(2))
    return "-".join(parts)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the pattern of each way to write a date, and the order of its year, month and day."""
    table = grammar("dates")
    return tuple((pattern(each, table["pieces"]), order) for each, order in table["dates"].items())


@cache
def _grouped() -> re.Pattern[str]:
    return pattern(grammar("dates")["grouped"], {})
