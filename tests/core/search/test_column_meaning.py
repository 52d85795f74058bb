"""What columns are called and state, as a search needs it."""

from gisapp.core.own_parks.fact_columns import fact_columns
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.search.column_meaning import Heading, Meaning
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.quantity import TypedUnit
from gisapp.sources.parks.park_schema import load_park_schema


def meaning(code: str, unit: str) -> Meaning:
    mapping = LayerMapping("plot", columns=(ColumnMapping("x", code, unit),))
    return Meaning(*fact_columns(mapping, load_park_schema())[0])


def test_field_and_value_are_told_in_both_languages() -> None:
    assert Heading("flag").told("yes", "是").zh == "flag: 是"
    assert Heading("面积").told("630").zh == "面积: 630"


def test_a_column_is_called_as_its_property_too() -> None:
    heading = Heading("col_7", Bilingual("Tax per land area", "亩均税收"))
    assert [heading.has(each) for each in ("col_7", "税收", "land", "floor")] == [
        *(True, True, True),
        False,
    ]
    assert heading.told("20") == Bilingual("Tax per land area: 20", "亩均税收: 20")


def test_a_value_is_told_in_the_units_of_each_language() -> None:
    tax = meaning("tax_per_land", "1e4 CNY/mu")
    assert tax.unit == TypedUnit("CNY/m2", 15.0)
    assert tax.in_words(300.0, "approx") == ("about 300 yuan/m²", "约 20 万元/亩")


def test_what_is_no_quantity_has_no_unit() -> None:
    assert meaning("plot_code", "").unit is None
    assert meaning("completion_year", "").unit is None
