"""The page tells numbers, times and derived figures exactly as the window and command line do."""

from itertools import product

import pytest
from playwright.sync_api import Page

from gisapp import paths
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.units import AreaUnit, MoneyStyle, UnitChoice, format_value
from gisapp.export.snapshot.dataset_json import dataset_json
from gisapp.export.snapshot.script_bundle import bundle
from gisapp.words import LANGUAGES, Language, load_words
from tests.parks import embedded

SCRIPTS = paths.resources() / "html" / "scripts"
AREAS: tuple[AreaUnit | None, ...] = (None, "m2", "ha", "km2", "mu")
MONEY: tuple[MoneyStyle, ...] = ("million", "wan")
CHOICES = [UnitChoice(area, money) for area, money in product(AREAS, MONEY)]

NUMBERS = (
    0.0, 1.0, 2.0, 3.0, 11.0, 12.0, 21.0, 0.062, 0.125, 0.1225, 0.5, 1 / 3, 2 / 3, 0.147619, 1.0001,
    2.5, 12.25, 99.95, 999.5, 9999.995, 62000.0, 366000.0, 999999.5, 1e6, 1234567.5, 1234568.5,
    21.5e6, 37.3e9, 5e9, 123456789.123, -5.25, -1234560.5, 1e-7,
)  # fmt: skip
UNITS = ("m2", "CNY", "count", "rank", "ratio", "m", "year", "CNY/m2", "")


@pytest.fixture
def scripted(page: Page) -> Page:
    """A blank page that has the snapshot's modules for values."""
    for module, start in (
        ("words.js", "wordsFor"),
        ("units.js", "formatValue"),
        ("units.js", "formatFact"),
        ("units.js", "formatPeriod"),
        ("derivation.js", "derivedTitle"),
        ("derivation.js", "formatDerived"),
        ("derivation.js", "derivedFormula"),
    ):
        page.add_script_tag(content=bundle(SCRIPTS, module, start))
    page.evaluate(
        "words => { window.allWords = words; }",
        {language: load_words(language).entries for language in LANGUAGES},
    )
    return page


def state(language: Language, choice: UnitChoice) -> dict[str, str]:
    return {"language": language, "area": choice.area or "", "money": choice.money}


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_of_every_unit(scripted: Page, language: Language) -> None:
    shown = scripted.evaluate(
        """([states, numbers, units]) => states.map((state) => {
            const words = wordsFor(allWords, state);
            return units.map((unit) =>
                numbers.map((number) => formatValue(number, unit, words, "plants_built")));
        })""",
        [[state(language, choice) for choice in CHOICES], list(NUMBERS), list(UNITS)],
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
    stored = dataset_json(dataset)
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
        [[state(language, choice) for choice in CHOICES], stored],
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
