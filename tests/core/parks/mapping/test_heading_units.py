"""Units in headings are named as mappings name them, in any writing."""

import pytest

from gisapp.core.parks.mapping.heading_units import is_known, unit_named


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("亩", "mu"),
        ("公頃", "ha"),
        ("㎡", "m2"),
        ("平方公尺", "m2"),
        ("hm²", "ha"),
        ("Sq. Ft.", "sqft"),
        ("万元", "1e4 CNY"),
        ("万元/亩", "1e4 CNY/mu"),
        ("萬元／公頃", "1e4 CNY/ha"),
        ("元/㎡/月", "CNY/m2/month"),
        ("万元/人", "1e4 CNY/person"),
        ("吨标煤/万元", "tce/1e4 CNY"),
        ("USD million", "1e6 USD"),
        ("US$ m", "1e6 USD"),
        ("INR Cr", "1e7 INR"),
        ("单位：万元", "1e4 CNY"),
        ("yuan/person", "CNY/person"),
        ("EUR per m2", "EUR/m2"),
        ("百萬英鎊", "1e6 GBP"),
        ("万千瓦时", "1e4 kWh"),
        ("%", "percent"),
    ],
)
def test_a_unit_is_named(text: str, unit: str) -> None:
    assert unit_named(text) == unit
    assert is_known(unit)


@pytest.mark.parametrize("text", ["", "地方口径", "含税", "M1", "2024", "市、区", "x" * 500])
def test_what_is_no_unit_is_none(text: str) -> None:
    assert unit_named(text) == ""
