"""Units are called by words."""

import pytest

from gisapp.core.own_parks.mapping.unit_text import unit_text
from gisapp.words import load_words


@pytest.mark.parametrize(
    ("unit", "zh"),
    [("mu", "亩"), ("1e4 CNY", "万元"), ("1e4 CNY/mu", "万元/亩"), ("nothing", "nothing")],
)
def test_a_unit_in_chinese(unit: str, zh: str) -> None:
    assert unit_text(unit, load_words("zh")) == zh


def test_a_scale_stands_before_its_unit() -> None:
    assert unit_text("1e6 USD", load_words("en")) == "million US dollars"
