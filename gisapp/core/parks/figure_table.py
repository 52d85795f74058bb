"""The definitions of figures that are worked out from facts: one line each."""

from dataclasses import dataclass
from typing import Literal

from gisapp.core.parks.derived import Operation


@dataclass(frozen=True)
class Operand:
    """A fact that a figure needs.

    Parameters
    ----------
    property_code : str
        What it states.
    path : tuple of str
        The predicates that lead to the subject that states it; empty for the subject itself.
    when : "first" or "last"
        Which of several times.
    or_else : tuple of str
        The properties that do as well where that one is not stated, the best first.
    """

    property_code: str
    path: tuple[str, ...] = ()
    when: Literal["first", "last"] = "last"
    or_else: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """How a figure follows from facts; it exists for each subject that has all operands.

    Parameters
    ----------
    unit : str
        Of the figure. A figure in CNY is one in whatever currency its first operand has.
    stated_as : tuple of str
        The properties that state the same: where one is stated, the figure is worked out only
        to show that it differs.
    joins_bases : bool
        True where the areas must be of different bases: floors on land.
    """

    code: str
    operation: Operation
    unit: str
    operands: tuple[Operand, ...]
    stated_as: tuple[str, ...] = ()
    joins_bases: bool = False


@dataclass(frozen=True)
class PartOfWhole:
    """Two properties: the first is the part of the second that is done."""

    part: Operand
    whole: Operand


def _per(
    code: str,
    unit: str,
    operands: tuple[Operand, Operand],
    *stated_as: str,
    joins_bases: bool = False,
) -> Figure:
    """Return the figure that is the first operand for each unit of the second."""
    return Figure(code, "quotient", unit, operands, stated_as, joins_bases)


_LAND = Operand("land_area", or_else=("net_land_area", "certified_area", "surveyed_area"))
_FLOOR = Operand("far_floor_area", or_else=("floor_area", "built_floor_area"))
_INVESTED = Operand("fixed_asset_investment", or_else=("invested_to_date", "total_investment"))
_EMPLOYEES = Operand("employees")
_SUPPLIED = Operand("supplied_area")
_PLANNED = Operand("planned_area", or_else=("approved_area", "total_area"))

OF_ANY_PARK = (
    _per("floor_area_ratio", "", (_FLOOR, _LAND), "far", "far_actual", joins_bases=True),
    _per("building_density", "ratio", (Operand("footprint_area"), _LAND), "building_density"),
    _per("investment_per_land", "CNY/m2", (_INVESTED, _LAND), "invest_intensity"),
    _per("tax_per_land", "CNY/m2", (Operand("tax"), _LAND), "tax_per_land"),
    _per("revenue_per_land", "CNY/m2", (Operand("revenue"), _LAND), "revenue_per_land"),
    _per("output_per_land", "CNY/m2", (Operand("output_value"), _LAND), "output_per_land"),
    _per("price_per_land", "CNY/m2", (Operand("land_price_total"), _LAND), "land_unit_price"),
    _per("revenue_per_head", "CNY/count", (Operand("revenue"), _EMPLOYEES), "revenue_per_head"),
    _per("tax_per_head", "CNY/count", (Operand("tax"), _EMPLOYEES), "tax_per_head"),
    _per("idle_share", "ratio", (Operand("idle_area"), _SUPPLIED), "idle_rate"),
    _per("vacancy", "ratio", (Operand("vacant_area"), Operand("leasable_area")), "vacancy_rate"),
)
"""What can be worked out of the figures of any park, plot, building or enterprise."""

FIGURES = (
    *OF_ANY_PARK,
    Figure(
        "years_of_multiplying",
        "years_of_multiplying",
        "year",
        (
            Operand("led_packaging_lines", when="first"),
            Operand("led_packaging_lines"),
            Operand("packaging_capacity_growth"),
        ),
    ),
    Figure(
        "city_lines",
        "quotient",
        "count",
        (Operand("led_packaging_lines"), Operand("share_of_city_packaging_lines")),
    ),
    Figure(
        "mean_plant_size",
        "quotient",
        "m2",
        (Operand("built_floor_area"), Operand("plants_built")),
    ),
    Figure(
        "cost_per_area_built",
        "quotient",
        "CNY/m2",
        (Operand("invested_to_date"), Operand("built_floor_area")),
    ),
    Figure(
        "cost_per_area_planned",
        "quotient",
        "CNY/m2",
        (Operand("total_investment"), Operand("planned_area")),
    ),
    Figure(
        "cost_per_area_planned",
        "quotient",
        "CNY/m2",
        (Operand("total_investment", ("phase_of",)), Operand("planned_area", ("phase_of",))),
    ),
    Figure(
        "share_of_other",
        "quotient",
        "ratio",
        (
            Operand("reconstruction_area"),
            Operand("planned_area", ("supports", "expansion_of")),
        ),
    ),
    Figure(
        "mean_project",
        "quotient",
        "CNY",
        (Operand("contracted_amount"), Operand("projects_signed")),
    ),
    Figure(
        "support_total",
        "sum",
        "CNY",
        (Operand("bank_capital"), Operand("caiyuan_credit")),
    ),
    Figure(
        "support_per_firm",
        "mean_of_sum",
        "CNY",
        (Operand("bank_capital"), Operand("caiyuan_credit"), Operand("enterprises_supported")),
    ),
)

PARTS_OF_WHOLES = (
    PartOfWhole(Operand("built_floor_area"), Operand("phase_planned_area")),
    PartOfWhole(Operand("built_floor_area"), Operand("planned_area", ("phase_of",))),
    PartOfWhole(Operand("invested_to_date"), Operand("phase_planned_investment")),
    PartOfWhole(Operand("invested_to_date"), Operand("total_investment", ("phase_of",))),
    PartOfWhole(Operand("invested_to_date"), Operand("total_investment")),
    PartOfWhole(Operand("fund_raised"), Operand("fund_size")),
    PartOfWhole(_SUPPLIED, _PLANNED),
    PartOfWhole(Operand("built_land_area"), _SUPPLIED),
    PartOfWhole(Operand("rented_area"), Operand("leasable_area")),
    PartOfWhole(Operand("fixed_asset_investment"), Operand("fixed_investment_planned")),
    PartOfWhole(Operand("funds_arrived"), Operand("contracted_amount")),
)
