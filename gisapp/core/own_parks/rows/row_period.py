"""The time that the cell of a row states: a year, a month, a day, or a span of years."""

import re

from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.cell_dates import Calendar, date_of
from gisapp.core.parks.mapping.cell_value import Cell, as_written

_SPAN = re.compile(r"(.{2,8}?)\s*[-–—~～至]\s*(\d{2,4}年?)")
_PRECISIONS = ("year", "month", "day")


def period_of_cell(cell: Cell, calendar: Calendar = "western") -> Period:
    """Return the time that a cell states; an empty one where it states none.

    Parameters
    ----------
    cell : Cell
        Such as 2014, "2014-09", "2014年9月3日", "2016–2020" or "民國114年".
    calendar : "western" or "minguo"
        How its years are counted.

    Examples
    --------
    >>> period_of_cell("2014年9月").iso, period_of_cell(2014.0).iso, period_of_cell("一期").iso
    ('2014-09', '2014', '')
    >>> period_of_cell("2016-2020").iso, period_of_cell("民國114年").iso
    ('2016/2020', '2025')
    """
    written = as_written(cell)
    moment = date_of(written, calendar)
    if moment is not None:
        return Period(moment, moment, _PRECISIONS[moment.count("-")], "stated")
    span = _SPAN.fullmatch(written)
    if span is None:
        return Period()
    start, end = (date_of(each, calendar) for each in span.groups())
    return Period(start, end, "range", "stated") if start and end and start < end else Period()
