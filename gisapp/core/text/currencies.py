"""Units of money: which currency a stored unit is of, and what it measures in any."""

from gisapp.unit_table import load_unit_table

MONEY = "money"
"""What stands for a currency in the dimension of a unit."""
UNKNOWN_CURRENCY = "currency"
"""The currency of money whose currency nobody states."""
CURRENCIES = tuple(load_unit_table().currencies)
"""The currencies that money is stored in; none is ever turned into another."""


def dimension(unit: str) -> str:
    """Return what a stored unit measures, whatever its currency.

    Examples
    --------
    >>> dimension("USD/m2") == dimension("CNY/m2") == "money/m2"
    True
    >>> dimension("m2")
    'm2'
    """
    return in_currency(unit, MONEY)


def currency_of(unit: str) -> str:
    """Return the currency of a stored unit, empty if it is none of money.

    Examples
    --------
    >>> currency_of("USD/m2"), currency_of("m2")
    ('USD', '')
    """
    return next((part for part in unit.split("/") if part in CURRENCIES), "")


def in_currency(unit: str, currency: str = "") -> str:
    """Return the same stored unit in another currency, as it is where that is none.

    Examples
    --------
    >>> in_currency("CNY/m2", "USD"), in_currency("m2", "USD")
    ('USD/m2', 'm2')
    """
    if not currency:
        return unit
    return "/".join(currency if part in CURRENCIES else part for part in unit.split("/"))
