"""A time that a user types: a year, a month, a day, or a span of years."""

import re

from gisapp.core.own_parks.rows.row_period import period_of_cell
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.heading_forms import plain_heading
from gisapp.core.parks.mapping.heading_period import period_in

_SPAN = re.compile(r"^\s*(\d{4})\s*/\s*(\d{4})\s*$")
"""As ISO 8601 has it."""


def period_typed(text: str) -> Period | None:
    """Return the time that a text is; an empty one for no text, None for any other text.

    >>> [period_typed(each).iso for each in ("2024", "2016-2020", "民国114年", "2024年9月")]
    ['2024', '2016/2020', '2025', '2024-09']
    >>> period_typed(""), period_typed("soon")
    (Period(start='', end='', precision='', basis=''), None)
    """
    if not text.strip():
        return Period()
    period = period_of_cell(_SPAN.sub(r"\1–\2", text))
    if period.iso:
        return period
    found = period_in(plain_heading(text))
    return found.period if found is not None and not found.rest else None
