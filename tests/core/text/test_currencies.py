"""Money is told by its currency, and measured alike in all of them."""

import pytest

from gisapp.core.text.currencies import CURRENCIES, currency_of, dimension, in_currency


@pytest.mark.parametrize("currency", CURRENCIES)
def test_rates_in_each_currency_measure_the_same(currency: str) -> None:
    rate = f"{currency}/m2/month"
    assert dimension(rate) == "money/m2/month"
    assert currency_of(rate) == currency
    assert in_currency("CNY/m2/month", currency) == rate


@pytest.mark.parametrize("unit", ["", "m2", "ratio", "m3/day", "count/m2"])
def test_what_is_no_money_has_no_currency_and_stays_as_it_is(unit: str) -> None:
    assert dimension(unit) == unit
    assert currency_of(unit) == ""
    assert in_currency(unit, "USD") == unit


def test_energy_per_money_is_of_the_currency_below() -> None:
    assert currency_of("tce/CNY") == "CNY"
    assert in_currency("tce/CNY", "EUR") == "tce/EUR"
