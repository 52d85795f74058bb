"""Numbers, values and times read in the window as the shared lists expect."""

import numpy as np
import pytest

from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Period
from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.worlds import nearest_move
from gisapp.core.text.units import UnitChoice, format_number, format_value
from gisapp.ui.details.attributes_view import attribute_row
from gisapp.words import LANGUAGES, Language, load_words
from tests.parks import embedded
from tests.shared.expectations import Case, cases


@pytest.mark.parametrize("case", cases("numbers"), ids=lambda case: str(case["value"]))
def test_numbers(case: Case) -> None:
    assert format_number(case["value"], case["digits"]) == case["text"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases("units"), ids=lambda case: case["en"])
def test_values_in_units(case: Case, language: Language) -> None:
    usual = UnitChoice.usual(language)
    units = UnitChoice(case.get("area"), case.get("money", usual.money))
    words = load_words(language)
    text = format_value(case["value"], case["unit"], units, words, case.get("noun", ""))
    assert text == case[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases("attributes"), ids=lambda case: case["en"])
def test_attributes(case: Case, language: Language) -> None:
    row = attribute_row("field", case["value"], load_words(language), case["role"] or "text")
    assert row.value == case[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases("periods"), ids=lambda case: case["en"])
def test_periods(case: Case, language: Language) -> None:
    _, dataset = embedded()
    formatter = FactFormatter(dataset, load_words(language), UnitChoice())
    period = Period(case["start"], case["end"], "", case["basis"])
    assert formatter.period(period) == case[language]


@pytest.mark.parametrize("case", cases("longitudes"), ids=lambda case: str(case["beside"]))
def test_places_beside_the_view(case: Case) -> None:
    (x, _), (middle, _) = lonlat_to_mercator(np.array([(case["lon"], 0), (case["middle"], 0)]))
    beside = mercator_to_lonlat(np.array([(x + nearest_move(x, middle), 0)]))
    assert beside[0, 0] == pytest.approx(case["beside"])
