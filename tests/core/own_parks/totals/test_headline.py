"""What opens the page on a layer: sums that know, what is largest, and what is not stated."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.totals.headline import LayerHeadline, headline_of
from gisapp.core.parks.headline import KindTotal
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.sources.parks.park_schema import load_park_schema
from tests.ledgers import MAPPING, ROWS, write_ledger
from tests.plots_and_firms import opened

SCHEMA = load_park_schema()
MU_M2 = 2000 / 3


def ledger(folder: Path, mapping: LayerMapping | None, *rows: dict[str, object]) -> Layer:
    return replace(opened(write_ledger(folder, rows or ROWS)), mapping=mapping)


def found(folder: Path, mapping: LayerMapping, *rows: dict[str, object]) -> LayerHeadline:
    return headline_of(ledger(folder, mapping, *rows), SCHEMA)


def totals(headline: LayerHeadline) -> dict[str, KindTotal]:
    return {each.property.code: each for each in headline.kinds[0].totals}


def test_amounts_are_added_in_stored_units_and_it_is_said_how_many_state_them(
    tmp_path: Path,
) -> None:
    of_code = totals(found(tmp_path, MAPPING))
    assert of_code["land_area"].value == pytest.approx(105 * MU_M2)
    assert (of_code["land_area"].stated, of_code["land_area"].count) == (3, 3)
    assert (of_code["tax"].value, of_code["tax"].stated) == (100_000, 1)


def test_a_ratio_is_weighed_not_added(tmp_path: Path) -> None:
    ratio = totals(found(tmp_path, MAPPING))["far"]
    assert ratio.value == pytest.approx((30 * 1 + 60 * 2) / 90)
    assert ratio.stated == 2


def test_without_its_weights_a_ratio_has_no_mean(tmp_path: Path) -> None:
    alone = replace(MAPPING, columns=MAPPING.columns[2:])
    assert "far" not in totals(found(tmp_path, alone))


def test_the_largest_are_named_by_name_else_by_key(tmp_path: Path) -> None:
    largest = found(tmp_path, MAPPING).largest["plot"]
    assert [each.name.zh for each in largest] == ["西", "东", "P3"]
    assert [each.feature_id for each in largest] == [1, 0, 2]


def test_what_is_expected_of_plots_and_stated_by_few_is_a_gap(tmp_path: Path) -> None:
    gaps = {each.property.code: each.stated for each in found(tmp_path, MAPPING).kinds[0].gaps}
    assert gaps["far"] == 2
    assert gaps["land_use"] == 0
    assert "land_area" not in gaps


def test_rows_of_several_kinds_are_told_apart(tmp_path: Path) -> None:
    kinds = found(tmp_path, replace(MAPPING, kind="", kind_column="类")).kinds
    assert [(each.kind, each.count) for each in kinds] == [("plot", 2), ("park", 1)]
    assert kinds[0].label.en == "Plot"


def test_rows_that_are_parts_of_others_are_not_added(tmp_path: Path) -> None:
    nested = replace(MAPPING, parents=(ParentMapping("plot", "属", "key"),))
    rows = tuple(
        {**each, "属": "" if place else ROWS[1]["编号"]} for place, each in enumerate(ROWS)
    )
    area = totals(found(tmp_path, nested, *rows))["land_area"]
    assert (area.value, area.doubts, area.stated) == (None, ("rows_nest",), 3)


def test_of_several_deliveries_in_one_table_the_latest_row_of_each_key_counts(
    tmp_path: Path,
) -> None:
    by_year = replace(MAPPING, period_column="年")
    headline = found(tmp_path, by_year, *ROWS, {**ROWS[0], "面积": 90, "年": 2025})
    assert headline.kinds[0].count == 3
    assert totals(headline)["land_area"].value == pytest.approx((90 + 60 + 15) * MU_M2)


def test_areas_of_different_bases_are_totals_of_their_own(tmp_path: Path) -> None:
    both = (
        ColumnMapping("面积", "land_area", "mu", basis="land"),
        ColumnMapping("税收", "land_area", "mu", basis="floor"),
    )
    kinds = found(tmp_path, replace(MAPPING, columns=both)).kinds
    assert {each.basis: each.stated for each in kinds[0].totals} == {"land": 3, "floor": 1}


def test_what_cannot_be_read_as_a_number_is_not_stated(tmp_path: Path) -> None:
    odd = ({**ROWS[0], "面积": "n/a"}, {**ROWS[1], "面积": "#REF!"}, {**ROWS[2], "面积": "15"})
    area = totals(found(tmp_path, MAPPING, *odd))["land_area"]
    assert area.stated == 1
    assert area.value == pytest.approx(15 * MU_M2)


def test_a_column_that_a_newer_file_lacks_states_nothing(tmp_path: Path) -> None:
    lacking = tuple({"编号": row["编号"], "面积": row["面积"]} for row in ROWS)
    headline = found(tmp_path, MAPPING, *lacking)
    assert set(totals(headline)) == {"land_area"}


def test_without_a_mapping_the_columns_that_add_up_are_added(tmp_path: Path) -> None:
    headline = headline_of(ledger(tmp_path, None), SCHEMA)
    assert headline.kinds == ()
    assert {each.field: each.total.value for each in headline.sums} == {"面积": 105, "税收": 10}
