"""ISO 8601 dates, months, years and spans of them as words: "September 2014", "2016–2020"."""

import re
from datetime import date

from gisapp.words import Words

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<minute>(?:[01]\d|2[0-3]):[0-5]\d)(?::(?P<second>[0-5]\d(?:\.\d+)?))?"
    r" ?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)


def format_date(iso: str, words: Words) -> str:
    """Return a year, a month or a day in words.

    Parameters
    ----------
    iso : str
        `2014`, `2014-09` or `2014-09-03`.

    Raises
    ------
    KeyError
        There is no such month.
    """
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return words("period.year", year=year)
    name = words(f"month.{int(month)}")
    if not day:
        return words("period.month", year=year, month=name)
    return words("period.day", year=year, month=name, day=int(day))


def format_span(start: str, end: str, words: Words) -> str:
    """Return the time between two dates in words.

    Parameters
    ----------
    start, end : str
        As `format_date` takes them. One of them may be empty: the other is the date then.
    words : Words
        The user's language.
    """
    first, last = start or end, end or start
    if first == last:
        return format_date(first, words)
    if len(first) == len(last) == len("2016"):
        return words("period.year", year=f"{first}–{last}")
    return f"{format_date(first, words)}–{format_date(last, words)}"


def format_moment(text: str, words: Words) -> str | None:
    """Return a day, or a time of it with the zone it is stated in, in words.

    The exported page does the same in `resources/html/scripts/attribute_text.js`.

    Parameters
    ----------
    text : str
        Such as `2017-03-05`, `2017-03-05T08:30:00+08:00` or `2017-03-05 08:30`.
    words : Words
        The user's language.

    Returns
    -------
    str or None
        None for a text that is no such date, or a day that no calendar has.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None or not _is_in_calendar(found["day"]):
        return None
    day = format_date(found["day"], words)
    if not found["minute"]:
        return day
    second = found["second"] or "0"
    time = f"{found['minute']}:{second}" if float(second) else found["minute"]
    if not found["zone"]:
        return words("period.moment", day=day, time=time)
    return words("period.moment_in_zone", day=day, time=time, zone=_zone(found["zone"]))


def _is_in_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _zone(offset: str) -> str:
    """Return what a zone is called: Z is "UTC", +08:00 "UTC+8", -0330 "UTC−3:30"."""
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), digits[2:]
    if not hours and minutes == "00":
        return "UTC"
    sign = "−" if offset.startswith("-") else "+"
    return f"UTC{sign}{hours}" + ("" if minutes == "00" else f":{minutes}")
