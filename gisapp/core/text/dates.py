"""ISO 8601 dates, months, years and spans of them as words: "September 2014", "2016–2020"."""

from gisapp.words import Words


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
