"""The page words values, facts and derived figures exactly as the window does."""

import json
from itertools import product

import pytest
from playwright.sync_api import Page

from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import (
    AreaUnit,
    MoneyStyle,
    UnitChoice,
    area_in_other_units,
    format_value,
)
from gisapp.export.snapshot.dataset_json import dataset_json
from gisapp.words import LANGUAGES, Language, load_words
from tests.page_data import unfolded
from tests.page_scripts import load_functions, state_of
from tests.parks import embedded
from tests.shared.expectations import cases

AREAS: tuple[AreaUnit | None, ...] = (None, "m2", "ha", "km2", "mu")
MONEY: tuple[MoneyStyle, ...] = ("million", "wan")
CHOICES = [UnitChoice(area, money) for area, money in product(AREAS, MONEY)]

NUMBERS = [case["value"] for case in cases("numbers")]
UNITS = ("m2", "CNY", "count", "rank", "ratio", "m", "year", "CNY/m2", "")


@pytest.fixture
def scripted(page: Page) -> Page:
    load_functions(
        page,
        wordsFor="words",
        formatValue="units",
        formatFact="units",
        formatPeriod="units",
        areaInOtherUnits="units",
        derivedTitle="derivation",
        formatDerived="derivation",
        derivedFormula="derivation",
    )
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_of_every_unit(scripted: Page, language: Language) -> None:
    shown = scripted.evaluate(
        """([states, numbers, units]) => states.map((state) => {
            const words = wordsFor(allWords, state);
            return units.map((unit) =>
                numbers.map((number) => formatValue(number, unit, words, "plants_built")));
        })""",
        [[state_of(language, choice) for choice in CHOICES], NUMBERS, list(UNITS)],
    )
    words = load_words(language)
    assert shown == [
        [
            [format_value(number, unit, choice, words, "plants_built") for number in NUMBERS]
            for unit in UNITS
        ]
        for choice in CHOICES
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_and_derived_figures_of_the_embedded_data(scripted: Page, language: Language) -> None:
    _, dataset = embedded()
    stored = unfolded(json.loads(json.dumps(dataset_json(dataset))))
    shown = scripted.evaluate(
        """([states, dataset]) => states.map((state) => {
            const words = wordsFor(allWords, state);
            const derived = Object.values(dataset.subjects).flatMap((subject) => subject.derived);
            return [
                Object.values(dataset.facts).map((fact) => formatFact(fact, words)),
                Object.values(dataset.facts).map((fact) => formatPeriod(fact.period, words)),
                derived.map((each) => derivedTitle(each, dataset, words)),
                derived.map((each) => formatDerived(each, dataset, words)),
                derived.map((each) => derivedFormula(each, dataset, words)),
            ];
        })""",
        [[state_of(language, choice) for choice in CHOICES], stored],
    )
    words = load_words(language)
    derived = [each for uid in dataset.subjects for each in dossier_of(dataset, uid).derived]
    assert derived
    for choice, on_page in zip(CHOICES, shown, strict=True):
        formatter = FactFormatter(dataset, words, choice)
        assert on_page == [
            list(map(formatter.value, dataset.facts)),
            [formatter.period(fact.period) for fact in dataset.facts],
            list(map(formatter.derived_title, derived)),
            list(map(formatter.derived_value, derived)),
            list(map(formatter.derived_formula, derived)),
        ]


def test_areas_in_the_units_that_are_not_shown(scripted: Page) -> None:
    shown = scripted.evaluate(
        """([states, numbers]) => states.map((state) => {
            const words = wordsFor(allWords, state);
            return numbers.map((number) => areaInOtherUnits(number, words));
        })""",
        [[state_of("en", choice) for choice in CHOICES], NUMBERS],
    )
    words = load_words("en")
    assert shown == [
        [list(area_in_other_units(number, choice, words)) for number in NUMBERS]
        for choice in CHOICES
    ]
