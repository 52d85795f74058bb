"""Numbers as cells have them: "1,234.5", "约50", "20亩" below hectares, "12.5万", "≥30%"."""

import math
import re
from functools import cache

from gisapp.core.parks.mapping.cell_dates import year_of
from gisapp.core.parks.mapping.cell_marks import says_why_not
from gisapp.core.parks.mapping.cell_value import Cell, CellReading
from gisapp.core.parks.mapping.heading_units import unit_named
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.text.matching import folded
from gisapp.core.text.quantity import read_quantity
from gisapp.core.text.written_units import WRITTEN_UNITS, WrittenUnit
from gisapp.grammar import grammar

_LONGEST = 80
_PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d{1,3})?|[+-]?\.\d+")
_IN_BRACKETS = re.compile(r"\(((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\)")
"""As accountants write what is less than nothing."""
_RANGE = re.compile(
    r"(?P<low>\d[\d,]*\.?\d*)\s*[^\d\s~～<>≤≥-]*\s*(?:[-–—~～]|至|到|to|≤.{0,4}≤|<.{0,4}<)\s*"
    r"(?P<high>\d[\d,]*\.?\d*)\D*"
)
_REMARK = re.compile(r"^(.*?[\d亩元顷米%])\s*[(\[【](?P<remark>[^()\[\]【】]*)[)\]】]$")
_NUMBER_AND_UNIT = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(\D.*)")
_MULTIPLIER_LAST = re.compile(r"\d\s*(?:万|亿|千|百万|million|billion|thousand|bn|mn|k|w)$")
_DIGITS_OF_MULTIPLES = re.compile(r"^1e\d+ ")
_AND_MORE = re.compile(r"(?<=[\d十百千万])[余多](?=[^\d余多])")
"""As in 200余人."""


def read_number(cell: Cell, written: str, column: ColumnMapping) -> CellReading:
    """Return the number that a cell states, in the stored unit of its column.

    Parameters
    ----------
    cell : Cell
        As the layer's attributes have it.
    written : str
        The same as a text, not empty; nobody asks for that of a finite number.
    column : ColumnMapping
        In which unit its numbers are written.
    """
    unit = WRITTEN_UNITS.get(column.unit, WRITTEN_UNITS[""])
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not math.isfinite(cell):
            return _garbled(written, unit, "no_number")
        return CellReading(_years_of(float(cell), column) * unit.size, unit=unit.stored)
    if len(written) > _LONGEST or isinstance(cell, bool | bytes):
        return _garbled(written, unit, "no_number")
    return _of_text(written, column, unit)


def _years_of(number: float, column: ColumnMapping) -> float:
    """Return a year of the Republic as a western one."""
    if column.calendar == "minguo" and not column.unit:
        return float(year_of(str(int(number)), "minguo") or number)
    return number


def _of_text(written: str, column: ColumnMapping, unit: WrittenUnit) -> CellReading:
    text = written if written.isascii() else folded(written)
    text = text.casefold().replace("−", "-").strip()
    if _PLAIN.fullmatch(text):
        number = _years_of(float(text.replace(",", "")), column)
        return CellReading(number * unit.size, unit=unit.stored)
    if says_why_not(written):
        return CellReading(text=written, unit=unit.stored, note="why_not")
    remark = _REMARK.match(text)
    qualifier, bare = _without_qualifier(remark[1] if remark else text)
    ranged = _RANGE.fullmatch(bare)
    if ranged is not None:
        return _ranged(written, ranged, unit)
    year = None if column.unit else year_of(written, column.calendar)
    if year is not None:
        return CellReading(float(year), unit=unit.stored)
    found = _stated(bare, column, unit)
    if found is None:
        return _garbled(written, unit, "no_number")
    if isinstance(found, str):
        return _garbled(written, unit, found)
    value, note = found
    is_plain = qualifier == "eq" and remark is None and not note
    return CellReading(value, "" if is_plain else written, unit.stored, qualifier, note=note)


def _without_qualifier(text: str) -> tuple[str, str]:
    """Return what a text says about its number, `eq` for nothing, and the text without that."""
    within = _AND_MORE.sub("", text)
    if within != text:
        return "gt", within
    for code, pattern in _qualifiers():
        bare = pattern.sub("", text)
        if bare != text:
            return code, bare.strip()
    return "eq", text


def _ranged(written: str, ranged: re.Match[str], unit: WrittenUnit) -> CellReading:
    """Return a range as the text that it is: it is no one number, and enters no sum."""
    low, high = (float(ranged[name].replace(",", "")) for name in ("low", "high"))
    if low >= high:
        return _garbled(written, unit, "no_number")
    return CellReading(text=written, unit=unit.stored, note="range")


def _stated(text: str, column: ColumnMapping, unit: WrittenUnit) -> tuple[float, str] | str | None:
    """Return the value and a note; the note alone where the value cannot be used; else None."""
    in_brackets = _IN_BRACKETS.fullmatch(text)
    if in_brackets is not None:
        return -float(in_brackets[1].replace(",", "")) * unit.size, ""
    text, currency = _without_currency(text)
    if currency and currency != unit.stored:
        return "other_unit"
    own = _with_known_unit(text, column, unit)
    if own is not None:
        return own
    quantity = read_quantity(text)
    if quantity is None:
        return None
    if quantity.unit is not None:
        if quantity.unit.stored != unit.stored:
            return "other_unit"
        is_same = math.isclose(quantity.unit.size, unit.size)
        return quantity.value, "" if is_same else "own_unit"
    if _MULTIPLIER_LAST.search(text) and _DIGITS_OF_MULTIPLES.match(column.unit):
        return "twice"
    return quantity.amount * unit.size, ""


def _without_currency(text: str) -> tuple[str, str]:
    """Take off a currency before a number; return it too, empty for none."""
    for currency, signs in grammar("cells")["currencies"].items():
        sign = next((each for each in signs if text.startswith(each)), "")
        if sign:
            return text[len(sign) :].strip(), currency
    return text, ""


def _with_known_unit(
    text: str, column: ColumnMapping, unit: WrittenUnit
) -> tuple[float, str] | str | None:
    """Read a number with a unit that columns have, such as 坪 or kWh."""
    match = _NUMBER_AND_UNIT.fullmatch(text)
    named = unit_named(match[2]) if match else ""
    if match is None or not named or named not in WRITTEN_UNITS:
        return None
    own = WRITTEN_UNITS[named]
    if own.stored != unit.stored:
        return "other_unit" if own.stored != "count" or unit.stored else None
    value = float(match[1].replace(",", "")) * own.size
    return value, "" if named == column.unit else "own_unit"


def _garbled(written: str, unit: WrittenUnit, note: str) -> CellReading:
    return CellReading(text=written, unit=unit.stored, is_garbled=True, note=note)


@cache
def _qualifiers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what is said before a number and behind it, each with the code of its meaning."""
    table = grammar("cells")["qualifiers"]
    number = r"\s*(?=[\d.¥$a-z一二三四五六七八九十百千])"
    before = [(code, re.compile(rf"^(?:{words}){number}")) for code, words, _ in table]
    return (*before, *((code, re.compile(rf"\s*(?:{words})$")) for code, _, words in table))
