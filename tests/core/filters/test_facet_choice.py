"""What clicks in a list and a brush make of a condition, and how the condition is shown again."""

import pytest

from gisapp.core.filters.facet_choice import (
    MOST_NAMED,
    FieldCondition,
    brush_of,
    brushed,
    checked,
    only,
    only_those,
    toggled,
)
from gisapp.core.filters.layer_filter import AnyOf, Between
from gisapp.core.tables.column_profile import ColumnProfile
from tests.core.tables.columns import profile

STATUS = profile(["built", "built", "idle", None, "let"])


def taken(made: ColumnProfile, condition: FieldCondition) -> tuple[list[str], bool]:
    """Return the values whose boxes are checked, and whether that of missing ones is."""
    values, takes_missing = checked(made, condition)
    return [text for text, is_taken in zip(made.column.texts(), values, strict=True) if is_taken], (
        takes_missing
    )


def test_without_a_condition_all_boxes_are_checked() -> None:
    assert taken(STATUS, None) == (["built", "idle", "let"], True)


def test_a_click_leaves_a_value_out_and_another_takes_it_back() -> None:
    without_idle = toggled(STATUS, "status", None, 1)
    assert without_idle == AnyOf("status", ("built", "let"), takes_missing=True)
    assert toggled(STATUS, "status", without_idle, 1) is None


def test_missing_ones_are_a_choice_of_their_own() -> None:
    stated = toggled(STATUS, "status", None, None)
    assert stated == AnyOf("status", ("built", "idle", "let"))
    assert only(STATUS, "status", None) == AnyOf("status", (), takes_missing=True)
    assert taken(STATUS, AnyOf("status", ())) == ([], False)


def test_one_alone_and_those_that_were_found() -> None:
    assert only(STATUS, "status", 2) == AnyOf("status", ("let",))
    found = STATUS.search.places("l")
    assert only_those(STATUS, "status", found) == AnyOf("status", ("built", "idle", "let"))


def test_of_very_many_values_a_click_leaves_one_out_and_a_second_one_takes_it_again() -> None:
    many = profile([*(f"plot {number}" for number in range(MOST_NAMED + 1)), None])
    without = toggled(many, "plot", None, 5)
    assert without == AnyOf("plot", ("plot 5",), takes_missing=True, is_excluded=True)
    names, takes_missing = taken(many, without)
    assert (len(names), "plot 5" in names, takes_missing) == (MOST_NAMED, False, True)
    two = toggled(many, "plot", without, 7)
    assert two == AnyOf("plot", ("plot 5", "plot 7"), takes_missing=True, is_excluded=True)
    stated = toggled(many, "plot", without, None)
    assert stated == AnyOf("plot", ("plot 5",), is_excluded=True)
    assert toggled(many, "plot", without, 5) is None


def test_a_brush_over_whole_numbers_names_the_numbers_in_it() -> None:
    years = profile(list(range(2005, 2025)))
    assert years.bins is not None
    wanted = brushed(years, years.bins, None, "year", 5, 10)
    assert wanted == Between("year", 2010, 2014)
    assert brush_of(years, years.bins, wanted) == pytest.approx((0.25, 0.5))
    assert taken(years, wanted)[0] == ["2010", "2011", "2012", "2013", "2014"]


def test_a_brush_to_an_end_has_no_end_there() -> None:
    area = profile([0.5, 20.25, 99.5])
    bins = area.bins
    assert bins is not None
    assert brushed(area, bins, None, "area", 4, len(bins)) == Between("area", 20.0, None)
    assert brushed(area, bins, None, "area", 0, len(bins)) is None
    kept = Between("area", 5, None, takes_missing=True)
    assert brushed(area, bins, kept, "area", 0, 4) == Between("area", None, 20.0, True)


def test_a_brush_over_dates_ends_with_a_day() -> None:
    dates = profile(["2017-01-05", "2017-03-31", "2017-04-01", "2017-12-31"])
    bins = dates.bins
    assert bins is not None
    wanted = brushed(dates, bins, None, "date", 0, 3)
    assert taken(dates, wanted)[0] == ["2017-01-05", "2017-03-31"]
    assert brush_of(dates, bins, wanted) == pytest.approx((0, 0.25))


def test_a_box_beside_a_histogram_adds_missing_ones() -> None:
    area = profile([1.5, None, 3.5])
    wanted = toggled(area, "area", Between("area", 1, 2), None)
    assert wanted == Between("area", 1, 2, takes_missing=True)
