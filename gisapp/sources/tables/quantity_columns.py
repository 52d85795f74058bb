"""Texts such as 12.5万 and 45亩 stay as written; a column of their numbers stands beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gisapp.core.text.number_headings import role_by_heading
from gisapp.core.text.quantity import Quantity, TypedUnit, read_quantity, unit_of_heading
from gisapp.grammar import grammar

if TYPE_CHECKING:
    import pyarrow as pa

_ENOUGH = 0.8
"""The share of different texts that must be quantities."""
_LOOKED_AT = 200
_WAN = 10_000
_YUAN = TypedUnit("CNY", 1.0)


def numbers_beside(heading: str, texts: "pa.Array") -> tuple[str, "pa.Array"] | None:
    """Return the heading and the numbers of a column of quantities, None for another column.

    Where all texts have one unit, numbers are in that; else in the stored one, such as yuan or m².

    Parameters
    ----------
    heading : str
        What the column is called; a unit that it names is that of texts without any.
    texts : (n,) pyarrow.Array
        Null where nothing is stated.

    Examples
    --------
    >>> import pyarrow as pa
    >>> name, numbers = numbers_beside("产值", pa.array(["12.5万元", "3亿元", None]))
    >>> name, numbers.to_pylist()
    ('产值（元）', [125000.0, 300000000.0, None])
    >>> name, numbers = numbers_beside("land", pa.array(["45 mu", "6.5 mu", "?", "7 mu", "8 mu"]))
    >>> name, numbers.to_pylist()
    ('land (mu)', [45.0, 6.5, None, 7.0, 8.0])
    """
    import pyarrow as pa

    first = texts.slice(0, 5 * _LOOKED_AT).drop_null().unique().to_pylist()
    if role_by_heading(heading) == "code" or not _are_quantities(first[:_LOOKED_AT]):
        return None
    encoded = texts.dictionary_encode()
    distinct = encoded.dictionary.to_pylist()
    found = [read_quantity(text) for text in distinct]
    units = {each.unit for each in found if each is not None}
    by_heading = unit_of_heading(heading)
    if by_heading is not None and None in units:
        if any(_is_multiplied(each, text) for each, text in zip(found, distinct, strict=True)):
            # 12.5万 below 万元 may be meant twice or once.
            return None
        units = units - {None} | {by_heading}
    if units == {None, _YUAN} and all(map(_is_told_apart, found, distinct)):
        # 12.5万 beside 3亿元 is money too.
        units = {_YUAN}
    is_unknown = units == {None} and _may_be_of_two_units(found, distinct)
    if is_unknown or len({unit and unit.stored for unit in units}) > 1:
        return None
    common = units.pop() if len(units) == 1 else None
    values = [each and _value(each, by_heading, common) for each in found]
    numbers = pa.array(values, pa.float64()).take(encoded.indices)
    stored = common or TypedUnit(next((unit.stored for unit in units if unit), ""), 1.0)
    return _named(heading, stored), numbers


def _are_quantities(texts: Sequence[str]) -> bool:
    known = [text for text in texts if read_quantity(text) is not None]
    is_more = any(
        not text.strip().isascii() or text.strip()[-1:] not in "0123456789" for text in known
    )
    return bool(known) and is_more and len(known) >= _ENOUGH * len(texts)


def _is_told_apart(quantity: Quantity | None, text: str) -> bool:
    return quantity is None or quantity.unit is not None or _is_multiplied(quantity, text)


def _is_multiplied(quantity: Quantity | None, text: str) -> bool:
    return quantity is not None and quantity.unit is None and not text.strip().isascii()


def _may_be_of_two_units(found: Sequence[Quantity | None], texts: Sequence[str]) -> bool:
    """True where 12.5亿 stands beside 8600, which may be of 万元.

    Whoever writes 1.2万 for so many people writes 300 beside it, and not 177784.
    """
    pairs = [(each, text) for each, text in zip(found, texts, strict=True) if each is not None]
    plain = [abs(each.amount) for each, text in pairs if text.strip().isascii()]
    multiplied = [text for each, text in pairs if _is_multiplied(each, text)]
    is_large = any("亿" in text or "億" in text for text in multiplied)
    return bool(plain and multiplied) and (is_large or max(plain) >= _WAN)


def _value(quantity: Quantity, by_heading: TypedUnit | None, common: TypedUnit | None) -> float:
    """Return a quantity in the unit that all have in common, or in the stored one."""
    unit = quantity.unit or by_heading
    if common is not None or unit is None:
        return quantity.amount
    return quantity.amount * unit.size


def _named(heading: str, unit: TypedUnit) -> str:
    """Return the heading of the numbers, with their unit, in the language of the column's own."""
    is_chinese = not heading.isascii()
    names = (
        names
        for stored, size, names in grammar("quantities")["units"]
        if (stored, size) == unit and stored != "count"
    )
    known = next(names, ["number", "数值"])
    fitting = [name for name in known if name.isascii() != is_chinese] or known
    return f"{heading}（{fitting[0]}）" if is_chinese else f"{heading} ({fitting[0]})"
