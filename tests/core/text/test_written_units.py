"""Written units are of the size that they have where they are used."""

import pytest

from gisapp.core.text.currencies import CURRENCIES, dimension
from gisapp.core.text.written_units import STORED_UNITS, WRITTEN_UNITS, units_for


@pytest.mark.parametrize(
    ("unit", "size", "stored"),
    [
        ("mu", 2000 / 3, "m2"),
        ("ping", 3.305785, "m2"),
        ("jia", 9699.17, "m2"),
        ("acre", 43_560 * 0.09290304, "m2"),
        ("1e4 CNY/mu", 15, "CNY/m2"),
        ("1e4 CNY/ha", 1, "CNY/m2"),
        ("1e8 CNY/km2", 100, "CNY/m2"),
        ("CNY/m2/day", 365 / 12, "CNY/m2/month"),
        ("USD/sqft/year", 1 / 12 / 0.09290304, "USD/m2/month"),
        ("tce/1e4 CNY", 1 / 10_000, "tce/CNY"),
        ("1e4 CNY/person", 10_000, "CNY/count"),
        ("MWh/currency", 1000, "kWh/currency"),
        ("1e4 kWh", 10_000, "kWh"),
        ("GJ", 1000 / 3.6, "kWh"),
        ("permille", 1 / 1000, "ratio"),
        ("ML/day", 1000, "m3/day"),
        ("t/m2", 9.80665, "kN/m2"),
        ("1e7 INR", 10_000_000, "INR"),
    ],
)
def test_a_written_unit_has_a_stored_one_and_a_size(unit: str, size: float, stored: str) -> None:
    assert WRITTEN_UNITS[unit].stored == stored
    assert WRITTEN_UNITS[unit].size == pytest.approx(size, rel=1e-6)


def test_each_stored_unit_can_be_written_as_it_is() -> None:
    for stored in STORED_UNITS:
        assert any(
            unit.stored == stored and unit.size == pytest.approx(1)
            for unit in WRITTEN_UNITS.values()
        ), stored


def test_no_currency_is_another_one() -> None:
    for currency in CURRENCIES:
        stored = {unit.stored for name, unit in WRITTEN_UNITS.items() if currency in name.split()}
        assert stored
        assert not [unit for unit in stored if currency not in unit.split("/")]


def test_a_property_may_be_written_in_what_measures_the_same() -> None:
    assert units_for("m2")[:2] == ("m2", "1e4 m2")
    assert {"1e4 CNY", "1e6 USD", "TWD", "currency"} <= set(units_for("CNY"))
    assert "1e4 CNY/mu" not in units_for("CNY")
    for name in units_for("CNY/m2"):
        assert dimension(WRITTEN_UNITS[name].stored) == "money/m2"
