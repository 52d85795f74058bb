"""What makes a known heading doubtful in one table, or settles a doubt."""

import pytest

from gisapp.core.parks.mapping.column_reading import SURE_ENOUGH
from gisapp.core.parks.mapping.doubts import belongs_elsewhere
from gisapp.core.parks.mapping.guess import guess_mapping
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping
from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable
from gisapp.sources.parks.known_headings import known_headings


def guessed(title: str, heading: str, values: list[str | int | float | None]) -> ColumnMapping:
    table = SampledTable((SampledColumn(heading, values),), (title,))
    (column,) = guess_mapping(table, known_headings()).mapping.columns
    return column


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("租金（元/㎡·月）", "CNY/m2/month"),
        ("Rent (EUR/sqm/month)", "EUR/m2/month"),
        ("Rent €/m²/month", "EUR/m2/month"),
        ("能耗（吨标煤）", "tce"),
    ],
)
def test_a_unit_tells_a_rate_from_an_amount(heading: str, unit: str) -> None:
    column = guessed("厂房", heading, [25, 22.5, 30])
    assert column.sure >= SURE_ENOUGH
    assert column.unit == unit


def test_what_a_firm_leases_is_asked_unless_the_heading_says_land_or_floors() -> None:
    area = guessed("企业名录", "承租面积（㎡）", [500, 1200, 80])
    assert area.sure < SURE_ENOUGH
    assert guessed("企业名录", "承租建筑面积（㎡）", [500, 1200, 80]).property_code == "rented_area"


def test_what_only_other_rows_have_is_asked() -> None:
    assert guessed("道路一览", "建设状态", ["已建", "在建"]).sure < SURE_ENOUGH
    properties = known_headings().schema.properties
    assert belongs_elsewhere(properties["founded_date"], "plot")
    assert not belongs_elsewhere(properties["founded_date"], "enterprise")
    assert not belongs_elsewhere(properties["lease_expiry"], "plot")


def test_a_number_of_plots_has_digits() -> None:
    assert guessed("用地清冊", "地段", ["科工段", "大發段", "仁武段"]).sure < SURE_ENOUGH
