"""A time that is typed is understood, or refused."""

import pytest

from gisapp.core.own_parks.mapping.typed_period import period_typed


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        (" 2024 ", "2024"),
        ("2024年度", "2024"),
        ("2016/2020", "2016/2020"),
        ("2024-09", "2024-09"),
        ("2024-09-30", "2024-09-30"),
    ],
)
def test_times_are_understood(typed: str, iso: str) -> None:
    period = period_typed(typed)
    assert period is not None
    assert period.iso == iso


@pytest.mark.parametrize("typed", ["soon", "2024 or so", "13", "2024-13"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    assert period_typed(typed) is None
