"""The definitions of figures hold together: properties exist, figures and units have words."""

from gisapp.core.parks.figure_table import FIGURES, OF_ANY_PARK, PARTS_OF_WHOLES
from gisapp.core.text.units import UnitChoice, format_value
from gisapp.sources.parks.known_headings import known_headings
from gisapp.words import LANGUAGES, load_words

PROPERTIES = known_headings().schema.properties


def test_each_property_is_known() -> None:
    operands = [operand for figure in FIGURES for operand in figure.operands]
    operands += [operand for pair in PARTS_OF_WHOLES for operand in (pair.part, pair.whole)]
    codes = {code for each in operands for code in (each.property_code, *each.or_else)}
    codes |= {code for figure in FIGURES for code in figure.stated_as}
    assert codes <= PROPERTIES.keys()


def test_each_figure_has_a_name_and_a_unit_that_can_be_shown() -> None:
    for language in LANGUAGES:
        words = load_words(language)
        assert {f"derived.{figure.code}" for figure in FIGURES} <= words.entries.keys()
        for figure in OF_ANY_PARK:
            assert "1.5" in format_value(1.5, figure.unit, UnitChoice(), words)


def test_a_stated_figure_is_of_the_same_dimension() -> None:
    for figure in OF_ANY_PARK:
        units = {PROPERTIES[code].unit or "ratio" for code in figure.stated_as}
        assert units == {figure.unit or "ratio"}
