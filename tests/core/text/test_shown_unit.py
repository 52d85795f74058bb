"""Columns are shown in the user's units where these fit, else in their own."""

import pytest

from gisapp.core.text.shown_unit import NO_UNIT, ShownUnit, shown_unit
from gisapp.core.text.units import UnitChoice


@pytest.mark.parametrize(
    ("written", "choice", "shown"),
    [
        ("mu", UnitChoice(), ShownUnit("mu", 1.0)),
        ("ha", UnitChoice(area="mu"), ShownUnit("mu", 1 / 15)),
        ("m2", UnitChoice(area="ha"), ShownUnit("ha", 10_000.0)),
        ("1e4 CNY", UnitChoice(money="wan"), ShownUnit("1e4 CNY", 1.0)),
        ("1e8 CNY", UnitChoice(money="wan"), ShownUnit("1e8 CNY", 1.0)),
        ("1e6 CNY", UnitChoice(money="wan"), ShownUnit("1e4 CNY", 0.01)),
        ("1e4 USD", UnitChoice(money="million"), ShownUnit("1e6 USD", 100.0)),
        ("percent", UnitChoice(area="mu"), ShownUnit("percent", 1.0)),
        ("", UnitChoice(area="mu"), NO_UNIT),
        ("furlong", UnitChoice(), NO_UNIT),
    ],
)
def test_units(written: str, choice: UnitChoice, shown: ShownUnit) -> None:
    made = shown_unit(written, choice)
    assert made.name == shown.name
    assert made.size == pytest.approx(shown.size)
