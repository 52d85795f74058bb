"""A fact says for which time it is stated and whether it can be used."""

import pytest

from gisapp.core.parks.facts import Period
from gisapp.core.text.written_units import STORED_UNITS
from tests.parks import embedded, stated


@pytest.mark.parametrize(
    ("period", "iso"),
    [
        (Period("2014", "2014"), "2014"),
        (Period("2014-09", ""), "2014-09"),
        (Period("2016", "2020"), "2016/2020"),
        (Period(), ""),
    ],
)
def test_a_period_as_iso_8601(period: Period, iso: str) -> None:
    assert period.iso == iso


def test_only_a_garbled_fact_cannot_be_used() -> None:
    usable = {each: stated(1, confidence=each).is_usable for each in ("clear", "ambiguous")}
    assert all(usable.values())
    assert not stated(1, confidence="garbled").is_usable


def test_the_embedded_facts_are_in_known_units() -> None:
    assert {fact.unit for fact in embedded()[1].facts} <= set(STORED_UNITS)
