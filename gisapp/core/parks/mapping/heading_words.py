"""Words in headings that say how a figure is meant: planned or real, of land or of floors."""

import re
from functools import cache

from gisapp.core.text.currencies import CURRENCIES
from gisapp.grammar import grammar

_FLOOR_PROPERTY = re.compile(
    r"floor_area|leasable|rented|vacant_area|sold_area|saleable|factory_area|office_area"
    r"|warehouse|production_area|commercial_area"
)
_OF_AREA = frozenset(("m2", "ha", "km2", "mu", "acre", "sqft", "sqyd", "sqmi"))
_OF_USE = frozenset(("t", "m3", "kWh", "tce", "GJ"))
_OF_MONEY = frozenset(CURRENCIES)


def kind_in(heading: str) -> tuple[str, str] | None:
    """Return the kind of fact that a folded heading names, and the heading without that word.

    Examples
    --------
    >>> kind_in("计划用地面积"), kind_in("actual output"), kind_in("税收")
    (('planned', '用地面积'), ('observed', 'output'), None)
    """
    for kind, pattern in _kinds():
        match = pattern.search(heading)
        if match is not None:
            rest = f"{heading[: match.start()]} {heading[match.end() :]}"
            return kind, " ".join(rest.split()) if heading.isascii() else rest.replace(" ", "")
    return None


def kind_of_property(code: str, heading: str) -> str:
    """Return the kind of fact that a column states, by its property and by its folded heading."""
    if code.startswith(("agreed_", "contract_", "sign", "committed_")):
        return "signed"
    if code.startswith("planned_") or "_planned" in code or "_plan_" in code:
        return "planned"
    if code.startswith(("invested_", "investment_done", "fixed_investment_done")):
        return "spent"
    if code.startswith("actual_"):
        return "observed"
    found = kind_in(heading)
    return found[0] if found else "observed"


def basis_of(code: str, heading: str) -> str:
    """Return what an area measures, by its property and by its folded heading.

    Parameters
    ----------
    code : str
        The code of a property in m².
    heading : str
        Folded.

    Examples
    --------
    >>> basis_of("floor_area", "建筑面积"), basis_of("footprint_area", "建筑占地面积")
    ('floor', 'land')
    >>> basis_of("area_unspecified", "面积")
    'unspecified'
    """
    if _FLOOR_PROPERTY.search(code):
        return "floor"
    if code in ("area_unspecified", "area", "total_area"):
        if _pattern("land").search(heading):
            return "land"
        return "floor" if _pattern("floor").search(heading) else "unspecified"
    return "land"


def names_basis(heading: str) -> bool:
    """Return True for a folded heading that says of land, or says of floors.

    >>> names_basis("建筑面积"), names_basis("承租面积")
    (True, False)
    """
    return any(_pattern(basis).search(heading) for basis in ("land", "floor"))


def words_of_unit(unit: str, heading: str) -> tuple[str, ...]:
    """Return what a unit says of a heading that does not: 蒸汽（吨） is how much steam is used.

    >>> words_of_unit("1e4 t", "蒸汽"), words_of_unit("acre", "available")
    (('用量',), (' area',))
    >>> words_of_unit("acre", "land area")
    ()
    """
    measured = unit.split(" ")[-1]
    if measured == "percent":
        return (" share", " ratio", " rate") if heading.isascii() else ("率", "占比")
    if heading.isascii():
        return (" area",) if measured in _OF_AREA and "area" not in heading else ()
    if measured in _OF_AREA:
        return () if "面积" in heading else ("面积",)
    if measured in _OF_USE:
        return ("用量",)
    return ("金额", "额") if measured in _OF_MONEY else ()


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of facts, each with the words that headings have for it."""
    return tuple(
        (kind, re.compile(rf"(?:{chinese})|\b(?:{english})\b"))
        for kind, chinese, english in grammar("headings")["fact_kinds"]
    )


@cache
def _pattern(basis: str) -> re.Pattern[str]:
    return re.compile(grammar("headings")[basis])
