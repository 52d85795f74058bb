"""The times that headings name, of both calendars."""

import pytest

from gisapp.core.parks.mapping.heading_period import period_in


@pytest.mark.parametrize(
    ("heading", "iso", "rest"),
    [
        ("2024年亩均税收", "2024", "亩均税收"),
        ("税收2024", "2024", "税收"),
        ("2024年度税收", "2024", "税收"),
        ("revenue fy2023", "2023", "revenue"),
        ("turnover fy23", "2023", "turnover"),
        ("2022-2024年税收", "2022/2024", "税收"),
        ("2022至2024年税收", "2022/2024", "税收"),
        ("sales 2021/22", "2021/2022", "sales"),
        ("2024年1-6月税收", "2024-01/2024-06", "税收"),
        ("2024年上半年税收", "2024-01/2024-06", "税收"),
        ("2024年三季度产值", "2024-07/2024-09", "产值"),
        ("q2 2024 sales", "2024-04/2024-06", "sales"),
        ("截至2024年底面积", "2024", "面积"),
        ("2024年3月产值", "2024-03", "产值"),
        ("民国114年营业额", "2025", "营业额"),
        ("114年度营业额", "2025", "营业额"),
        ("24年税收", "2024", "税收"),
    ],
)
def test_a_time_is_read_and_taken_off(heading: str, iso: str, rest: str) -> None:
    found = period_in(heading)
    assert found is not None
    assert (found.period.iso, found.rest) == (iso, rest)
    assert found.calendar == ("minguo" if "114" in heading else "western")


@pytest.mark.parametrize(
    "heading", ["图号1024", "出让50年期限", "iso 14001", "使用年限", "2024年13月", "地块2405号"]
)
def test_other_numbers_are_no_time_of_a_month(heading: str) -> None:
    found = period_in(heading)
    assert found is None or found.period.iso == "2024"
