"""The vocabulary is asked what a heading means, however that is written."""

import pytest

from gisapp.sources.parks.known_headings import known_headings


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("用地面積（畝）", "land_area"),
        ("企業名稱", "enterprise_name"),
        ("UNIFIED_SOCIAL_CREDIT_CODE", "uscc"),
        ("ZDMJ", "land_area"),
        ("No. of Employees", "employees"),
        ("Number of Employees", "employees"),
        ("NUM_EMPLOYEES", "employees"),
        ("土地证编号", "land_deed_no"),
        ("园区内工业用地面积", "industrial_land_area"),
        ("LOT_SQFT", "land_area"),
        ("统一社会信", "uscc"),
        ("固定资产投", "fixed_asset_investment"),
        ("所属片区", "in_zone_name"),
        ("TUDIMIANJI", "land_area"),
        ("DIKUAIBIAN", "plot_code"),
        ("GONGDISHIJ", "supply_date"),
        ("Company No.", "uscc"),
    ],
)
def test_a_heading_is_found(heading: str, code: str) -> None:
    meaning = known_headings().meaning_of(heading)
    assert meaning is not None
    assert code in {entry.property_code for entry in meaning.entries}


@pytest.mark.parametrize("heading", ["", "foo", "非工业用地面积xyz", "field_7", "……"])
def test_an_unknown_heading_means_nothing(heading: str) -> None:
    assert known_headings().meaning_of(heading) is None


def test_what_a_denial_precedes_is_not_taken_for_its_end() -> None:
    assert known_headings().meaning_of("全区非工业用地面积") is None


def test_a_heading_shares_the_doubt_of_the_one_that_its_note_refers_to() -> None:
    meaning = known_headings().meaning_of("RJL")
    assert meaning is not None
    assert all(entry.is_ambiguous for entry in meaning.entries)
