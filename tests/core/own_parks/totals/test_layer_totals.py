"""What rows of a layer come to: by the properties' aggregation, each subject once, in groups."""

from dataclasses import replace

import numpy as np
import pytest

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.own_parks.totals.layer_totals import ColumnTotal, LayerTotals, layer_totals
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.sources.parks.park_schema import load_park_schema
from tests.own_tables import layer_of

SCHEMA = load_park_schema()
MAPPING = LayerMapping(
    kind="plot",
    key="no",
    columns=(
        ColumnMapping("area", "land_area", "mu", basis="land"),
        ColumnMapping("far", "far", "ratio"),
        ColumnMapping("tax", "tax", "1e4 CNY", period=Period("2025", "2025", "year", "stated")),
        ColumnMapping("use", "planned_land_use"),
        ColumnMapping("no", "plot_code"),
    ),
)
COLUMNS: dict[str, list[AttributeValue]] = {
    "no": ["A", "B", "C", "D"],
    "use": ["M1", "M2", "M1", "M1"],
    "area": [30.0, 60.0, None, 60.0],
    "far": [1.0, 2.0, 3.0, 4.0],
    "tax": [10, "待核实", 30, "约5"],
}


def totals_of(
    mapping: LayerMapping | None = MAPPING, group_by: str = "", **columns: list[AttributeValue]
) -> LayerTotals:
    layer = layer_of(mapping, **{**COLUMNS, **columns})
    return layer_totals(layer, np.arange(len(COLUMNS["no"])), SCHEMA, group_by)


def column(totals: LayerTotals, name: str) -> ColumnTotal:
    return next(each for each in totals.columns if each.field == name)


def test_amounts_are_added_up_in_stored_units() -> None:
    totals = totals_of()
    area, tax = column(totals, "area").total, column(totals, "tax").total
    assert area.value == pytest.approx(100_000)
    assert (area.unit, area.stated) == ("m2", 3)
    assert (tax.value, tax.unit, tax.stated, tax.unusable) == (450_000, "CNY", 3, 1)
    assert tax.is_rough


def test_rates_are_weighed_by_what_the_schema_says_and_never_added_up() -> None:
    far = column(totals_of(), "far")
    assert far.weight == "area"
    assert far.weight_name.zh
    assert far.total.value == pytest.approx((1 * 30 + 2 * 60 + 4 * 60) / 150)
    assert far.total.weighed == 3


def test_without_its_weight_a_rate_has_only_a_spread() -> None:
    columns = tuple(each for each in MAPPING.columns if each.column != "area")
    far = column(totals_of(replace(MAPPING, columns=columns)), "far").total
    assert (far.value, far.refusal) == (None, "no_weight")
    assert far.spread is not None
    assert far.spread.median == 2.5


def test_groups_come_to_the_whole() -> None:
    totals = totals_of(group_by="use")
    assert [(group.value, group.count) for group in totals.groups] == [("M1", 3), ("M2", 1)]
    area = column(totals, "area")
    assert [total.value for total in area.by_group] == [pytest.approx(60_000), 40_000]
    assert area.total.value == pytest.approx(sum(total.value or 0 for total in area.by_group))


def test_a_subject_that_stands_there_twice_counts_once() -> None:
    totals = totals_of(no=["A", "B", "A ", None])
    assert (totals.count, totals.repeats) == (4, 1)
    assert column(totals, "area").total.value == pytest.approx(100_000)
    unkeyed = totals_of(no=[None, None, None, None])
    assert unkeyed.repeats == 0


def test_rows_that_contain_each_other_are_not_added_up() -> None:
    by_row = replace(MAPPING, kind="", kind_column="kind")
    mixed = totals_of(by_row, kind=["park", "plot", "plot", "plot"])
    assert column(mixed, "area").total.refusal == "nested"
    parents = (ParentMapping("plot", "part_of", "key"),)
    nested = replace(MAPPING, parents=parents)
    inside = totals_of(nested, part_of=[None, "A", None, None])
    assert column(inside, "area").total.refusal == "nested"
    beside = totals_of(nested, part_of=["Z", "Z", None, None])
    assert column(beside, "area").total.refusal == ""


def test_rows_about_different_times_are_not_added_up() -> None:
    timed = replace(MAPPING, period_column="year")
    totals = totals_of(timed, year=[2024, 2025, 2024, 2025])
    assert column(totals, "area").total.refusal == "periods_differ"
    # Its heading says which time it is about.
    assert column(totals, "tax").total.refusal == ""
    alike = totals_of(timed, year=[2025, 2025, 2025, 2025])
    assert column(alike, "area").total.value == pytest.approx(100_000)


def test_without_a_mapping_the_headings_decide() -> None:
    columns: dict[str, list[AttributeValue]] = {
        "面积": [1.5, 2.5, *[None] * 8],
        "人口密度": [10.0, 30.0, *[None] * 8],
        "邮编": [330029, 330030, *[None] * 8],
    }
    totals = layer_totals(layer_of(None, **columns), np.arange(2))
    assert column(totals, "面积").total.value == 4.0
    density = column(totals, "人口密度").total
    assert (density.value, density.spread and density.spread.maximum) == (None, 30)
    assert totals.names == ("邮编",)


def test_a_column_that_a_mapping_says_nothing_of_is_taken_by_its_heading() -> None:
    totals = totals_of(面积=[1.0, 2.0, 3.0, 4.0])
    assert column(totals, "面积").total.value == 10.0
    assert "no" not in [each.field for each in totals.columns]
