"""Numbers, values and times read on the exported page as the shared lists expect."""

import pytest
from playwright.sync_api import Page

from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.document import exact_json
from gisapp.words import LANGUAGES, Language
from tests.page_scripts import load_functions, state_of
from tests.shared.expectations import cases


@pytest.fixture
def scripted(page: Page) -> Page:
    load_functions(
        page,
        wordsFor="words",
        formatNumber="units",
        formatValue="units",
        formatPeriod="units",
        longitudeBeside="geometry",
        attributeText="attribute_text",
    )
    return page


def test_numbers(scripted: Page) -> None:
    expected = cases("numbers")
    shown = scripted.evaluate(
        "cases => cases.map(({ value, digits }) => formatNumber(value, digits))", expected
    )
    assert shown == [case["text"] for case in expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_in_units(scripted: Page, language: Language) -> None:
    expected = cases("units")
    shown = scripted.evaluate(
        """([cases, usual]) => cases.map(({ value, unit, noun, area, money }) => {
            const chosen = { area: area ?? usual.area, money: money ?? usual.money };
            return formatValue(value, unit, wordsFor(allWords, { ...usual, ...chosen }), noun);
        })""",
        [expected, state_of(language, UnitChoice.usual(language))],
    )
    assert shown == [case[language] for case in expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_periods(scripted: Page, language: Language) -> None:
    expected = cases("periods")
    shown = scripted.evaluate(
        """([cases, state]) => {
            const words = wordsFor(allWords, state);
            return cases.map((period) => formatPeriod(period, words));
        }""",
        [expected, state_of(language, UnitChoice.usual(language))],
    )
    assert shown == [case[language] for case in expected]


def test_places_beside_the_view(scripted: Page) -> None:
    expected = cases("longitudes")
    shown = scripted.evaluate(
        "cases => cases.map(({ lon, middle }) => longitudeBeside(lon, middle))", expected
    )
    assert shown == pytest.approx([case["beside"] for case in expected])


@pytest.mark.parametrize("language", LANGUAGES)
def test_attributes(scripted: Page, language: Language) -> None:
    expected = cases("attributes")
    # A whole number that JavaScript would round comes as text, as in the page's data.
    given = [{**case, "value": exact_json(case["value"])} for case in expected]
    shown = scripted.evaluate(
        """([cases, state]) => {
            const words = wordsFor(allWords, state);
            const read = ({ value, role }) =>
                role && typeof value === "string" ? BigInt(value) : value;
            return cases.map((each) => attributeText(read(each), each.role, words));
        }""",
        [given, state_of(language, UnitChoice.usual(language))],
    )
    assert shown == [case[language] for case in expected]
