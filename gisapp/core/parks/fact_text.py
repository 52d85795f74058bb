"""Facts and the times they speak of, as text in the user's units."""

from gisapp.core.parks.facts import Fact, Period
from gisapp.core.text.units import UnitChoice, format_value, qualified
from gisapp.words import Words


def format_fact(fact: Fact, choice: UnitChoice, words: Words) -> str:
    """Return what a fact states: its number with unit and qualifier, else its text."""
    if not fact.is_usable:
        return words("fact.unusable")
    if fact.value is None:
        return fact.text.in_language(words.language)
    value = format_value(fact.value, fact.unit, choice, words, fact.property_code)
    return qualified(value, fact.qualifier, words)


def format_period(period: Period, words: Words, mark_basis: bool = True) -> str:
    """Return the time a fact speaks of: "2017 (inferred)", "September 2014", "2016–2020"."""
    if not period.start and not period.end:
        return words("period.undated")
    text = _format_span(period.start or period.end, period.end or period.start, words)
    if mark_basis and period.basis in ("inferred", "bounded"):
        return words(f"period.{period.basis}", period=text)
    return text


def _format_span(start: str, end: str, words: Words) -> str:
    if start == end:
        return _format_date(start, words)
    if len(start) == len(end) == len("2016"):
        return words("period.year", year=f"{start}–{end}")
    return f"{_format_date(start, words)}–{_format_date(end, words)}"


def _format_date(iso: str, words: Words) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return words("period.year", year=year)
    name = words(f"month.{int(month)}")
    if not day:
        return words("period.month", year=year, month=name)
    return words("period.day", year=year, month=name, day=int(day))
