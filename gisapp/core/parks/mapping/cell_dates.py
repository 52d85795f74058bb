"""Dates as cells have them: 2024年3月, 20240301, 民國113年3月, 113.03.05, serial numbers."""

import re
from datetime import date, timedelta
from typing import Literal

from gisapp.core.parks.mapping.cell_marks import says_why_not
from gisapp.core.parks.mapping.cell_value import Cell, CellReading
from gisapp.core.text.matching import bare, folded
from gisapp.core.text.written_forms import forms_of

Calendar = Literal["western", "minguo"]

REPUBLIC = 1911
"""民國 1 is 1912."""
_FIRST, _LAST = 1800, 2200
_LONGEST = 40
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000
"""Excel counts the days since 1899-12-30: these are 1927 to 2119."""
_FIRST_OR_TENTH = ".1"
"""2024.10 is the number 2024.1."""
_EPOCH = date(1899, 12, 30)
_PARTS = re.compile(
    r"(?P<republic>民国)?\s*(?P<y>\d{2,4})\s*(?:[-/.]|年度?)\s*"
    r"(?:(?P<m>\d{1,2})\s*(?:(?:[-/.]|月份?)\s*(?:(?P<d>\d{1,2})\s*(?:日|号)?)?)?)?"
    r"(?:[t ]\d{1,2}:.*)?\s*(?:底|末|初|前|左右)?"
)
_DIGITS = re.compile(r"(?P<y>\d{4}|\d{2,3}(?=\d{4}$))(?P<m>\d\d)(?P<d>\d\d)?")
_REPUBLIC_ONLY = re.compile(r"民国\s*(\d{1,3})\s*年?度?")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")


def read_date(cell: Cell, written: str, calendar: Calendar) -> CellReading:
    """Return the date that a cell states, as ISO 8601; else its words, marked as no date.

    Parameters
    ----------
    cell : Cell
        As the layer's attributes have it.
    written : str
        The same as a text, not empty.
    calendar : "western" or "minguo"
        How years are counted where the cell itself doesn't say it.
    """
    iso = date_of(written, calendar)
    if isinstance(cell, float) and written.endswith(_FIRST_OR_TENTH):
        return CellReading(text=written.removesuffix(_FIRST_OR_TENTH), note="no_month")
    if iso is None and isinstance(cell, int | float) and not isinstance(cell, bool):
        iso = _of_serial(float(cell))
    if iso is not None:
        return CellReading(text=iso)
    if says_why_not(written):
        return CellReading(text=written, note="why_not")
    return CellReading(text=written, note="no_date")


def date_of(written: str, calendar: Calendar = "western") -> str | None:
    """Return a year, a month or a day that a text is, as ISO 8601; None for another text.

    Examples
    --------
    >>> date_of("2024年3月"), date_of("20240301"), date_of("113.03.05", "minguo")
    ('2024-03', '2024-03-01', '2024-03-05')
    >>> date_of("5 March 2017"), date_of("2024-13"), date_of("民國113年")
    ('2017-03-05', None, '2024')
    """
    if len(written) > _LONGEST:
        return None
    text = folded(written)
    match = _REPUBLIC_ONLY.fullmatch(text)
    if match is not None:
        return _iso(int(match[1]) + REPUBLIC, None, None)
    if re.fullmatch(r"\d{4}年?度?|\d{2,3}年?度?", text) is not None:
        return _iso(_year(int(re.sub(r"\D", "", text)), calendar), None, None)
    match = _PARTS.fullmatch(text) or _DIGITS.fullmatch(text)
    if match is not None:
        is_republic = calendar == "minguo" or bool(match.groupdict().get("republic"))
        year = _year(int(match["y"]), "minguo" if is_republic else "western")
        return _iso(year, match["m"], match["d"])
    return next((form for form in forms_of(bare(written))[1:] if _ISO.fullmatch(form)), None)


def year_of(written: str, calendar: Calendar) -> int | None:
    """Return the year of a date; None for a text that is none."""
    iso = date_of(written, calendar)
    return int(iso[:4]) if iso else None


def _year(number: int, calendar: Calendar) -> int:
    """Return a western year; four digits are one in any calendar."""
    return number + REPUBLIC if calendar == "minguo" and number < _FIRST else number


def _iso(year: int, month: str | None, day: str | None) -> str | None:
    if not _FIRST <= year <= _LAST:
        return None
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([f"{year}", *(f"{int(part):02}" for part in (month, day) if part)])


def _of_serial(number: float) -> str | None:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return (_EPOCH + timedelta(days=int(number))).isoformat()
